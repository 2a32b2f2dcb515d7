"""What lies otherwise where there is less room: it settles, and keeps the keys."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from coach.ui.kit.layout.arranged import Arranged
from coach.ui.talk.talk_columns import LINES, TalkColumns
from tests.ui.conftest import button

ROOM = 400  # pixels of the toy below


class Wobbly(Arranged):
    """Resizes itself while it arranges, as showing a part can."""

    def __init__(self, theme, parent):
        super().__init__(theme, parent)
        self.taken = []
        self.field = QLineEdit(self)
        self._stack = QStackedWidget(self)
        row = QHBoxLayout(self)
        row.addWidget(self.field)
        row.addWidget(self._stack)

    def fitting(self, width):
        """Whether there is room."""
        return width >= ROOM

    def arrange(self, arrangement):
        """Move the field, and be pushed about."""
        self.taken.append(arrangement)
        (self.layout() if arrangement else self._stack).addWidget(self.field)
        if not arrangement:
            self._stack.setCurrentWidget(self.field)
        self.field.show()
        for step in (1, -1):
            self.resize(self.width() + step, self.height())


@pytest.fixture
def wobbly(qtbot, shell):
    window = QWidget()
    qtbot.addWidget(window, before_close_func=lambda _: window)  # kept until then
    widget = Wobbly(shell.theme, window)
    window.resize(900, 200)
    widget.resize(ROOM + 1, 40)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return widget


def test_what_is_resized_while_it_arranges_settles(wobbly):
    assert wobbly.taken == [True]
    for width in (ROOM, ROOM - 1, 120, ROOM - 1, ROOM, 900):
        wobbly.resize(width, 40)
        assert wobbly.taken[-1] is (width >= ROOM)
        assert wobbly.width() == width
    assert wobbly.taken == [True, False, True]


def test_the_keys_stay_where_they_were(qtbot, wobbly):
    wobbly.field.setFocus()
    for width in (ROOM - 1, ROOM + 1):
        wobbly.resize(width, 40)
        qtbot.waitUntil(wobbly.field.hasFocus)


@pytest.mark.parametrize("percent", [110, 120, 150, 200])
def test_a_talk_takes_any_size_of_text_in_half_a_screen(qapp, window, case, show, percent):
    """What led to a crash: the talk, larger text, the talk again, half a common screen."""
    show("talk")
    window.show_page("settings")
    qapp.set_look("light", percent)
    window.show_page("talk", case.id)
    for size in ((640, 480), (1180, 760), (683, 480), (640, 480)):
        window.resize(*size)
        QApplication.sendPostedEvents()
    tabs = window.page("talk").findChild(TalkColumns).tabs
    assert tabs.current() == LINES
    assert button(tabs, f"tab:{LINES}").isChecked()
    qapp.set_look("light", 100)
