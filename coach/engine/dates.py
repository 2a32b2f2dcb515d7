"""Days as people say them, and working days."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SATURDAY = 5


def spoken(day: date) -> str:
    """A day as one says it: "30 June 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """A day with its weekday, without the year: "Thursday, 26 November"."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"


def working_day(day: date, *, forward: bool = True) -> date:
    """The same day, or from a weekend the Monday after it (or the Friday before it)."""
    over = day.weekday() - _SATURDAY
    if over < 0:
        return day
    return day + timedelta(days=2 - over) if forward else day - timedelta(days=1 + over)
