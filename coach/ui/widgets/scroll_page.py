# SPDX-License-Identifier: MIT
"""A page that scrolls downwards and never sideways."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

MARGIN = 40
WIDEST = 1120


class _Column(QWidget):
    """What scrolls; it never asks to be wider than the page."""

    def minimumSizeHint(self) -> QSize:
        """As high as its contents ask for, as narrow as need be."""
        return QSize(0, super().minimumSizeHint().height())


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
        column = self.column = _Column(self)
        column.setObjectName("column")
        inner = QWidget(column)
        inner.setMaximumWidth(widest)
        outer = QHBoxLayout(column)
        outer.setContentsMargins(margin, min(margin, 28), margin, margin)
        outer.addWidget(inner, 1)
        outer.addStretch(0)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self.setWidget(column)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def to_top(self) -> None:
        """Scroll back to the beginning."""
        self.verticalScrollBar().setValue(0)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        column = self.widget()
        if now is not None and column is not None and column.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 24)
