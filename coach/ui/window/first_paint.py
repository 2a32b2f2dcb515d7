# SPDX-License-Identifier: MIT
"""What waits for the first paint of the window: its first page, and the clock of `tests/bench`.

The window is shown with its rail at once; what costs more comes right after it is painted. With
GOOD_TERMS_BENCH=first-paint the program prints the monotonic clock in seconds at that moment and
quits, with first-page once the first page is painted too, so that both can be timed from outside.
"""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_COVERED = 1000  # milliseconds


def after_first_paint(window: QWidget, call: Callable[[], object]) -> None:
    """Call something once, right after a window was painted for the first time."""
    match os.environ.get("GOOD_TERMS_BENCH"):
        case "first-paint":
            _Painted(window, _say_and_quit)
        case "first-page":
            _Painted(window, partial(_call_and_say, window, call))
        case _:
            _Painted(window, call)


def after_paint(window: QWidget, call: Callable[[], object], at_most: int = _COVERED) -> None:
    """Call something once, right after a window is painted the next time.

    Args:
        window: The window; it is painted soon.
        call: What to call.
        at_most: Milliseconds after which it is called where the window cannot be seen.
    """
    painted = _Painted(window, call)
    QTimer.singleShot(at_most, painted, painted.call_now)
    window.update()


class _Painted(QObject):
    """Makes a call after the next paint of a window."""

    def __init__(self, window: QWidget, call: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._call, self._called = window, call, False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let every event through; once a paint is done, make the call."""
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self.call_now)
        return super().eventFilter(watched, event)

    def call_now(self) -> None:
        """Make the call, unless it was made."""
        if not self._called:
            self._called = True
            self._window.removeEventFilter(self)
            self._call()
            self.deleteLater()


def _call_and_say(window: QWidget, call: Callable[[], object]) -> None:
    call()
    _Painted(window, _say_and_quit)
    window.update()


def _say_and_quit() -> None:
    sys.stdout.write(f"{time.monotonic()}\n")
    sys.stdout.flush()
    QCoreApplication.quit()
