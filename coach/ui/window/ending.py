# SPDX-License-Identifier: MIT
"""A request of the system to end (SIGTERM, SIGINT, SIGHUP) ends the window as closing it does."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

if TYPE_CHECKING:
    from types import FrameType

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")  # as far as the system knows them
_LOOK_EVERY = 250  # milliseconds, where nothing can wake Qt


class EndRequests(QObject):
    """Hears the system's requests to end while Qt waits; one object for a process.

    Python sees a signal only when it runs, and Qt's waiting is not Python: the byte that Python
    writes into a pipe for each signal wakes it. Under Windows Qt cannot wait at a pipe, so Python
    gets to run now and then.

    Args:
        parent: Its owner.
        by_pipe: Whether Qt can wait at a pipe.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None, *, by_pipe: bool = os.name != "nt") -> None:
        super().__init__(parent)
        self._came = False
        self._before = {
            number: signal.signal(number, self._on_signal)
            for name in _NAMES
            if (number := getattr(signal, name, None)) is not None
            and signal.getsignal(number) is not signal.SIG_IGN  # kept from us, as nohup does
        }
        self._pipe = _Pipe(self) if by_pipe else None
        self._looks = QTimer(self, interval=_LOOK_EVERY)
        if self._pipe is not None:
            self._pipe.woken.connect(self.asked)
        else:
            self._looks.timeout.connect(self._on_timeout)
            self._looks.start()

    def stop(self) -> None:
        """Leave the signals to whoever had them before."""
        self._looks.stop()
        if self._pipe is not None:
            self._pipe.close()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        """Remember it; where there is a pipe, the byte in it says it."""
        self._came = True

    def _on_timeout(self) -> None:
        came, self._came = self._came, False
        if came:
            self.asked.emit()


class _Pipe(QObject):
    """Where Python writes a byte for each signal; neither end waits."""

    woken = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ends = os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)
        self._before = signal.set_wakeup_fd(self._ends[1], warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._ends[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)

    def close(self) -> None:
        """Let Python write to where it did before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for end in self._ends:
            os.close(end)

    def _on_activated(self) -> None:
        os.read(self._ends[0], 64)
        self.woken.emit()
