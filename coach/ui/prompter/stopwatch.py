# SPDX-License-Identifier: MIT
"""How long each part of a talk takes, how long it is in all, and how long until the news."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.clock import Ticks


SHORTEST = 10  # seconds; what is left sooner was a look and no rehearsal


class Stopwatch:
    """Counts for one part at a time; seconds throughout.

    Args:
        parts: How many parts there are.
        news: The number of the part that holds the news, from 0; None for a talk without.
        ticks: Says what second it is.
    """

    def __init__(self, parts: int, news: int | None, ticks: Ticks) -> None:
        self._ticks, self._news = ticks, news
        self._spent = [0.0] * parts
        self._at = 0
        self._since: float | None = None  # when it began to run; None while it stands
        self._to_news: float | None = None

    @property
    def running(self) -> bool:
        """Whether time is counted."""
        return self._since is not None

    @property
    def in_all(self) -> float:
        """All parts together."""
        return sum(self._spent) + self._now()

    @property
    def to_news(self) -> float | None:
        """How long it took until the news was reached; None until then."""
        return self._to_news

    def of_part(self, number: int) -> float:
        """One part alone, all its visits together."""
        return self._spent[number] + (self._now() if number == self._at else 0.0)

    def whole_seconds(self) -> tuple[int, ...]:
        """Each part in whole seconds, so that their sum is what the clock shows in all."""
        ends = [int(sum(self._spent[: number + 1])) for number in range(len(self._spent))]
        return tuple(end - begin for begin, end in zip([0, *ends], ends, strict=False))

    def go_to(self, number: int) -> None:
        """Count for another part from now on; the first time the news is reached is kept."""
        self._settle()
        self._at = number
        if number == self._news and self._to_news is None:
            self._to_news = self.in_all

    def run(self) -> None:
        """Count from now on."""
        if self._since is None:
            self._since = self._ticks()

    def pause(self) -> None:
        """Stand still."""
        self._settle()
        self._since = None

    def _now(self) -> float:
        """What is not settled yet of the part that counts."""
        return 0.0 if self._since is None else self._ticks() - self._since

    def _settle(self) -> None:
        if self._since is not None:
            self._spent[self._at] += self._now()
            self._since = self._ticks()
