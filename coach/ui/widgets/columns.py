# SPDX-License-Identifier: MIT
"""Two columns side by side where there is room, else one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from coach.ui.theme import Theme


class Columns(QWidget):
    """Two columns, `left` and `right` (layouts to add to), side by side from `room` pixels on."""

    def __init__(
        self,
        theme: Theme,
        *,
        room: int = 800,
        right_width: int = 330,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._room, self._right_width = theme, room, right_width
        self._sides = (QWidget(self), QWidget(self))
        self.left, self.right = (QVBoxLayout(side) for side in self._sides)
        for column in (self.left, self.right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(32)
        self._box.addWidget(self._sides[0], 1)
        self._box.addWidget(self._sides[1])
        for side in self._sides:
            side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._arrange)

    @property
    def beside(self) -> bool:
        """Whether the columns are side by side."""
        return self._box.direction() == QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """No width of its own: the page says how wide."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the arrangement that fits."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.px(self._room)
        self._box.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        width = self._theme.px(self._right_width)
        self._sides[1].setMinimumWidth(width if beside else 0)
        self._sides[1].setMaximumWidth(width if beside else 16777215)
