# SPDX-License-Identifier: MIT
"""The pages of a paper as they will be printed: white sheets, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from coach.services.papers.papers import Sheets
    from coach.ui.kit.basic.theme import Theme

_GAP = 16  # between pages
_EDGE = 3  # around, for the ring of the focus
_CLOSEST = 1.25  # of the sheet's true size, at 100 % text: no page is shown larger
_SCREEN = 96  # dots an inch of a screen
_DOTS = 300  # dots an inch of a sheet
_KEPT = 6  # pages kept as pictures
_SPOKEN = 4000  # characters that a screen reader is given


class PaperSheet(QWidget):
    """Draws the pages within its width; the arrow keys scroll what it lies on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAccessibleName(self.tr("Preview of the paper"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme = theme
        self._sheets: Sheets | None = None
        self._pictures: dict[tuple[int, int], QImage] = {}  # by page and width

    def show_sheets(self, sheets: Sheets | None, text: str = "") -> None:
        """Show these pages; `text` is what a screen reader says of them."""
        self._sheets = sheets
        self._pictures.clear()
        self.setAccessibleDescription(text[:_SPOKEN])
        self.updateGeometry()
        self.update()

    def page_size(self, width: int) -> QSize:
        """How large one page is drawn in a widget of this width."""
        if self._sheets is None:
            return QSize(0, 0)
        closest = self._sheets.wide / _DOTS * _SCREEN * _CLOSEST * self._theme.percent / 100
        wide = max(40, min(width - 2 * _EDGE, round(closest)))
        return QSize(wide, round(wide * self._sheets.high / self._sheets.wide))

    def hasHeightForWidth(self) -> bool:
        """A wider page is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as all pages."""
        if self._sheets is None:
            return 0
        step = self.page_size(width).height() + _GAP
        return self._sheets.pages * step - _GAP + 2 * _EDGE

    def sizeHint(self) -> QSize:
        """As wide as may be."""
        width = max(self.width(), 320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return QSize(120, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are seen, and the ring of the focus around the first of them."""
        if self._sheets is None:
            return
        painter, tokens = QPainter(self), self._theme.tokens
        size = self.page_size(self.width())
        for page in range(self._sheets.pages):
            place = QRect(self._corner(page, size), size)
            if not place.intersects(event.rect()):
                continue
            painter.drawImage(place, self._picture(page, size))
            painter.setPen(QPen(QColor(tokens.hairline), 1))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            if self.hasFocus():
                painter.setPen(QPen(QColor(tokens.accent), 2))
                painter.drawRect(place.adjusted(-1, -1, 1, 1))
        painter.end()

    def _corner(self, page: int, size: QSize) -> QPoint:
        left = max(_EDGE, (self.width() - size.width()) // 2)
        return QPoint(left, _EDGE + page * (size.height() + _GAP))

    def _picture(self, page: int, size: QSize) -> QImage:
        """A page as a picture, as sharp as the screen."""
        ratio = self.devicePixelRatioF()
        wide = round(size.width() * ratio)
        found = self._pictures.get((page, wide))
        if found is None:
            assert self._sheets is not None
            found = page_picture(self._sheets, page, wide)
            while len(self._pictures) >= _KEPT:
                del self._pictures[next(iter(self._pictures))]
            self._pictures[page, wide] = found
        return found


def page_picture(sheets: Sheets, page: int, wide: int) -> QImage:
    """A page as a white picture of so many pixels across."""
    picture = QImage(wide, round(wide * sheets.high / sheets.wide), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(wide / sheets.wide, wide / sheets.wide)
    sheets.draw(page, painter)
    painter.end()
    return picture
