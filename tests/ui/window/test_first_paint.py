"""What waits for a paint of the window comes after it, and comes even where nobody sees it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.ui.window.first_paint import after_first_paint, after_paint


class Noting(QWidget):
    """Notes when it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Paint nothing."""
        self.noted.append("painted")

    def call(self) -> None:
        """What waits."""
        self.noted.append("called")


@pytest.fixture
def window(qtbot):
    """A window that is not shown yet."""
    window = Noting()
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize("wait", [after_first_paint, after_paint])
def test_it_comes_once_and_after_the_paint(qtbot, window, wait):
    wait(window, window.call)
    window.show()
    qtbot.waitUntil(lambda: "called" in window.noted)
    assert window.noted[0] == "painted"
    before = window.noted.count("painted")
    window.update()
    qtbot.waitUntil(lambda: window.noted.count("painted") > before)
    assert window.noted.count("called") == 1


def test_a_window_that_is_seen_already_is_painted_again_first(qtbot, window):
    window.show()
    qtbot.waitUntil(lambda: "painted" in window.noted)
    window.noted.clear()
    after_paint(window, window.call)
    qtbot.waitUntil(lambda: "called" in window.noted)
    assert window.noted[0] == "painted"


def test_where_nobody_sees_the_window_it_comes_all_the_same(qtbot, window):
    after_paint(window, window.call, at_most=10)
    qtbot.waitUntil(lambda: "called" in window.noted)
    window.show()
    qtbot.waitUntil(lambda: "painted" in window.noted)
    assert window.noted.count("called") == 1


def test_a_window_that_went_before_its_paint_calls_nothing(qtbot, window):
    gone, noted = Noting(), []
    after_paint(gone, lambda: noted.append("called"), at_most=10)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    after_paint(window, lambda: noted.append("later"), at_most=40)
    qtbot.waitUntil(lambda: "later" in noted)
    assert noted == ["later"]
