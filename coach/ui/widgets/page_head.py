# SPDX-License-Identifier: MIT
"""The top of a page: what it is about, and what can be done here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.widgets.labels import Title


class PageHead(QWidget):
    """A title, and buttons at its end."""

    def __init__(self, title: str = "", *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Title(title, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in buttons:
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def title(self) -> str:
        """The title as it is shown."""
        return self._title.text()
