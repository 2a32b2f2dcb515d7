"""What marks come to, and what a critical fail makes of them: in one place for all that counts."""

from __future__ import annotations

from typing import NamedTuple

CAPPED = 0.4  # of all checks, with a critical fail: two of five (`methods.md` 7.1)


class Score(NamedTuple):
    """What was done of what was marked."""

    yes: int
    counted: int
    capped: int | None  # as how many `yes` counts at most, with a critical fail; None: none seen

    @property
    def counts(self) -> int:
        """As how many `yes` counts."""
        return self.yes if self.capped is None else min(self.yes, self.capped)

    @property
    def is_lowered(self) -> bool:
        """Whether a critical fail takes something away."""
        return self.counts < self.yes

    @property
    def share(self) -> float | None:
        """What counts of all that was marked, 0.0 to 1.0; None where nothing was."""
        return self.counts / self.counted if self.counted else None


def scored(yes: int, counted: int, *, failed: bool) -> Score:
    """The score of so many done of so many marked.

    Args:
        yes: Checks that were done.
        counted: Checks that were marked.
        failed: Somebody saw a critical fail, or the run shows one.
    """
    return Score(yes, counted, int(counted * CAPPED) if failed else None)
