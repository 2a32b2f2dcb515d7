# SPDX-License-Identifier: MIT
"""How a row of a list is drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coach.ui.models.rows import ROW_ROLE, Row

if TYPE_CHECKING:
    from coach.ui.shell import Shell

MENU_WIDTH = 34  # at the end of a row that has a menu, at 100 % text
_PAD = 10
_GAP = 12
_NARROW = 330  # a row below this width, at 100 % text, has all its small words in the second line


class RowDelegate(QStyledItemDelegate):
    """Draws a row: title, quiet second line, a few words at the end, and a line below.

    `plain` rows are rounded where chosen and have no line below; rows with a `menu` end in dots.
    """

    def __init__(self, shell: Shell, parent: QWidget, *, plain: bool = False) -> None:
        super().__init__(parent)
        self._shell = shell
        self._plain = plain
        self.menu = False

    def height(self, font: QFont) -> int:
        """The height of a row with this font."""
        lines = QFontMetrics(font).height() + QFontMetrics(_small(font)).height()
        return lines + 2 * _PAD + 3

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row in the colours of the theme."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state)
        inside = rect.adjusted(_GAP, _PAD, -_GAP, -_PAD)
        if self.menu:
            self._dots(painter, inside)
            inside.setRight(inside.right() - self._shell.theme.px(MENU_WIDTH))
        font = QFont(option.font)
        self._texts(painter, font, inside, row, chosen=chosen)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._shell.theme.tokens
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen and (focused or self._plain):
            painter.setBrush(QColor(tokens.accent_soft))
        elif hovered:
            painter.setBrush(QColor(tokens.hover))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(rect).adjusted(0, 1, 0, -2)
        painter.drawRoundedRect(box, 8, 8)
        if chosen and focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        if not self._plain:
            line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
            painter.fillRect(line, QColor(tokens.hairline))

    def _dots(self, painter: QPainter, rect: QRect) -> None:
        side = self._shell.theme.px(18)
        box = QRect(rect.right() - side, rect.center().y() - side // 2, side, side)
        self._shell.icons.icon("ellipsis", "quiet").paint(painter, box)

    def _texts(
        self, painter: QPainter, font: QFont, rect: QRect, row: Row, *, chosen: bool
    ) -> None:
        tokens, metrics = self._shell.theme.tokens, QFontMetrics(font)
        if rect.width() < self._shell.theme.px(_NARROW) and row.trailing:
            row = replace(row, detail=" · ".join(filter(None, (row.trailing, row.detail))))
            row = replace(row, trailing="")
        painter.setFont(font)
        painter.setPen(QColor(tokens.quiet))
        widest = rect.width() * 2 // 5
        trailing = metrics.elidedText(row.trailing, Qt.TextElideMode.ElideRight, widest)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(right), trailing)
        if trailing:
            rect = rect.adjusted(0, 0, -metrics.horizontalAdvance(trailing) - 2 * _GAP, 0)
        if not row.detail:
            rect = rect.adjusted(0, (rect.height() - metrics.height()) // 2, 0, 0)
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold if chosen and self._plain else font.weight())
        _line(painter, strong, QColor(tokens.text), rect, row.title)
        below = rect.adjusted(0, metrics.height() + 3, 0, 0)
        _line(painter, _small(font), QColor(tokens.quiet), below, row.detail)


def _small(font: QFont) -> QFont:
    """The font of the second line: 12 where the title has 14."""
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(round(font.pixelSize() * 12 / 14))
    else:
        small.setPointSizeF(font.pointSizeF() * 12 / 14)
    return small


def _line(painter: QPainter, font: QFont, colour: QColor, rect: QRect, text: str) -> None:
    """One line of text that ends in dots where there is no room."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
    top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.drawText(rect, int(top) | int(Qt.TextFlag.TextSingleLine), shown)
