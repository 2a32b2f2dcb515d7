# SPDX-License-Identifier: MIT
"""What is said where the clock of the computer contradicts what was studied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ClockCard(Card):
    """A sentence, and the button that counts those cards from today."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="soft")
        self.setObjectName("study-clock")
        self._text = Body("", self)
        self._button = SecondaryButton(
            self.tr("The clock is right now"), "count-from-now", parent=self
        )
        self._button.clicked.connect(self.asked)
        self.body.addWidget(self._text)
        self.body.addWidget(self._button)
        self.hide()

    def say(self, text: str) -> None:
        """Say what is wrong; "" says nothing."""
        self._text.setText(text)
        self.setVisible(bool(text))
