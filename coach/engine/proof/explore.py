"""Every state an interview can come to, each visited once, with how many answers lead there.

A path through twelve gates is one of billions, but what is still read of it is little. So the steps
of the compiled interview (`coach.engine.rules.compiled`) are taken one after the other with every
state in which a case can be: those that are alike are taken together, their counts added up and the
shortest answers to each kept. Nothing is sampled. Brute force over small interviews agrees
(`tests/engine/proof`).
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from coach.domain.rules.verdict import PASSED_ON
from coach.engine.rules.compiled import Ask, compile_interview, mode_of, scope_of
from coach.engine.rules.conditions import questions_in
from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.rules.condition import Condition
    from coach.domain.rules.interview import Interview
    from coach.domain.rules.verdict import Mode, Scope, Verdict
    from coach.engine.rules.compiled import Compiled, Judge, Judged, Settled
    from coach.engine.rules.terms import Test

MOST_RUNS = 2_000_000  # followed well within a minute, and in half a gigabyte
_OUTCOMES = ("verdict", "mode", "scope", "cause")  # what conditions read besides, at the end

_Trail = tuple["_Trail", str, str] | None  # answers so far, the last one outermost


class TooLarge(GoodTermsError):  # noqa: N818 - named for what the author meets
    """An interview with more states than can be visited; it names the gate that makes it so."""


class Requirement(Struct, frozen=True):
    """Conditions that have to be read at the end, where the verdict is one of these."""

    verdicts: frozenset[Verdict]
    conditions: tuple[Condition, ...]


class Reach(NamedTuple):
    """How a state is reached: by how many sets of answers, and by which of the shortest."""

    total: int
    asked: int  # answers on the shortest way
    trail: _Trail
    most: int  # answers on the longest way

    @property
    def answers(self) -> dict[str, str]:
        """The shortest answers that lead here, in order."""
        found = []
        trail = self.trail
        while trail is not None:
            trail, question, answer = trail
            found.append((question, answer))
        return dict(reversed(found))


class End(NamedTuple):
    """How a case ends, with the bits that are read of it then.

    The mode tells a recommendation from a decision only where a requirement reads the mode.
    """

    rule: str
    verdict: Verdict
    mode: Mode
    scope: Scope
    state: int


class Kept:
    """What is kept of a case: the bits that a later step, or a requirement at the end, still reads.

    Attributes:
        compiled: The interview.
        start: The state in which nothing has been said.
        after: For each step what is kept after it.
    """

    def __init__(self, compiled: Compiled, requirements: Iterable[Requirement]) -> None:
        self.compiled = compiled
        self.terms = compiled.terms.copy()
        self._names = {*compiled.at, *_OUTCOMES}
        self._at_end: dict[Verdict, int] = dict.fromkeys(PASSED_ON, compiled.no_referral)
        self._marks: dict[Verdict, int] = {}
        for required in requirements:
            for condition in required.conditions:
                self._add(required.verdicts, condition)
        rules = {rule.id for rule in compiled.interview.rules}
        live = compiled.live(rules, lambda verdict: self._marks.get(verdict, 0) | self.of(verdict))
        self.start, self.after = self.terms.alive & live[0], live[1:]

    def _add(self, verdicts: Iterable[Verdict], condition: Condition) -> None:
        reads = self.terms.reading(condition, self._names).reads
        marks = self.compiled.recommended if "mode" in questions_in(condition) else 0
        for verdict in verdicts:
            self._at_end[verdict] = self.of(verdict) | reads
            self._marks[verdict] = self._marks.get(verdict, 0) | marks

    def of(self, verdict: Verdict) -> int:
        """The bits that are read once the interview has ended in this verdict."""
        return self._at_end.get(verdict, 0)

    def unreached(self, at: int) -> int:
        """The bits that no case has which ends at this step: later questions are not asked."""
        ahead = (name for name, step in self.compiled.at.items() if step > at)
        return reduce(or_, (self.terms.contradicted(name, None) for name in ahead), 0)

    def test(self, condition: Condition) -> Test:
        """A condition of a requirement as a test on what `at_end` gives."""
        return self.terms.reading(condition, self._names).test

    def at_end(self, end: End, cause: str) -> int:
        """The state of a case that ends so, where this is its leading cause."""
        state = end.state
        outcomes = zip(_OUTCOMES, (end.verdict, end.mode, end.scope, cause), strict=True)
        for name, outcome in outcomes:
            state &= ~self.terms.contradicted(name, outcome)
        return state


_Layer = dict[int, Reach]


class Explored(Struct):
    """All that was found on the way."""

    kept: Kept
    states: int = 0
    runs: int = 0
    ends: dict[End, Reach] = field(default_factory=dict)
    unfinished: _Layer = field(default_factory=dict)  # what no gate has decided
    asked: dict[str, Reach] = field(default_factory=dict)  # questions, where they are first asked
    fired: set[str] = field(default_factory=set)  # rules
    chains: dict[Settled, Reach] = field(default_factory=dict)  # where bars applied


def explore(
    interview: Interview, requirements: Iterable[Requirement] = (), most: int = MOST_RUNS
) -> Explored:
    """Visit every state of an interview.

    Raises:
        TooLarge: There are more than `most` runs from one state to the next.
    """
    return _Explorer(Kept(compile_interview(interview), requirements), most).run()


class _Explorer:
    def __init__(self, kept: Kept, most: int) -> None:
        self._kept = kept
        self._most = most
        self._found = Explored(kept)

    def run(self) -> Explored:
        """All states, step by step from the first question."""
        layer: _Layer = {self._kept.start: Reach(1, 0, None, 0)}
        for at, step in enumerate(self._kept.compiled.steps):
            self._found.states += len(layer)
            layer = (
                self._ask(step, at, layer)
                if isinstance(step, Ask)
                else self._judge(step, at, layer)
            )
            if self._found.runs > self._most:
                raise self._too_large(step, at, layer)
        self._found.states += len(layer) + len(self._found.ends)
        self._found.unfinished = layer
        return self._found

    def _ask(self, step: Ask, at: int, layer: _Layer) -> _Layer:
        after: _Layer = {}
        name, terms, found = step.question.id, self._kept.terms, self._found
        keep = self._kept.after[at]
        unasked = keep & ~terms.contradicted(name, None)
        ways = [(keep & ~out, each[0], len(each)) for out, each in step.branches(terms, keep)]
        for state, reach in layer.items():
            if not step.when.test(state):
                _add(after, state & unasked, reach)
                found.runs += 1
                continue
            _add(found.asked, name, reach)
            total, asked, trail, most = reach
            for left, answer, count in ways:
                said = (trail, name, answer)
                _add(after, state & left, Reach(total * count, asked + 1, said, most + 1))
            found.runs += len(ways)
            if found.runs > self._most:
                break
        return after

    def _judge(self, step: Judge, at: int, layer: _Layer) -> _Layer:
        after: _Layer = {}
        found, seen = self._found, set()
        keep, unreached = self._kept.after[at], self._kept.unreached(at)
        for before, reach in layer.items():
            judged = step.judged(before)
            state = before | judged.sets
            seen.add(judged)
            for settled in judged.tried:
                if settled.chain:
                    _add(found.chains, settled, reach)
            if judged.verdict is None:
                _add(after, state & keep, reach)
            else:
                _add(found.ends, self._end(judged, judged.verdict, state & ~unreached), reach)
        found.fired.update(rule.id for judged in seen for rule in judged.held)
        found.runs += len(layer)
        return after

    def _end(self, judged: Judged, verdict: Verdict, state: int) -> End:
        """How a case ends."""
        decided, leading = judged.decided, judged.leading
        assert decided is not None
        assert leading is not None
        mode = mode_of(leading, recommended=state & self._kept.compiled.recommended != 0)
        kept = state & self._kept.of(verdict)
        return End(decided.id, verdict, mode, scope_of(decided), kept)

    def _too_large(self, step: Ask | Judge, at: int, layer: _Layer) -> TooLarge:
        gate = step.question.gate if isinstance(step, Ask) else step.gate.id
        listed = ", ".join(f"'{name}' ({count} ways)" for name, count in self._carried(at))
        what = f"The gate '{gate}' makes this interview too large to prove: {len(layer):,} states "
        what += f"are to be told apart there, because of what is read later of {listed}."
        mend = "Let a gate decide earlier, or let a rule sum answers up in one flag."
        return TooLarge(what, todo=mend)

    def _carried(self, at: int, most: int = 5) -> list[tuple[str, int]]:
        """The questions of which most is kept after a step, with the ways to answer them."""
        found = []
        for question in self._kept.compiled.interview.questions:
            outs = {
                self._kept.terms.contradicted(question.id, option.id) & self._kept.after[at]
                for option in question.options
            }
            if len(outs) > 1:
                found.append((question.id, len(outs)))
        return sorted(found, key=lambda pair: -pair[1])[:most]


def _add(layer: dict, key: object, reach: Reach) -> None:  # type: ignore[type-arg]
    """Take a way into a state; of two ways the shorter one is remembered."""
    other = layer.get(key)
    if other is None:
        layer[key] = reach
        return
    shorter = reach if reach.asked < other.asked else other
    most = max(reach.most, other.most)
    layer[key] = Reach(reach.total + other.total, shorter.asked, shorter.trail, most)
