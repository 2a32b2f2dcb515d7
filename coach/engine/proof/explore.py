"""Every state an interview can come to, each visited once, with how many answers lead there.

A path through twelve gates is one of billions, but what is still read of it is little. So the
summaries (`coach.engine.proof.summary`) are followed step by step, those that are alike taken
together, their counts added up and the shortest answers to each kept. Nothing is sampled. Brute
force over small interviews agrees (`tests/engine/proof`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from coach.domain.rules.verdict import Mode, Scope
from coach.engine.proof.summary import Ask, Effect, Judge, Summaries
from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.rules.interview import Interview, Rule
    from coach.domain.rules.verdict import Verdict
    from coach.engine.proof.summary import Need

MOST_RUNS = 2_000_000  # followed well within a minute, and in half a gigabyte

_Trail = tuple["_Trail", str, str] | None  # answers so far, the last one outermost


class TooLarge(GoodTermsError):  # noqa: N818 - named for what the author meets
    """An interview with more states than can be visited; it names the gate that makes it so."""


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

    The mode tells a recommendation from a decision only where a need reads the mode.
    """

    rule: str
    verdict: Verdict
    mode: Mode
    scope: Scope
    state: int


class Settled(Struct, frozen=True, eq=False):
    """What a decided verdict comes to under some bars, and those that applied, one by one."""

    verdict: Verdict | None
    chain: tuple[Rule, ...]
    circle: bool


_Layer = dict[int, Reach]


class Explored(Struct):
    """All that was found on the way."""

    summaries: Summaries
    states: int = 0
    runs: int = 0
    ends: dict[End, Reach] = field(default_factory=dict)
    unfinished: _Layer = field(default_factory=dict)  # what no gate has decided
    asked: dict[str, Reach] = field(default_factory=dict)  # questions, where they are first asked
    fired: set[str] = field(default_factory=set)  # rules
    chains: dict[Settled, Reach] = field(default_factory=dict)  # where bars applied


def explore(interview: Interview, needs: Iterable[Need] = (), most: int = MOST_RUNS) -> Explored:
    """Visit every state of an interview.

    Raises:
        TooLarge: There are more than `most` runs from one state to the next.
    """
    explorer = _Explorer(interview, Summaries(interview, needs), most)
    return explorer.run()


class _Explorer:
    def __init__(self, interview: Interview, summaries: Summaries, most: int) -> None:
        self._interview = interview
        self._summaries = summaries
        self._most = most
        self._found = Explored(summaries)
        self._settled: dict[tuple[Verdict, int], Settled] = {}
        self._bars = sum(bit for bit, _ in summaries.bars)

    def run(self) -> Explored:
        layer: _Layer = {0: Reach(1, 0, None, 0)}
        for step in self._summaries.steps:
            self._found.states += len(layer)
            layer = self._ask(step, layer) if isinstance(step, Ask) else self._judge(step, layer)
            if self._found.runs > self._most:
                raise self._too_large(step, layer)
        self._found.states += len(layer) + len(self._found.ends)
        self._found.unfinished = layer
        return self._found

    def _ask(self, step: Ask, layer: _Layer) -> _Layer:
        after: _Layer = {}
        name, found = step.question.id, self._found
        for state, reach in layer.items():
            if not step.when(state):
                _add(after, state & step.keep, reach)
                found.runs += 1
                continue
            _add(found.asked, name, reach)
            for way in step.ways:
                total, asked, trail, most = reach
                said = (trail, name, way.answer)
                unfinished = Reach(total * way.count, asked + 1, said, most + 1)
                _add(after, (state | way.sets) & step.keep, unfinished)
            found.runs += len(step.ways)
            if found.runs > self._most:
                break
        return after

    def _judge(self, step: Judge, layer: _Layer) -> _Layer:
        after: _Layer = {}
        for before, reach in layer.items():
            state, deciding = self._fire(step, before)
            effect, settled = self._decide(deciding, state, reach)
            if effect is None or settled is None or settled.verdict is None:
                _add(after, state & step.keep, reach)
            else:
                end = self._end(effect.rule, settled, settled.verdict, state | effect.sets)
                _add(self._found.ends, end, reach)
        self._found.runs += len(layer)
        return after

    def _fire(self, step: Judge, state: int) -> tuple[int, list[Effect]]:
        """The state after the rules of a gate that decide nothing, and those that would decide."""
        deciding, kept = [], state
        for effect in step.effects:
            if effect.when(state):
                state |= effect.sets
                self._found.fired.add(effect.rule.id)
                if effect.rule.decides:
                    deciding.append(effect)
                else:
                    kept |= effect.sets
        return kept, deciding

    def _decide(
        self, deciding: list[Effect], state: int, reach: Reach
    ) -> tuple[Effect | None, Settled | None]:
        """The first of these rules that is not barred outright, and what it comes to."""
        for effect in deciding:
            assert effect.rule.decides is not None
            settled = self._settle(effect.rule.decides, (state | effect.sets) & self._bars)
            if settled.chain:
                _add(self._found.chains, settled, reach)
            if settled.verdict is not None:
                return effect, settled
        return None, None

    def _settle(self, decided: Verdict, bars: int) -> Settled:
        found = self._settled.get((decided, bars))
        if found is None:
            barring = [rule for bit, rule in self._summaries.bars if bars & bit]
            found = self._settled[decided, bars] = settle(decided, barring)
        return found

    def _end(self, rule: Rule, settled: Settled, verdict: Verdict, state: int) -> End:
        """How a case ends; its mode is that of the rule, or of the bar that replaced it."""
        source = settled.chain[0] if settled.chain and verdict is not rule.decides else rule
        recommended = state & self._summaries.recommended
        mode = source.mode or (Mode.RECOMMENDATION if recommended else Mode.DECISION)
        kept = state & self._summaries.at_end(verdict)
        return End(rule.id, verdict, mode, rule.scope or Scope.ACCOUNT, kept)

    def _too_large(self, step: Ask | Judge, layer: _Layer) -> TooLarge:
        gate = step.question.gate if isinstance(step, Ask) else step.gate.id
        carried = carried_questions(self._interview, self._summaries, step.keep)
        listed = ", ".join(f"'{name}' ({count} ways)" for name, count in carried)
        what = f"The gate '{gate}' makes this interview too large to prove: {len(layer):,} states "
        what += f"are to be told apart there, because of what is read later of {listed}."
        mend = "Let a gate decide earlier, or let a rule sum answers up in one flag."
        return TooLarge(what, todo=mend)


def settle(decided: Verdict, barring: list[Rule]) -> Settled:
    """What a decided verdict comes to under these bars, in order."""
    verdict: Verdict | None = decided
    chain: list[Rule] = []
    seen: set[Verdict] = set()
    while verdict is not None:
        bar = next((rule for rule in barring if verdict in rule.bars), None)
        if bar is None:
            return Settled(verdict, tuple(chain), circle=False)
        chain.append(bar)
        if verdict in seen:
            return Settled(None, tuple(chain), circle=True)
        seen.add(verdict)
        verdict = bar.instead
    return Settled(None, tuple(chain), circle=False)


def carried_questions(
    interview: Interview, summaries: Summaries, keep: int, most: int = 5
) -> list[tuple[str, int]]:
    """The questions of which most is still read, with the ways in which they can be answered."""
    found = []
    for question in interview.questions:
        answers = [option.id for option in question.options]
        sets = {summaries.bits.answer(question.id, each) & keep for each in answers}
        if len(sets) > 1:
            found.append((question.id, len(sets)))
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
