"""kill -9 in the middle of a round: every mark that was made is there again, and the clock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coach.paths import user_paths
from coach.store.file.opening import open_store
from tests.opened import build
from tests.practice import small_practice
from tests.services.conftest import HeldClock, SmallContent

ROOT = Path(__file__).parents[3]


@pytest.mark.timeout(120)
@pytest.mark.parametrize("marks", [1, 17])
def test_every_mark_that_was_made_is_there_and_the_round_goes_on(tmp_path, marks):
    folder = tmp_path / "killed"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.services.practice.killed", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        said = [process.stdout.readline() for _ in range(marks)]
        process.kill()
        said += process.stdout
    number, round_id, check, yes = [line for line in said if line.endswith("\n")][-1].split()
    clock = HeldClock()
    store = open_store(user_paths(folder), clock, keyring=False)
    services = build(store, SmallContent(practice=small_practice()), clock)
    found = services.rounds.round(round_id)
    kept = {mark.check: (mark.is_yes, mark.at) for mark in found.marks}
    later = kept[check][1] > float(number)  # one more was kept, and not said any more
    assert later or kept[check] == (yes == "True", float(number))
    assert found.seconds >= float(number)
    assert services.rounds.unfinished().id == round_id
    services.close()
