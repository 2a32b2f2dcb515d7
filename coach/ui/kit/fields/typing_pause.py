# SPDX-License-Identifier: MIT
"""When what is typed is kept: as soon as the keys rest, and soon also while they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

AT_MOST = 1500  # milliseconds after the first key; with what keeping takes, within two seconds


class TypingPause(QTimer):
    """`due` comes when no key came for `rest` milliseconds, or `AT_MOST` after the first of them.

    A pause alone would never come while one types steadily, and all of it would be lost with the
    power. `key` says that a key came, `end` that nothing waits any more.
    """

    due = Signal()

    def __init__(self, parent: QObject, rest: int) -> None:
        super().__init__(parent, interval=rest, singleShot=True)
        self.latest = QTimer(self, interval=AT_MOST, singleShot=True)
        self.timeout.connect(self._end)
        self.latest.timeout.connect(self._end)

    def key(self) -> None:
        """A key came."""
        if not self.latest.isActive():
            self.latest.start()
        self.start()

    def end(self) -> bool:
        """Nothing waits any more; whether something did."""
        waited = self.isActive() or self.latest.isActive()
        self.stop()
        self.latest.stop()
        return waited

    def _end(self) -> None:
        self.end()
        self.due.emit()
