# SPDX-License-Identifier: MIT
"""The rows of what was found: an icon, a title, and in quiet words what it is and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coach.domain.search import OF_USER, Found, Kind
from coach.ui.kit.rows.row_delegate import Words, small_font
from coach.ui.shell.found_route import ICONS, kind_word

if TYPE_CHECKING:
    from coach.ui.shell.discreet import NameMask
    from coach.ui.shell.shell import Shell

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_PAD, _GAP, _SIDE = 7, 12, 20


class Line(NamedTuple):
    """A row; one without `found` puts `fill` into the field."""

    icon: str
    title: str
    quiet: str
    found: Found | None = None
    fill: str = ""

    @property
    def text(self) -> str:
        """The row in one line, for whoever cannot see it."""
        return "  ·  ".join(part for part in (self.title, self.quiet) if part)


def line_of(found: Found, names: NameMask, answers: str) -> Line:
    """The row for what was found, with names as they may be shown now.

    Args:
        found: What was found.
        names: Shows names whole or as initials.
        answers: How the answers of a case are called: "All answers".
    """
    title, detail = _as_named(found, names)
    hides = found.kind in OF_USER and names.hidden
    why = "" if hides else found.why  # it may say how a name is spelled
    if found.kind is Kind.ANSWERS:
        parts = dict.fromkeys((title, detail))
        return Line(ICONS[found.kind], f"{answers}  ·  {'  ·  '.join(parts)}", why, found)
    if title == detail or detail in why:
        detail = ""  # a case without a title is shown by its client
    quiet = "  ·  ".join(part for part in (kind_word(found.kind), detail, why) if part)
    return Line(ICONS[found.kind], title, quiet, found)


def _as_named(found: Found, names: NameMask) -> tuple[str, str]:
    """The title and the detail of what was found, with names as they may be shown now."""
    title, detail = found.title, found.detail
    match found.kind:
        case Kind.CLIENT | Kind.VENDOR:
            return names.name(title), names.name(detail) if detail else ""
        case Kind.CONTACT:
            return names.name(title), names.name(detail)
        case Kind.CASE | Kind.ANSWERS:
            return names.text(title, [detail]), names.name(detail)
    return title, detail


class LineDelegate(QStyledItemDelegate):
    """Draws the rows in the colours of the theme."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell

    def height(self, font: QFont) -> int:
        """The height of a row with this font."""
        quiet = QFontMetrics(small_font(font)).height()
        return QFontMetrics(font).height() + quiet + 2 * _PAD + 2

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Narrow, so that long lines end in dots."""
        return QSize(1, self.height(option.font))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state)
        side = self._shell.theme.px(_SIDE)
        inside = rect.adjusted(_GAP, _PAD, -_GAP, -_PAD)
        box = QRect(inside.left(), inside.center().y() - side // 2, side, side)
        self._shell.icons.icon(line.icon, "quiet").paint(painter, box)
        inside.setLeft(inside.left() + side + _GAP)
        self._words(painter, QFont(option.font), inside, line)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._shell.theme.tokens
        box = QRectF(rect).adjusted(1, 1, -1, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tokens.accent_soft))
            painter.setPen(QPen(QColor(tokens.accent), 2))  # not by colour alone
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(box, 8, 8)

    def _words(self, painter: QPainter, font: QFont, rect: QRect, line: Line) -> None:
        tokens = self._shell.theme.tokens
        height = QFontMetrics(font).height()
        upper = QRect(rect.left(), rect.top(), rect.width(), height)
        lower = QRect(rect.left(), rect.top() + height + 2, rect.width(), rect.height() - height)
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        Words(line.title, font, QColor(tokens.text), upper, top).draw(painter)
        Words(line.quiet, small_font(font), QColor(tokens.quiet), lower, top).draw(painter)
