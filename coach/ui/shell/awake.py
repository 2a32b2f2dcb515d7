# SPDX-License-Identifier: MIT
"""Keeps the screen awake while a talk is spoken, and lets it sleep on every way out."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from coach.ui.shell.outside import Outside

_LOG = logging.getLogger(__name__)


class Awake:
    """Holds the screen awake at most once; what the system refuses is let be."""

    def __init__(self, outside: Outside) -> None:
        self._outside = outside
        self._held: AbstractContextManager[object] | None = None

    def hold(self) -> None:
        """Keep the screen awake from now on."""
        if self._held is not None:
            return
        try:
            held = self._outside.awake()
            held.__enter__()
        except Exception:  # noqa: BLE001 - a talk is not held up by a screen that may sleep
            _LOG.info("The screen cannot be kept awake here.")
            return
        self._held = held

    def release(self) -> None:
        """Let the screen sleep again; nothing happens where it was not held."""
        held, self._held = self._held, None
        if held is None:
            return
        try:
            held.__exit__(None, None, None)
        except Exception:  # noqa: BLE001 - the system forgets it when the program ends
            _LOG.info("The screen could not be let sleep again.")
