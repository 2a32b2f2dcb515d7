"""kill -9 at any moment: no answer that was acknowledged is lost, and the file is whole."""

from __future__ import annotations

import contextlib
import random
import subprocess

import pytest

from coach.engine.rules.journal import replay
from coach.store.file.opening import open_store
from coach.store.tables.journal import JournalTable
from tests.faults.kills import kill_after, missing, start


@pytest.mark.parametrize("seed", range(8))
def test_every_acknowledged_answer_is_there_afterwards(paths, open_data, seed):
    lines = random.Random(seed).randrange(1, 60)
    said = kill_after(start(paths.data, seed), lines)
    assert len(said) >= lines
    store = open_data()
    assert store.rows("PRAGMA quick_check") == [("ok",)]
    assert missing(store, said) == []
    journal = JournalTable(store)
    last = journal.of_case(said[-1][0])
    assert len(last) <= len(said[-1])  # at most one answer more than was acknowledged
    assert [entry.position for entry in last] == list(range(len(last)))
    replay(last)


@pytest.mark.parametrize("after", [0.03, 0.06, 0.09, 0.12, 0.2, 0.3])
def test_a_first_start_killed_at_any_moment_leaves_a_folder_that_opens(paths, clock, after):
    process = start(paths.data, 1)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(after)
    process.kill()
    process.communicate()
    store = open_store(paths, clock, keyring=False)
    assert store.rows("PRAGMA quick_check") == [("ok",)]
    store.close()


def test_killed_again_and_again_nothing_piles_up_or_goes_missing(paths, open_data):
    said = []
    for seed in range(3):
        said += kill_after(start(paths.data, seed), 5 + seed)
    store = open_data()
    assert missing(store, said) == []
    assert store.row("SELECT count(*) FROM client") == (3,)
