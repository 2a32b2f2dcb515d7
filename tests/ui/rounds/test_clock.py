"""The clock of a round counts what passes, whatever becomes of the time of day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.ui.rounds.clock import RoundClock
from tests.ui.rounds.conftest import Ticks

spans = st.lists(st.tuples(st.booleans(), st.floats(0, 7200)), max_size=20)


@given(spans, st.floats(0, 600))
def test_what_passed_while_it_ran_is_counted_and_nothing_else(spans, before):
    ticks = Ticks()
    clock, expected = RoundClock(ticks, before), before
    for runs, passes in spans:
        (clock.run if runs else clock.pause)()
        ticks.now += passes
        expected += passes if runs else 0
        assert clock.seconds == pytest.approx(expected)
        assert clock.is_running == runs


def test_paused_over_midnight_it_stands_where_it_stood():
    ticks = Ticks()
    clock = RoundClock(ticks)
    clock.run()
    ticks.now += 90
    clock.pause()
    ticks.now += 9 * 3600
    assert clock.seconds == 90
    clock.run()
    ticks.now += 1
    assert clock.seconds == 91


def test_to_run_twice_counts_once():
    ticks = Ticks()
    clock = RoundClock(ticks)
    clock.run()
    ticks.now += 5
    clock.run()
    ticks.now += 5
    assert clock.seconds == 10
