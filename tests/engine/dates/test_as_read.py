"""Every word that the grammar of days knows, and every sentence that it says, as agreed.

What a phrase comes to stands in golden files, to be read as prose: on Wednesday, 25 November 2026,
where a day to come is expected, one that is past, or either.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.domain.dates import BRITISH, DateHabits, Order, Prefer
from coach.engine.dates.dates import (
    MONTHS,
    WEEKDAYS,
    shifted,
    spoken,
    whole_day,
    with_weekday,
    working_day,
)
from coach.engine.dates.day_words import (
    _COUNTED,
    _SAME,
    _UNITS,
    CARDINAL,
    LONGEST,
    ORDINAL,
    canonical,
    read_length,
)
from coach.engine.dates.written_day import read_day, read_fixed_day
from coach.engine.dates.written_time import read_moment, read_time, spoken_time

WEDNESDAY = date(2026, 11, 25)
AMERICAN, SWEDISH = DateHabits(Order.MONTH_FIRST, 6), DateHabits(Order.YEAR_FIRST, 0)
UNITS = ("day", "workday", "week", "fortnight", "month", "quarter", "year")
SPANS = ("week", "month", "quarter", "year")
WHICH = ("this", "next", "last")
PHRASES = (
    *(f"5 {name}" for month in MONTHS for name in (month, month[:3])),
    *(f"{first}{name}" for name in WEEKDAYS for first in ("", "next ", "last ", "this ")),
    *(f"{name} {which} week" for name in ("Mon", "Wed", "Sun") for which in WHICH),
    *(f"{which} week {name}" for name in ("Tue", "Sat") for which in WHICH),
    *(f"{name} week" for name in WEEKDAYS), "friday fortnight", "a week on friday",
    *(f"in 2 {unit}s" for unit in UNITS), *(f"2 {unit}s ago" for unit in UNITS),
    *(f"2 {unit}s" for unit in UNITS),
    *(f"3 weeks {how}" for how in ("from now", "hence", "later", "away", "back", "earlier")),
    *(f"{how} tomorrow" for how in ("2 days from", "2 days after", "2 days before", "a week")),
    *(f"{edge} of {which} {span}" for edge in ("start", "mid", "end") for which in WHICH
      for span in SPANS),
    *(f"{edge} of the {span}" for edge in ("start", "middle", "end") for span in SPANS),
    *(f"{edge} {when}" for edge in ("beginning of", "mid", "end of")
      for when in ("March", "November", "March 2030", "Feb 28")),
    "next month end", "year end", "monthend", "yearend", "eom", "eoy", "eow", "last day of March",
    "first day of March", "the 1st of this month", "the 3rd of next month", "5th last month",
    "March", "next March", "March 2030", "next month", "last month", "2027", "next week", "week 3",
    "this year", "5", "17", "3rd", "the 15th", "the 14th", "the 16th", "the 26th", "the 30th",
    "31st", "25 Aug", "24 Aug", "26 Nov", "25 Nov", "24 Nov", "thu 26 nov", "fri 26 nov",
    "wed 26 nov", "sun 26 nov", "26 nov thursday", "29 Feb", "29 Feb 2028", "29 Feb 2027",
    "30 Feb", "31 June", "31 April", "32 May", "40 May", "0 May", "5.13.2026", "13/13", "0/5",
    "2026-13-01", "2026-02-30", "20260230", "1 Jan 0000", "the 32nd", "the 0th", "1/2/03",
    "13/2/03", "1.2.03", "1 2 2003", "3/12", "3.12", "3-12-27", "2026.12.03", "99 years",
    "in 5000 years", "5001 months ago", "in 999999999 days", "in 500 years ago", "31 Dec 2100",
    "1 Jan 2101", "1 Jan 2000", "31 Dec 1999", "31 Dec 9999", "soon", "x" * LONGEST,
    "x" * (LONGEST + 1), "a  b\tc", "3 days before 31 june", "thursday 31 june", "",
)  # fmt: skip


def told(phrase: str, prefer: Prefer, habits: DateHabits = BRITISH, on: date = WEDNESDAY) -> str:
    found = read_day(phrase, on, habits, prefer)
    return " ".join(day.isoformat() for day in found.found) or found.mend or "-"


def test_phrases_are_read_as_agreed(golden) -> None:
    lines = []
    for phrase in PHRASES:
        ahead, behind, either = (told(phrase, prefer) for prefer in Prefer)
        same = ahead == behind == either
        lines.append(f"{phrase}: {ahead}" if same else f"{phrase}: {ahead} | {behind} | {either}")
    golden("days-read.txt", "\n".join(lines) + "\n")


def test_numbers_are_read_by_the_habits_of_a_country(golden) -> None:
    phrases = ("3/12", "3.12", "3/12/27", "03/04/05", "3.4.05", "03-04-05", "2027/3/4", "13/2",
               "2/13", "3 4 2027", "end of week", "mid week", "start of week", "next sunday",
               "sunday next week", "last sunday", "wednesday", "next wednesday")  # fmt: skip
    lines = []
    for phrase in phrases:
        found = (told(phrase, Prefer.FUTURE, each) for each in (BRITISH, AMERICAN, SWEDISH))
        lines.append(f"{phrase}: {' | '.join(found)}")
    golden("days-by-habit.txt", "\n".join(lines) + "\n")


def test_every_word_for_a_number_is_known() -> None:
    ones = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    ones = f"{ones} fifteen sixteen seventeen eighteen nineteen twenty".split()
    for number, word in enumerate(ones, start=1):
        assert canonical(f"in {word} days") == f"in {number} day"
    tens = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
    for word, number in tens.items():
        assert read_length(word) == (number, None)
    assert len(CARDINAL) == len(ones) + len(tens)
    firsts = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    firsts += " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    firsts += " twentieth"
    for number, word in enumerate(firsts.split(), start=1):
        assert canonical(f"{word} of May") == f"{number}th may"
    for number in range(1, 10):
        assert canonical(f"twenty-{firsts.split()[number - 1]} May") == f"2{number}th may"
        assert canonical(f"in thirty {ones[number - 1]} days") == f"in 3{number} day"
    assert (canonical("thirtieth May"), canonical("thirty first May")) == ("30th may", "31th may")
    assert len(ORDINAL) == 21


def test_every_other_spelling_is_the_same_word() -> None:
    for table in (_UNITS, _SAME):
        for word, others in table.items():
            for other in others:
                assert canonical(f"5 {other} x") == f"5 {word} x", other
    assert " ".join(other for others in _SAME.values() for other in others) == (
        "tdy tmrw tmr tmw tomorow tommorow tommorrow 2moro yday past previous following coming "
        "current tues weds thur thurs sept beginning begin middle workdays a an"
    )
    assert " ".join(other for others in _UNITS.values() for other in others) == (
        "days weeks wk wks fortnights months mth mths quarters years yr yrs"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("by until till from for due 3 Dec", "3 dec"),
        ("by", "by"),
        ("a couple of weeks", "2 week"),
        ("couple weeks", "2 week"),
        ("3 working days", "3 workday"),
        ("3 business days", "3 workday"),
        ("3 work days", "3 workday"),
        ("this coming thursday", "this thu"),
        ("last day of May", "end may"),
        ("first day of May", "start may"),
        ("the 3rd, of; 'May' (\"2027\")!?", "3th may 2027"),
        ("wensday", "wed"),
        ("febuary", "feb"),
        ("someday", "someday"),
        ("3\u2013dec", "3 dec"),
        ("in 3 days’ time", "in 3 day time"),
        ("today's lunch", "today lunch"),
        ("-3 days", "- 3 day"),
        ("3. 12. 2026", "3.12.2026"),
        ("3 . x", "3 x"),
    ],
)
def test_a_text_as_the_grammar_reads_it(text: str, line: str) -> None:
    assert canonical(text) == line


@pytest.mark.parametrize(
    ("text", "length"),
    [
        *((f"2 {unit}", (2 * times, what)) for unit, (times, what) in _COUNTED.items()),
        ("a calendar month", (1, _COUNTED["month"][1])),
        ("30", (30, None)),
        ("9999 days", (9999, _COUNTED["day"][1])),
        ("10000 days", None),
        ("days", None),
        ("2 moons", None),
        ("", None),
    ],
)
def test_a_length_and_what_it_counts(text: str, length) -> None:
    assert read_length(text) == length
    assert [times for times, _ in _COUNTED.values()] == [1, 1, 1, 2, 1, 3, 12]


def test_only_a_whole_date_is_the_same_on_every_day() -> None:
    assert read_fixed_day("5 March 2027", BRITISH).found == (date(2027, 3, 5),)
    for text in ("5 March", "tomorrow", "end of month"):
        assert read_fixed_day(text, BRITISH).found == ()
        assert read_fixed_day(text, BRITISH).mend == (
            "Write day, month and year, such as 5 March 2027."
        )
    assert read_fixed_day("soon", BRITISH).mend.startswith("“soon” names no day.")


TIMES = (
    *(str(hour) for hour in range(25)), *(f"{hour}am" for hour in (0, 1, 11, 12, 13)),
    *(f"{hour}pm" for hour in (0, 1, 11, 12, 13, 23, 24)),
    *(f"{hour} at night" for hour in (1, 5, 6, 11, 12, 18, 19)), "9 in the morning",
    "9 in the evening", "3 in the afternoon", "tonight 8", "06", "07:00", "6h", "0630", "630",
    "9:60", "9:59", "23:59", "24:00", "2400", "half past 6", "half past 13", "half 6", "half 9",
    "quarter past 5", "quarter to 8", "quarter to 12", "quarter to 1", "5 to noon", "5 to midnight",
    "5 past midnight", "59 past 9", "60 past 9", "0 past 9", "1 to 10", "ten after four",
    "ten before four", "ten till four", "twenty five to 9", "fifty-nine past 9", "noon", "midday",
    "12 noon", "midnight", "12 midnight", "nine o'clock", "nine oclock", "from 9", "at 9", "@9",
    "9 sharp", "9 hrs", "9 hours", "9,", "a quarter to ten", "9 a.m.", "9 p.m.", "9a", "9p",
    "soon", "x" * 80, "x" * 81, "  ",
)  # fmt: skip


def test_times_are_read_as_agreed(golden) -> None:
    lines = []
    for text in TIMES:
        found = read_time(text)
        lines.append(f"{text}: {' '.join(found.found) or found.mend or '-'}")
    golden("times-read.txt", "\n".join(lines) + "\n")


def test_days_with_their_time_are_told_apart(golden) -> None:
    texts = ("monday 10am", "10am monday", "half past nine on 3 Dec", "2026-12-03T10:00",
             "3 Dec at 14.30", "3 Dec, noon", "tomorrow@9", "tomorrow at 9", "tomorrow 9",
             "3 Dec 10", "3.12. 10:30", "soon 10am", "tomorrow soon", "10am", "x" * 81)  # fmt: skip
    lines = []
    for text in texts:
        day, time = read_moment(text, WEDNESDAY, BRITISH, Prefer.FUTURE)
        shown = " ".join(each.isoformat() for each in day.found) or day.mend
        lines.append(f"{text}: {shown} | {time}")
    golden("moments-read.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("00:00", "at night"), ("05:59", "at night"), ("06:00", "in the morning"),
        ("11:59", "in the morning"), ("12:00", "noon"), ("12:01", "in the afternoon"),
        ("17:59", "in the afternoon"), ("18:00", "in the evening"), ("21:59", "in the evening"),
        ("22:00", "at night"), ("23:59", "at night"),
    ],
)  # fmt: skip
def test_a_time_is_said_with_its_part_of_the_day(time: str, said: str) -> None:
    assert spoken_time(time) == f"{time}, {said}"


def test_every_month_and_weekday_is_said() -> None:
    said = [spoken(date(2026, month, 1)) for month in range(1, 13)]
    assert said == [
        "1 January 2026", "1 February 2026", "1 March 2026", "1 April 2026", "1 May 2026",
        "1 June 2026", "1 July 2026", "1 August 2026", "1 September 2026", "1 October 2026",
        "1 November 2026", "1 December 2026",
    ]  # fmt: skip
    days = [date(2026, 11, 23) + timedelta(number) for number in range(7)]
    assert [with_weekday(day) for day in days] == [
        "Monday, 23 November", "Tuesday, 24 November", "Wednesday, 25 November",
        "Thursday, 26 November", "Friday, 27 November", "Saturday, 28 November",
        "Sunday, 29 November",
    ]  # fmt: skip
    assert whole_day(days[5]) == "Saturday, 28 November 2026"
    assert [working_day(day).day for day in days] == [23, 24, 25, 26, 27, 30, 30]
    assert [working_day(day, forward=False).day for day in days] == [23, 24, 25, 26, 27, 27, 27]


@pytest.mark.parametrize(
    ("day", "count", "unit", "found"),
    [
        (WEDNESDAY, 1, "day", date(2026, 11, 26)),
        (WEDNESDAY, 2, "week", date(2026, 12, 9)),
        (WEDNESDAY, -1, "fortnight", date(2026, 11, 11)),
        (WEDNESDAY, 3, "workday", date(2026, 11, 30)),
        (WEDNESDAY, -3, "workday", date(2026, 11, 20)),
        (WEDNESDAY, 0, "workday", WEDNESDAY),
        (date(9999, 12, 30), 1, "day", date(9999, 12, 31)),
        (date(9999, 12, 31), 1, "day", None),
        (date(1, 1, 2), -1, "day", date(1, 1, 1)),
        (date(1, 1, 1), -1, "day", None),
        (date(9999, 12, 22), 1, "workday", date(9999, 12, 23)),
        (date(9999, 12, 23), 1, "workday", None),
        (date(1, 1, 10), -1, "workday", date(1, 1, 9)),
        (date(1, 1, 9), -1, "workday", None),
        (WEDNESDAY, 5001, "day", date(2040, 8, 4)),
        (WEDNESDAY, 5000, "month", date(2443, 7, 25)),
        (WEDNESDAY, 5001, "workday", None),
        (WEDNESDAY, 5000, "workday", date(2046, 1, 24)),
    ],
)
def test_counted_on_to_the_ends_of_the_calendar(day, count, unit, found) -> None:
    assert shifted(day, count, unit) == found


WEEK = tuple(date(2026, 11, 23) + timedelta(days=n) for n in range(7))
TURNS = (date(2026, 12, 31), date(2027, 1, 1), date(2028, 2, 28), date(2028, 2, 29))
COUNTED = (
    "monday", "thursday", "this thursday", "next thursday", "last thursday", "thursday this week",
    "monday next week", "sunday last week", "thursday week", "start of next week",
    "end of the week", "end of last week", "thu 26 nov", "fri 26 nov", "mon 26 nov",
    "the 3rd", "the 28th", "the 31st", "the 32nd", "the 0th", "the 3rd of next month",
    "the 31st of last month", "the 5th of this month", "end of next month", "mid march",
    "start of april", "end of the quarter", "end of last year", "in 3 days", "3 days ago",
    "2 weeks", "a week on monday", "3 days before the end of the month", "in a month",
    "a month ago", "29 feb", "30 feb", "31 dec",
)  # fmt: skip


def test_what_is_counted_from_a_day_is_read_on_each_day_of_a_week_and_at_the_turns(golden) -> None:
    lines = []
    for today in (*WEEK, *TURNS):
        lines.append(f"## {today:%A} {today}")
        for phrase in COUNTED:
            ahead, behind, either = (told(phrase, prefer, on=today) for prefer in Prefer)
            same = ahead == behind == either
            lines.append(
                f"{phrase}: {ahead}" if same else f"{phrase}: {ahead} | {behind} | {either}"
            )
    golden("days-counted.txt", "\n".join(lines) + "\n")
