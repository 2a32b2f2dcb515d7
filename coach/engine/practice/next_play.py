"""Which role-play comes next, for somebody who has ten minutes and no wish to choose."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.domain.practice.roleplay import RolePlay


def next_play(plays: Sequence[RolePlay], done: Iterable[str]) -> RolePlay | None:
    """The one that was practised least; of several the first.

    Args:
        plays: Those that fit, best first.
        done: The ids of those that were practised, one for each time.
    """
    times = Counter(done)
    return min(plays, key=lambda play: times[play.id], default=None)
