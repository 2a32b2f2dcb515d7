"""Whoever does not see the window can still use it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from coach.ui.window.page_list import PAGES


def focusable(root: QWidget) -> list[QWidget]:
    """What the Tab key reaches."""
    tab = Qt.FocusPolicy.TabFocus
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root)
        and widget.focusPolicy() & tab
        and not (widget.objectName() or "").startswith("qt_")
        and widget.focusProxy() is None
    ]


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_everything_the_keys_reach_has_a_name(window, show, name):
    show(name)
    page = window.page(name)
    unnamed = []
    for widget in focusable(page):
        said = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        if not said.strip():
            unnamed.append((type(widget).__name__, widget.objectName()))
    assert not unnamed


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_no_label_can_show_more_than_plain_text(window, show, name):
    show(name)
    rich = [
        label.text()
        for label in window.page(name).findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText and label.text()
    ]
    assert not rich


def test_the_rail_and_its_entries_have_names(window):
    window.show_page("today")
    for widget in focusable(window):
        said = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert said.strip(), widget.objectName()
