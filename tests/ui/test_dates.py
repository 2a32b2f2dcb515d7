"""Days as people say them, and as they write them."""

from __future__ import annotations

from datetime import date

import pytest

from coach.ui.dates import full_day, in_days, long_day, short_day, weekday
from coach.ui.widgets.date_field import read_day
from coach.ui.widgets.talk_when import read_time

TODAY = date(2026, 11, 26)


def test_a_day_in_words():
    assert long_day(TODAY) == "Thursday, 26 November"
    assert full_day(TODAY) == "Thu 26 November 2026"
    assert weekday(TODAY) == "Thursday"


@pytest.mark.parametrize(
    ("day", "far", "short"),
    [
        (date(2026, 11, 26), "today", "today"),
        (date(2026, 11, 27), "tomorrow", "tomorrow"),
        (date(2026, 11, 25), "yesterday", "yesterday"),
        (date(2026, 11, 30), "in 4 days", "Mon"),
        (date(2026, 12, 3), "in 7 days", "3 Dec"),
        (date(2026, 11, 20), "6 days ago", "20 Nov"),
        (date(2027, 1, 4), "in 39 days", "4 Jan 2027"),
    ],
)
def test_how_far_a_day_is(day, far, short):
    assert in_days(day, TODAY) == far
    assert short_day(day, TODAY) == short


@pytest.mark.parametrize(
    "text",
    ["30 June 2027", "30 jun 2027", "2027-06-30", "30/6/2027", " Wed 30 June, 2027 ", "30.6.2027"],
)
def test_a_day_is_read_as_people_write_it(text):
    assert read_day(text) == date(2027, 6, 30)


@pytest.mark.parametrize("text", ["", "soon", "31 June 2027", "30", "30/6/27", "0001-01-01"])
def test_what_names_no_day_is_none(text):
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("text", "time"),
    [("10:00", "10:00"), ("9", "09:00"), ("9.30", "09:30"), ("1430", "14:30"), ("", "")],
)
def test_a_time_is_read_as_people_write_it(text, time):
    assert read_time(text) == time


@pytest.mark.parametrize("text", ["25:00", "10:75", "noon"])
def test_what_names_no_time_is_none(text):
    assert read_time(text) is None
