# SPDX-License-Identifier: MIT
"""The column of a page on which one reads and answers, as wide as type of its size is read well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.ui.kit.basic.theme import Theme


class PageColumn(QWidget):
    """Parts one below the other, at the left of what it is put into.

    Args:
        theme: By its text size the column becomes wider.
        widest: Pixels, at 100 % text.
        parent: The page.
        spacing: Pixels between two parts.
    """

    def __init__(self, theme: Theme, widest: int, parent: QWidget, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self._theme, self._widest = theme, widest
        self.body = column_of(self, gap=spacing)
        theme.changed.connect(self._fit)
        self._fit()

    def put_into(self, layout: QVBoxLayout, parts: Iterable[QWidget] = ()) -> None:
        """Add parts to the column, and the column to a layout.

        What stands beside it takes the room that is left: so the column has its width before its
        height is asked for.
        """
        for part in parts:
            self.body.addWidget(part)
        beside = QHBoxLayout()
        beside.addWidget(self, 1)
        beside.addStretch(0)
        layout.addLayout(beside)

    def _fit(self) -> None:
        self.setMaximumWidth(self._theme.across(self._widest))


def with_foot(page: QWidget, scrolls: QWidget, *feet: QWidget) -> None:
    """Lay a page out: what scrolls, and below it what is always in sight."""
    layout = column_of(page, gap=0)
    layout.addWidget(scrolls, 1)
    for foot in feet:
        layout.addWidget(foot)
