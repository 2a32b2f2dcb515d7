# SPDX-License-Identifier: MIT
"""Two columns side by side where there is room, one below the other where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from coach.ui.theme import Theme

_UNBOUND = 16777215  # Qt's own largest width


class Columns(QWidget):
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
        super().__init__(parent)
        self._theme, self._narrow, self._right_width = theme, narrow, right_width
        self._sides = (QWidget(self), QWidget(self))
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.left, self.right = (QVBoxLayout(side) for side in self._sides)
        for side, column, share in zip(self._sides, (self.left, self.right), shares, strict=True):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            self._box.addWidget(side, 0 if right_width and column is self.right else share)
        theme.changed.connect(self._arrange)

    @property
    def beside(self) -> bool:
        """Whether the columns lie side by side."""
        return self._box.direction() == QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """No width of its own: the page says how wide."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the arrangement that fits."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.px(self._narrow)
        if beside != self.beside:
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._box.setDirection(across if beside else down)
            self._box.setSpacing(40 if beside else 24)
        if self._right_width:
            width = self._theme.px(self._right_width)
            self._sides[1].setMinimumWidth(width if beside else 0)
            self._sides[1].setMaximumWidth(width if beside else _UNBOUND)
