# SPDX-License-Identifier: MIT
"""A heading with a line below it, and what belongs to it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.basic.labels import Heading, Quiet, Rule


class Section(QWidget):
    """A heading, a number beside it, a line, and a `body` to add to."""

    def __init__(self, title: str, *ends: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Heading(title, self)
        self._heading.prefer_line()
        self._count = Quiet("", self)
        self._count.prefer_line()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._heading)
        head.addWidget(self._count)
        head.addStretch(1)
        for end in ends:
            head.addWidget(end)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(Rule(self))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        layout.addLayout(self.body)

    def set_count(self, text: str) -> None:
        """Show a few quiet words beside the heading."""
        self._count.setText(text)

    def set_title(self, text: str) -> None:
        """Show another heading."""
        self._heading.setText(text)
