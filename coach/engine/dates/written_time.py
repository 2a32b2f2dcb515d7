"""A time of day as people write it: "9am", "14h", "2.30", "half past nine", "quarter to ten".

Which half of the day is meant is asked only where it is not plain: talks are held by day, so 8 to
11 are in the morning, 12 to 5 after noon, and 6 and 7 may be either. A leading nought, an "h" or an
hour from 13 on is a clock of 24 hours. The libraries looked at for `written_day` give one time and
never say that there is another; none knows "half past nine".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.domain.dates import Reading
from coach.engine.dates.day_words import CARDINAL, LONGEST, plain
from coach.engine.dates.written_day import read_day

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.dates import DateHabits, Prefer

_MORNING, _NOON, _AFTERNOON = range(8, 12), 12, range(1, 6)  # hours of which only one is meant
_BEFORE_MIDNIGHT = frozenset({*range(6, 12), *range(18, 24)})  # hours at night, as written
_HALVES = {  # what the half of a day is called, the hours that lie in it, and its first
    "am": ("in the morning", range(13), 0),
    "pm": ("after noon", range(1, 24), 12),
}
_SHOWN = 40  # characters of a text that a sentence repeats
_EXAMPLES = "Write it like 10:00, 9am, or half past nine."
_NAMED = {
    "noon": "12:00",
    "midday": "12:00",
    "12 noon": "12:00",
    "midnight": "00:00",
    "12 midnight": "00:00",
}
_PARTS = (
    (re.compile(r"\b(?:in )?(?:the )?morning\b"), "am"),
    (re.compile(r"\b(?:in )?(?:the )?(?:afternoon|evening)\b|\btonight\b"), "pm"),
    (re.compile(r"\b(?:at|in the) night\b"), "night"),
    (re.compile(r"(?<![a-z])a\.?m\b\.?|(?<=[0-9])a\b"), "am"),
    (re.compile(r"(?<![a-z])p\.?m\b\.?|(?<=[0-9])p\b"), "pm"),
)
_IDLE = re.compile(
    r"^from\b|(?<=12:00),? noon|\bat\b(?! night)|@|,"
    r"|\bo ?'?clock\b|\bsharp\b|\bminutes?\b|\bhrs?\b|\bhours?\b"
)
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.h ]([0-9]{2})|(h))?")
_RUN = re.compile(r"([0-9]{1,2})([0-9]{2})")
_PAST = re.compile(
    r"(half|quarter|[0-9]{1,2}) (past|after|to|before|till) ([0-9]{1,2}|noon|midnight)"
)
_HALF = re.compile(r"half ([0-9]{1,2})")
_MARK = re.compile(
    r"[0-9] ?(?:am|pm|a\.m|p\.m|h\b|h[0-9]{2}|[ap]\b)|[0-9]:[0-9]|\b[0-9]{1,2}\.[0-9]{2}$|^at\b|^@"
    r"|clock|noon|midday|midnight|\bhalf\b|quarter|\b(?:past|to) |morning|afternoon|evening"
)


def read_time(text: str) -> Reading[str]:
    """The times that a text may name as "09:30", the likeliest first; any text at all is taken.

    There is nothing, and no mend, for an empty text.
    """
    if not text.strip():
        return Reading()
    line = _spelt(text) if len(text) <= LONGEST else ""
    found = _read(line)
    if found is None:
        shown = " ".join(text.split())[:_SHOWN]
        return Reading(mend=f"“{shown}” names no time. {_EXAMPLES}")
    return found


def read_moment(
    text: str, today: date, habits: DateHabits, prefer: Prefer
) -> tuple[Reading[date], str]:
    """The days that a text may name, and the part of it that names a time ("" where none does).

    "monday 10am", "half past nine on 3 Dec", "2026-12-03T10:00". Where no day is found, the reading
    is that of the whole text.
    """
    whole = read_day(text, today, habits, prefer)
    if whole.found or len(text) > LONGEST:
        return whole, ""
    words = re.sub(r"(?<=[0-9])[Tt](?=[0-9])", " ", text).replace("@", " @ ").split()
    for cut in range(1, len(words)):
        one, other = " ".join(words[:cut]), " ".join(words[cut:])
        for day, time in ((one, other), (other, one)):
            if _MARK.search(plain(time)) and read_time(time).found:
                found = read_day(day.rstrip(",").removesuffix(" at"), today, habits, prefer)
                if found.found:
                    return found, time
    return whole, ""


def spoken_time(time: str) -> str:
    """A time with the part of the day it lies in: "14:30, in the afternoon"."""
    hour = int(time[:2])
    if time == "12:00":
        return f"{time}, noon"
    parts = (
        (6, "at night"),
        (12, "in the morning"),
        (18, "in the afternoon"),
        (22, "in the evening"),
    )
    part = next((words for end, words in parts if hour < end), "at night")
    return f"{time}, {part}"


def _spelt(text: str) -> str:
    """The text with numbers as digits and without what changes nothing."""
    line = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", plain(text)).rstrip(" .,;!")
    line = _IDLE.sub(" ", line)
    words: list[str] = []
    for word in line.split():
        number = CARDINAL.get(word)
        tens = words and words[-1] in {"20", "30", "40", "50"}
        if number is not None and number < 10 and tens:
            words[-1] = str(int(words[-1]) + number)
        else:
            words.append(word if number is None else str(number))
    return " ".join(words)


def _read(line: str) -> Reading[str] | None:
    if line in _NAMED:
        return Reading((_NAMED[line],))
    half = ""
    for pattern, part in _PARTS:
        if pattern.search(line):
            line, half = " ".join(pattern.sub(" ", line).split()), part
    return _told(line, half) or _clock(line, half)


def _told(line: str, half: str) -> Reading[str] | None:
    """Told as a clock shows it: "half past nine", "quarter to ten", "half nine"."""
    if match := _HALF.fullmatch(line):
        return _at(match[1], 30, half)
    match = _PAST.fullmatch(re.sub(r"^a ", "", line))
    if match is None:
        return None
    minutes = {"half": 30, "quarter": 15}.get(match[1]) or int(match[1])
    hour = {"noon": "12", "midnight": "00", "0": "00"}.get(match[3], match[3])
    if not 0 < minutes < 60:
        return None
    if match[2] in ("past", "after"):
        return _at(hour, minutes, half)
    before = 23 if hour == "00" else int(hour) - 1 or 12
    return _at(str(before), 60 - minutes, half)


def _clock(line: str, half: str) -> Reading[str] | None:
    """Hours, and minutes where they are written: "9", "9.30", "14h", "1430"."""
    match = _CLOCK.fullmatch(line) or _RUN.fullmatch(line)
    if match is None:
        return None
    by_24 = "h" in line or (match.re is _RUN and len(line) == 4)
    return _at(match[1], int(match[2] or 0), half, by_24=by_24)


def _at(hour_text: str, minute: int, half: str, *, by_24: bool = False) -> Reading[str]:
    """The times that an hour can be, in the half of the day that was written, or in either."""
    hour = int(hour_text)
    if hour > 23 or minute > 59:
        mend = "Hours go from 0 to 23 and minutes to 59."
        return Reading(mend=f"There is no such time. {mend} {_EXAMPLES}")
    if not half:
        return _times(_hours(hour, by_24=by_24 or hour_text[0] == "0"), minute)
    if half == "night":
        half = "pm" if hour in _BEFORE_MIDNIGHT else "am"
    part, hours, first = _HALVES[half]
    if hour not in hours:
        return Reading(mend=f"{hour} is not {part}. {_EXAMPLES}")
    return _times((hour % 12 + first,), minute)


def _times(hours: tuple[int, ...], minute: int) -> Reading[str]:
    return Reading(tuple(f"{hour:02}:{minute:02}" for hour in hours))


def _hours(hour: int, *, by_24: bool) -> tuple[int, ...]:
    if by_24 or hour == 0 or hour >= _NOON or hour in _MORNING:
        return (hour,)
    return (hour + 12,) if hour in _AFTERNOON else (hour, hour + 12)
