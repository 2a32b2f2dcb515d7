# SPDX-License-Identifier: MIT
"""A surface with a hairline around it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Card(QFrame):
    """A surface to put things on: add to `body`. Tones: "", "safety", "soft"."""

    def __init__(self, parent: QWidget | None = None, *, tone: str = "", margin: int = 20) -> None:
        super().__init__(parent)
        if tone:
            self.setProperty("tone", tone)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(8)
