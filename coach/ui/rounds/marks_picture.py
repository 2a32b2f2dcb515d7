# SPDX-License-Identifier: MIT
"""The marks of all raters side by side, and the gap over time; both are told in words too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.engine.practice.gap import Seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coach.ui.kit.basic.theme import Theme

_AIR = 8
_MARK = 18  # pixels of a mark, at 100 % text
_WIDEST = 44  # of a column
LETTERS = 26  # keys that there are for checks


class MarksRow(Struct, frozen=True):
    """One rater: their name, their marks in the order of the sheet, and what they come to."""

    name: str
    seen: tuple[Seen, ...]
    told: str  # "7 of 10"


class MarksPicture(QWidget):
    """A row for each rater, a column for each check; where they differ there is a band behind.

    A full disc is yes, an empty ring no, half a disc a yes that was not tested, a dash no mark,
    or that it did not come up.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("marks-picture")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._rows: tuple[MarksRow, ...] = ()
        self.setAccessibleName(self.tr("The marks side by side"))
        theme.changed.connect(self._on_theme_changed)

    def show_rows(self, rows: Sequence[MarksRow], words: str) -> None:
        """Show rows of equal length, and what is said of them."""
        self._rows = tuple(rows)
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line above, and one for each rater."""
        return QSize(self._theme.px(420), int(self._line() * (len(self._rows) + 1)) + 2)

    def minimumSizeHint(self) -> QSize:
        """Still to be read in a narrow window."""
        return QSize(self._theme.px(200), self.sizeHint().height())

    def _line(self) -> float:
        return self._theme.px(_MARK) + 2 * _AIR

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the letters of the checks, the names, and the marks."""
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_font(self, self._theme.px(12)))
        metrics = QFontMetricsF(painter.font())
        count = len(self._rows[0].seen)
        names = min(self._widest(metrics, [row.name for row in self._rows]), self.width() * 0.3)
        told = self._widest(metrics, [row.told for row in self._rows])
        room = max(self.width() - names - told, 1.0)
        each = min(room / max(count, 1), self._theme.px(_WIDEST))
        for column in range(count):
            box = QRectF(names + column * each, 0, each, self._line())
            self._draw_column(painter, column, box)
        for number, row in enumerate(self._rows, 1):
            top = self._line() * number
            painter.setPen(QColor(self._theme.tokens.text))
            name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, names - _AIR)
            middle = int(Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(0, top, names, self._line()), middle, name)
            end = QRectF(names + count * each + _AIR, top, told, self._line())
            painter.drawText(end, middle, row.told)
        painter.end()

    def _widest(self, metrics: QFontMetricsF, texts: Sequence[str]) -> float:
        return max(metrics.horizontalAdvance(text) for text in texts) + 2 * _AIR

    def _draw_column(self, painter: QPainter, column: int, box: QRectF) -> None:
        tokens, line = self._theme.tokens, self._line()
        seen = [row.seen[column] for row in self._rows]
        told = {each for each in seen if each.tells}
        if len(told) > 1:
            band = QRectF(box.left() + 1, 0, box.width() - 2, self.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(band, 6, 6)
        painter.setPen(QColor(tokens.text if len(told) > 1 else tokens.quiet))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter_of(column))
        for number, each in enumerate(seen, 1):
            self._draw_mark(painter, each, QPointF(box.center().x(), line * (number + 0.5)))

    def _draw_mark(self, painter: QPainter, seen: Seen, at: QPointF) -> None:
        tokens, half = self._theme.tokens, self._theme.px(_MARK) / 2
        if not seen.tells:
            painter.setPen(QPen(QColor(tokens.quiet), 1.5))
            painter.drawLine(QPointF(at.x() - half / 2, at.y()), QPointF(at.x() + half / 2, at.y()))
            return
        box = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.setBrush(QColor(tokens.accent if seen is Seen.YES else tokens.surface))
        painter.drawEllipse(box)
        if seen is Seen.UNTESTED:
            painter.setBrush(QColor(tokens.accent))
            painter.drawChord(box, 90 * 16, 180 * 16)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class GapColumn(Struct, frozen=True):
    """One round: how far one's own marks were from the others'."""

    points: float  # above 0: one's own are higher
    shown: str  # "2 of 6": on how many checks they differ
    label: str  # "26 Nov"
    words: str


class GapPicture(QWidget):
    """Columns from a line in the middle: up where one's own marks are higher, down where lower."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gap-picture")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._columns: tuple[GapColumn, ...] = ()
        self.setAccessibleName(self.tr("The gap between your own marks and the others’, over time"))
        theme.changed.connect(self._on_theme_changed)

    def show_columns(self, columns: Sequence[GapColumn]) -> None:
        """Show rounds, the oldest at the left."""
        self._columns = tuple(columns)
        self.setAccessibleDescription("\n".join(each.words for each in columns))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(self._theme.px(360), self._theme.px(180))

    def minimumSizeHint(self) -> QSize:
        """Still to be read in a narrow window."""
        return QSize(self._theme.px(200), self._theme.px(180))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the middle line, and a column with its number for each round."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_font(self, self._theme.px(12)))
        line = QFontMetricsF(painter.font()).height()
        middle = (self.height() - line) / 2
        most = max((abs(each.points) for each in self._columns), default=0.0) or 1.0
        room = middle - line - 2
        painter.setPen(QPen(QColor(self._theme.tokens.edge), 1))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        each = min(self.width() / max(len(self._columns), 1), self._theme.px(2 * _WIDEST))
        for number, column in enumerate(self._columns):
            box = QRectF(number * each, middle, each, room * abs(column.points) / most)
            self._draw(painter, column, box, line)
        painter.end()

    def _draw(self, painter: QPainter, column: GapColumn, box: QRectF, line: float) -> None:
        tokens, height = self._theme.tokens, max(box.height(), 2.0)
        up = column.points > 0
        width = min(box.width() * 0.6, self._theme.px(_WIDEST))
        top = box.top() - height if up else box.top()
        bar = QRectF(box.center().x() - width / 2, top, width, height)
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        painter.setBrush(QColor(tokens.accent if up else tokens.surface))
        painter.drawRect(bar)
        painter.setPen(QColor(tokens.text))
        over = bar.top() - line if up else bar.bottom() + 1
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(QRectF(box.left(), over, box.width(), line), centre, column.shown)
        painter.setPen(QColor(tokens.quiet))
        under = QRectF(box.left(), self.height() - line, box.width(), line)
        if painter.fontMetrics().horizontalAdvance(column.label) <= box.width():
            painter.drawText(under, centre, column.label)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def letter_of(number: int) -> str:
    """The key of a check, by its place on the sheet from 0: A, B ...; a number after Z."""
    return chr(ord("A") + number) if number < LETTERS else str(number + 1)


def _font(widget: QWidget, size: int) -> QFont:
    font = QFont(widget.font())
    font.setPixelSize(size)
    return font
