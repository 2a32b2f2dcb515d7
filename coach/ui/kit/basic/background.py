# SPDX-License-Identifier: MIT
"""Work that takes seconds, done beside the window; one piece at a time."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from collections.abc import Callable


class Background(QObject):
    """Does a piece of work in a thread of its own, and tells the window how it ended."""

    ended = Signal()  # whatever came of it; before it is told
    done = Signal(object)  # what came of it
    refused = Signal(object)  # GoodTermsError
    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether a piece of work has begun and not ended."""
        return self._running

    def start(self, work: Callable[[], object], *, changes: bool) -> None:
        """Begin; whoever asks twice is served once.

        Args:
            work: What to do; it touches no widget.
            changes: Whether it changes files. Then it comes to its end even where the window is
                closed meanwhile; what only reads does not keep the program.
        """
        if self._running:
            return
        self._running = True
        Thread(target=self._work, args=(work,), name="background", daemon=not changes).start()

    def _work(self, work: Callable[[], object]) -> None:
        result: object = None
        fault: BaseException | None = None
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - it is raised again where it can be told
            fault = error
        with suppress(RuntimeError):  # the window goes just now
            if isValid(self):
                self._ended.emit(result, fault)

    def _on_ended(self, result: object, fault: BaseException | None) -> None:
        self._running = False
        self.ended.emit()
        if fault is None:
            self.done.emit(result)
        elif isinstance(fault, GoodTermsError):
            self.refused.emit(fault)
        else:
            raise fault
