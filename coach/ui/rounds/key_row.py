# SPDX-License-Identifier: MIT
"""A row that a key marks: the key, what is marked by it, and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from coach.clock import as_clock
from coach.ui.kit.basic.buttons import ChosenButton
from coach.ui.kit.basic.labels import KeyCap, Quiet
from coach.ui.kit.layout.arranged import Arranged
from coach.ui.kit.layout.stacked import row_of

if TYPE_CHECKING:
    from collections.abc import Hashable

    from coach.ui.kit.basic.theme import Theme

_LATEST = "59:59"  # what there is room for: no row moves as it is marked
_ROOM = 300  # pixels, at 100 % text, from which the buttons stand before the words
_GAP = 8
_DOWN = 4  # pixels: the key stands beside the middle of its buttons


class Mark(ChosenButton):
    """A button that stays pressed: something was seen. A click leaves the keys where they are."""

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text, name, parent=parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def nextCheckState(self) -> None:
        """Leave it to whoever keeps the mark what is shown: it may not have been kept."""


class _Key(KeyCap):
    """A key as wide as the others: those of a sheet stand below each other."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(key, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def sizeHint(self) -> QSize:
        """Wide enough for a number of two digits."""
        return QSize(4 * self.fontMetrics().averageCharWidth(), super().sizeHint().height())


class _Time(Quiet):
    """When something was marked; it has its room before, so no row moves as it is marked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setObjectName("marked-at")
        self.setWordWrap(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line of its longest text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(_LATEST) + 2, metrics.height())


class KeyRow(Arranged):
    """A key, marks to press, and words; where there is little room the marks go below."""

    def __init__(self, theme: Theme, key: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._cap = _Key(key, self)
        self._pressed = QWidget(self)
        self._pressed.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._marks, self._words = row_of(self._pressed, gap=6), QVBoxLayout()
        self._marks.addStretch(0)
        self._words.setSpacing(1)
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(_GAP)
        cap = QVBoxLayout()
        cap.addSpacing(_DOWN)
        cap.addWidget(self._cap, 0, top)
        row.addLayout(cap)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(_GAP)
        self._beside.addWidget(self._pressed, 0, top)
        told = QHBoxLayout()
        told.setSpacing(_GAP)
        told.addLayout(self._words, 1)
        self._at = _Time(self)
        # beside the words: where they are low, marks have its room
        told.addWidget(self._at, 0, top)
        self._beside.addLayout(told, 1)
        row.addLayout(self._beside, 1)
        row.addStretch(0)  # takes what the words, of a width to be read, leave over

    def mark_by(self, button: Mark) -> None:
        """Put a button behind those that are there."""
        self._marks.insertWidget(self._marks.count() - 1, button)

    def say(self, *labels: QLabel) -> None:
        """Show these words, one below the other, in their font from the start.

        A page is measured before it is shown.
        """
        for label in labels:
            label.ensurePolished()
            self._words.addWidget(label)

    def show_time(self, at: float | None) -> None:
        """Show when it was marked, at the end of the row; None: it was not, or afterwards."""
        self._at.setText("" if at is None else as_clock(at))

    def fitting(self, width: int) -> bool:
        """Whether the marks stand before the words."""
        least = self._cap.sizeHint().width() + self._at.sizeHint().width()
        least += self._pressed.sizeHint().width()
        least += self._words.minimumSize().width() + 3 * _GAP
        return width >= max(self._theme.across(_ROOM), least)

    def arrange(self, arrangement: Hashable) -> None:
        """Put the marks where there is room."""
        across, up = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._beside.setDirection(across if arrangement else up)
        top, left = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
        self._beside.setAlignment(self._pressed, top if arrangement else left)
        self.updateGeometry()  # Qt does not tell those around of a layout inside another one
