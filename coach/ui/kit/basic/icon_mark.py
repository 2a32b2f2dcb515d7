# SPDX-License-Identifier: MIT
"""An icon to look at, not to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from coach.ui.kit.basic.theme import Theme


class IconMark(QWidget):
    """Draws an icon; its size grows with the text. It says nothing to a screen reader."""

    def __init__(
        self, theme: Theme, icon: QIcon, size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._size = theme, icon, size
        self._beside: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def set_icon(self, icon: QIcon) -> None:
        """Draw another icon."""
        self._icon = icon
        self.update()

    def stand_beside(self, words: QWidget) -> None:
        """Be as high as a line of these words, so that the icon is level with the first of them."""
        self._beside = words
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A square of the icon's size; beside words as high as one line of them."""
        side = self._theme.px(self._size)
        return QSize(side, side if self._beside is None else self._beside.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the middle."""
        painter = QPainter(self)
        side = min(self._theme.px(self._size), self.width())
        self._icon.paint(painter, QRect(0, (self.height() - side) // 2, side, side))
        painter.end()

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
