"""What is read where a person writes a day or a time, and what steers the reading."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

T_co = TypeVar("T_co", covariant=True)  # a reading is only read

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)  # that any date here can be


class Order(StrEnum):
    """In which order a country writes the numbers of a date."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    YEAR_FIRST = "year-first"


class Prefer(StrEnum):
    """Where a place expects its day: it decides what the text leaves open, such as the year."""

    FUTURE = "future"
    PAST = "past"
    EITHER = "either"  # ahead; but where the day was not long ago, it is asked


class DateHabits(NamedTuple):
    """How dates are written where the user lives.

    Attributes:
        order: Of the numbers of a date.
        week_starts: The first day of a week, 0 (Monday) to 6 (Sunday).
    """

    order: Order = Order.DAY_FIRST
    week_starts: int = 0


BRITISH = DateHabits()


class Reading(NamedTuple, Generic[T_co]):
    """What a text may mean.

    Attributes:
        found: All that it can mean, the likeliest first; one is clear, several are asked.
        mend: What to write instead, as a sentence; empty where something is found.
    """

    found: tuple[T_co, ...] = ()
    mend: str = ""

    @property
    def clear(self) -> T_co | None:
        """What it means, where it means one thing."""
        return self.found[0] if len(self.found) == 1 else None
