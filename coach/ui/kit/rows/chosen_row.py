# SPDX-License-Identifier: MIT
"""A row of a list of which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from coach.ui.kit.basic.labels import Body, ChosenBody
from coach.ui.kit.rows.row_button import RowButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from coach.ui.kit.basic.theme import Theme


class ChosenRow(RowButton):
    """The chosen one stands on a soft ground, its words are strong, and Tab comes to it alone."""

    def __init__(self, theme: Theme, name: str, text: str, detail: str, parent: QWidget) -> None:
        super().__init__(theme, name, text, detail, parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def words(self, text: str) -> Body:
        """A label that is strong where the row is chosen."""
        return ChosenBody(text, self)

    def show_chosen(self, *, chosen: bool) -> None:
        """Be the chosen one, or not."""
        self.setChecked(chosen)
        self.text_label.set_strong(chosen)
        policy = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, then the rest."""
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.tokens.accent_soft))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
            painter.end()
        super().paintEvent(event)
