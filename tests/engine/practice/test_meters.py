"""Sets of meters as bits: they move as single states do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.practice.condition import Meter, MeterIs
from coach.engine.practice.proof import meters
from coach.engine.practice.run import clamped

STATES = st.sets(st.tuples(st.integers(0, 10), st.integers(0, 10)))
CHANGE = st.integers(-12, 12)


def _bits(states: set[tuple[int, int]]) -> int:
    return sum(meters.only(*state) for state in states)


@given(STATES, CHANGE, CHANGE)
def test_a_set_moves_as_each_of_its_states(
    states: set[tuple[int, int]], trust: int, tension: int
) -> None:
    there = {(clamped(a + trust), clamped(b + tension)) for a, b in states}
    assert meters.moved(_bits(states), trust, tension) == _bits(there)
    assert {*meters.each(_bits(states))} == states


@given(STATES, st.sampled_from(Meter), st.integers(0, 10), st.integers(0, 10))
def test_bounds_hold_for_the_states_within_them(
    states: set[tuple[int, int]], meter: Meter, least: int, most: int
) -> None:
    inside = {each for each in states if least <= each[meter is Meter.TENSION] <= most}
    assert _bits(states) & meters.where(MeterIs(meter, least, most)) == _bits(inside)


def test_every_state_is_one_of_121() -> None:
    assert meters.EVERY.bit_count() == 121
