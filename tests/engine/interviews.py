"""Small interviews at random, and all that can be said in them, for the tests of the proof."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from coach.domain.rules.condition import All, Always, Any, Condition, Flagged, Is, Not
from coach.domain.rules.interview import Gate, Interview, Option, Promise, Question, Rule
from coach.domain.rules.verdict import Mode, Scope, Verdict
from tests.engine.plain import Walk, walk

OPTIONS = ("a", "b", "c")
VALUES = st.sampled_from([*OPTIONS, "known", "unknown", "dont-know"])
FLAGS = ("red", "blue")
VERDICTS = st.sampled_from([Verdict.PART, Verdict.FIX, Verdict.REFER, Verdict.STOP])


NAMES = tuple(f"question-{number}" for number in range(4))


def conditions(*, outcomes: bool = False) -> st.SearchStrategy[Condition]:
    """Conditions on questions and flags; with outcomes also on mode and scope."""
    some = st.lists(VALUES, min_size=1, max_size=2).map(tuple)
    atoms: list[st.SearchStrategy[Condition]] = [
        st.just(Always()),
        st.builds(Flagged, st.sampled_from(FLAGS)),
        *3 * [st.builds(Is, st.sampled_from(NAMES), some)],
    ]
    if outcomes:
        atoms.append(st.builds(Is, st.just("mode"), st.sampled_from(Mode).map(lambda one: (one,))))
        atoms.append(st.builds(Is, st.just("scope"), st.just((Scope.NEED.value,))))
    return st.recursive(
        st.one_of(atoms),
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(All, st.tuples(inner, inner)),
            st.builds(Any, st.tuples(inner, inner)),
        ),
        max_leaves=4,
    )


CONDITIONS = conditions()


@st.composite
def interviews(draw: st.DrawFn) -> Interview:
    """An interview of up to three gates and four questions, which need not be sound."""
    gates = [f"gate-{number}" for number in range(draw(st.integers(1, 3)))]
    homes = sorted(draw(st.lists(st.sampled_from(gates), min_size=1, max_size=4)))
    return Interview(
        gates=tuple(Gate(gate, gate, "", "") for gate in gates),
        questions=tuple(
            _question(draw, name, gate) for name, gate in zip(NAMES, homes, strict=False)
        ),
        rules=tuple(
            _rule(draw, f"rule-{gate}-{number}", gate)
            for gate in gates
            for number in range(draw(st.integers(0, 3)))
        ),
        promises=tuple(_promise(draw, number) for number in range(draw(st.integers(0, 2)))),
    )


@st.composite
def answered(draw: st.DrawFn) -> tuple[Interview, dict[str, str]]:
    """An interview, and answers to some of its questions, in any order."""
    interview = draw(interviews())
    options = {each.id: [option.id for option in each.options] for each in interview.questions}
    names = draw(st.lists(st.sampled_from(sorted(options)), unique=True))
    return interview, {
        name: draw(st.sampled_from([*options[name], "dont-know", "skip"])) for name in names
    }


def _question(draw: st.DrawFn, name: str, gate: str) -> Question:
    options = OPTIONS[: draw(st.integers(1, 2))]
    return Question(
        id=name,
        gate=gate,
        text=name,
        help="",
        why="",
        options=tuple(Option(option, option, option) for option in options),
        fact=name,
        within=1,
        when=draw(CONDITIONS),
    )


def _rule(draw: st.DrawFn, name: str, gate: str) -> Rule:
    bars = draw(st.lists(VERDICTS, max_size=2, unique=True))
    return Rule(
        id=name,
        gate=gate,
        when=draw(CONDITIONS),
        when_text="",
        because=name,
        sources=(),
        decides=draw(st.none() | VERDICTS),
        mode=draw(st.none() | st.sampled_from([Mode.RECOMMENDATION, Mode.BOUNDARY])),
        scope=draw(st.none() | st.just(Scope.NEED)),
        bars=tuple(bars),
        instead=draw(st.none() | VERDICTS) if bars else None,
        flags=tuple(draw(st.lists(st.sampled_from(FLAGS), max_size=1))),
        no_referral=draw(st.booleans()),
    )


def _promise(draw: st.DrawFn, number: int) -> Promise:
    never = draw(st.lists(VERDICTS, min_size=1, max_size=2, unique=True))
    return Promise(f"promise-{number}", draw(CONDITIONS), "", tuple(never), "", ())


def all_walks(interview: Interview) -> Iterator[Walk]:
    """Every complete set of answers, one walk each: by brute force, and not by the engine."""
    pending: list[dict[str, str]] = [{}]
    while pending:
        answers = pending.pop()
        path = walk(interview, answers)
        if path.next is None:
            yield path
            continue
        values = (*(option.id for option in path.next.options), "dont-know", "skip")
        pending += [{**answers, path.next.id: value} for value in values]
