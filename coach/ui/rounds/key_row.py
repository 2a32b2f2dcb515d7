# SPDX-License-Identifier: MIT
"""A row that a key marks: the key, what is marked by it, and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import ChosenButton
from coach.ui.kit.basic.labels import KeyCap
from coach.ui.kit.layout.arranged import Arranged

if TYPE_CHECKING:
    from collections.abc import Hashable

    from coach.ui.kit.basic.theme import Theme

NO_TIME = "\N{NO-BREAK SPACE}"  # a line that has its room before a time stands there
_ROOM = 300  # pixels, at 100 % text, from which the buttons stand before the words
_GAP = 8


class Mark(ChosenButton):
    """A button that stays pressed: something was seen. A click leaves the keys where they are."""

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text, name, parent=parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def nextCheckState(self) -> None:
        """Leave it to whoever keeps the mark what is shown: it may not have been kept."""


class KeyRow(Arranged):
    """A key, `marks` to press, and `words`; where there is little room the marks go below."""

    def __init__(self, theme: Theme, key: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._cap = KeyCap(key, self)
        self._cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cap.setFixedWidth(self._cap.fontMetrics().averageCharWidth() * 4)
        self._pressed = QWidget(self)
        self.marks, self.words = QHBoxLayout(self._pressed), QVBoxLayout()
        self.marks.setContentsMargins(0, 0, 0, 0)
        self.marks.setSpacing(6)
        self.words.setSpacing(1)
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(_GAP)
        row.addWidget(self._cap, 0, top)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(_GAP)
        self._beside.addWidget(self._pressed, 0, top | Qt.AlignmentFlag.AlignLeft)
        self._beside.addLayout(self.words, 1)
        row.addLayout(self._beside, 1)
        row.addStretch(0)  # takes what the words, of a width to be read, leave over

    def fitting(self, width: int) -> bool:
        """Whether the marks stand before the words."""
        parts = (self._cap.width(), self._pressed.sizeHint().width())
        least = sum(parts) + self.words.minimumSize().width() + 2 * _GAP
        return width >= max(self._theme.across(_ROOM), least)

    def arrange(self, arrangement: Hashable) -> None:
        """Put the marks where there is room."""
        across, up = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._beside.setDirection(across if arrangement else up)
