"""Marks are level with the words beside them, and what is chosen leaves no gap."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics

from coach.ui.kit.basic.labels import Label
from coach.ui.kit.rows.chosen_row import ChosenRow
from coach.ui.kit.rows.row_button import RowButton

LONG = "A row of words that goes on and on until it has to take another line, and then one more"


def middle(widget, of):
    return widget.mapTo(of, QPoint(0, 0)).y() + widget.height() / 2


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("text", ["Short", LONG])
@pytest.mark.parametrize("size", [12, 16, 18])
def test_a_mark_is_level_with_the_first_line(qtbot, qapp, shell, percent, text, size):
    qapp.set_look("light", percent)
    row = RowButton(shell.theme, "row", text, "and a detail below")
    mark = row.add_mark(shell.icons.icon("check"), size)
    qtbot.addWidget(row)
    row.resize(320, 200)
    row.show()
    line = row.text_label.fontMetrics().height()
    first = row.text_label.mapTo(row, QPoint(0, 0)).y() + line / 2
    assert abs(middle(mark, row) - first) <= percent / 100
    qapp.set_look("light", 100)


@pytest.mark.parametrize("width", range(90, 240, 7))
def test_what_is_chosen_moves_nothing_and_what_is_not_has_no_empty_line(qtbot, shell, width):
    parent = RowButton(shell.theme, "parent", "")
    qtbot.addWidget(parent)
    row = ChosenRow(shell.theme, "row", "8\u2002Hold the line", "as needed", parent)
    row.resize(width, 120)
    parent.resize(400, 200)
    parent.show()
    label = row.text_label
    before = label.heightForWidth(label.width())
    shown = Label.text(label).split("\n")
    metrics = QFontMetrics(label.font())
    assert before == metrics.lineSpacing() * (len(shown) - 1) + metrics.height()
    row.show_chosen(chosen=True)
    assert label.heightForWidth(label.width()) == before
    assert Label.text(label).split("\n") == shown
    heavy = QFontMetrics(label._heavy())
    words = ["8\u2002Hold", "the", "line"]
    assert all(heavy.horizontalAdvance(line) <= label.width() or line in words for line in shown)
    assert label.text() == "8\u2002Hold the line"
