"""What the tests of the lines of a talk share."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.lines.talk_line import TalkLineBlock
from coach.ui.talk.talk_page import TalkPage
from tests.ui.conftest import button
from tests.ui.steps import opened

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot, services, shell, heard, case, answer):
    answer("payroll")
    page = opened(qtbot, TalkPage(services, shell), case.id, width=1180)
    qtbot.waitActive(page)
    return page


@pytest.fixture
def first(services, case):
    """The first line that is said in the news."""
    return next(line for line in part(services, case, "news").lines if not line.cue)


def part(services, case, name):
    return next(part for part in services.talks.talk(case.id).parts if part.id == name)


def line(services, case, line_id):
    return next(each for each in services.lines.rows(case.id) if each.id == line_id)


def block(page, line_id) -> TalkLineBlock:
    found = [b for b in page.findChildren(TalkLineBlock, f"line:{line_id}") if b.isVisible()]
    return found[-1]


def tool(qtbot, page, name, line_id):
    """A tool of a line, which stands beside it once it was clicked."""
    qtbot.mouseClick(block(page, line_id), Qt.MouseButton.LeftButton)
    found = button(page, f"{name}:{line_id}")
    assert found.isVisible()
    return found


def press(qtbot, page, line_id, key, modifier=Qt.KeyboardModifier.NoModifier):
    block(page, line_id).setFocus()
    qtbot.keyClick(block(page, line_id), key, modifier)


def rewrite(qtbot, page, line_id, text, end=KEY.Key_Return):
    press(qtbot, page, line_id, KEY.Key_E)
    editor = page.findChild(LineEditor, f"edit:{line_id}")
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    if end is not None:
        qtbot.keyClick(editor, end)
    return editor
