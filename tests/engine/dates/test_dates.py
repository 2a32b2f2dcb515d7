"""Days as they are said, and working days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.engine.dates.dates import shifted, spoken, with_weekday, working_day


def test_a_day_is_said_as_people_say_it():
    assert spoken(date(2026, 6, 30)) == "30 June 2026"
    assert with_weekday(date(2026, 11, 26)) == "Thursday, 26 November"


@pytest.mark.parametrize(
    ("day", "forward", "expected"),
    [
        (date(2026, 11, 27), True, date(2026, 11, 27)),
        (date(2026, 11, 28), True, date(2026, 11, 30)),
        (date(2026, 11, 29), True, date(2026, 11, 30)),
        (date(2026, 11, 28), False, date(2026, 11, 27)),
        (date(2026, 11, 29), False, date(2026, 11, 27)),
    ],
)
def test_a_weekend_moves_to_the_nearest_working_day_in_the_direction(day, forward, expected):
    assert working_day(day, forward=forward) == expected


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.booleans())
def test_a_working_day_is_never_a_weekend_and_never_far(day, forward):
    moved = working_day(day, forward=forward)
    assert moved.weekday() < 5
    assert abs(moved - day) <= timedelta(days=2)
    assert moved >= day if forward else moved <= day


@pytest.mark.parametrize(
    ("day", "count", "unit", "expected"),
    [
        (date(2026, 1, 31), 1, "month", date(2026, 2, 28)),
        (date(2024, 1, 31), 1, "month", date(2024, 2, 29)),
        (date(2026, 3, 31), -1, "month", date(2026, 2, 28)),
        (date(2026, 12, 15), 1, "month", date(2027, 1, 15)),
        (date(2026, 11, 30), 1, "quarter", date(2027, 2, 28)),
        (date(2024, 2, 29), 1, "year", date(2025, 2, 28)),
        (date(9999, 11, 30), 1, "month", date(9999, 12, 30)),
        (date(9999, 12, 1), 1, "month", None),
        (date(1, 1, 31), -1, "month", None),
        (date(2026, 1, 1), 5000, "year", date(7026, 1, 1)),
        (date(2026, 1, 1), 5001, "month", None),
    ],
)
def test_months_end_on_the_same_day_or_on_their_last_and_on_the_calendar(
    day, count, unit, expected
):
    assert shifted(day, count, unit) == expected
