"""The window ends as closing it does, whoever asks; and a day ends by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coach.app import Program
from coach.paths import user_paths
from coach.services.case.text import LONGEST
from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.lines.talk_line import TalkLineBlock
from coach.ui.window.ending import EndRequests
from coach.ui.window.main_window import MainWindow
from tests.ui.conftest import THURSDAY_NOON, stays, texts

ROOT = Path(__file__).parents[3]
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


@posix
@pytest.mark.parametrize("by_pipe", [True, False], ids=["pipe", "as under Windows"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_request_to_end_is_heard_while_qt_waits(qtbot, number, by_pipe):
    before = signal.getsignal(number)
    requests = EndRequests(by_pipe=by_pipe)
    with qtbot.waitSignal(requests.asked):
        os.kill(os.getpid(), number)
    requests.stop()
    assert signal.getsignal(number) is before


@posix
def test_what_whoever_started_it_keeps_from_it_is_not_heard(qtbot):
    """As `nohup` does with the end of a terminal."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        requests = EndRequests()
        with qtbot.assertNotEmitted(requests.asked, wait=50):
            os.kill(os.getpid(), signal.SIGHUP)
        requests.stop()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


@posix
@pytest.mark.timeout(120)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_program_ends_in_order_and_nothing_is_left_open(tmp_path, number):
    data = user_paths(tmp_path / "data")
    heard = "signal.signal(signal.SIGINT, signal.default_int_handler)"  # a job in the background
    code = f"import signal, sys; {heard}; import tests.ui.ended as e; sys.exit(e.main(sys.argv[1]))"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(data.data)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "today\n"
        process.send_signal(number)
        assert process.stdout.read() == "closed\n"
        assert process.stderr.read() == ""
    assert process.returncode == 0
    assert not data.database.with_name("good-terms.db-wal").exists()


def test_closing_keeps_the_line_that_is_half_typed(qtbot, window, services, case, answer):
    answer("payroll")
    window.show_page("talk", case.id)
    qtbot.waitActive(window)
    line = next(
        line
        for part in services.talks.talk(case.id).parts
        for line in part.lines
        if part.id == "news" and not line.cue
    )
    block = window.findChild(TalkLineBlock, f"line:{line.id}")
    block.setFocus()
    qtbot.keyClick(block, Qt.Key.Key_E)
    editor = window.findChild(LineEditor, f"edit:{line.id}")
    editor.setPlainText("")
    qtbot.keyClicks(editor, "We stop in Ju")
    window.close()
    assert "We stop in Ju" in [row.text for row in services.lines.rows(case.id)]


def test_closing_with_a_line_that_is_refused_is_told_once(qtbot, window, services, case, answer):
    answer("payroll")
    window.show_page("talk", case.id)
    qtbot.waitActive(window)
    part = next(each for each in services.talks.talk(case.id).parts if each.id == "news")
    line = next(each for each in part.lines if not each.cue)
    block = window.findChild(TalkLineBlock, f"line:{line.id}")
    block.setFocus()
    qtbot.keyClick(block, Qt.Key.Key_E)
    editor = window.findChild(LineEditor, f"edit:{line.id}")
    editor.setPlainText("word " * (LONGEST // 5 + 1))
    assert not window.close()
    assert window.isVisible()
    assert "What you typed last is still here" in texts(window)
    assert editor.toPlainText().startswith("word word")
    assert window.close()


@dataclass
class MovingClock:
    """A clock that is set by hand."""

    now: datetime = THURSDAY_NOON

    def __call__(self) -> datetime:
        """The moment it is set to."""
        return self.now


@pytest.fixture
def started(qtbot, qapp, tmp_path):
    """The program over a clock that is set by hand, with Today shown; it is closed at the end."""
    clock = MovingClock()
    program = Program(qapp, user_paths(tmp_path / "data"), clock, look_every=20)
    program.start()
    qtbot.waitUntil(lambda: getattr(program.window, "page_name", "") == "today")
    assert isinstance(program.window, MainWindow)
    yield program, clock
    program.close()
    program.window.close()
    program.window.deleteLater()


def test_today_turns_over_at_midnight(qtbot, started):
    program, clock = started
    page = program.window.page("today")
    assert "Thursday, 26 November" in texts(page)
    clock.now += timedelta(days=1)
    qtbot.waitUntil(lambda: "Friday, 27 November" in texts(page))


def test_a_clock_that_is_put_right_while_the_program_runs_is_met_at_once(qtbot, started):
    """Else a case that waits for a night would wait night after night, till the next start."""
    program, clock = started
    clock.now += timedelta(days=1500)
    qtbot.waitUntil(lambda: program._day == clock.now.date())
    program._services.clients.add("Halden Tools")
    notes = []
    program.window.shell.show_message.connect(notes.append)
    clock.now -= timedelta(days=1500)
    qtbot.waitUntil(lambda: "Check the clock" in texts(program.window))
    qtbot.waitUntil(lambda: [note.alert for note in notes] == [True])  # no tick: nothing was done
    assert stays(program.window)
