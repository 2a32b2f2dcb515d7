# SPDX-License-Identifier: MIT
"""What an empty page says: one sentence, one button, one example."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.labels import Lead, Quiet


class EmptyState(QWidget):
    """A sentence that says what will be here, and the button that begins it."""

    asked = Signal()
    asked_other = Signal()

    def __init__(
        self,
        sentence: str,
        button_text: str = "",
        name: str = "empty-action",
        parent: QWidget | None = None,
        *,
        example: str = "",
        primary: bool = False,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 24, 0, 24)
        layout.setSpacing(12)
        layout.addWidget(Lead(sentence, self))
        if example:
            layout.addWidget(Quiet(example, self))
        if button_text:
            kind = PrimaryButton if primary else SecondaryButton
            self.button = kind(button_text, name, parent=self)
            self.button.clicked.connect(self.asked)
            layout.addSpacing(4)
            layout.addWidget(self.button)
        self._layout = layout
        layout.addStretch(1)

    def offer(self, text: str, name: str) -> None:
        """Offer a quieter way to begin, below; `asked_other` says that it was chosen."""
        other = QuietButton(text, name, parent=self)
        other.clicked.connect(self.asked_other)
        self._layout.insertWidget(self._layout.count() - 1, other, 0, Qt.AlignmentFlag.AlignLeft)
