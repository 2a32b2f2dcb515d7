"""How practice goes over time: what got better, what is stuck, and the gap of one's own marks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.practice.moves import Move
from coach.engine.practice.progress import (
    FEW,
    Attempt,
    Kind,
    Trend,
    check_lines,
    move_lines,
    trend_of,
)

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
YES, NO = True, False


def attempt(number, marks=(), *, own=(), moves=(), kind=Kind.RUN, failed=False):
    at = NOON + timedelta(days=number)
    return Attempt(
        f"run-{number}", kind, at, "The door", "ending", tuple(marks), own, moves, failed=failed
    )


@pytest.mark.parametrize(
    ("results", "trend"),
    [
        ((NO,), Trend.OPEN),
        ((YES,), Trend.OPEN),
        ((NO, NO), Trend.STUCK),
        ((YES, NO, NO), Trend.STUCK),
        ((YES, YES), Trend.HELD),
        ((NO, YES), Trend.OPEN),
        ((NO, YES, YES), Trend.BETTER),
        ((NO, NO, YES), Trend.STUCK),
        ((NO, YES, NO), Trend.STUCK),
        ((NO, NO, YES, YES), Trend.BETTER),
        ((NO, YES, YES, NO), Trend.OPEN),
        ((YES, NO, YES), Trend.OPEN),
        ((YES, NO, YES, YES), Trend.BETTER),
    ],
)
def test_what_became_of_a_check(results, trend):
    assert trend_of(results) is trend


def test_checks_stand_in_the_order_in_which_they_were_first_marked():
    lines = check_lines(
        [attempt(0, [("warned", NO)]), attempt(1, [("asked", YES), ("warned", YES)])]
    )
    assert [(each.check, each.results, each.done) for each in lines] == [
        ("warned", (NO, YES), 1),
        ("asked", (YES,), 1),
    ]


@pytest.mark.parametrize(
    ("marks", "share"), [((), None), ([("a", YES)], 1.0), ([("a", YES), ("b", NO)], 0.5)]
)
def test_a_share_is_of_what_was_due(marks, share):
    assert attempt(0, marks).share == share


@pytest.mark.parametrize(
    ("own", "gap"),
    [
        ((), None),
        ((("c", YES),), None),  # nobody else marked it
        ((("a", YES), ("b", NO)), 0.0),
        ((("a", YES), ("b", YES)), 50.0),
        ((("a", NO), ("b", NO)), -50.0),
        ((("b", YES),), 100.0),
    ],
)
def test_the_gap_is_over_what_both_marked(own, gap):
    assert attempt(0, [("a", YES), ("b", NO)], own=own).gap == gap


@pytest.mark.parametrize(
    ("done", "failed", "share"),
    [(8, False, 0.8), (8, True, 0.4), (5, True, 0.4), (4, True, 0.4), (3, True, 0.3)],
)
def test_a_critical_fail_caps_the_share_as_the_debrief_does(done, failed, share):
    marks = [(str(number), number < done) for number in range(10)]
    found = attempt(0, marks, failed=failed)
    assert found.share == share
    assert found.score.is_lowered == (failed and done > 4)


def test_a_critical_fail_caps_what_ones_own_marks_are_compared_with():
    marks = [(str(number), YES) for number in range(10)]
    assert attempt(0, marks, own=tuple(marks)).gap == 0.0
    assert attempt(0, marks, own=tuple(marks), failed=True).gap == 60.0


@given(st.lists(st.booleans(), min_size=1, max_size=9), st.lists(st.booleans(), max_size=9))
def test_the_gap_never_leaves_a_hundred(marks, own):
    found = attempt(
        0,
        [(str(n), each) for n, each in enumerate(marks)],
        own=tuple((str(n), each) for n, each in enumerate(own)),
    )
    assert found.gap is None or -100 <= found.gap <= 100


def test_moves_before_and_lately_are_told_from_four_runs_on():
    runs = [attempt(n, moves=((Move.HEDGE, 2 if n < FEW / 2 else 1),)) for n in range(FEW)]
    (few,) = move_lines(runs[:-1])
    assert (few.times, few.before, few.lately) == (5, None, None)
    (line,) = move_lines(runs)
    assert (line.times, line.before, line.lately) == (6, 2.0, 1.0)


def test_a_round_says_nothing_of_moves():
    assert move_lines([attempt(0, kind=Kind.ROUND, moves=((Move.ASK, 1),))]) == ()
