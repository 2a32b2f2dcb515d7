# SPDX-License-Identifier: MIT
"""A line that says what is being done, with a bar that moves: also for those who hear it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.labels import Body

_STEP, _STEPS = 40, 45  # milliseconds, and how many of them from end to end
_HIGH, _PART = 6, 0.25  # pixels; how much of the bar moves


class _MovingBar(QWidget):
    """How long it takes is not known: a piece that goes to and fro says that it goes on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._at = 0
        self._timer = QTimer(self, interval=_STEP)
        self._timer.timeout.connect(self._on_timeout)
        self.setFixedHeight(_HIGH)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to move."""
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Move no more: nobody sees it."""
        self._timer.stop()
        super().hideEvent(event)

    def _on_timeout(self) -> None:
        self._at = (self._at + 1) % (2 * _STEPS)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The whole way, and the piece on it."""
        way = min(self._at, 2 * _STEPS - self._at) / _STEPS
        long = self.width() * _PART
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        round_ = _HIGH / 2
        painter.setBrush(self.palette().color(QPalette.ColorRole.Midlight))
        painter.drawRoundedRect(QRectF(self.rect()), round_, round_)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        painter.drawRoundedRect(QRectF(way * (self.width() - long), 0, long, _HIGH), round_, round_)


class AtWork(QWidget):
    """Hidden while nothing is done. While it is seen it can have the keys, and presses nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("at-work")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._says = Body("", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 24)
        layout.setSpacing(8)
        layout.addWidget(self._says)
        layout.addWidget(_MovingBar(self))
        self.hide()

    def tell(self, doing: str) -> None:
        """Say what is being done, and have the keys meanwhile; with nothing it is over."""
        self._says.setText(doing)
        self.setAccessibleName(doing)
        self.setVisible(bool(doing))
        if doing:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, doing))
