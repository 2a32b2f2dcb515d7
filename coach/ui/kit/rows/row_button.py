# SPDX-License-Identifier: MIT
"""A row to press: words that wrap, a quiet line below, an icon before, a sign at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body, Quiet, shorten
from coach.ui.kit.basic.pressable import Pressable

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from coach.ui.kit.basic.icons import Icons
    from coach.ui.kit.basic.theme import Theme


class RowButton(Pressable):
    """A row of a list in a page; Enter and Space press it."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        text: str,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._theme = theme
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.text_label, self._detail = self.words(text), Quiet(detail, self)
        self._detail.setVisible(bool(detail))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.text_label)
        words.addWidget(self._detail)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 5, 4, 5)
        self._row.setSpacing(10)
        self._row.addLayout(words, 1)
        self._row.addStretch(0)  # takes what the words, of a width to be read, leave over

    def words(self, text: str) -> Body:
        """A label for the words of the row."""
        return Body(text, self)

    def show_texts(self, text: str, detail: str) -> None:
        """Show other words."""
        self.text_label.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)

    def shorten_detail(self) -> None:
        """Let a quiet line that is very long end in dots; the whole of it is in the tooltip."""
        shorten(self._detail, self._detail.text())

    def add_mark(self, icon: QIcon, size: int = 18, *, end: bool = False) -> IconMark:
        """Put an icon before the words, or after them; the icon."""
        mark = IconMark(self._theme, icon, size, self)
        mark.stand_beside(self.text_label)
        place = Qt.AlignmentFlag.AlignTop
        if end:
            self._row.addWidget(mark, 0, place)
        else:
            self._row.insertWidget(0, mark, 0, place)
        return mark

    def lead_on(self, icons: Icons, icon: str = "") -> None:
        """Say that it leads somewhere: an arrow at the end; before the words an icon, if named."""
        if icon:
            self.add_mark(icons.icon(icon, "quiet"))
        self.add_mark(icons.icon("arrow-right", "quiet"), 16, end=True)

    def add_word(self, word: str, tone: str) -> Quiet:
        """Put a word at the end, in the colour of a tone; the label."""
        label = Quiet(word, self, tone=tone)
        label.prefer_line()
        self._row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        return label

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground under the pointer, and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(box, 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(box, 8, 8)
        painter.end()
