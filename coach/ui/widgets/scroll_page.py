# SPDX-License-Identifier: MIT
"""A page that scrolls downwards and never sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

MARGIN = 40
WIDEST = 1120
_TOP = 28


class _Column(QWidget):
    """What scrolls; it never asks to be wider than the page, and keeps to the left."""

    def __init__(self, parent: QWidget, margin: int, widest: int) -> None:
        super().__init__(parent)
        self._margin, self._widest = margin, widest
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, min(margin, _TOP), margin, margin)
        self.body.setSpacing(8)

    def minimumSizeHint(self) -> QSize:
        """As high as its contents ask for, as narrow as need be."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what is wider than a page should be at the right."""
        super().resizeEvent(event)
        margin = self._margin
        right = max(margin, self.width() - margin - self._widest)
        if right != self.body.contentsMargins().right():
            self.body.setContentsMargins(margin, min(margin, _TOP), right, margin)


class ScrollPage(QScrollArea):
    """A scrolling column: add to `body`. What gets the focus is scrolled into sight."""

    def __init__(
        self, parent: QWidget | None = None, *, margin: int = MARGIN, widest: int = WIDEST
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column = _Column(self, margin, widest)
        self.column.setObjectName("column")
        self.body = self.column.body
        self.setWidget(self.column)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def to_top(self) -> None:
        """Scroll back to the beginning."""
        self.verticalScrollBar().setValue(0)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.column.isAncestorOf(now):
            return
        if now.focusPolicy() & Qt.FocusPolicy.TabFocus:  # not for a whole list of cards
            self.ensureWidgetVisible(now, 0, 24)
