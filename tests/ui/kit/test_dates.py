"""Days as people say them, and as they write them."""

from __future__ import annotations

from datetime import date

import pytest

from coach.ui.kit.fields.dates import (
    full_day,
    in_days,
    long_day,
    long_moment,
    short_day,
    weekday,
)

TODAY = date(2026, 11, 26)


def test_a_day_in_words():
    assert long_day(TODAY) == "Thursday, 26 November"
    assert full_day(TODAY) == "Thu 26 November 2026"
    assert weekday(TODAY) == "Thursday"


@pytest.mark.parametrize(
    ("day", "time", "said"),
    [
        (TODAY, "14:30", "Thursday, 26 November, 14:30"),
        (TODAY, "", "Thursday, 26 November"),
        (None, "", ""),
        (None, "14:30", ""),
    ],
)
def test_a_moment_in_words(day, time, said):
    assert long_moment(day, time) == said


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
        (date(2028, 11, 24), "in 729 days", "24 Nov 2028"),
        (date(2028, 11, 25), "in about 2 years", "25 Nov 2028"),
        (date(2033, 11, 4), "in about 7 years", "4 Nov 2033"),
        (date(2020, 1, 1), "about 7 years ago", "1 Jan 2020"),
    ],
)
def test_how_far_a_day_is(day, far, short):
    assert in_days(day, TODAY) == far
    assert short_day(day, TODAY) == short
