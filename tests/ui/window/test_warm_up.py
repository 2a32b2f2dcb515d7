"""Once the window rests, what the first case waits for is loaded in small steps."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from itertools import count

import pytest
from PySide6.QtWidgets import QWidget

from coach.clock import system_clock
from coach.engine.talk.talk_index import ready
from coach.errors import GoodTermsError
from coach.paths import user_paths
from coach.ui.window.warm_up import WarmUp
from tests.opened import open_services
from tests.ui.conftest import worked_case

# Shows each page that cases go on with once the window rests, and says what was loaded for it.
FIRST_CASE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from coach.app import Program
from coach.paths import user_paths
from coach.ui.kit.basic.application import Application
from coach.ui.window.first_paint import after_paint
from coach.ui.window.warm_up import WarmUp

pages = list(zip(("interview", "verdict", "talk"), sys.argv[2:], strict=True))
app = Application()
program = Program(app, user_paths(Path(sys.argv[1])))
program.start()
before = set()

def next_page():
    ours = ("coach.", "jinja2")
    loaded = {name for name in set(sys.modules) - before if name.startswith(ours)}
    if before:
        print(program.window.page_name, *sorted(loaded), flush=True)
    if not pages:
        app.quit()
        return
    before.update(sys.modules)
    program.window.shell.go(*pages.pop(0))
    after_paint(program.window, next_page)

def look():
    warm_up = program.window.findChild(WarmUp)
    if warm_up is not None and not warm_up.isActive():
        looks.stop()
        next_page()

looks = QTimer(interval=50)
looks.timeout.connect(look)
looks.start()
app.exec()
program.close()
"""


@pytest.fixture(autouse=True)
def _collects():
    """What is kept from the collector of garbage is given back to it."""
    yield
    assert gc.isenabled()
    gc.unfreeze()


@pytest.fixture
def window(qtbot):
    """Any window."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_the_program_warms_up_after_its_first_page_and_then_rests(programs, qtbot):
    program = programs()
    program.start()
    qtbot.waitUntil(lambda: program.window.page_name == "today")
    qtbot.waitUntil(lambda: program.window.findChild(WarmUp) is not None)
    warm_up = program.window.findChild(WarmUp)
    assert warm_up.isActive()
    qtbot.waitUntil(lambda: not warm_up.isActive(), timeout=60_000)


def test_who_closes_the_program_before_leaves_nothing_running(programs, qtbot):
    program = programs()
    program.start()
    qtbot.waitUntil(lambda: program.window.findChild(WarmUp) is not None)
    warm_up = program.window.findChild(WarmUp)
    program.close()
    assert not warm_up.isActive()


def test_after_it_no_talk_has_to_be_made_ready(qtbot, services, window):
    warm_up = WarmUp(services, window)
    warm_up.setInterval(0)
    warm_up.start()
    qtbot.waitUntil(lambda: not warm_up.isActive(), timeout=60_000)
    index = ready(services.content.talk)
    assert {each.verdict for each in services.content.verdicts} == set(index._verdicts)
    assert gc.get_freeze_count() > 0


def test_one_step_is_taken_at_a_time_where_each_takes_long(qtbot, services, window):
    """Between them the window answers."""
    seconds = count()  # each look at the clock finds a second gone
    warm_up = WarmUp(services, window, lambda: float(next(seconds)))
    warm_up.setInterval(0)
    with qtbot.waitSignal(warm_up.timeout):
        warm_up.start()
    assert warm_up.isActive()
    assert next(seconds) == 2  # it looked when it began, and after one step
    warm_up.stop()


def test_what_cannot_be_read_is_left_to_its_page(qtbot, services, window, monkeypatch):
    def refuse():
        raise GoodTermsError("It is gone.")
        yield

    monkeypatch.setattr(services, "read_ahead", refuse)
    warm_up = WarmUp(services, window)
    warm_up.setInterval(0)
    warm_up.start()
    qtbot.waitUntil(lambda: not warm_up.isActive())


def test_the_first_case_loads_nothing_more(tmp_path):
    """Neither in the middle of its questions, nor at its verdict, nor in its talk."""
    begun, finished = cases_in(tmp_path / "data")
    ran = subprocess.run(
        [sys.executable, "-c", FIRST_CASE, str(tmp_path / "data"), begun, finished, finished],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert ran.stdout.splitlines() == ["interview", "verdict", "talk"]


def cases_in(folder):
    """A data folder with a case of a few answers and one with all; their ids."""
    services = open_services(user_paths(folder), system_clock, keyring=False)
    answers = worked_case("bookkeeping")
    ids = []
    for given in (list(answers.items())[:3], answers.items()):
        case = services.cases.start(services.clients.add("Halden Tools").id)
        for question, option in given:
            services.cases.answer(case.id, question, option)
        services.talks.finish_first(case.id)
        ids.append(case.id)
    services.close()
    return ids
