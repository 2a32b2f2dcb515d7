"""What may be asked of a run: read, written, and held against a state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.practice.condition import (
    AllOf,
    AnyOf,
    Made,
    Meter,
    MeterIs,
    NoneOf,
    Revealed,
    RunCondition,
    Told,
)
from coach.domain.practice.moves import Move
from coach.domain.practice.run import RunState
from coach.engine.practice.condition import RunConditionError, atoms, holds, parse, written

ATOMS = st.one_of(
    st.builds(MeterIs, st.sampled_from(Meter), least=st.integers(1, 10)),
    st.builds(MeterIs, st.sampled_from(Meter), most=st.integers(0, 9)),
    st.builds(Told, st.sampled_from(["decision", "last-day"])),
    st.builds(Made, st.sampled_from(Move), st.integers(1, 9)),
    st.just(Revealed()),
)
CONDITIONS: st.SearchStrategy[RunCondition] = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds(NoneOf, inner),
        st.builds(AllOf, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)
STATES = st.builds(
    RunState,
    turn=st.just("a"),
    trust=st.integers(0, 10),
    tension=st.integers(0, 10),
    told=st.sets(st.sampled_from(["decision", "last-day"])).map(lambda x: tuple(sorted(x))),
    made=st.dictionaries(st.sampled_from(Move), st.integers(1, 9)).map(
        lambda x: tuple(sorted(x.items()))
    ),
    revealed=st.booleans(),
)


@given(CONDITIONS)
def test_what_is_written_reads_as_the_same(condition: RunCondition) -> None:
    assert parse(written(condition)) == condition


@given(CONDITIONS, STATES)
def test_not_is_the_opposite(condition: RunCondition, state: RunState) -> None:
    assert holds(NoneOf(condition), state) is not holds(condition, state)


@pytest.mark.parametrize(
    ("text", "held", "beside"),
    [
        ("trust >= 6", RunState("a", 6, 0), RunState("a", 5, 0)),
        ("tension <= 3", RunState("a", 0, 3), RunState("a", 0, 4)),
        ("told last-day", RunState("a", 0, 0, ("last-day",)), RunState("a", 0, 0, ("decision",))),
        (
            "made ask 2",
            _ := RunState("a", 0, 0, (), ((Move.ASK, 2),)),
            RunState("a", 0, 0, (), ((Move.ASK, 1),)),
        ),
        ("made ask", _, RunState("a", 0, 0, (), ((Move.WAIT, 2),))),
        ("revealed", RunState("a", 0, 0, revealed=True), RunState("a", 0, 0)),
        ("trust >= 6 and not told x or revealed", RunState("a", 6, 0), RunState("a", 6, 0, ("x",))),
        ("trust >= 6 and (told x or revealed)", RunState("a", 6, 0, ("x",)), RunState("a", 6, 0)),
    ],
)
def test_each_asks_for_what_it_says(text: str, held: RunState, beside: RunState) -> None:
    assert holds(parse(text), held)
    assert not holds(parse(text), beside)


def test_atoms_come_from_left_to_right() -> None:
    found = parse("not trust >= 6 and (told x or made ask 2)")
    assert [*atoms(found)] == [MeterIs(Meter.TRUST, 6), Told("x"), Made(Move.ASK, 2)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("trust > 6", "'>=' or '<='"),
        ("trust >= 0", "from 1 to 10"),
        ("trust >= 11", "from 1 to 10"),
        ("tension <= 10", "from 0 to 9"),
        ("tension", "'>=' or '<='"),
        ("made asks", "is no move"),
        ("made ask 0", "from 1 to 9"),
        ("told", "the id of a fact"),
        ("told and", "the id of a fact"),
        ("(revealed", "')'"),
        ("revealed revealed", "the end"),
        ("verdict is PART", "trust, tension, told"),
        ("trust >= 6 and", "trust, tension, told"),
        ("trust >= 6 & told x", "Cannot read"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, says: str) -> None:
    with pytest.raises(RunConditionError, match=says.replace("(", r"\(").replace(")", r"\)")):
        parse(text)
