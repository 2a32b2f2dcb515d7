# SPDX-License-Identifier: MIT
"""The hook of `tests/bench`: with GOOD_TERMS_BENCH=first-paint the program says when it is painted.

It then prints the monotonic clock in seconds and quits, so that the time from exec to the first
painted window can be measured from outside. Without that variable nothing happens.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Waits for the first paint of a window, says when it was, and ends the program."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let every event through; after the first paint, say so."""
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._say)
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        sys.stdout.write(f"{time.monotonic()}\n")
        sys.stdout.flush()
        QCoreApplication.quit()


def watch_first_paint(window: QWidget | None) -> None:
    """Time the first paint of a window, if the environment asks for it."""
    if window is not None and os.environ.get("GOOD_TERMS_BENCH") == "first-paint":
        FirstPaint(window)
