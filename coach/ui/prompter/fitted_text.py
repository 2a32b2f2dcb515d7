# SPDX-License-Identifier: MIT
"""Paragraphs in the largest type that fits; what does not fit at the smallest goes on a page more.

The text is laid out by Qt's own text document, which breaks lines, orders right-to-left script and
finds a font for every sign.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.kit.basic.labels import breakable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextBlock

    from coach.ui.kit.basic.theme import Theme

LEAST, MOST = 28, 64  # pixels of type, at 100 % text
_FARTHEST = 120  # the user may make it larger than fits
_SMALLEST = 16  # ... or smaller than need be
_LARGE_TEXT = (20, 44)  # pixels, times the text size of the program: it may ask for more
_MEASURE = 34  # widths of the type: longer lines are hard to find the beginning of
_QUIET = 0.72  # size of what is not said, to what is
_LABEL = 0.5
_STEP = 4  # pixels, by which the user changes the size


class Kind(Enum):
    """How a paragraph looks."""

    SAY = "say"
    CUE = "cue"  # to be done, not said: sloped, quiet, and told apart by a word
    QUIET = "quiet"
    STRONG = "strong"


class Paragraph(Struct, frozen=True):
    """A paragraph; a `label` stands small above it."""

    text: str
    kind: Kind = Kind.SAY
    label: str = ""


class FittedText(QWidget):
    """Shows paragraphs; `set_step` makes them larger or smaller than what just fits."""

    turned = Signal()  # another page is shown, or there are more or fewer

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, step: int = 0
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme, self._step, self._page = theme, step, 0
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._document = QTextDocument()
        self._pages: list[tuple[float, float]] = [(0.0, 0.0)]
        self._pixels = self._fitted = LEAST  # the size of the type, and the one that just fits
        theme.changed.connect(self._arrange)

    @property
    def pixels(self) -> int:
        """The size of the type."""
        return self._pixels

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages the paragraphs take; 1 where they fit."""
        return len(self._pages)

    def text(self) -> str:
        """All that it shows, on whatever page."""
        return "\n".join(
            "\n".join(filter(None, (each.label, each.text))) for each in self._paragraphs
        )

    def show_text(self, paragraphs: Sequence[Paragraph], *, last_page: bool = False) -> None:
        """Show these paragraphs from their first page, or their last."""
        self._paragraphs, self._page = tuple(paragraphs), 0
        self.setAccessibleName(self.text())
        self._arrange()
        if last_page:
            self.turn(len(self._pages) - 1)

    def turn(self, pages: int) -> bool:
        """Show another page; False, and the same page, where there is none."""
        there = self._page + pages
        if not 0 <= there < len(self._pages):
            return False
        self._page = there
        self.update()
        self.turned.emit()
        return True

    def set_step(self, step: int) -> int:
        """Take a type that is so many steps larger than what fits; the steps that are taken."""
        lowest = -((self._fitted - _SMALLEST) // _STEP)
        self._step = max(lowest, min(step, (_FARTHEST - self._fitted) // _STEP))
        self._arrange()
        return self._step

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Fit anew with another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Room for two lines of the smallest type."""
        return QSize(0, 2 * LEAST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page that is shown."""
        top, bottom = self._pages[self._page]
        width = self._document.textWidth()
        above = max(0.0, self.height() - (bottom - top)) / 3
        painter = QPainter(self)
        painter.translate(0, above - top)
        box = QRectF(0, top, width, bottom - top)
        painter.setClipRect(box)
        self._document.drawContents(painter, box)
        painter.end()

    # -- how it is laid out

    def _arrange(self) -> None:
        """Lay out anew, and stay near the page that was shown."""
        if self.width() < 1 or self.height() < 1:
            return
        self._fitted = self._fitting()
        wanted = self._fitted + self._step * _STEP
        self._pixels = max(_SMALLEST, min(wanted, _FARTHEST))
        self._document = self._laid_out(self._pixels)
        self._pages = list(_pages(self._document, self.height()))
        self._page = min(self._page, len(self._pages) - 1)
        self.update()
        self.turned.emit()

    def _range(self) -> tuple[int, int]:
        least, most = map(self._theme.px, _LARGE_TEXT)
        return max(LEAST, least), max(MOST, most)

    def _fitting(self) -> int:
        """The largest type in which all is seen at once and no word is broken; else the least."""
        least, most = self._range()
        while least < most:
            middle = (least + most + 1) // 2
            if self._fits(middle):
                least = middle
            else:
                most = middle - 1
        return least

    def _fits(self, pixels: int) -> bool:
        words = {word for each in self._paragraphs for word in each.text.split()}
        across = QFontMetricsF(self._font(pixels)).horizontalAdvance
        widest = max(map(across, words), default=0.0)
        document = self._laid_out(pixels)
        return widest <= document.textWidth() and document.size().height() <= self.height()

    def _font(self, pixels: float) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(1, round(pixels)))
        return font

    def _laid_out(self, pixels: int) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setDefaultFont(self._font(pixels))
        cursor = QTextCursor(document)
        for number, paragraph in enumerate(self._paragraphs):
            last = number == len(self._paragraphs) - 1
            block = _block(paragraph, 0 if last else pixels * 0.55)
            if number:
                cursor.insertBlock(block)
            else:
                cursor.setBlockFormat(block)
            self._write(cursor, paragraph, pixels)
        document.setTextWidth(min(self.width(), pixels * _MEASURE))
        return document

    def _write(self, cursor: QTextCursor, paragraph: Paragraph, pixels: int) -> None:
        tokens = self._theme.tokens
        if paragraph.label:
            label = self._format(max(_SMALLEST, pixels * _LABEL), tokens.accent)
            label.setFontWeight(QFont.Weight.DemiBold)
            cursor.insertText(paragraph.label + "\u2028", label)
        said = paragraph.kind in (Kind.SAY, Kind.STRONG)
        size = pixels if said else max(_SMALLEST, pixels * _QUIET)
        words = self._format(size, tokens.text if said else tokens.quiet)
        words.setFontItalic(paragraph.kind is Kind.CUE)
        if paragraph.kind is Kind.STRONG:
            words.setFontWeight(QFont.Weight.DemiBold)
        cursor.insertText(breakable(paragraph.text), words)

    def _format(self, pixels: float, colour: str) -> QTextCharFormat:
        chars = QTextCharFormat()
        chars.setFont(self._font(pixels))
        chars.setForeground(QColor(colour))
        return chars


def _block(paragraph: Paragraph, below: float) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setBottomMargin(below)
    block.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    rtl = _right_to_left(paragraph.text)
    block.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    return block


def _right_to_left(text: str) -> bool:
    """Whether a text begins in a script that runs to the left."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _pages(document: QTextDocument, height: float) -> Iterator[tuple[float, float]]:
    """Where each page begins and ends: between lines, if need be; better between paragraphs."""
    whole = document.size().height()
    top = 0.0
    lines = list(_lines(document))
    while whole - top > height and lines:
        room = [place for place in lines if top < place[0] <= top + height]
        if not room:
            break  # not even one line has room: it is cut, as nothing else can be done
        ends = [bottom for bottom, ends_block, _ in room if ends_block]
        bottom = ends[-1] if ends and ends[-1] > top + height / 3 else room[-1][0]
        yield top, bottom
        top = _next_top(document, bottom)
        lines = [place for place in lines if place[0] > bottom]
    yield top, whole


def _lines(document: QTextDocument) -> Iterator[tuple[float, bool, str]]:
    """Where each line ends, whether its paragraph ends there, and the whole paragraph."""
    block = document.begin()
    while block.isValid():
        layout, top = block.layout(), _top(document, block)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            last = number == layout.lineCount() - 1
            yield top + line.y() + line.height(), last, block.text()
        block = block.next()


def _next_top(document: QTextDocument, bottom: float) -> float:
    """Where the first line after a place begins."""
    block = document.begin()
    while block.isValid():
        layout, top = block.layout(), _top(document, block)
        for number in range(layout.lineCount()):
            if top + layout.lineAt(number).y() >= bottom - 0.5:
                return top + layout.lineAt(number).y()
        block = block.next()
    return bottom


def _top(document: QTextDocument, block: QTextBlock) -> float:
    return document.documentLayout().blockBoundingRect(block).top()
