# SPDX-License-Identifier: MIT
"""The words of a script: what stands in brackets is seen to be an example."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor

from coach.ui.kit.basic.safe_text import SafeText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.ui.kit.basic.theme import Theme

_EXAMPLE = re.compile(r"\[[^\[\]]+\]")


class ScriptText(SafeText):
    """Markdown in which `[examples]` stand on a soft ground, over dots, in their brackets."""

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(name, title, parent)
        self._theme = theme
        theme.changed.connect(self._mark)

    def show_markdown(self, text: str) -> None:
        """Show a text; a bracket is never a link."""
        super().show_markdown(re.sub(r"(?<!\\)\[", r"\\[", text))
        self._mark()

    def _mark(self) -> None:
        """Draw what stands in brackets as examples."""
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.tokens.accent_soft))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(self._theme.tokens.accent))
        for found in _EXAMPLE.finditer(self.toPlainText()):
            cursor = QTextCursor(self.document())
            cursor.setPosition(found.start())
            cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)
