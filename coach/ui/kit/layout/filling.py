# SPDX-License-Identifier: MIT
"""Takes out what a layout holds, and puts other things in."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout) -> None:
    """Take all widgets out and away. One whose signal is being handled lives until that is done."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def fill(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    """Put widgets in the place of those that are there, and show them at once."""
    empty(layout)
    add(layout, widgets)


def add(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    """Put widgets behind those that are there, and show them at once.

    Qt lays out all that is around a widget whenever one is shown; here only for the last of them.
    """
    all_ = list(widgets)
    with _held(layout.parentWidget()):
        for widget in all_[:-1]:
            _put(layout, widget)
    for widget in all_[-1:]:
        _put(layout, widget)


def _put(layout: QLayout, widget: QWidget) -> None:
    layout.addWidget(widget)
    widget.show()


@contextmanager
def _held(widget: QWidget | None) -> Iterator[None]:
    """Nothing is laid out meanwhile, of a widget and of those around it."""
    held = []
    while widget is not None and widget.isVisible() and (layout := widget.layout()) is not None:
        if layout.isEnabled():
            layout.setEnabled(False)
            held.append(layout)
        widget = widget.parentWidget()
    try:
        yield
    finally:
        for layout in held:
            layout.setEnabled(True)
