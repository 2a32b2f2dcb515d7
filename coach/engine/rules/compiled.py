"""An interview compiled once: under asking, the verdict, flips, progress and the proof.

It becomes a row of steps: a step asks a question where its condition holds, or judges by the rules
of a gate. What was said is a number, whose bits (`coach.engine.rules.terms`) the steps read. So
much is the same for all. They differ in what they keep of it: a walk everything, a search only the
bits that something later reads (`Compiled.live`), so that stories which go on alike are one state.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from coach.domain.rules.condition import All, Flagged
from coach.domain.rules.interview import DONT_KNOW, SKIP, UNKNOWN_ANSWERS
from coach.domain.rules.verdict import Mode, Scope
from coach.engine.rules.conditions import atoms
from coach.engine.rules.made_once import once
from coach.engine.rules.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from coach.domain.rules.interview import Gate, Interview, Question, Rule
    from coach.domain.rules.verdict import Verdict
    from coach.engine.rules.terms import Reading


def ordered_rules(interview: Interview) -> list[Rule]:
    """The rules gate by gate, as they fire."""
    return [rule for gate in interview.gates for rule in interview.rules_of(gate.id)]


def bar_on(verdict: Verdict, rules: Iterable[Rule]) -> Rule | None:
    """The first of these rules that bars a verdict, or None."""
    return next((rule for rule in rules if verdict in rule.bars), None)


def mode_of(leading: Rule, *, recommended: bool) -> Mode:
    """How a verdict is meant: as the rule says that gave it, or else by who decides."""
    return leading.mode or (Mode.RECOMMENDATION if recommended else Mode.DECISION)


def scope_of(decided: Rule) -> Scope:
    """What a verdict is about: the whole account, where the rule does not say."""
    return decided.scope or Scope.ACCOUNT


class Settled(Struct, frozen=True, eq=False, gc=False):
    """What a decided verdict comes to under some bars: None where it is barred outright."""

    verdict: Verdict | None
    chain: tuple[Rule, ...] = ()  # the bars that applied, one by one
    circle: bool = False  # whether they give way to each other for ever


class Bars:
    """The rules that bar, in order.

    Attributes:
        mask: The bits that they set.
    """

    def __init__(self, bits: Collection[tuple[int, Rule]]) -> None:
        self.bits = tuple(bits)
        self.mask = sum(bit for bit, _ in bits)
        self._settled: dict[tuple[Verdict, int], Settled] = {}

    def settle(self, decided: Verdict, state: int) -> Settled:
        """What a decided verdict comes to under the bars of a state."""
        key = decided, state & self.mask
        found = self._settled.get(key)
        if found is None:
            barring = [rule for bit, rule in self.bits if state & bit]
            found = self._settled[key] = _settle(decided, barring)
        return found

    def read_for(self, decided: Collection[Verdict]) -> tuple[int, set[Verdict]]:
        """The bars that count where one of these is decided, and the verdicts it may come to."""
        if not decided:
            return 0, set()
        possible = {*decided, *(rule.instead for _, rule in self.bits if rule.instead)}
        return sum(bit for bit, rule in self.bits if not possible.isdisjoint(rule.bars)), possible


def _settle(decided: Verdict, barring: list[Rule]) -> Settled:
    verdict: Verdict | None = decided
    chain: list[Rule] = []
    seen: set[Verdict] = set()
    while verdict is not None and (bar := bar_on(verdict, barring)) is not None:
        chain.append(bar)
        if verdict in seen:
            return Settled(None, tuple(chain), circle=True)
        seen.add(verdict)
        verdict = bar.instead
    return Settled(verdict, tuple(chain))


class Branch(NamedTuple):
    """Answers to a question that nothing later tells apart, and the bits that they rule out."""

    out: int
    answers: tuple[str, ...]


class Ask(Struct, frozen=True, gc=False):
    """A step that asks a question where `when` holds."""

    question: Question
    when: Reading

    def branches(self, terms: Terms, keep: int) -> tuple[Branch, ...]:
        """Its answers, also don't know and skip, by what they rule out of the bits in `keep`."""
        alike: dict[int, list[str]] = {}
        for answer in (*(option.id for option in self.question.options), DONT_KNOW, SKIP):
            out = terms.contradicted(self.question.id, answer) & keep
            alike.setdefault(out, []).append(answer)
        return tuple(Branch(out, tuple(answers)) for out, answers in alike.items())


class Effect(NamedTuple):
    """A rule as a step applies it: when, and the bits it sets."""

    rule: Rule
    when: Reading
    sets: int


class Judged(Struct, frozen=True, eq=False, gc=False):
    """What the rules of a gate come to.

    A rule that would have decided but did not has no effect.
    """

    held: tuple[Rule, ...]  # every rule that holds, in order
    decided: Rule | None
    sets: int  # the bits of the rules that have an effect
    tried: tuple[Settled, ...]  # what rules that would decide come to, up to the one that does

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that the gate decides, or None."""
        return self.tried[-1].verdict if self.tried else None

    @property
    def leading(self) -> Rule | None:
        """The rule whose verdict it is: the one that decided, or the bar that replaced it."""
        replaced = self.decided is not None and self.tried[-1].chain
        return replaced[0] if replaced else self.decided


class Judge:
    """A step that fires the rules of a gate, and may end the interview."""

    def __init__(self, gate: Gate, effects: Iterable[Effect], bars: Bars) -> None:
        self.gate = gate
        self.effects = tuple(effects)
        self._bars = bars
        self._reads = bars.mask
        for effect in self.effects:
            self._reads |= effect.when.reads
        self._judged: dict[int, Judged] = {}

    def judged(self, state: int) -> Judged:
        """What the rules come to in a state; looked up where they have read the same before."""
        read = state & self._reads
        found = self._judged.get(read)
        if found is None:
            found = self._judged[read] = self._judge(read)
        return found

    def _judge(self, state: int) -> Judged:
        held, kept = [], state
        for effect in self.effects:
            if effect.when.test(state):
                held.append(effect)
                state |= effect.sets  # a flag holds for the rules after it
                kept |= 0 if effect.rule.decides else effect.sets
        rules = tuple(effect.rule for effect in held)
        tried = []
        for rule, _, sets in held:
            if rule.decides is not None:
                tried.append(self._bars.settle(rule.decides, kept | sets))
                if tried[-1].verdict is not None:
                    return Judged(rules, rule, kept | sets, tuple(tried))
        return Judged(rules, None, kept, tuple(tried))


class Compiled:
    """An interview as steps: the questions of a gate, then its rules, gate by gate.

    Attributes:
        interview: What was compiled.
        terms: What the bits of a state stand for.
        bars: The rules that bar.
        steps: The steps, in order.
        at: Of each question the number of the step that asks it.
        recommended: The bit that is set once somebody else decides.
        no_referral: The bit that is set once a rule forbids a referral.
    """

    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self.terms = Terms()
        self.recommended = self.terms.bit("recommended")
        self.no_referral = self.terms.bit("no referral")
        barring = (rule for rule in ordered_rules(interview) if rule.bars)
        self.bars = Bars([(self._bar(rule), rule) for rule in barring])
        self.steps = tuple(self._steps())
        asking = ((at, step) for at, step in enumerate(self.steps) if isinstance(step, Ask))
        self.at = {step.question.id: at for at, step in asking}

    @cached_property
    def states(self) -> States:
        """The states of a search for verdicts."""
        return States(self)

    def live(self, rules: Collection[str], at_end: Callable[[Verdict], int]) -> tuple[int, ...]:
        """For each step, and for the end, the bits that are read then or later.

        Args:
            rules: Ids of those of which it counts whether they hold.
            at_end: The bits that are read once the interview has ended in a verdict.
        """
        found, now = [0], 0
        ahead: set[Verdict] = set()  # what can still be decided
        for step in reversed(self.steps):
            if isinstance(step, Ask):
                now |= step.when.reads
            else:
                for rule, when, _ in step.effects:
                    now |= when.reads if rule.id in rules else 0
                    if rule.decides is not None:
                        ahead.add(rule.decides)
                bars, possible = self.bars.read_for(ahead)
                now |= bars
                for verdict in possible:
                    now |= at_end(verdict)
            found.append(now)
        return tuple(reversed(found))

    def _steps(self) -> Iterator[Ask | Judge]:
        asked: set[str] = set()
        for gate in self.interview.gates:
            for question in self.interview.questions_of(gate.id):
                yield Ask(question, self.terms.reading(question.when, asked))
                asked.add(question.id)
            rules = self.interview.rules_of(gate.id)
            yield Judge(gate, (self._effect(rule, asked) for rule in rules), self.bars)

    def _effect(self, rule: Rule, asked: Collection[str]) -> Effect:
        sets = self.terms.flags(rule.flags) | (self._bar(rule) if rule.bars else 0)
        sets |= self.recommended if rule.mode is Mode.RECOMMENDATION else 0
        sets |= self.no_referral if rule.no_referral else 0
        return Effect(rule, self.terms.reading(rule.when, asked), sets)

    def _bar(self, rule: Rule) -> int:
        return self.terms.bit(("bar", rule.id))


@once(keep=8)  # that of today, and those to which old cases are pinned
def compile_interview(interview: Interview) -> Compiled:
    """The compiled form of an interview, made once for each interview object."""
    return Compiled(interview)


class State(Struct, frozen=True, eq=False, gc=False):
    """Where a case stands until a further answer: at the next question, or at the end.

    There is one for each that is told apart, so states are equal when identical. They are kept by
    the ten thousand and are in no circle: the collector of garbage need not look at them.
    """

    at: int  # the step that asks
    bits: int  # those that are still read from there on
    question: Question | None  # None at the end
    branches: tuple[Branch, ...]  # of the question
    options: tuple[int, ...]  # what its own options rule out, each once
    verdict: Verdict | None  # at the end


class States:
    """A search for verdicts: two cases that may not end otherwise are in one state.

    Rules that only give evidence or advice are left out, and with them every difference that only
    they would see.

    Attributes:
        start: Where nothing has been said.
    """

    def __init__(self, compiled: Compiled) -> None:
        self._steps = compiled.steps
        self._terms = compiled.terms
        self._live = compiled.live(_counting(compiled.interview), lambda _: 0)
        self._branches = {
            at: step.branches(self._terms, self._live[at + 1])
            for at, step in enumerate(self._steps)
            if isinstance(step, Ask)
        }
        self._options = {  # which come before don't know and skip
            at: tuple(out for out, answers in branches if answers[0] not in UNKNOWN_ANSWERS)
            for at, branches in self._branches.items()
        }
        self._next: dict[tuple[int, int], State] = {}
        self._states: dict[tuple[int, int, Verdict | None], State] = {}
        self.start = self._state(0, compiled.terms.alive)

    def out(self, state: State, answer: str) -> int:
        """What an answer to the question of a state rules out, of what is read later."""
        assert state.question is not None
        return self._terms.contradicted(state.question.id, answer) & self._live[state.at + 1]

    def answer(self, state: State, out: int) -> State:
        """Answer the question of a state with what rules this out, and go on."""
        return self._state(state.at + 1, state.bits & ~out)

    def follow(self, answers: Mapping[str, str], start: State | None = None) -> State:
        """Follow these answers as far as they lead, from the beginning or from a later state."""
        state = start or self.start
        while state.question is not None and state.question.id in answers:
            state = self.answer(state, self.out(state, answers[state.question.id]))
        return state

    def _state(self, at: int, bits: int) -> State:
        """Go on from a step until a question is asked, or the interview ends."""
        key = at, bits & self._live[at]
        found = self._next.get(key)
        if found is None:
            found = self._next[key] = self._go_on(*key)
        return found

    def _go_on(self, at: int, bits: int) -> State:
        for number in range(at, len(self._steps)):
            bits &= self._live[number]
            step = self._steps[number]
            if isinstance(step, Judge):
                judged = step.judged(bits)
                if judged.verdict is not None:
                    return self._one(-1, 0, None, judged.verdict)
                bits |= judged.sets
            elif step.when.test(bits):
                return self._one(number, bits, step.question, None)
            else:
                bits &= ~self._terms.contradicted(step.question.id, None)
        return self._one(-1, 0, None, None)

    def _one(self, at: int, bits: int, question: Question | None, end: Verdict | None) -> State:
        """The state that is like this."""
        found = self._states.get((at, bits, end))
        if found is None:
            answers = self._branches.get(at, ()), self._options.get(at, ())
            found = self._states[at, bits, end] = State(at, bits, question, *answers, end)
        return found


def _counting(interview: Interview) -> set[str]:
    """Ids of the rules that have a part in the way or the verdict.

    They decide, bar, or set a flag that a question or another of them reads.
    """
    found = {rule.id for rule in interview.rules if rule.decides or rule.bars}
    asking = [question.when for question in interview.questions]
    size = -1
    while size < len(found):
        size = len(found)
        reading = All((*asking, *(rule.when for rule in interview.rules if rule.id in found)))
        flags = {atom.name for atom in atoms(reading) if isinstance(atom, Flagged)}
        found |= {rule.id for rule in interview.rules if not flags.isdisjoint(rule.flags)}
    return found
