"""The screen stays awake while the prompter is open, and sleeps again on every way out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from coach.ui.prompter.window import Prompter
from coach.ui.shell.awake import Awake
from coach.ui.shell.outside import Outside

K = Qt.Key


class OutsideFake:
    """Counts how often the screen is held; may refuse."""

    def __init__(self, *, fails=False):
        self.held = self.times = 0
        self.fails = fails

    def awake(self):
        """What holds the screen."""
        return self

    def __enter__(self):
        if self.fails:
            raise OSError
        self.held += 1
        self.times += 1

    def __exit__(self, *_):
        self.held -= 1
        if self.fails:
            raise OSError


@pytest.fixture
def outside(window):
    window.shell.outside = OutsideFake()
    return window.shell.outside


@pytest.fixture
def prompter(qtbot, window, services, case, answer, outside):
    """Opens the prompter over the page of the day."""
    answer("marketing-agency")
    services.cases.set_talk(case.id, date(2026, 11, 30))
    window.show_page("day", case.id)

    def prompter():
        window.shell.prompt(case.id)
        return window.findChildren(Prompter)[-1]

    return prompter


@pytest.mark.parametrize("key", [K.Key_Escape, K.Key_F11])
def test_it_is_held_while_open_and_let_go_by_key(qtbot, prompter, outside, key):
    opened = prompter()
    assert outside.held == 1
    qtbot.waitUntil(opened.isActiveWindow)
    qtbot.keyClick(opened, key)
    assert outside.held == 0


def test_after_the_last_part_and_with_the_window(qtbot, window, prompter, outside):
    opened = prompter()
    qtbot.keyClick(opened, K.Key_End)
    while opened.isVisible():
        qtbot.keyClick(opened, K.Key_Space)
    assert (outside.held, outside.times) == (0, 1)
    prompter()
    assert outside.held == 1
    window.close()
    assert (outside.held, outside.times) == (0, 2)


def test_opened_twice_it_is_held_once(prompter, outside):
    first = prompter()
    prompter()
    assert (outside.held, outside.times) == (1, 1)
    first.close()
    assert outside.held == 0


def test_a_prompter_that_is_gone_without_being_closed_lets_go(prompter, outside):
    prompter().deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert outside.held == 0


def test_an_old_prompter_that_goes_leaves_the_new_one_awake(prompter, outside):
    prompter().close()
    prompter_again = prompter()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert outside.held == 1
    prompter_again.close()
    assert outside.held == 0


def test_a_system_that_refuses_holds_nothing_up(window, prompter):
    window.shell.outside = OutsideFake(fails=True)
    opened = prompter()
    assert opened.isVisible()
    opened.close()


def test_a_system_that_does_not_let_go_holds_nothing_up():
    outside = OutsideFake()
    awake = Awake(outside)
    awake.hold()
    outside.fails = True
    awake.release()
    awake.release()
    assert outside.held == 0


def test_the_systems_own_way_is_entered_and_left():
    with Outside().awake() as mode:
        assert mode.active
    assert not mode.active
