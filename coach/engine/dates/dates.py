"""Days as people say them, working days, and counting on from a day."""

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
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_MOST_UNITS = 5000  # nothing here is counted further


def spoken(day: date) -> str:
    """A day as one says it: "30 June 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """A day with its weekday, without the year: "Thursday, 26 November"."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"


def whole_day(day: date) -> str:
    """A day in full: "Thursday, 3 December 2026"."""
    return f"{WEEKDAYS[day.weekday()]}, {spoken(day)}"


def working_day(day: date, *, forward: bool = True) -> date:
    """The same day, or from a weekend the Monday after it (or the Friday before it)."""
    over = day.weekday() - _SATURDAY
    if over < 0:
        return day
    return day + timedelta(days=2 - over) if forward else day - timedelta(days=1 + over)


def shifted(day: date, count: int, unit: str) -> date | None:
    """The day so many units on, or back where `count` is negative; None off the calendar.

    Args:
        day: Counted from here.
        count: How many, of any size.
        unit: "day", "workday" (Monday to Friday), "week", "fortnight", "month", "quarter" or
            "year"; a month ends on the same day of the month, or on its last.
    """
    if abs(count) > _MOST_UNITS and unit not in _DAYS:
        return None
    if unit == "workday":
        return _workdays_on(day, count)
    if unit in _DAYS:
        ordinal = day.toordinal() + count * _DAYS[unit]
        return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
    from dateutil.relativedelta import relativedelta  # brings the calendar and the locale

    try:
        return day + relativedelta(months=count * _MONTHS[unit])
    except ValueError:
        return None


def _workdays_on(day: date, count: int) -> date | None:
    step, room = (1, date.max - day) if count > 0 else (-1, day - date.min)
    if room < timedelta(days=2 * abs(count) + 7):
        return None
    for _ in range(abs(count)):
        day = working_day(day + timedelta(days=step), forward=count > 0)
    return day
