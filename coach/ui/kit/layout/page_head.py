# SPDX-License-Identifier: MIT
"""The top of a page: what it is about, and what can be done here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from coach.ui.kit.basic.labels import Title
from coach.ui.kit.layout.arranged import Arranged
from coach.ui.kit.layout.flow_layout import FlowRow

if TYPE_CHECKING:
    from collections.abc import Hashable

    from coach.ui.kit.basic.theme import Theme

_ROOM = 460  # pixels, at 100 % text, from which the buttons stand beside the words
_GAP = 8
_LINES = 2  # of a title beside buttons; one that needs more has the whole width


class HeadRow(Arranged):
    """Words, and buttons at their end; where there is little room the buttons go below."""

    def __init__(self, theme: Theme, words: QWidget, *buttons: QWidget, room: int = _ROOM) -> None:
        super().__init__(theme)
        self._words, self._room = words, room
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self._layout.addWidget(words, 1)
        self._buttons = FlowRow(gap=_GAP)
        for button in buttons:
            self._buttons.flow.addWidget(button)
        self._layout.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addStretch(0)  # takes what the words, of a width to be read, leave over

    def fitting(self, width: int) -> bool:
        """Whether the buttons stand beside the words: a long one, or small things in one line."""
        words = self._words
        hint = words.sizeHint() if isinstance(words, FlowRow) else words.minimumSizeHint()
        least = hint.width() + _GAP + self._buttons.sizeHint().width()
        return width >= max(self._theme.across(self._room), least)

    def arrange(self, arrangement: Hashable) -> None:
        """Put the buttons where there is room."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(across if arrangement else down)


class PageHead(HeadRow):
    """A title, and buttons at its end."""

    def __init__(self, theme: Theme, title: str = "", *buttons: QWidget) -> None:
        self._title = Title(title)
        super().__init__(theme, self._title, *buttons)
        self._layout.setContentsMargins(0, 0, 0, 8)

    def fitting(self, width: int) -> bool:
        """Whether the title has room enough beside the buttons: its lines do not pile up there."""
        title, room = self._title, width - _GAP - self._buttons.sizeHint().width()
        if not super().fitting(width):
            return False
        high = title.heightForWidth(room)
        return high <= _LINES * title.fontMetrics().height() or high <= title.heightForWidth(width)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
