"""Days where the user sits, as moments."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from coach.clock import today

if TYPE_CHECKING:
    from datetime import date

    from coach.clock import Clock

_DAY = timedelta(days=1)


def tomorrow(clock: Clock) -> date:
    """The day after this one."""
    return today(clock) + _DAY


def start_of(day: date) -> datetime:
    """The moment at which a day begins where the user sits."""
    return datetime.combine(day, time()).astimezone()
