# SPDX-License-Identifier: MIT
"""How a row of a list is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from coach.ui.kit.basic.labels import plain_tip
from coach.ui.kit.rows.row_model import ROW_ROLE, Row

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView

    from coach.ui.kit.basic.host import Host

MENU_WIDTH = 34  # at the end of a row that has a menu, at 100 % text
_PAD = 10
_GAP = 12
_ICON = 16  # pixels, at 100 % text
_NARROW = 330  # a row below this width, at 100 % text, has all its small words in the second line


class RowDelegate(QStyledItemDelegate):
    """Draws a row: title, quiet second line, a few words at the end, and a line below.

    `plain` rows are rounded where chosen and have no line below; rows with a `menu` end in dots.
    """

    def __init__(self, host: Host, parent: QWidget, *, plain: bool = False) -> None:
        super().__init__(parent)
        self._host = host
        self._plain = plain
        self.menu = False

    def height(self, font: QFont) -> int:
        """The height of a row with this font."""
        lines = QFontMetrics(font).height() + QFontMetrics(small_font(font)).height()
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
        if self.menu:
            self._dots(painter, rect.adjusted(_GAP, _PAD, -_GAP, -_PAD))
        strong = row.strong or (chosen and self._plain)
        for words in self._words(row, QFont(option.font), rect, strong=strong):
            words.draw(painter)
        if row.icon:
            self._host.icons.icon(row.icon, "accent").paint(painter, self._icon_box(rect))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say in a tooltip what there is no room for."""
        row = index.data(ROW_ROLE)
        if event.type() != QEvent.Type.ToolTip or not isinstance(row, Row):
            return super().helpEvent(event, view, option, index)
        strong = row.strong or self._plain
        words = self._words(row, QFont(view.font()), option.rect, strong=strong)
        cut = any(not each.whole for each in words)
        told = (row.title, row.detail, row.trailing) if cut else ()
        tip = "\n".join(filter(None, (*told, row.said)))
        QToolTip.showText(event.globalPos(), plain_tip(tip), view)
        return True

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._host.theme.tokens
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
        side = self._host.theme.px(18)
        box = QRect(rect.right() - side, rect.center().y() - side // 2, side, side)
        self._host.icons.icon("ellipsis", "quiet").paint(painter, box)

    def _inside(self, rect: QRect) -> QRect:
        """Where the words are, and the icon at their end: what the dots leave over."""
        rect = rect.adjusted(_GAP, _PAD, -_GAP, -_PAD)
        if self.menu:
            rect.setRight(rect.right() - self._host.theme.px(MENU_WIDTH))
        return rect

    def _icon_box(self, rect: QRect) -> QRect:
        """Where the icon of a row is drawn."""
        inside, side = self._inside(rect), self._host.theme.px(_ICON)
        return QRect(inside.right() - side, inside.center().y() - side // 2, side, side)

    def _words(self, row: Row, font: QFont, rect: QRect, *, strong: bool) -> tuple[Words, ...]:
        """What is written on a row that lies so, and where."""
        theme, metrics = self._host.theme, QFontMetrics(font)
        tokens = theme.tokens
        rect = self._inside(rect)
        if row.icon:
            rect.setRight(rect.right() - theme.px(_ICON) - _GAP)
        if rect.width() < theme.across(_NARROW) and row.trailing:
            row = replace(row, detail=" · ".join(filter(None, (row.trailing, row.detail))))
            row = replace(row, trailing="")
        end = QRect(rect)
        end.setLeft(
            end.right() - min(metrics.horizontalAdvance(row.trailing), end.width() * 2 // 5)
        )
        if row.trailing:
            rect = rect.adjusted(0, 0, -end.width() - 2 * _GAP, 0)
        if not row.detail:
            rect = rect.adjusted(0, (rect.height() - metrics.height()) // 2, 0, 0)
        title = QFont(font)
        title.setWeight(QFont.Weight.DemiBold if strong else font.weight())
        below = rect.adjusted(0, metrics.height() + 3, 0, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return (
            Words(row.trailing, font, QColor(tokens.quiet), end, right),
            Words(row.title, title, QColor(tokens.text), rect, top),
            Words(row.detail, small_font(font), QColor(tokens.quiet), below, top),
        )


class Words(NamedTuple):
    """One line of a row, which ends in dots where there is no room."""

    text: str
    font: QFont
    colour: QColor
    rect: QRect
    place: Qt.AlignmentFlag

    @property
    def whole(self) -> bool:
        """Whether there is room for it."""
        return QFontMetrics(self.font).horizontalAdvance(self.text) <= self.rect.width()

    def draw(self, painter: QPainter) -> None:
        """Write it."""
        text = self.text.replace("\n", " ")
        if not self.whole:
            metrics = QFontMetrics(self.font)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.rect.width())
        painter.setFont(self.font)
        painter.setPen(self.colour)
        line = Qt.TextFlag.TextSingleLine
        painter.drawText(self.rect, int(self.place) | int(line), text)


def small_font(font: QFont) -> QFont:
    """The font of the second line: 12 where the title has 14."""
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(round(font.pixelSize() * 12 / 14))
    else:
        small.setPointSizeF(font.pointSizeF() * 12 / 14)
    return small
