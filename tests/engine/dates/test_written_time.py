"""A time of day as people write it, and a day with its time in one text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.dates import BRITISH, Prefer
from coach.engine.dates.written_time import read_moment, read_time, spoken_time

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        *[(text, "09:00") for text in ("9", "9am", "9 a.m.", "09:00", "9h", "nine", "9 o'clock")],
        *[(text, "09:00") for text in ("at 9", "@ 9", "9 in the morning", "9 AM sharp", "9.00")],
        *[
            (text, "09:30")
            for text in ("half past nine", "half nine", "9.30", "9:30", "0930", "930")
        ],
        *[(text, "09:30") for text in ("nine thirty", "9 30", "9h30", "half past 9 am")],
        *[(text, "14:30") for text in ("2.30", "2:30pm", "14.30", "1430", "half past two")],
        *[(text, "14:30") for text in ("half two in the afternoon", "14h30", "14:30")],
        *[(text, "12:00") for text in ("noon", "midday", "12", "12pm", "12 noon")],
        *[(text, "00:00") for text in ("midnight", "12am", "0:00", "00:00")],
        ("14h", "14:00"),
        ("quarter to ten", "09:45"),
        ("a quarter past nine", "09:15"),
        ("ten to four", "15:50"),
        ("twenty-five past three", "15:25"),
        ("nine forty-five", "09:45"),
        ("quarter to one", "12:45"),
        ("ten to midnight", "23:50"),
        ("quarter to 0", "23:45"),
        ("02:30", "02:30"),
        ("11 at night", "23:00"),
        ("7pm", "19:00"),
        ("seven in the evening", "19:00"),
        ("23:59", "23:59"),
        ("8", "08:00"),
        ("5", "17:00"),
    ],
)
def test_a_text_with_one_meaning(text, time):
    assert read_time(text).found == (time,)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("6", ("06:00", "18:00")),
        ("7", ("07:00", "19:00")),
        ("half past seven", ("07:30", "19:30")),
        ("quarter to eight", ("07:45", "19:45")),
    ],
)
def test_the_half_of_the_day_is_asked_only_where_it_is_open(text, times):
    assert read_time(text).found == times


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("25", "There is no such time."),
        ("24:00", "There is no such time. Hours go from 0 to 23"),
        ("10:60", "There is no such time."),
        ("13am", "13 is not in the morning."),
        ("0pm", "0 is not after noon."),
        ("later", "“later” names no time. Write it like 10:00, 9am, or half past nine."),
        ("9-10", "“9-10” names no time."),
        ("9.5", "“9.5” names no time."),
    ],
)
def test_what_names_no_time_says_what_to_write(text, mend):
    found = read_time(text)
    assert not found.found
    assert found.mend.startswith(mend)


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("monday 10am", "2026-11-30", "10:00"),
        ("monday at 10", "2026-11-30", "10:00"),
        ("10am tomorrow", "2026-11-26", "10:00"),
        ("half past nine on 3 Dec", "2026-12-03", "09:30"),
        ("tomorrow morning at 9", "2026-11-26", "09:00"),
        ("in two weeks at quarter to ten", "2026-12-09", "09:45"),
        ("2026-12-03T14:30", "2026-12-03", "14:30"),
        ("3.12. 14h", "2026-12-03", "14:00"),
        ("thu 3 dec, 9.30", "2026-12-03", "09:30"),
        ("Thursday, 3 December 2026, 10:00, in the morning", "2026-12-03", "10:00"),
        ("tomorrow noon", "2026-11-26", "12:00"),
    ],
)
def test_a_day_with_its_time(text, day, time):
    found, at = read_moment(text, WEDNESDAY, BRITISH, Prefer.FUTURE)
    assert [each.isoformat() for each in found.found] == [day]
    assert read_time(at).found == (time,)


@pytest.mark.parametrize("text", ["3.12.", "thursday", "3 Dec 2027", "in 9 days", "the 9th"])
def test_a_day_alone_has_no_time(text):
    found, at = read_moment(text, WEDNESDAY, BRITISH, Prefer.FUTURE)
    assert found.found
    assert at == ""


@pytest.mark.parametrize("text", ["monday 10", "10am", "monday soon", "soon at 9"])
def test_a_time_that_is_not_plain_is_no_moment(text):
    found, at = read_moment(text, WEDNESDAY, BRITISH, Prefer.FUTURE)
    assert (found.found, at) == ((), "")
    assert found.mend


def test_every_full_form_is_read_back_as_its_time():
    for time in (f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60)):
        assert read_time(time).found == (time,)
        assert read_time(spoken_time(time)).found == (time,)


WORDS = st.sampled_from(
    [
        *(
            "half",
            "quarter",
            "past",
            "to",
            "nine",
            "ten",
            "twenty",
            "five",
            "noon",
            "midnight",
            "a",
        ),
        *("am", "pm", "a.m.", "at", "night", "in the", "morning", "o'clock", "9", "13", "00", "0"),
        *("24", "60", ":", ".", "h", "monday", "3 dec", "@", "1430", "9.30", "T", "tomorrow"),
    ]
)
TEXTS = st.one_of(st.text(max_size=90), st.lists(WORDS, max_size=6).map(" ".join))


@given(TEXTS)
def test_any_text_gives_times_or_a_sentence(text):
    found = read_time(text)
    for time in found.found:
        assert (len(time), time[2]) == (5, ":")
        assert 0 <= int(time[:2]) < 24
        assert 0 <= int(time[3:]) < 60
    assert bool(found.mend) == (not found.found and bool(text.strip()))


@given(TEXTS)
def test_any_text_is_a_moment_or_has_a_sentence(text):
    found, at = read_moment(text, WEDNESDAY, BRITISH, Prefer.EITHER)
    assert bool(found.mend) == (not found.found and bool(text.strip()))
    assert not at or read_time(at).found
