# SPDX-License-Identifier: MIT
"""Bars of evidence, one for each cause, with their points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.rules.verdict import Cause
from coach.ui.verdict.cause_words import cause_word
from coach.ui.verdict.triangle import draw_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coach.domain.rules.diagnosis import CauseShare
    from coach.ui.kit.basic.theme import Theme

_ALWAYS = frozenset({Cause.PERSONAL, Cause.FIXABLE, Cause.MISMATCH})
_LINE = 28


class EvidenceBars(QWidget):
    """The three causes always, conduct and leaving where there is evidence for them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares: tuple[CauseShare, ...] = ()
        self.setObjectName("bars")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_causes(self, causes: Sequence[CauseShare]) -> None:
        """Show how much evidence there is for each cause."""
        self._shares = tuple(
            share for share in causes if share.cause in _ALWAYS or share.points > 0
        )
        parts = ", ".join(f"{cause_word(share.cause)} {share.points}" for share in self._shares)
        self.setAccessibleName(self.tr("Points of evidence: {parts}").format(parts=parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each cause."""
        px = self._theme.px
        return QSize(px(330), px(_LINE) * max(1, len(self._shares)))

    def minimumSizeHint(self) -> QSize:
        """A line for each cause, however narrow."""
        return QSize(self._theme.px(160), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw shape, word, bar and number of each cause."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, share in enumerate(self._shares):
            self._draw_line(painter, share, number * self._theme.px(_LINE))
        painter.end()

    def _draw_line(self, painter: QPainter, share: CauseShare, top: int) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        colour, middle = QColor(tokens.named(share.cause)), top + px(_LINE) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        draw_shape(painter, share.cause, QPointF(px(8), middle), px(4))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour)
        box = QRectF(px(20), top, px(84), px(_LINE))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), cause_word(share.cause))
        self._draw_bar(painter, share, QRectF(px(104), middle - px(5), 0, px(10)))
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.quiet))
        end = QRectF(self.width() - px(36), top, px(32), px(_LINE))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(end, int(flags), str(share.points))

    def _draw_bar(self, painter: QPainter, share: CauseShare, bar: QRectF) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        bar.setRight(self.width() - px(44))
        radius = bar.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hairline))
        painter.drawRoundedRect(bar, radius, radius)
        if share.points:
            bar.setWidth(max(bar.height(), bar.width() * share.share))
            painter.setBrush(QColor(tokens.named(share.cause)))
            painter.drawRoundedRect(bar, radius, radius)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
