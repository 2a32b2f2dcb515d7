# SPDX-License-Identifier: MIT
"""What differs between two texts: words that went are struck out, words that came underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor

from coach.engine.wording.compared import Change
from coach.ui.kit.basic.safe_text import SafeText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coach.engine.wording.compared import Piece
    from coach.ui.kit.basic.theme import Theme


class ComparedText(SafeText):
    """One text, with what went and what came in it; said in words to whoever does not see it."""

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(name, title, parent)
        self._theme = theme
        self._pieces: Sequence[Piece] = ()
        theme.changed.connect(self._draw)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show these pieces in a row."""
        self._pieces = pieces
        said = {Change.OUT: self.tr("went: {text}"), Change.IN: self.tr("came: {text}")}
        told = [said[each.change].format(text=each.text) for each in pieces if each.change in said]
        self.setAccessibleDescription("; ".join(told))
        self._draw()

    def _draw(self) -> None:
        self.document().clear()
        cursor = QTextCursor(self.document())
        before = Change.SAME
        for piece in self._pieces:
            if before is Change.OUT and piece.change is Change.IN:
                cursor.insertText(" ", self._look(Change.SAME))
            cursor.insertText(piece.text, self._look(piece.change))
            before = piece.change
        self.updateGeometry()

    def _look(self, change: Change) -> QTextCharFormat:
        look, tokens = QTextCharFormat(), self._theme.tokens
        look.setForeground(QColor(tokens.quiet if change is Change.OUT else tokens.text))
        look.setFontStrikeOut(change is Change.OUT)
        if change is Change.IN:
            look.setBackground(QColor(tokens.accent_soft))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(QColor(tokens.accent))
        return look
