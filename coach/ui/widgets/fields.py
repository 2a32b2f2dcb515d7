# SPDX-License-Identifier: MIT
"""The fields that Qt lets the wheel change: here it never does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

_SHORTEST = 8  # letters that a choice shows at least, however little room there is


class NoWheel:
    """Before a Qt class of field: a wheel over it scrolls the page, with the keys or without.

    A field keeps the keys after one has chosen in it, and whoever then scrolls on means the page.
    """

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class ChoiceField(NoWheel, QComboBox):
    """A closed list of a few words; every choice of the window is one."""

    def __init__(self, name: str, parent: QWidget | None = None, shortest: int = _SHORTEST) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt's own gives it the keys by the wheel
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(shortest)


class NumberField(NoWheel, QSpinBox):
    """A number with steps; every one of the window is one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
