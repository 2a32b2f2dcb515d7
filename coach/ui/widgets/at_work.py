# SPDX-License-Identifier: MIT
"""A line that says what is being done, with a bar that moves: also for those who hear it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from coach.ui.widgets.labels import Body


class AtWork(QWidget):
    """Hidden while nothing is done. While it is seen it can have the keys, and presses nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("at-work")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._says = Body("", self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)  # how long it takes is not known
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 24)
        layout.setSpacing(8)
        layout.addWidget(self._says)
        layout.addWidget(self._bar)
        self.hide()

    def tell(self, doing: str) -> None:
        """Say what is being done, and have the keys meanwhile; with nothing it is over."""
        self._says.setText(doing)
        self._bar.setAccessibleName(doing)
        self.setAccessibleName(doing)
        self.setVisible(bool(doing))
        if doing:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, doing))
