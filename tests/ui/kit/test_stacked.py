"""Widgets one below the other or side by side, out to the edges of what they lie in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coach.ui.kit.layout.stacked import column_of, row_of, stack


@pytest.fixture
def whole(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def parts():
    return QLabel("one"), QLabel("two")


def shown(whole):
    whole.resize(200, 100)
    whole.show()
    return whole


def test_a_column_reaches_the_edges_of_its_widget(whole):
    first, last = parts()
    column_of(whole, first, last)
    shown(whole)
    assert first.geometry().topLeft() == whole.rect().topLeft()
    assert last.geometry().bottomRight() == whole.rect().bottomRight()


def test_between_two_parts_lies_the_gap_and_nothing_else(whole):
    first, last = parts()
    column_of(whole, first, last, gap=7)
    shown(whole)
    assert last.y() - first.y() - first.height() == 7


def test_no_gap_is_none_at_all(whole):
    first, last = parts()
    row_of(whole, first, last, gap=0)
    shown(whole)
    assert last.x() == first.x() + first.width()
    assert first.y() == last.y() == 0


def test_what_is_stacked_comes_behind_what_is_there(whole):
    there, (first, last) = QLabel("there"), parts()
    layout = QVBoxLayout(whole)
    layout.addWidget(there)
    stack(layout, first, last)
    assert [layout.itemAt(at).widget() for at in range(3)] == [there, first, last]
