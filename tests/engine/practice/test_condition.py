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
from coach.engine.practice.condition import (
    RunConditionError,
    atoms,
    holds,
    joined,
    parse,
    parts_of,
    read,
    written,
)

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


REFUSED = (
    "", " \n", "trust", "trust 6", "trust > 6", "trust = 6", "trust >=", "trust >= x", "trust >= 0",
    "trust >= 11", "trust <= 10", "tension <= 10", "tension >= 0", "told", "told and", "told 3",
    "told trust", "made", "made asks", "made ask 0", "made ask 10", "made or", "revealed revealed",
    "not", "not and", "(", "()", "(revealed", "revealed)", "revealed or", "or revealed",
    "verdict is PART", "trust >= 6 & told x", "trust >= 6 AND told x", "trust ≥ 6 €", "a" * 401,
    "not " * 21 + "revealed", f"{'(' * 21}revealed{')' * 21}",
)  # fmt: skip


def test_every_refusal_says_what_was_expected_and_how_to_write_it(golden) -> None:
    told = []
    for text in REFUSED:
        with pytest.raises(RunConditionError) as refused:
            read(text)
        told.append(f"{text[:60]!r}: {refused.value} | {refused.value.mend}")
    golden("refusals-run-condition.txt", "\n".join(told) + "\n")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("  trust\n>=  6 ", "trust >= 6"),
        ("tension ≤ 9", "tension <= 9"),
        ("trust ≥ 1", "trust >= 1"),
        ("trust <= 0", "trust <= 0"),
        ("trust >= 10", "trust >= 10"),
        ("made ask 1", "made ask"),
        ("made ask 9", "made ask 9"),
        ("((revealed))", "revealed"),
        ("not not told x", "not not told x"),
        ("told x and (made ask or revealed)", "told x and (made ask or revealed)"),
        ("(told x and made ask) or revealed", "(told x and made ask) or revealed"),
        ("told x and made ask or revealed", "(told x and made ask) or revealed"),
        ("told x" + " or told x" * 39, "told x" + " or told x" * 39),  # 396 letters
        ("not " * 20 + "revealed", "not " * 20 + "revealed"),
        (f"{'(' * 20}revealed{')' * 20}", "revealed"),
    ],
)
def test_what_can_just_be_read_is_written_in_one_way(text: str, same: str) -> None:
    assert written(read(text)) == same


def test_a_condition_of_400_letters_is_the_longest() -> None:
    assert written(read("told " + "x" * 395)) == "told " + "x" * 395
    with pytest.raises(RunConditionError, match="too long"):
        read("told " + "x" * 396)


def test_both_bounds_of_a_meter_stand_in_brackets_beside_others() -> None:
    between = MeterIs(Meter.TRUST, 3, 7)
    assert written(between) == "trust >= 3 and trust <= 7"
    assert written(NoneOf(between)) == "not (trust >= 3 and trust <= 7)"
    assert written(AnyOf((between, Revealed()))) == "(trust >= 3 and trust <= 7) or revealed"
    assert [holds(between, RunState("a", trust, 0)) for trust in (2, 3, 7, 8)] == [
        *(False, True, True, False)
    ]
    assert holds(None, RunState("a", 0, 0))


@given(st.lists(ATOMS, max_size=3).map(tuple), st.booleans())
def test_parts_are_put_together_and_taken_apart(
    parts: tuple[RunCondition, ...],
    one: bool,  # noqa: FBT001 - hypothesis hands it in
) -> None:
    whole = joined(parts, one_is_enough=one)
    if not parts:
        assert whole is None
    elif len(parts) == 1:
        assert whole == parts[0]
        assert parts_of(parts[0]) == (parts, False)
    else:
        assert whole is not None
        assert parts_of(whole) == (parts, one)
