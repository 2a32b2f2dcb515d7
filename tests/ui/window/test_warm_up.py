"""Once the window rests, what the first case waits for is loaded in small steps."""

from __future__ import annotations

import gc
from itertools import count

import pytest
from PySide6.QtWidgets import QWidget

from coach.engine.talk.talk_index import ready
from coach.errors import GoodTermsError
from coach.ui.window.warm_up import WarmUp


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
