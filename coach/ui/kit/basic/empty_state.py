# SPDX-License-Identifier: MIT
"""What an empty page says: one sentence, one button, one example."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import PrimaryButton, SecondaryButton
from coach.ui.kit.basic.labels import Lead, Quiet


class EmptyState(QWidget):
    """A sentence that says what will be here, and the button that begins it."""

    asked = Signal()

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
        layout.addStretch(1)
