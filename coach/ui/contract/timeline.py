# SPDX-License-Identifier: MIT
"""Days one below the other, each with what happens on it, along a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coach.ui.kit.basic.theme import Theme

_LEFT = 26  # pixels, at 100 % text, for the line and its dots
_DOT = 4.5


class Stop(Struct, frozen=True):
    """A day on the way; what is `due` today or was missed is told by the words, not the colour."""

    id: str
    day: str
    title: str
    last: bool = False


class _StopRow(QWidget):
    """A dot on the line, the day and what happens."""

    def __init__(self, theme: Theme, stop: Stop, ends: tuple[bool, bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"stop:{stop.id}")
        self._theme, self._stop = theme, stop
        self._first, self._final = ends
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(_LEFT), 5, 0, 5)
        layout.setSpacing(0)
        day, title = Quiet(stop.day, self), Body(stop.title, self)
        title.set_strong(stop.last)
        layout.addWidget(day)
        layout.addWidget(title)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line through, and the dot; the last one is full."""
        tokens, px = self._theme.tokens, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(px(9), 5 + px(8))
        painter.setPen(QPen(QColor(tokens.hairline), 2))
        if not self._first:
            painter.drawLine(QLineF(middle.x(), 0, middle.x(), middle.y()))
        if not self._final:
            painter.drawLine(QLineF(middle.x(), middle.y(), middle.x(), self.height()))
        full = self._stop.last
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.setBrush(QColor(tokens.accent if full else tokens.ground))
        painter.drawEllipse(middle, px(_DOT), px(_DOT))
        painter.end()


class Timeline(QWidget):
    """Shows stops from above to below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self._theme = theme
        self._stops: tuple[Stop, ...] = ()
        self._rows: list[_StopRow] = []
        self._layout = column_of(self, gap=0)
        theme.changed.connect(self._make)

    def show_stops(self, stops: Sequence[Stop]) -> None:
        """Show these; the same ones are left as they are."""
        if tuple(stops) != self._stops:
            self._stops = tuple(stops)
            self._make()

    def _make(self) -> None:
        for row in self._rows:
            row.hide()
            self._layout.removeWidget(row)
            row.deleteLater()
        final = len(self._stops) - 1
        self._rows = [
            _StopRow(self._theme, stop, (number == 0, number == final), self)
            for number, stop in enumerate(self._stops)
        ]
        for row in self._rows:
            self._layout.addWidget(row)
            row.show()
