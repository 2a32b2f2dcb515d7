# SPDX-License-Identifier: MIT
"""A request of the system to end (SIGTERM, SIGINT, SIGHUP) ends the window as closing it does."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from types import FrameType

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")  # as far as the system knows them


class EndRequests(QObject):
    """Hears the system's requests to end while Qt waits; one object for a process.

    Python sees a signal only when it runs, and Qt's waiting is not Python: the byte that Python
    writes for each signal wakes it.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads, self._writes = _pipe()
        self._before = {
            number: signal.signal(number, self._on_signal)
            for name in _NAMES
            if (number := getattr(signal, name, None)) is not None
        }
        self._woken = signal.set_wakeup_fd(self._writes, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._reads, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)

    def stop(self) -> None:
        """Leave the signals to whoever had them before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._woken)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        for end in (self._reads, self._writes):
            os.close(end)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        """The byte that was written says it."""

    def _on_woken(self) -> None:
        os.read(self._reads, 64)
        self.asked.emit()


def _pipe() -> tuple[int, int]:
    """Where to read what the other end writes; neither end waits."""
    ends = os.pipe()
    for end in ends:
        os.set_blocking(end, False)
    return ends
