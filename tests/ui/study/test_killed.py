"""kill -9 in the middle of a session: every answer that was given is there again."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from coach.content.library import ContentLibrary
from coach.paths import pack_folder, user_paths
from coach.store.file.opening import open_store
from coach.store.tables.study import StudyTable
from coach.ui.window.main_window import MainWindow
from tests.opened import build
from tests.ui.conftest import THURSDAY_NOON
from tests.ui.study.conftest import front

ROOT = Path(__file__).parents[3]


@pytest.fixture
def reopened(tmp_path, content_cache):
    """The services over what the killed window left; they are closed after the window."""
    opened = []

    def reopen():
        data = user_paths(tmp_path / "killed")
        store = open_store(data, lambda: THURSDAY_NOON, keyring=False)
        content = ContentLibrary(pack_folder(), content_cache)
        opened.append(build(store, content, lambda: THURSDAY_NOON))
        return store, opened[-1]

    yield reopen
    for services in opened:
        services.close()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", range(2))
def test_every_answer_that_was_kept_is_there_and_the_session_goes_on(
    qtbot, qapp, tmp_path, content_cache, reopened, seed
):
    assert ContentLibrary(pack_folder(), content_cache).interview.questions  # compiled first
    arguments = [tmp_path / "killed", content_cache, seed]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.study.answering", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        wanted = random.Random(seed).randrange(20, 60)
        said = [process.stdout.readline() for _ in range(wanted)]
        process.kill()
        said += process.stdout
        said_wrong = [line for line in process.stderr if "Fontconfig" not in line]
        assert said_wrong == []
    last = [line for line in said if line.endswith("\n")][-1].split()
    assert last
    store, services = reopened()
    kept = {each.card: each.reviews for each in StudyTable(store).all()}
    for line in last:
        card, _, reviews = line.rpartition("=")
        assert kept[card] >= int(reviews)
    window = MainWindow(services, qapp.theme, qapp.icons)
    qtbot.addWidget(window)
    window.show()
    window.show_page("study-session")
    assert front(window.page("study-session"))
