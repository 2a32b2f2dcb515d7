# SPDX-License-Identifier: MIT
"""Tab goes through a page in the order in which it is read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

_AWAY = "leadsAway"  # a dynamic property
_WRITES = ("QLineEdit", "QPlainTextEdit", "QAbstractSpinBox")  # by name: loading them takes time


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """A widget and all below it that take the keys, as the layouts have them."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    if inner is not None:
        yield from in_reading_order(inner)
    elif not isinstance(widget, QAbstractScrollArea) and (layout := widget.layout()) is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from in_reading_order(widget)
        elif inner is not None:
            yield from _of_layout(inner)


def set_focus_order(*parts: QWidget) -> None:
    """Let Tab go through these parts, one after the other, each as it is read."""
    widgets = [widget for part in parts for widget in in_reading_order(part)]
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


def leads_away(widget: QWidget) -> None:
    """Mark a part of a page that only leads to other pages, as the steps of a case do."""
    widget.setProperty(_AWAY, True)  # noqa: FBT003 - Qt's own signature


def has_keys(page: QWidget) -> bool:
    """Whether something that a page is for has the keys, and is seen."""
    focused = page.window().focusWidget()
    if focused is None or not page.isAncestorOf(focused) or not focused.isVisible():
        return False
    return not _is_away(focused, page)


def _is_away(widget: QWidget, page: QWidget) -> bool:
    """Whether a widget lies in a part of the page that only leads away."""
    above: QWidget | None = widget
    while above is not None and above is not page:
        if above.property(_AWAY):
            return True
        above = above.parentWidget()
    return False


def focus_first(page: QWidget, *, writes: bool = True) -> None:
    """Bring the keys to the first widget of a page that takes them and does not lead away.

    With `writes` false to none in which what is pasted or typed would stand.
    """
    for widget in in_reading_order(page):
        if not writes and any(map(widget.inherits, _WRITES)):
            continue
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        shown = widget.isEnabled() and widget.isVisibleTo(page)
        if by_tab and shown and not _is_away(widget, page):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
