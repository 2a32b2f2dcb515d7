# SPDX-License-Identifier: MIT
"""Once the window rests, load bit by bit what the first case would wait for.

The start loads only what its first page needs. What any case needs after it, whichever that is,
comes in small steps between which the window answers: the pages that cases go on with, the words of
the talks, and what the wording checker listens for.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTextEdit

from coach.clock import system_ticks
from coach.errors import GoodTermsError
from coach.ui.window.page_list import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from coach.clock import Ticks
    from coach.services.container import Services

_REST = 700  # milliseconds after the start in which nobody has asked for more
_BETWEEN = 10  # milliseconds from some steps to the next
_AT_ONCE = 0.008  # seconds after which no further step is begun
_FIRST = frozenset({"interview", "verdict", "talk", "roleplay"})


class WarmUp(QTimer):
    """Takes one step each time, until there is none left.

    Args:
        services: What there is to load from.
        window: Owns it.
        ticks: Seconds that go by.
    """

    def __init__(self, services: Services, window: QWidget, ticks: Ticks = system_ticks) -> None:
        super().__init__(window)
        self._steps, self._ticks = _steps(services), ticks
        self.setInterval(_REST)
        self.timeout.connect(self._on_timeout)

    def _on_timeout(self) -> None:
        self.setInterval(_BETWEEN)
        with _no_collecting():
            until = self._ticks() + _AT_ONCE
            while self._step():
                if self._ticks() >= until:
                    return
        self.stop()
        gc.freeze()  # all of it stays: the collector need never look at it

    def _step(self) -> bool:
        """Take a step; False where none is left. What cannot be read, its page will say."""
        try:
            return next(self._steps, self) is not self
        except GoodTermsError:
            return False


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Without looks for garbage, of which there is none: each took a tenth of a second."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _steps(services: Services) -> Iterator[object]:
    for entry in PAGES:
        if entry.name in _FIRST:
            yield import_module(f"coach.ui.{entry.where.partition(':')[0]}")
    yield import_module("jinja2.sandbox")  # fills the blanks of a talk
    yield QTextEdit().viewport()  # the first makes all that it could be known to Python
    yield from services.read_ahead()
