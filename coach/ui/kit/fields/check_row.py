# SPDX-License-Identifier: MIT
"""A box to tick with words that wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from coach.ui.kit.basic.labels import Body
from coach.ui.kit.layout.stacked import row_of

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent


def show_tick(page: QWidget, key: str, *, done: bool) -> None:
    """Show in the row of a page whether it is ticked, where that could not be kept."""
    box = page.findChild(QCheckBox, f"check:{key}")
    if box is not None:
        with QSignalBlocker(box):
            box.setChecked(done)


class CheckRow(QWidget):
    """A check box and its words; a click on either ticks."""

    ticked = Signal(object)  # (key, whether it is ticked now)

    def __init__(
        self, key: str, text: str, *, done: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = key
        self.box = QCheckBox(self)
        self.box.setObjectName(f"check:{key}")
        self.box.setAccessibleName(text)
        self.box.setChecked(done)
        self._label = Body(text, self)
        layout = row_of(self, gap=6)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(0)  # takes what the words, of a width to be read, leave over
        self.box.toggled.connect(self._on_toggled)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words ticks too."""
        super().mouseReleaseEvent(event)
        self.box.toggle()

    def _on_toggled(self, done: bool) -> None:
        self.ticked.emit((self._key, done))
