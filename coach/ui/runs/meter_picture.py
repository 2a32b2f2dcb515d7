# SPDX-License-Identifier: MIT
"""Trust and tension over the turns of a run, as a picture that keys, ears and clicks can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.shell.words import signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from coach.domain.practice.run import Step
    from coach.ui.kit.basic.theme import Theme

translate = QCoreApplication.translate
_MOST = 10  # of both meters
_HIGH, _WIDE, _NARROW = 190, 420, 200  # pixels at 100 % text
_AIR = 6
_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -1000,
    Qt.Key.Key_End: 1000,
}


class MeterPicture(QWidget):
    """Two lines from 0 to 10: trust whole with dots, tension dashed with squares.

    A tick below the ground marks a line at which a rule of the client's fired. The arrow keys go
    from line to line, a click takes the nearest; `pointed` carries its number from 0.
    """

    pointed = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._trust: tuple[int, ...] = ()
        self._tension: tuple[int, ...] = ()
        self._fired: frozenset[int] = frozenset()
        self._words: tuple[str, ...] = ()
        self._part: int | None = None
        self._at = -1
        theme.changed.connect(self._on_theme_changed)

    @property
    def at(self) -> int:
        """The line that is pointed at, from 0; -1 for none."""
        return self._at

    def show_steps(self, steps: Sequence[Step], *, part: int | None = None) -> None:
        """Show the meters of a run.

        Args:
            steps: What was said, from the first to the last.
            part: The number of the line at which it parts from another run; None for none.
        """
        states = [steps[0].before, *(step.after for step in steps)] if steps else []
        self._trust = tuple(state.trust for state in states)
        self._tension = tuple(state.tension for state in states)
        self._fired = frozenset(at for at, step in enumerate(steps) if step.effects)
        self._words = meter_words(steps)
        self._part, self._at = part, -1
        self.setAccessibleName(
            self.tr("Trust and tension over {count} lines").format(count=len(steps))
        )
        self.setAccessibleDescription("\n".join(self._words))
        self.update()

    def point_at(self, step: int) -> None:
        """Point at a line, and say so."""
        if self._words:
            self._at = max(0, min(step, len(self._words) - 1))
            self.update()
            words = self._words[self._at]
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
            self.pointed.emit(self._at)

    def sizeHint(self) -> QSize:
        """As wide as there is room for, as high as a few lines of text."""
        return QSize(self._theme.px(_WIDE), self._theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Still to be read in a narrow column."""
        return QSize(self._theme.px(_NARROW), self._theme.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right, Home and End go from line to line."""
        if event.key() in _STEPS and self._words:
            self.point_at(max(self._at, -1) + _STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point at the line nearest to the click."""
        super().mousePressEvent(event)
        if self._words:
            box = self._box()
            across = (event.position().x() - box.left()) / max(box.width(), 1)
            self.point_at(round(across * (len(self._trust) - 1)) - 1)

    # -- painting

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.px(12))
        return font

    def _box(self) -> QRectF:
        """Where the lines lie: room for the numbers at the left, the words and ticks below."""
        metrics = QFontMetricsF(self._font())
        left = metrics.horizontalAdvance("10") + 2 * _AIR
        line = metrics.height()
        below = line + 3 * _AIR
        return QRectF(left, line + 2 * _AIR, self.width() - left - 2 * _AIR, 0).adjusted(
            0, 0, 0, self.height() - line - 2 * _AIR - below
        )

    def _spot(self, box: QRectF, at: int, value: int) -> QPointF:
        count = max(len(self._trust) - 1, 1)
        return QPointF(
            box.left() + box.width() * at / count, box.bottom() - box.height() * value / _MOST
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, what is pointed at, both lines, the ticks and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        box, tokens = self._box(), self._theme.tokens
        self._draw_ground(painter, box)
        if self._trust:
            self._draw_across(painter, box)
            for values, colour, dashed in (
                (self._tension, tokens.mismatch, True),
                (self._trust, tokens.accent, False),
            ):
                self._draw_line(painter, box, values, QColor(colour), dashed=dashed)
            self._draw_ticks(painter, box)
        self._draw_legend(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _draw_ground(self, painter: QPainter, box: QRectF) -> None:
        tokens = self._theme.tokens
        for value in (0, 5, _MOST):
            height = box.bottom() - box.height() * value / _MOST
            painter.setPen(QPen(QColor(tokens.edge if not value else tokens.hairline), 1))
            painter.drawLine(QPointF(box.left(), height), QPointF(box.right(), height))
            painter.setPen(QColor(tokens.quiet))
            line = painter.fontMetrics().height()
            beside = QRectF(0, height - line / 2, box.left() - _AIR, line)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(beside, int(right), str(value))

    def _draw_across(self, painter: QPainter, box: QRectF) -> None:
        """Draw where two runs part, and the line that is pointed at."""
        tokens = self._theme.tokens
        marks = ((self._part, tokens.quiet, Qt.PenStyle.DotLine),) if self._part is not None else ()
        here = ((self._at + 1, tokens.text, Qt.PenStyle.SolidLine),) if self._at >= 0 else ()
        for at, colour, style in (*marks, *here):
            x = self._spot(box, at or 0, 0).x()
            painter.setPen(QPen(QColor(colour), 1, style))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))

    def _draw_line(
        self,
        painter: QPainter,
        box: QRectF,
        values: Sequence[int],
        colour: QColor,
        *,
        dashed: bool,
    ) -> None:
        spots = [self._spot(box, at, value) for at, value in enumerate(values)]
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 2, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(spots)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QColor(self._theme.tokens.surface) if dashed else colour)
        half = self._theme.px(3)
        for spot in spots:
            if dashed:
                painter.drawRect(QRectF(spot.x() - half, spot.y() - half, 2 * half, 2 * half))
            else:
                painter.drawEllipse(spot, half, half)

    def _draw_ticks(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(QColor(self._theme.tokens.text), 2))
        for at in self._fired:
            x = self._spot(box, at + 1, 0).x()
            painter.drawLine(QPointF(x, box.bottom() + 3), QPointF(x, box.bottom() + 3 + _AIR))

    def _draw_legend(self, painter: QPainter) -> None:
        """Say which line is which, and what the ticks are."""
        metrics, tokens = QFontMetricsF(painter.font()), self._theme.tokens
        x, line = float(_AIR), metrics.height()
        middle = _AIR + line / 2
        for words, colour, dashed in (
            (self.tr("trust"), tokens.accent, False),
            (self.tr("tension"), tokens.mismatch, True),
        ):
            style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(colour), 2, style))
            painter.drawLine(QPointF(x, middle), QPointF(x + 24, middle))
            x += 30
            painter.setPen(QColor(tokens.text))
            painter.drawText(QPointF(x, _AIR + metrics.ascent()), words)
            x += metrics.horizontalAdvance(words) + 18
        painter.setPen(QColor(tokens.quiet))
        below = self.tr("| here a line of yours moved them")
        painter.drawText(QPointF(self._box().left(), self.height() - metrics.descent() - 2), below)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def meter_words(steps: Sequence[Step]) -> tuple[str, ...]:
    """The meters after each line in words: "4: trust 5 (+1), tension 3 (0)"."""
    return tuple(
        translate("Runs", "{line}: trust {trust} ({more}), tension {tension} ({worse})").format(
            line=at,
            trust=step.after.trust,
            more=signed(step.after.trust - step.before.trust),
            tension=step.after.tension,
            worse=signed(step.after.tension - step.before.tension),
        )
        for at, step in enumerate(steps, 1)
    )
