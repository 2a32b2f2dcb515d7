# SPDX-License-Identifier: MIT
"""The clock of a round: it runs, stands, and goes on from where it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.clock import Ticks


class RoundClock:
    """Counts seconds while it runs.

    It counts what has passed and never reads the time of day: midnight, another zone and a clock
    that is set anew change nothing.

    Args:
        ticks: Says what second it is.
        seconds: What it has counted already.
    """

    def __init__(self, ticks: Ticks, seconds: float = 0.0) -> None:
        self._ticks, self._counted = ticks, seconds
        self._since: float | None = None

    @property
    def is_running(self) -> bool:
        """Whether time is counted."""
        return self._since is not None

    @property
    def seconds(self) -> float:
        """What it has counted until now."""
        return self._counted + (0.0 if self._since is None else self._ticks() - self._since)

    def run(self) -> None:
        """Count from now on."""
        if self._since is None:
            self._since = self._ticks()

    def pause(self) -> None:
        """Stand still."""
        self._counted, self._since = self.seconds, None
