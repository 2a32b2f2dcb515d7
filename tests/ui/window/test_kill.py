"""kill -9 while the interview is answered by keys: the window shows every answer again."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from coach.content.library import ContentLibrary
from coach.paths import pack_folder, user_paths
from coach.store.file.opening import open_store
from coach.store.tables.journal import JournalTable
from coach.ui.window.main_window import MainWindow
from tests.opened import build
from tests.ui.conftest import THURSDAY_NOON, button, texts

ROOT = Path(__file__).parents[3]


@pytest.fixture
def killed(tmp_path, content_cache):
    """What a window said was saved, line by line, before it was killed."""

    def run(seed: int) -> list[list[str]]:
        # content is compiled first, so that the window is quick
        assert ContentLibrary(pack_folder(), content_cache).interview.questions
        command = [sys.executable, "-m", "tests.ui.answering"]
        arguments = [tmp_path / "killed", content_cache, seed]
        with subprocess.Popen(
            [*command, *map(str, arguments)],
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
        assert len(said) >= wanted
        return [line.split() for line in said if line.endswith("\n")]

    return run


@pytest.fixture
def reopened(tmp_path, content_cache):
    """The services over what the killed window left."""

    def clock():
        return THURSDAY_NOON

    opened = []

    def reopen():
        store = open_store(user_paths(tmp_path / "killed"), clock, keyring=False)
        opened.append(build(store, ContentLibrary(pack_folder(), content_cache), clock))
        return store, opened[-1]

    yield reopen
    for services in opened:
        services.close()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", range(4))
def test_every_answer_that_was_saved_is_shown_again(qtbot, qapp, killed, reopened, seed):
    said = killed(seed)
    store, services = reopened()
    for case_id, *answers in said:
        kept = [f"{each.question}={each.value}" for each in JournalTable(store).of_case(case_id)]
        assert kept[: len(answers)] == answers
    case_id = next(case_id for case_id, *answers in reversed(said) if answers)
    view = services.cases.view(case_id)
    window = MainWindow(services, qapp.theme, qapp.icons)
    qtbot.addWidget(window)
    window.show()
    window.shell.go("interview", case_id)
    if view.question is not None:
        button(window, "heard").click()
    shown = texts(window.page("interview"))
    assert view.answered
    assert all(each.sentence in shown for each in view.answered)
