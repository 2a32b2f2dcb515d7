# SPDX-License-Identifier: MIT
"""How long each part of a rehearsal took against its plan: a bar, a mark, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coach.clock import as_clock
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coach.ui.kit.basic.theme import Theme

_PLAN_AT = 0.66  # of the width: where the mark of the plan stands; beyond it is over the plan


class PartTime(Struct, frozen=True):
    """A part with its seconds; `planned` is None where the talk has it no more."""

    title: str
    seconds: int
    planned: int | None


class PlanBar(QWidget):
    """Filled up to the plan's mark, hatched beyond it."""

    def __init__(self, theme: Theme, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._share = theme, share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(120, self._theme.px(9))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar, what is over the plan, and the plan's mark."""
        tokens, width, height = self._theme.tokens, self.width(), self.height()
        mark = width * _PLAN_AT
        end = min(width - 1.0, mark * self._share)
        painter = QPainter(self)
        painter.fillRect(QRectF(0, height * 0.3, width, height * 0.4), QColor(tokens.hairline))
        painter.fillRect(QRectF(0, height * 0.1, min(end, mark), height * 0.8), QColor(tokens.edge))
        if end > mark:
            over = QRectF(mark, height * 0.1, end - mark, height * 0.8)
            painter.fillRect(over, QColor(tokens.ground))
            painter.fillRect(over, QBrush(QColor(tokens.text), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(QColor(tokens.text), 1))
            painter.drawRect(over)
        painter.setPen(QPen(QColor(tokens.text), 2))
        painter.drawLine(round(mark), 0, round(mark), height)
        painter.end()


class PartBars(QWidget):
    """The parts one below the other."""

    def __init__(
        self, theme: Theme, parts: Sequence[PartTime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        layout = column_of(self, gap=4)
        for part in parts:
            layout.addLayout(self._words(part))
            if part.planned:
                layout.addWidget(PlanBar(theme, part.seconds / part.planned, self))
            layout.addSpacing(6)

    def _words(self, part: PartTime) -> QHBoxLayout:
        title, times = Body(part.title, self), Body(self._times(part), self, tone="quiet")
        times.prefer_line()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(title, 1)
        row.addWidget(times, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _times(self, part: PartTime) -> str:
        time = as_clock(part.seconds)
        if not part.planned:
            return time
        over = part.seconds - part.planned
        form = (
            self.tr("{time}, {over} over {planned}") if over > 0 else self.tr("{time} of {planned}")
        )
        return form.format(time=time, planned=as_clock(part.planned), over=as_clock(over))
