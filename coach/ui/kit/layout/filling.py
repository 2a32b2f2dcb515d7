# SPDX-License-Identifier: MIT
"""Takes out what a layout holds, and puts other things in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    """Put widgets behind those that are there, and show them at once."""
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()
