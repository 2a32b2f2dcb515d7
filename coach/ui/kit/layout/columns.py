# SPDX-License-Identifier: MIT
"""Two columns side by side where there is room, one below the other where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QWidget

from coach.ui.kit.layout.arranged import Arranged
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Hashable

    from coach.ui.kit.basic.theme import Theme

_UNBOUND = 16777215  # Qt's own largest width


class Columns(Arranged):
    """Two columns, `left` and `right` (layouts to add to); below `narrow` pixels they stack.

    Args:
        theme: Widths grow with its size of text.
        parent: The page.
        shares: How the width is shared.
        narrow: From which width on the columns lie side by side.
        right_width: A width of its own for the right column, in place of its share.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        shares: tuple[int, int] = (3, 2),
        narrow: int = 720,
        right_width: int = 0,
    ) -> None:
        super().__init__(theme, parent)
        self._narrow, self._right_width = narrow, right_width
        self._sides = (QWidget(self), QWidget(self))
        self._first: QWidget | None = None
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.left, self.right = (column_of(side, gap=8) for side in self._sides)
        for side, column, share in zip(self._sides, (self.left, self.right), shares, strict=True):
            self._box.addWidget(side, 0 if right_width and column is self.right else share)

    def lead(self, widget: QWidget) -> None:
        """Put a widget first: above the right column, and where they stack above the left one."""
        self._first = widget
        self.right.insertWidget(0, widget)

    def fitting(self, width: int) -> bool:
        """Whether the columns lie side by side."""
        return width >= self._theme.across(self._narrow)

    def arrange(self, arrangement: Hashable) -> None:
        """Side by side, or one below the other."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if arrangement else down)
        self._box.setSpacing(40 if arrangement else 24)
        if self._first is not None:
            (self.right if arrangement else self.left).insertWidget(0, self._first)
        if self._right_width:
            width = self._theme.across(self._right_width)
            self._sides[1].setMinimumWidth(width if arrangement else 0)
            self._sides[1].setMaximumWidth(width if arrangement else _UNBOUND)
