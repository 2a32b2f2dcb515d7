# SPDX-License-Identifier: MIT
"""A line above every page, which stays until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.widgets.icon_mark import IconMark
from coach.ui.widgets.scroll_page import MARGIN

if TYPE_CHECKING:
    from coach.ui.shell import Shell


class BarAbove(QWidget):
    """A mark, and beside it words and buttons, one below the other in `words`."""

    def __init__(self, shell: Shell, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QVBoxLayout()
        self.words.setSpacing(6)
        mark = IconMark(shell.theme, shell.icons.icon(icon, "accent"), 18, self)
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, 12, MARGIN, 4)
        line.setSpacing(12)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self.words, 1)
        line.addStretch(0)  # takes what the words may not, so that the mark stays at the left
