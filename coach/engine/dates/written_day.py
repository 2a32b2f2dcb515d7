"""A day as people write it: "3 Dec", "3/12", "next thu", "in two weeks", "a week on Tuesday".

A grammar of our own, for no library fits (tried in November 2026: dateparser 1.2, parsedatetime
2.6, dateutil 2.9). Each gives one day and never says that there is another: of "3/12" on a
Wednesday in November dateparser makes 3 December and parsedatetime 12 March; of "next thu" the one
makes tomorrow and the other the day a week later; "tuesday week" and "end of March" are unknown to
two of them and wrong in the third; "3.12." becomes twelve minutes past three. Here what a text
leaves open is never guessed: several days are several days, and whoever asks for the day asks.

The grammar is total: any text gives days between `FIRST_DAY` and `LAST_DAY`, or says what to write.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from coach.domain.dates import FIRST_DAY, LAST_DAY, DateHabits, Order, Prefer, Reading
from coach.engine.dates.dates import MONTHS, shifted
from coach.engine.dates.day_words import MONTH, WEEKDAY, canonical

Days = Reading[date]
_SHOWN = 40  # characters of a text that a sentence repeats
_RECENT = timedelta(days=92)  # how long ago a day without a year may be meant as well
_RECENT_DAY = timedelta(days=10)  # the same for a day without a month
_YEARS = range(-8, 9)  # around this one; among them is always a leap year
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
EXAMPLES = "Write it like 3 Dec, Thursday, or in two weeks."


class _Place(Struct, frozen=True):
    """Where a text is read: on which day, with which habits, what is expected."""

    today: date
    habits: DateHabits
    prefer: Prefer


def read_day(
    text: str, today: date, habits: DateHabits, prefer: Prefer = Prefer.FUTURE
) -> Reading[date]:
    """The days that a text may name, the likeliest first; empty and no mend for an empty text.

    Args:
        text: What was typed, any text at all.
        today: The day on which it is read.
        habits: How dates are written where the user lives.
        prefer: Where the day is expected; it decides a year, month or week that is not written. A
            day that lies elsewhere is found only where no other reading is left.
    """
    if not text.strip():
        return Reading()
    line = canonical(text)
    found = _read(line, _Place(today, habits, prefer)) if line else None
    if found is None:
        shown = " ".join(text.split())[:_SHOWN]
        return Reading(mend=f"“{shown}” names no day. {EXAMPLES}")
    return _within(found)


def read_fixed_day(text: str, habits: DateHabits) -> Reading[date]:
    """The days that a text names on whichever day it is read: none for "tomorrow" or "3 Dec"."""
    early = read_day(text, date(2010, 1, 5), habits, Prefer.EITHER)
    late = read_day(text, date(2093, 7, 30), habits, Prefer.EITHER)
    if not early.found or set(early.found) == set(late.found):
        return early
    return Reading(mend="Write day, month and year, such as 5 March 2027.")


def _within(found: Days) -> Days:
    """Only the days that a date here can be; where there is none, in which direction it is off."""
    kept = tuple(day for day in found.found if FIRST_DAY <= day <= LAST_DAY)
    if kept or not found.found:
        return Reading(kept, found.mend)
    past = found.found[0] < FIRST_DAY
    return Reading(mend=f"That day is {'past' if past else 'too far away'}. Check the year.")


def _read(line: str, place: _Place) -> Days | None:
    """The first rule that knows the line; None where none does."""
    for pattern, rule in _RULES:
        match = pattern.fullmatch(line)
        found = rule(match, place) if match else None
        if found is not None:
            return found
    return None


def _found(*days: date | None) -> Days:
    """These days once each; off the calendar counts as too far away."""
    kept = dict.fromkeys(day if day is not None else date.max for day in days)
    return Reading(tuple(kept))


# -- what a text leaves open


def _in_direction(days: list[date], place: _Place, recent: timedelta) -> tuple[date, ...]:
    """Of days that come round again, the one that is expected; several where both may be meant."""
    ahead = min(day for day in days if day >= place.today)
    behind = max(day for day in days if day <= place.today)
    match place.prefer:
        case Prefer.FUTURE:
            return (ahead,)
        case Prefer.PAST:
            return (behind,)
        case Prefer.EITHER:
            if ahead == behind or place.today - behind > recent:
                return (ahead,)
            near = sorted((ahead, behind), key=lambda day: abs(day - place.today))
            return tuple(near)


def _expected(days: tuple[date, ...], place: _Place) -> tuple[date, ...]:
    """The days that lie where one is expected; all where none does."""
    if place.prefer is Prefer.FUTURE:
        return tuple(day for day in days if day >= place.today) or days
    if place.prefer is Prefer.PAST:
        return tuple(day for day in days if day <= place.today) or days
    return tuple(day for day in days if place.today - day <= _RECENT) or days


def _without_year(day: int, month: int, place: _Place) -> Days:
    """A day of a month; 29 February asks where the year that is meant may have none."""
    years = [place.today.year + each for each in _YEARS]
    days = [date(y, month, day) for y in years if day <= monthrange(y, month)[1]]
    if not days:
        return _no_such_day(day, month, None)
    found = _in_direction(days, place, _RECENT)
    if (month, day) != (2, 29):
        return _found(*found)
    ends = _in_direction([date(y, 3, 1) for y in years], place, _RECENT)
    short = [end for end in ends if not isleap(end.year)]
    return _found(*(each for end in short for each in (end - _DAY, end)), *found)


def _no_such_day(day: int, month: int, year: int | None) -> Days:
    """Why a month (of that year; None: of any) has no such day, and what to write."""
    if year is None and month == 2:
        return Reading(mend="February has 28 or 29 days. Write a day from 1 to 29.")
    last, name = monthrange(year or 1, month)[1], MONTHS[month - 1]
    near = f"Write {last} {name} or 1 {MONTHS[month % 12]}."
    mend = near if day == last + 1 else f"Write a day from 1 to {last}."
    return Reading(mend=f"{name}{f' {year}' if month == 2 else ''} has {last} days. {mend}")


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _dated(day: int, month: int, year: str | None, place: _Place) -> Days:
    """A day of a month, with a year or without one."""
    if not 1 <= month <= 12 or day < 1:
        return Reading(mend=f"There is no such date. {EXAMPLES}")
    if not year:
        return _without_year(day, month, place)
    whole = _full_year(year)
    if whole < 1:
        return Reading(mend=f"There is no such year. {EXAMPLES}")
    if day > monthrange(whole, month)[1]:
        return _no_such_day(day, month, whole)
    return _found(date(whole, month, day))


# -- rules: each takes a match; None leaves the line to the rules behind it


def _rule_near(match: re.Match[str], place: _Place) -> Days:
    days = {"today": 0, "tomorrow": 1, "yesterday": -1}
    step = days.get(match[0], 2 if match[0].endswith("tomorrow") else -2)
    return _found(shifted(place.today, step, "day"))


def _rule_iso(match: re.Match[str], place: _Place) -> Days:
    return _dated(int(match[3]), int(match[2]), match[1], place)


def _rule_numbers(match: re.Match[str], place: _Place) -> Days:
    """Two or three numbers, which are a date in more orders than one."""
    orders = _in_orders(match, place.habits.order)
    read = [_dated(int(day), int(month), year, place) for day, month, year in orders]
    days = tuple(dict.fromkeys(day for each in read for day in each.found))
    if days:
        return Reading(_expected(days, place))
    return next((each for each in read if "has" in each.mend), read[0])


def _in_orders(match: re.Match[str], habit: Order) -> list[tuple[str, str, str | None]]:
    """Day, month and year: with dots the day comes first, but where months do by habit."""
    one, sign, two, year = match.groups()
    day_first, month_first = (one, two, year), (two, one, year)
    if sign == "." and habit is not Order.MONTH_FIRST:
        return [day_first]
    orders = [day_first, month_first] if habit is Order.DAY_FIRST else [month_first, day_first]
    if year and sign != "." and {len(one), len(two), len(year)} == {2}:
        orders.insert(0 if habit is Order.YEAR_FIRST else len(orders), (year, two, one))
    return orders


def _rule_month(match: re.Match[str], place: _Place) -> Days:
    parts = match.groupdict()
    return _dated(int(parts["d"]), MONTH[parts["m"]], parts["y"], place)


def _rule_ordinal(match: re.Match[str], place: _Place) -> Days:
    """A day whose month is not written, or only counted: "the 3rd", "the 3rd of next month"."""
    day, which = int(match["d"]), match["which"] or ("this" if match["month"] else "")
    if not 1 <= day <= 31:
        return Reading(mend=f"No month has a day {day}. Write a day from 1 to 31.")
    first: date = place.today.replace(day=1)
    if which:
        counted = shifted(first, {"this": 0, "next": 1, "last": -1}[which], "month") or first
        return _dated(day, counted.month, str(counted.year), place)
    firsts = [month for n in range(-3, 4) if (month := shifted(first, n, "month")) is not None]
    days = [f.replace(day=day) for f in firsts if day <= monthrange(f.year, f.month)[1]]
    return _found(*_in_direction(days, place, _RECENT_DAY))


def _rule_shift(match: re.Match[str], place: _Place) -> Days:
    """Counted from today: "in 3 days", "2 weeks ago"."""
    back = "back" in match.groupdict()
    day = shifted(place.today, -_count(match) if back else _count(match), match["unit"])
    return _found(day or (date.min if back else date.max))


def _rule_length(match: re.Match[str], place: _Place) -> Days:
    """Where "2 weeks" has neither "in" nor "ago", it goes where the place expects its day."""
    count = -_count(match) if place.prefer is Prefer.PAST else _count(match)
    return _found(shifted(place.today, count, match["unit"]))


def _rule_from(match: re.Match[str], place: _Place) -> Days | None:
    """Counted from a day: "a week on Tuesday", "3 days before the end of the month"."""
    base = _read(match["rest"], place)
    if base is None or not base.found:
        return base
    back = match.groupdict().get("how") == "before"
    steps = -_count(match) if back else _count(match)
    return _found(*(shifted(day, steps, match["unit"]) for day in base.found))


def _rule_weekday(match: re.Match[str], place: _Place) -> Days:
    """A weekday; "next" asks where the one of this week is still ahead, "last" where it is past."""
    which, day, today, here = match["which"], match["wd"], place.today, _week_start(place)
    if which == "next":
        ahead = _weekday_from(today + _DAY, day)
        return _found(ahead, *([ahead + _WEEK] if ahead < here + _WEEK else []))
    if which == "last":
        behind = _weekday_from(today - _WEEK, day)
        return _found(behind, *([behind - _WEEK] if behind >= here else []))
    past = place.prefer is Prefer.PAST
    near = _weekday_from(today - _WEEK + _DAY if past else today, day)
    if near != today or which == "this":
        return _found(near)
    return _found(near, near - _WEEK if past else near + _WEEK)


def _rule_weekday_on(match: re.Match[str], place: _Place) -> Days | None:
    """A week after the Tuesday that comes: "tuesday week"."""
    ahead = _Place(place.today, place.habits, Prefer.FUTURE)
    base = _read(match["wd"], ahead)
    days = base.found if base else ()
    return _found(*(shifted(day, 1, match["unit"]) for day in days))


def _rule_week_of(match: re.Match[str], place: _Place) -> Days:
    """The day of a week: "tuesday next week"."""
    offset = (WEEKDAY[match["wd"]] - place.habits.week_starts) % 7
    weeks = {"this": 0, "next": 7, "last": -7}[match["which"]]
    return _found(_week_start(place) + timedelta(days=offset + weeks))


def _rule_checked(match: re.Match[str], place: _Place) -> Days | None:
    """A date with its weekday; where the two do not agree, either may be meant."""
    base = _read(match["rest"], place)
    if base is None or not base.found:
        return base
    day = WEEKDAY[match["wd"]]
    agree = tuple(each for each in base.found if each.weekday() == day)
    if agree:
        return Reading(agree)
    first = base.found[0]
    off = (day - first.weekday() + 3) % 7 - 3
    return _found(first, shifted(first, off, "day"))


def _rule_edge(match: re.Match[str], place: _Place) -> Days | None:
    """The first, middle or last day: "end of March", "end of next month", "month end"."""
    parts = match.groupdict()
    edge = parts.get("edge") or "end"
    unit = parts.get("unit") or {"eoy": "year", "eow": "week"}.get(match[0], "month")
    step = {"next": 1, "last": -1}.get(parts.get("which") or "", 0)
    if parts.get("m"):
        return _edge_of_named(edge, MONTH[parts["m"]], parts.get("y"), place)
    if unit == "week":
        return _edge_of_week(edge, _week_start(place) + timedelta(weeks=step))
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = place.today.replace(day=1, month=(place.today.month - 1) // months * months + 1)
    if edge == "mid" and months != 1:
        return None
    begins = shifted(first, step * months, "month")
    return _found(begins and _edge(edge, begins, months))


def _edge(edge: str, first: date, months: int) -> date | None:
    """The first, the fifteenth or the last day of the months that begin on a day."""
    if edge == "mid":
        return first.replace(day=15)
    after = shifted(first, months, "month")
    return first if edge == "start" else after and after - timedelta(days=1)


def _edge_of_named(edge: str, month: int, year: str | None, place: _Place) -> Days:
    if year:
        whole = _full_year(year)
        return _found(_edge(edge, date(whole, month, 1), 1) if 1 <= whole < 9999 else None)
    years = [place.today.year + each for each in _YEARS]
    days = [day for y in years if (day := _edge(edge, date(y, month, 1), 1)) is not None]
    return _found(*_in_direction(days, place, _RECENT))


def _edge_of_week(edge: str, first: date) -> Days:
    """A week ends on Friday for some and on Sunday for others."""
    monday = first + timedelta(days=-first.weekday() % 7)
    if edge == "end":
        return _found(monday + timedelta(days=4), monday + timedelta(days=6))
    return _found(monday + timedelta(days=2) if edge == "mid" else monday)


def _rule_whole(match: re.Match[str], _place: _Place) -> Days:
    """A month, a week or a year: a day of it is missing."""
    what = next(name for name, value in match.groupdict().items() if value)
    says = {
        "month": "That is a whole month. Write the day as well, such as 5 March.",
        "week": "That is a whole week. Write a day of it, such as Tuesday next week.",
        "year": "That is a whole year. Write day and month as well, such as 5 March 2027.",
        "number": "A number alone is no day. Write the month as well, such as 3 Dec, or the 3rd.",
    }
    return Reading(mend=says[what])


# -- counting


def _weekday_from(first: date, day: str) -> date:
    """The first day with this name from a day on."""
    return first + timedelta(days=(WEEKDAY[day] - first.weekday()) % 7)


def _count(match: re.Match[str]) -> int:
    return int(match["n"] or 1)


def _week_start(place: _Place) -> date:
    return place.today - timedelta(days=(place.today.weekday() - place.habits.week_starts) % 7)


_WD, _MON = f"(?P<wd>{'|'.join(WEEKDAY)})", f"(?P<m>{'|'.join(MONTH)})"
_D, _Y = "(?P<d>[0-9]{1,2})(?:th)?", "(?P<y>[0-9]{4}|[0-9]{2})"
_N = "(?P<n>[0-9]{1,9})"
_UNIT = "(?P<unit>day|workday|week|fortnight|month|quarter|year)"
_SPAN = "(?P<unit>week|month|quarter|year)"
_WHICH, _SOME = "(?P<which>this|next|last)", "(?:this|next|last)"
_EDGE = "(?P<edge>end|start|mid)"
_Rule = Callable[[re.Match[str], _Place], "Days | None"]
_GRAMMAR: tuple[tuple[str, _Rule], ...] = (
    (r"today|tomorrow|yesterday|day after tomorrow|day before yesterday", _rule_near),
    (r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", _rule_iso),
    (r"((?:19|20|21)[0-9]{2})([0-9]{2})([0-9]{2})", _rule_iso),
    (r"([0-9]{1,2})([-/.])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?", _rule_numbers),
    (r"([0-9]{1,2})( )([0-9]{1,2}) ([0-9]{4})", _rule_numbers),
    (rf"{_D} {_MON}(?: {_Y})?", _rule_month),
    (rf"{_MON} {_D}(?: {_Y})?", _rule_month),
    (rf"(?P<y>[0-9]{{4}}) {_MON} {_D}", _rule_month),
    (rf"(?P<d>[0-9]{{1,2}})th(?: {_WHICH})?(?P<month> month)?", _rule_ordinal),
    (rf"in {_N} {_UNIT}(?: time)?", _rule_shift),
    (rf"{_N} {_UNIT}(?: time)? (?:from now|hence|later|away)", _rule_shift),
    (rf"(?:{_N} )?{_UNIT} (?P<back>ago|back|earlier)", _rule_shift),
    (rf"{_N} {_UNIT}", _rule_length),
    (rf"(?:in )?{_N} {_UNIT} (?P<how>from|after|before) (?P<rest>.+)", _rule_from),
    (rf"(?:in )?(?:{_N} )?(?P<unit>week|fortnight) (?P<rest>.+)", _rule_from),
    (rf"(?:{_WHICH} )?{_WD}", _rule_weekday),
    (rf"{_WD} (?:1 )?(?P<unit>week|fortnight)", _rule_weekday_on),
    (rf"{_WD} {_WHICH} week", _rule_week_of),
    (rf"{_WHICH} week {_WD}", _rule_week_of),
    (rf"{_WD} (?P<rest>.+)", _rule_checked),
    (rf"(?P<rest>.+) {_WD}", _rule_checked),
    (rf"{_EDGE} {_MON}(?: {_Y})?", _rule_edge),
    (rf"{_EDGE}(?: {_WHICH})? {_SPAN}", _rule_edge),
    (rf"(?:{_WHICH} )?{_SPAN} (?P<edge>end)", _rule_edge),
    (r"(?P<unit>month|year)end|eom|(?P<eoy>eoy)|(?P<eow>eow)", _rule_edge),
    (rf"(?P<month>(?:{_SOME} )?(?:{'|'.join(MONTH)})(?: [0-9]{{4}})?|{_SOME} month)", _rule_whole),
    (rf"(?P<week>(?:{_SOME} )?week(?:end)?)", _rule_whole),
    (rf"(?P<year>[0-9]{{4}}|{_SOME} year)|(?P<number>[0-9]{{1,2}})", _rule_whole),
)
_RULES = tuple((re.compile(pattern), rule) for pattern, rule in _GRAMMAR)
