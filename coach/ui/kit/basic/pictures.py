# SPDX-License-Identifier: MIT
"""Figures as pictures: a ring for one share, columns for days and weeks; each is told in words too.

They are painted here and not by a library for charts: pyqtgraph brings 83 MB of numpy with it,
takes half a second when it is first shown, and says nothing to whoever does not see it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coach.ui.kit.basic.theme import Theme

_WHOLE = 360 * 16  # of a circle, as Qt counts
_TOP = 90 * 16
_LEAST = 2  # pixels: what is not nothing is seen
_AIR = 3  # pixels between a word and what it belongs to
_WIDEST = 34  # pixels of a column, at 100 % text


class Column(Struct, frozen=True):
    """One column: how high, what stands above and below it, and the same as it is said."""

    value: float  # from 0
    shown: str  # "12"; nothing stands above an empty column
    label: str  # "Mon"
    words: str  # "Monday, 30 November: 12 cards"
    marked: bool = False  # hatched: this one is told apart from the others


class Ring(QWidget):
    """A share of a whole, with its number inside."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme, self._share, self._shown = theme, 0.0, ""
        theme.changed.connect(self._on_theme_changed)

    def show_share(self, share: float, shown: str, words: str) -> None:
        """Show a share (0 to 1), the number that stands in it, and what is said of it."""
        self._share, self._shown = min(max(share, 0.0), 1.0), shown
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A circle with room for "100 %"."""
        side = self._theme.px(72)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the whole, the share from the top on, and the number."""
        tokens, width = self._theme.tokens, self._theme.px(6)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = width / 2 + 1
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(QColor(tokens.hairline), width))
        painter.drawEllipse(box)
        if self._share:
            pen = QPen(QColor(tokens.accent), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(box, _TOP, -round(self._share * _WHOLE))
        painter.setPen(QColor(tokens.text))
        painter.setFont(_font(self, self._theme.px(16), heavy=True))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._shown)
        painter.end()

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class Columns(QWidget):
    """Columns side by side over their labels, and across them a dashed line for an aim.

    Args:
        theme: Colours and sizes.
        name: Its object name.
        title: What is shown, in a few words.
    """

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._columns: tuple[Column, ...] = ()
        self._aim: float | None = None
        self._most = 0.0
        theme.changed.connect(self._on_theme_changed)

    def show_columns(
        self, columns: Sequence[Column], *, most: float = 0.0, aim: float | None = None
    ) -> None:
        """Show columns.

        Args:
            columns: In order, from the left.
            most: The value of a column of full height; the highest there is where that is more.
            aim: Where the dashed line lies; None for none.
        """
        self._columns, self._aim = tuple(columns), aim
        self._most = max(most, aim or 0.0, *(each.value for each in columns), 0.0)
        self.setAccessibleDescription("\n".join(each.words for each in columns))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room for, as high as a few lines."""
        return QSize(self._theme.px(300), self._theme.px(132))

    def minimumSizeHint(self) -> QSize:
        """Still to be read in a narrow column."""
        return QSize(self._theme.px(160), self._theme.px(132))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground line, the columns with their words, and the aim."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = _font(self, self._theme.px(12))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        line = metrics.height()
        ground = self.height() - line - _AIR
        painter.setPen(QPen(QColor(self._theme.tokens.edge), 1))
        painter.drawLine(QPointF(0, ground), QPointF(self.width(), ground))
        room = ground - line - _AIR  # the number of the highest stands above it
        if self._columns and self._most > 0:
            self._draw_aim(painter, ground, room)
        each = self.width() / max(len(self._columns), 1)
        step = self._step(metrics, each)
        for number, column in enumerate(self._columns):
            box = QRectF(number * each, ground, each, line + _AIR)
            self._draw_column(painter, column, box, room)
            if number % step == 0:
                self._draw_label(painter, column, box)
        painter.end()

    def _step(self, metrics: QFontMetricsF, each: float) -> int:
        """Every how manieth label there is room for."""
        widest = max((metrics.horizontalAdvance(one.label) for one in self._columns), default=0)
        step = 1
        while step * each < widest + 2 * _AIR and step < len(self._columns):
            step += 1
        return step

    def _draw_aim(self, painter: QPainter, ground: float, room: float) -> None:
        if self._aim is None:
            return
        height = ground - room * self._aim / self._most
        painter.setPen(QPen(QColor(self._theme.tokens.quiet), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(0, height), QPointF(self.width(), height))

    def _draw_column(self, painter: QPainter, column: Column, box: QRectF, room: float) -> None:
        if column.value <= 0 or self._most <= 0:
            return
        tokens = self._theme.tokens
        width = min(box.width() * 0.62, self._theme.px(_WIDEST))
        height = max(room * column.value / self._most, _LEAST)
        bar = QRectF(box.center().x() - width / 2, box.top() - height, width, height)
        painter.fillRect(bar, QColor(tokens.surface if column.marked else tokens.accent))
        if column.marked:
            painter.fillRect(bar, QBrush(QColor(tokens.accent), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.drawRect(bar)
        line = painter.fontMetrics().height()
        above = QRectF(box.left() - box.width(), bar.top() - line - 1, box.width() * 3, line)
        painter.setPen(QColor(tokens.text))
        if painter.fontMetrics().horizontalAdvance(column.shown) <= box.width():
            painter.drawText(above, int(Qt.AlignmentFlag.AlignCenter), column.shown)

    def _draw_label(self, painter: QPainter, column: Column, box: QRectF) -> None:
        tokens = self._theme.tokens
        painter.setPen(QColor(tokens.text if column.marked else tokens.quiet))
        wide = painter.fontMetrics().horizontalAdvance(column.label) + 2.0
        left = min(max(box.center().x() - wide / 2, 0.0), self.width() - wide)
        under = QRectF(left, box.top() + _AIR, wide, box.height() - _AIR)
        painter.drawText(under, int(Qt.AlignmentFlag.AlignCenter), column.label)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _font(widget: QWidget, size: int, *, heavy: bool = False) -> QFont:
    font = QFont(widget.font())
    font.setPixelSize(size)
    if heavy:
        font.setWeight(QFont.Weight.DemiBold)
    return font
