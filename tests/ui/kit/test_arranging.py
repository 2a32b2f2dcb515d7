"""What lies otherwise where there is less room: it settles, and keeps the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from coach.ui.kit.basic.labels import Title
from coach.ui.kit.layout.arranged import Arranged
from coach.ui.kit.layout.page_head import PageHead
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


def test_a_title_has_two_lines_beside_buttons_and_the_whole_width_for_more(qtbot, shell):
    """“Eleven lit doors of twenty-two” stood in five lines of one word beside two buttons."""
    back, later = QPushButton("Back to the run"), QPushButton("Send to my manager")
    title = "Eleven lit doors of twenty-two, and a letter that nobody has opened yet"
    head = PageHead(shell.theme, title, back, later)
    qtbot.addWidget(head)
    head.show()
    title, where = head.findChild(Title), set()
    for width in range(200, 1400, 20):
        head.resize(width, head.heightForWidth(width))
        if back.mapTo(head, QPoint()).y() < title.height():
            where.add("beside")
            assert title.heightForWidth(title.width()) <= 2 * title.fontMetrics().lineSpacing()
        else:
            where.add("below")
    assert where == {"beside", "below"}


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
