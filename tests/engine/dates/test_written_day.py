"""A day as people write it: what is read, what is asked, and what is said where nothing is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.domain.dates import BRITISH, FIRST_DAY, LAST_DAY, DateHabits, Order, Prefer
from coach.domain.exit_date import Unit
from coach.engine.dates.dates import spoken, whole_day, with_weekday
from coach.engine.dates.day_words import CARDINAL, MONTH, WEEKDAY, read_length
from coach.engine.dates.written_day import read_day, read_fixed_day

WEDNESDAY = date(2026, 11, 25)
AMERICAN = DateHabits(Order.MONTH_FIRST, 6)
SWEDISH = DateHabits(Order.YEAR_FIRST, 0)
PAST, EITHER = Prefer.PAST, Prefer.EITHER


def read(text, today=WEDNESDAY, habits=BRITISH, prefer=Prefer.FUTURE):
    """The days found, as ISO text."""
    return [day.isoformat() for day in read_day(text, today, habits, prefer).found]


@pytest.mark.parametrize(
    "text",
    [
        *("3 Dec", "Dec 3", "3.12.", "3. 12.", "3dec", "3-Dec", "dec. 3", "the 3rd", "3rd"),
        *("third of December", "December the 3rd", "3 December 2026"),
        *("2026-12-03", "2026/12/3", "20261203", "3.12.2026", "3. 12. 26", "Thu 3 Dec", "thu 3rd"),
        *("Thursday, 3 December 2026", "THURSDAY 3RD OF DECEMBER", "thu, 3. Dec."),
        *("by 3 Dec", "until the 3rd", "on Dec 3rd, 2026", "thursday next week", "3 Dezember"),
        *("3 decmber", "in 8 days", "8 days from now", "third"),
    ],
)
def test_the_third_of_december(text):
    assert read(text) == ["2026-12-03"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-25"),
        ("tomorrow", "2026-11-26"),
        ("tomorow", "2026-11-26"),
        ("yesterday", "2026-11-24"),
        ("the day after tomorrow", "2026-11-27"),
        ("day before yesterday", "2026-11-23"),
        ("thursday", "2026-11-26"),
        ("thurs", "2026-11-26"),
        ("this thu", "2026-11-26"),
        ("tuesday", "2026-12-01"),
        ("next tue", "2026-12-01"),
        ("in two weeks", "2026-12-09"),
        ("in a couple of weeks", "2026-12-09"),
        ("in a fortnight", "2026-12-09"),
        ("in 3 days", "2026-11-28"),
        ("in three days' time", "2026-11-28"),
        ("in twenty-one days", "2026-12-16"),
        ("two weeks ago", "2026-11-11"),
        ("a week ago", "2026-11-18"),
        ("last friday", "2026-11-20"),
        ("a week on Tuesday", "2026-12-08"),
        ("Tuesday week", "2026-12-08"),
        ("a week tomorrow", "2026-12-03"),
        ("two weeks from tomorrow", "2026-12-10"),
        ("3 days before the end of March", "2027-03-28"),
        ("in 3 working days", "2026-11-30"),
        ("in a month", "2026-12-25"),
        ("in 2 years", "2028-11-25"),
        ("end of month", "2026-11-30"),
        ("end of the month", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("month end", "2026-11-30"),
        ("end of March", "2027-03-31"),
        ("end of March 2035", "2035-03-31"),
        ("end of February 2028", "2028-02-29"),
        ("mid-March", "2027-03-15"),
        ("start of next quarter", "2027-01-01"),
        ("end of the year", "2026-12-31"),
        ("1st of next month", "2026-12-01"),
        ("the 31st", "2026-12-31"),
        ("3 Jan", "2027-01-03"),
        ("25 Nov", "2026-11-25"),
        ("24 Nov", "2027-11-24"),
        ("twenty-first of December", "2026-12-21"),
        ("13/2", "2027-02-13"),
        ("2/13", "2027-02-13"),
        ("30/6/27", "2027-06-30"),
        ("31.12.99", "2099-12-31"),
        ("5 May 2042", "2042-05-05"),
        ("12.3.", "2027-03-12"),
        ("29 Feb 2028", "2028-02-29"),
        ("febuary 5", "2027-02-05"),
    ],
)
def test_a_text_with_one_meaning(text, day):
    assert read(text) == [day]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3/12", ["2026-12-03", "2027-03-12"]),
        ("1/2", ["2027-02-01", "2027-01-02"]),
        ("3/12/2027", ["2027-12-03", "2027-03-12"]),
        ("3 12 2027", ["2027-12-03", "2027-03-12"]),
        ("03/04/05", ["2005-04-03", "2005-03-04", "2003-04-05"]),
        ("next thu", ["2026-11-26", "2026-12-03"]),
        ("next sunday", ["2026-11-29", "2026-12-06"]),
        ("last tuesday", ["2026-11-24", "2026-11-17"]),
        ("wednesday", ["2026-11-25", "2026-12-02"]),
        ("fri 3 dec", ["2026-12-03", "2026-12-04"]),
        ("29 Feb", ["2027-02-28", "2027-03-01", "2028-02-29"]),
        ("end of the week", ["2026-11-27", "2026-11-29"]),
    ],
)
def test_what_may_mean_several_days_gives_them_all(text, days):
    assert read(text) == days


def test_friday_on_a_friday_may_be_today():
    assert read("friday", date(2026, 11, 27)) == ["2026-11-27", "2026-12-04"]
    assert read("this friday", date(2026, 11, 27)) == ["2026-11-27"]
    assert read("next friday", date(2026, 11, 27)) == ["2026-12-04"]
    assert read("friday", date(2026, 11, 27), prefer=PAST) == ["2026-11-27", "2026-11-20"]


def test_next_is_plain_once_the_day_lies_in_the_next_week():
    sunday = date(2026, 11, 29)
    assert read("next thu", sunday) == ["2026-12-03"]
    assert read("next thu", sunday, AMERICAN) == ["2026-12-03", "2026-12-10"]  # a week begins today


def test_29_february_is_plain_in_a_leap_year():
    assert read("29 Feb", date(2028, 1, 10)) == ["2028-02-29"]


def test_the_habits_of_a_country_come_first_but_the_other_reading_stays():
    assert read("3/12", habits=AMERICAN) == ["2027-03-12", "2026-12-03"]
    assert read("3.12.", habits=AMERICAN) == ["2027-03-12", "2026-12-03"]
    assert read("3.12.", habits=SWEDISH) == ["2026-12-03"]
    assert read("27/04/05", habits=SWEDISH) == ["2027-04-05"]


def test_of_two_readings_the_one_that_is_over_is_not_asked():
    assert read("1/12/2026") == ["2026-12-01"]  # 12 January 2026 is past
    assert read("1/12/2026", prefer=PAST) == ["2026-01-12"]
    assert read("1/12/2026", prefer=EITHER) == ["2026-12-01"]
    assert read("9/11/2026", prefer=EITHER) == ["2026-11-09", "2026-09-11"]  # both not long ago


@pytest.mark.parametrize(
    ("text", "past", "either"),
    [
        ("20 Nov", ["2026-11-20"], ["2026-11-20", "2027-11-20"]),
        ("3 Jan", ["2026-01-03"], ["2027-01-03"]),
        ("24 Aug", ["2026-08-24"], ["2027-08-24"]),  # 93 days ago
        ("25 Aug", ["2026-08-25"], ["2026-08-25", "2027-08-25"]),  # 92
        ("thursday", ["2026-11-19"], ["2026-11-26"]),
        ("the 20th", ["2026-11-20"], ["2026-11-20", "2026-12-20"]),
        ("the 14th", ["2026-11-14"], ["2026-12-14"]),  # 11 days ago
        ("2 weeks", ["2026-11-11"], ["2026-12-09"]),
        ("end of October", ["2026-10-31"], ["2026-10-31", "2027-10-31"]),
        ("25 Nov", ["2026-11-25"], ["2026-11-25"]),
    ],
)
def test_a_place_steers_what_is_not_written(text, past, either):
    assert read(text, prefer=PAST) == past
    assert read(text, prefer=EITHER) == either


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("31 Apr", "April has 30 days. Write 30 April or 1 May."),
        ("31/4", "April has 30 days. Write 30 April or 1 May."),
        ("29 Feb 2027", "February 2027 has 28 days. Write 28 February or 1 March."),
        ("45 Dec", "December has 31 days. Write a day from 1 to 31."),
        ("the 32nd", "No month has a day 32."),
        ("13/13", "There is no such date."),
        ("-3 days", "“-3 days” names no day."),
        ("March", "That is a whole month."),
        ("next month", "That is a whole month."),
        ("next week", "That is a whole week. Write a day of it, such as Tuesday next week."),
        ("this weekend", "That is a whole week."),
        ("2027", "That is a whole year."),
        ("3", "A number alone is no day. Write the month as well"),
        ("soon", "“soon” names no day. Write it like 3 Dec, Thursday, or in two weeks."),
        ("30 days after she calls", "“30 days after she calls” names no day."),
        ("1 January 1999", "That day is past. Check the year."),
        ("1 January 2101", "That day is too far away. Check the year."),
        ("in 999999999 years", "That day is too far away."),
        ("999999999 days ago", "That day is past."),
        ("1/1/0000", "There is no such year."),
    ],
)
def test_what_names_no_day_says_what_to_write(text, mend):
    found = read_day(text, WEDNESDAY, BRITISH)
    assert not found.found
    assert found.mend.startswith(mend)


def test_an_empty_text_is_no_fault():
    assert read_day(" \t", WEDNESDAY, BRITISH).mend == ""


WORDS = st.sampled_from(
    [
        *(
            *MONTH,
            *WEEKDAY,
            *CARDINAL,
            "week",
            "fortnight",
            "days",
            "month",
            "year",
            "next",
            "last",
        ),
        *("this", "end of", "the", "in", "ago", "before", "after", "from", "on", "a", "29", "31"),
        *("3rd", "3/12", "3.12.", "2026", "9999", "0", "today", "tomorrow", "-", "/", "."),
    ]
)
TODAYS = st.dates(FIRST_DAY + timedelta(days=4000), LAST_DAY - timedelta(days=4000))
HABITS = st.builds(DateHabits, st.sampled_from(Order), st.integers(0, 6))


@given(
    st.one_of(st.text(max_size=90), st.lists(WORDS, max_size=7).map(" ".join)),
    TODAYS,
    HABITS,
    st.sampled_from(Prefer),
)
@example("20 ⑨th", WEDNESDAY, BRITISH, Prefer.FUTURE)
@example("٣ dec", WEDNESDAY, BRITISH, Prefer.FUTURE)
def test_any_text_gives_days_within_bounds_or_a_sentence(text, today, habits, prefer):
    found = read_day(text, today, habits, prefer)
    assert len(set(found.found)) == len(found.found)
    assert all(FIRST_DAY <= day <= LAST_DAY for day in found.found)
    assert bool(found.mend) == (not found.found and bool(text.strip()))


@given(st.dates(FIRST_DAY, LAST_DAY), TODAYS, HABITS, st.sampled_from(Prefer))
def test_every_full_form_is_read_back_as_its_day(day, today, habits, prefer):
    short = f"{whole_day(day)[:3]} {spoken(day)}"
    for form in (whole_day(day), spoken(day), day.isoformat(), short):
        assert read_day(form, today, habits, prefer).found == (day,)
        assert read_fixed_day(form, habits).found == (day,)


@given(TODAYS, st.integers(0, 364), HABITS)
def test_a_day_without_its_year_is_the_next_one(today, days, habits):
    day = today + timedelta(days=days)
    found = read_day(with_weekday(day).partition(", ")[2], today, habits).found
    assert day in found
    assert len(found) == 1 or (day.month, day.day) == (2, 29)


@pytest.mark.parametrize("text", ["tomorrow", "3 Dec", "thursday", "in two weeks", "the 3rd"])
def test_a_day_that_hangs_on_today_is_not_fixed(text):
    assert "year" in read_fixed_day(text, BRITISH).mend


def test_a_fixed_day_may_still_be_ambiguous():
    found = read_fixed_day("3/12/2027", BRITISH).found
    assert [day.isoformat() for day in found] == ["2027-12-03", "2027-03-12"]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("30", (30, None)),
        ("thirty days", (30, Unit.DAYS)),
        ("ten working days", (10, Unit.WORKING_DAYS)),
        ("a calendar month", (1, Unit.MONTHS)),
        ("two fortnights", (4, Unit.WEEKS)),
        ("a couple of years", (24, Unit.MONTHS)),
        ("soon", None),
        ("2 weeks ago", None),
        ("-3", None),
        ("1.5 weeks", None),
        ("2-3 weeks", None),
        ("", None),
    ],
)
def test_a_length_as_people_write_it(text, length):
    assert read_length(text) == length


@given(st.text(max_size=90))
def test_any_text_is_a_length_or_none(text):
    length = read_length(text)
    assert length is None or length[0] >= 0
