"""The list of a choice is as wide as its longest words; words put behind others are one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.growing_edit import GrowingEdit

LONG = "A partner, with as much say as I have in all that we do together"


def test_a_list_shows_its_longest_words_whole(qtbot):
    box = ChoiceField("who")
    qtbot.addWidget(box)
    box.addItems(["Choose…", LONG])
    box.setFixedWidth(120)
    box.show()
    box.showPopup()
    view = box.view()
    assert view.fontMetrics().horizontalAdvance(LONG) <= view.viewport().width()
    assert view.window().width() <= box.screen().availableSize().width()
    box.hidePopup()


def test_a_list_is_never_wider_than_the_screen(qtbot):
    box = ChoiceField("who")
    qtbot.addWidget(box)
    box.addItem(LONG * 20)
    box.show()
    box.showPopup()
    assert box.view().minimumWidth() == box.screen().availableSize().width()
    box.hidePopup()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "we are sorry"),
        ("credit the 640 euro", "credit the 640 euro, we are sorry"),
        ("It failed. ", "It failed. we are sorry"),
        ("first, ", "first, we are sorry"),
        ("😀", "😀, we are sorry"),
    ],
)
def test_words_to_begin_from_are_one_step_to_take_back(qtbot, before, after):
    field = GrowingEdit("fact")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field, "x")
    field.undo()
    field.insertPlainText(before)
    field.put_behind("we are sorry")
    assert field.text() == after
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == before
