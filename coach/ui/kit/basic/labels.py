# SPDX-License-Identifier: MIT
"""Words on a page: plain text that wraps, never wider than is good to read."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from coach.ui.kit.basic.theme import restyle

MEASURE = 68  # characters
_HIGH = 100_000  # pixels: as high as it wants to be
_MOST = 160  # letters of a text beside something else, before it ends in dots
_LONG_WORD = re.compile(r"\S{32}")
_RESHAPED = frozenset(
    {
        QEvent.Type.Polish,
        QEvent.Type.FontChange,
        QEvent.Type.StyleChange,
        QEvent.Type.ContentsRectChange,
    }
)  # after these a text may take another height
_BREAK = "\u200b"  # a place where a line may end, which shows nothing


def breakable(text: str) -> str:
    """The text with places to break inside very long words."""
    return _LONG_WORD.sub(lambda found: found[0] + _BREAK, text)


class Label(QLabel):
    """Plain text that wraps within 68 characters."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, tone: str = "") -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}  # layouts ask for the same ones many times
        self._one_line = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if tone:
            self.setProperty("tone", tone)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; very long words may break."""
        self._heights.clear()
        super().setText(breakable(text))

    def setWordWrap(self, on: bool) -> None:
        """Go on to a new line where there is no room, or not."""
        self._heights.clear()
        super().setWordWrap(on)

    def prefer_line(self) -> None:
        """Ask for the room of one line, and go on to another only where there is less.

        Qt's own label, once it wraps, asks for a shape of its own: some words in two lines.
        """
        self._one_line = True
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One line where that is asked for, else as Qt has it."""
        if not self._one_line:
            return super().sizeHint()
        metrics, margins = self.fontMetrics(), self.contentsMargins()
        words = max(metrics.horizontalAdvance(line) for line in self.text().split("\n"))
        around = margins.left() + margins.right() + 2 * self.margin() + 2
        width = min(words + around, self.maximumWidth())
        return QSize(width, self.heightForWidth(width))

    def set_tone(self, tone: str) -> None:
        """Take the colour of a tone: "", "quiet", "accent", a cause."""
        self.setProperty("tone", tone)
        restyle(self)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the measure when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._keep_measure()

    def event(self, event: QEvent) -> bool:
        """Take the measure once the style sheet has given the font."""
        kind = event.type()  # asked once: a page has hundreds of labels, and each many events
        done = super().event(event)
        if kind in _RESHAPED:
            self._heights.clear()
            if kind is QEvent.Type.Polish:
                self._keep_measure()
        return done

    def heightForWidth(self, width: int) -> int:
        """The height that the text needs where it is `width` wide, or as wide as it may be."""
        width = min(width, self.maximumWidth())
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word, without a least number of lines."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.fontMetrics().height())

    def _keep_measure(self) -> None:
        widest = self.fontMetrics().averageCharWidth() * MEASURE
        if self.wordWrap() and widest != self.maximumWidth():
            self.setMaximumWidth(widest)


class Title(Label):
    """The one thing a page is about, or the question: 28."""


class Subtitle(Label):
    """What a card is about, or a line of the talk: 20."""


class Heading(Label):
    """Over a group: 16, semibold."""


class Lead(Label):
    """The first sentences of a page: 16."""


class ReservedLead(Lead):
    """A line that says now this and now that, with the room of the longest at all times.

    For what is written beside something that it tells about: the words may not change the room
    that is left, on which hangs what they say.
    """

    _may_say: tuple[str, ...] = ()

    def reserve(self, *texts: str) -> None:
        """Have room for each of these."""
        if texts != self._may_say:
            self._may_say = texts
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The height of the longest of them."""
        width = min(width, self.maximumWidth())
        heights = (_height(self.fontMetrics(), text, width) for text in self._may_say)
        return max(heights, default=super().heightForWidth(width))


class Body(Label):
    """Text to read: 14."""

    def set_strong(self, strong: bool) -> None:
        """Show the text semibold, or not."""
        self.setProperty("strong", strong)
        restyle(self)


class ChosenBody(Body):
    """Text to read that is strong while it is chosen; then nothing moves.

    Its lines end at all times where they end in its widest form. A line that came to be needed by
    the weight alone would else be a gap below the text while it is not chosen.
    """

    _whole = ""

    def setText(self, text: str) -> None:
        """Show a text."""
        self._whole = text
        self._break()

    def text(self) -> str:
        """The text without the ends of its lines."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """End the lines anew."""
        super().resizeEvent(event)
        self._break()

    def heightForWidth(self, width: int) -> int:
        """The height of the text in its widest form."""
        lines = _lines(self._heavy(), self._whole, min(width, self.maximumWidth()))
        return self.fontMetrics().lineSpacing() * (len(lines) - 1) + self.fontMetrics().height()

    def _break(self) -> None:
        room = self.contentsRect().width()
        Label.setText(self, "\n".join(_lines(self._heavy(), self._whole, room)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word in its widest form."""
        hint, metrics = super().minimumSizeHint(), QFontMetrics(self._heavy())
        widest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(max(hint.width(), widest), hint.height())

    def _heavy(self) -> QFont:
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        return font


class Quiet(Label):
    """Text beside something else: 12, quiet."""


class KeyCap(QLabel):
    """A key to press, in a small frame."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class ElidedLabel(QLabel):
    """One line of plain text that ends in dots where there is no room."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text on one line."""
        super().setText(" ".join(text.split()))

    def minimumSizeHint(self) -> QSize:
        """A few characters wide."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        """As wide as the text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the text as there is room for; the whole of it is in the tooltip."""
        painter = QPainter(self)
        elided = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        tip = self.text() if elided != self.text() else ""
        if tip != self.toolTip():
            self.setToolTip(plain_tip(tip))
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), elided)
        painter.end()


def _lines(font: QFont, text: str, width: int) -> list[str]:
    """A text as lines of so many pixels in a font; whole where there is no room at all."""
    layout, lines = QTextLayout(text, font), []
    if width <= 0:
        return [text]
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return lines or [text]


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    """How high a text is in so many pixels."""
    lines = int(Qt.TextFlag.TextWordWrap)
    return metrics.boundingRect(0, 0, width, _HIGH, lines, text).height()


def plain_tip(text: str) -> str:
    """A text that a tooltip shows as it is, also where it looks like HTML."""
    if "<" not in text:
        return text
    from html import escape  # noqa: PLC0415 - hardly ever needed

    return escape(text, quote=False)


def shorten(label: QLabel, text: str) -> None:
    """Show no more of a long text than a few lines take; the whole of it is in the tooltip."""
    whole = len(text) <= _MOST
    label.setText(text if whole else f"{text[:_MOST].rstrip()}…")
    label.setToolTip("" if whole else plain_tip(text))


class Rule(QFrame):
    """A line across, one pixel high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
