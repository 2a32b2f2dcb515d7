"""An interview compiled once for speed: conditions become tests on bits, stories become states.

A state holds what can still count of all that was said (`coach.engine.rules.terms`). At each step
only the bits that something later reads are kept, and rules that have no part in the verdict are
left out. So two stories that differ in nothing that still counts are one state, and a search goes
through it once. All of it agrees with the plain walk of `coach.engine.rules.interview`, which tests
show on the shipped interview and on interviews made at random.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.rules.condition import Flagged
from coach.domain.rules.interview import DONT_KNOW, SKIP
from coach.engine.rules.conditions import atoms
from coach.engine.rules.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.domain.rules.interview import Interview, Question, Rule
    from coach.domain.rules.verdict import Verdict
    from coach.engine.rules.terms import Reading, Test

    _Draft = Question | tuple[Rule, ...]  # a question, or the rules of a gate

_KEPT = 8  # interviews at a time: that of today, and those to which old cases are pinned


class Ask(Struct, frozen=True):
    """A step that asks a question where `when` holds.

    An answer is known by what it rules out: bits that it clears, of those that are read later.
    Answers that rule out the same are one.
    """

    question: Question
    when: Test
    rules_out: Mapping[str, int]  # by every answer, also don't know and skip
    other: int  # by an answer that neither the question nor a condition has
    unasked: int  # by not being asked
    answers: tuple[int, ...]  # what all answers rule out, each once
    choices: tuple[int, ...]  # what the question's own options rule out, each once

    def out(self, answer: str) -> int:
        """What an answer rules out."""
        return self.rules_out.get(answer, self.other)


class Effect(Struct, frozen=True):
    """A rule as a step applies it."""

    when: Test
    sets: int  # its flags, and that it bars
    decides: Verdict | None


class Judge(Struct, frozen=True):
    """A step that fires the rules of a gate, and may end the interview."""

    effects: tuple[Effect, ...]


class Stop(Struct, frozen=True, eq=False):
    """Where a state leads without a further answer: to the next question, or to the end.

    An interview has one stop for each state that is told apart, so stops are equal when identical.
    """

    at: int  # the step that asks
    state: int  # the bits that are still read from there on
    ask: Ask | None  # None at the end
    verdict: Verdict | None  # at the end


class Compiled:
    """An interview as steps: the questions of a gate, then its rules, gate by gate."""

    def __init__(self, interview: Interview) -> None:
        layout = _layout(interview)
        self._bars = layout.bars
        self._steps = layout.steps
        self._live = layout.live
        self._onward: dict[tuple[int, int], Stop] = {}
        self._stops: dict[tuple[int, int, Verdict | None], Stop] = {}
        self.start = self._stop(0, layout.alive)

    def answer(self, stop: Stop, out: int) -> Stop:
        """Answer the question of a stop with what rules this out, and go on."""
        return self._stop(stop.at + 1, stop.state & ~out)

    def walk(self, answers: Mapping[str, str], start: Stop | None = None) -> Stop:
        """Follow these answers as far as they lead, from the beginning or from a later stop."""
        stop = start or self.start
        while stop.ask is not None and stop.ask.question.id in answers:
            stop = self.answer(stop, stop.ask.out(answers[stop.ask.question.id]))
        return stop

    def complete(self, answers: Mapping[str, str]) -> tuple[dict[str, str], Verdict | None]:
        """The answers that count, with don't know where there is none, and what they come to."""
        counted: dict[str, str] = {}
        stop = self.start
        while stop.ask is not None:
            name = stop.ask.question.id
            counted[name] = answers.get(name, DONT_KNOW)
            stop = self.answer(stop, stop.ask.out(counted[name]))
        return counted, stop.verdict

    def _stop(self, at: int, state: int) -> Stop:
        """Go on from a step until a question is asked, or the interview ends."""
        key = at, state & self._live[at]
        found = self._onward.get(key)
        if found is None:
            found = self._onward[key] = self._go_on(*key)
        return found

    def _go_on(self, at: int, state: int) -> Stop:
        for number in range(at, len(self._steps)):
            state &= self._live[number]
            step = self._steps[number]
            if isinstance(step, Ask):
                if step.when(state):
                    return self._one(number, state, step, None)
                state &= ~step.unasked
                continue
            verdict, state = self._judged(step, state)
            if verdict is not None:
                return self._one(-1, 0, None, verdict)
        return self._one(-1, 0, None, None)

    def _one(self, at: int, state: int, ask: Ask | None, verdict: Verdict | None) -> Stop:
        """The stop that is like this."""
        key = at, state, verdict
        return self._stops.setdefault(key, Stop(at, state, ask, verdict))

    def _judged(self, step: Judge, state: int) -> tuple[Verdict | None, int]:
        """What the rules of a gate decide (None: nothing), and the state after them.

        A rule that would have decided but did not has no effect.
        """
        deciding, kept = [], state
        for effect in step.effects:
            if effect.when(state):
                state |= effect.sets
                if effect.decides is None:
                    kept |= effect.sets
                else:
                    deciding.append((effect.decides, effect.sets))
        for decided, sets in deciding:
            verdict = self._come_to(decided, kept | sets)
            if verdict is not None:
                return verdict, kept | sets
        return None, kept

    def _come_to(self, decided: Verdict, state: int) -> Verdict | None:
        """What a verdict comes to under the bars of a state; None: barred outright."""
        barring = [rule for bit, rule in self._bars if state & bit]
        verdict: Verdict | None = decided
        for _ in range(len(barring) + 1):
            bar = next((rule for rule in barring if verdict in rule.bars), None)
            if bar is None:
                return verdict
            verdict = bar.instead
        return None


def compile_interview(interview: Interview) -> Compiled:
    """The compiled form of an interview, made once for each interview object."""
    return _compiled(_Same(interview))


class _Same:
    """An interview by its identity, as a key: comparing all its texts would take longer."""

    __slots__ = ("interview",)

    def __init__(self, interview: Interview) -> None:
        self.interview = interview

    def __hash__(self) -> int:
        return id(self.interview)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.interview is self.interview


@lru_cache(maxsize=_KEPT)
def _compiled(same: _Same) -> Compiled:
    return Compiled(same.interview)


class _Layout(Struct, frozen=True):
    steps: tuple[Ask | Judge, ...]
    live: tuple[int, ...]  # for each step, and for the end, the bits that it or a later one reads
    bars: tuple[tuple[int, Rule], ...]  # the rules that bar, in order, each with its bit
    alive: int  # a state in which nothing has been said


def _layout(interview: Interview) -> _Layout:
    terms = Terms()
    drafts = tuple(_drafts(interview))
    readings = tuple(_readings(drafts, terms))
    rules = [rule for draft in drafts if isinstance(draft, tuple) for rule in draft]
    bars = tuple((terms.bit(("bar", rule.id)), rule) for rule in rules if rule.bars)
    live = _live(drafts, readings, bars)
    steps = tuple(
        _judge(draft, read, terms) if isinstance(draft, tuple) else _ask(draft, read, terms, after)
        for draft, read, after in zip(drafts, readings, live[1:], strict=True)
    )
    return _Layout(steps, live, bars, terms.alive)


def _drafts(interview: Interview) -> Iterator[_Draft]:
    """The steps of an interview, in order: a question, or the rules of a gate that count."""
    counting = _counting(interview)
    for gate in interview.gates:
        yield from interview.questions_of(gate.id)
        yield tuple(rule for rule in interview.rules_of(gate.id) if rule.id in counting)


def _counting(interview: Interview) -> set[str]:
    """Ids of the rules that have a part in the way or the verdict.

    They decide, bar, or set a flag that a question or another of them reads. Rules that only give
    evidence or advice are left out, and with them every difference that only they would see.
    """
    found = {rule.id for rule in interview.rules if rule.decides or rule.bars}
    while True:
        reading = [rule.when for rule in interview.rules if rule.id in found]
        reading += [question.when for question in interview.questions]
        read = {atom.name for each in reading for atom in atoms(each) if isinstance(atom, Flagged)}
        more = {rule.id for rule in interview.rules if not read.isdisjoint(rule.flags)}
        if more <= found:
            return found
        found |= more


def _readings(drafts: tuple[_Draft, ...], terms: Terms) -> Iterator[tuple[Reading, ...]]:
    """The condition of each question, and those of the rules of each gate."""
    asked: set[str] = set()
    for draft in drafts:
        if isinstance(draft, tuple):
            yield tuple(terms.reading(rule.when, asked) for rule in draft)
        else:
            yield (terms.reading(draft.when, asked),)
            asked.add(draft.id)


def _live(
    drafts: tuple[_Draft, ...],
    readings: tuple[tuple[Reading, ...], ...],
    bars: tuple[tuple[int, Rule], ...],
) -> tuple[int, ...]:
    """For each step, and for the end, the bits that it or a later one reads.

    A bar is read where a verdict it is about may still be decided, or take another's place.
    """
    live = [0]
    verdicts = {rule.instead for _, rule in bars}
    for draft, read in zip(reversed(drafts), reversed(readings), strict=True):
        now = live[-1]
        for reading in read:
            now |= reading.reads
        if isinstance(draft, tuple):
            verdicts |= {rule.decides for rule in draft}
            now |= sum(bit & ~now for bit, rule in bars if not verdicts.isdisjoint(rule.bars))
        live.append(now)
    return tuple(reversed(live))


def _ask(question: Question, read: tuple[Reading, ...], terms: Terms, live: int) -> Ask:
    options = [option.id for option in question.options]
    names = (*options, DONT_KNOW, SKIP)
    out = {name: terms.contradicted(question.id, name) & live for name in names}
    return Ask(
        question=question,
        when=read[0].test,
        rules_out=out,
        other=terms.contradicted(question.id, "") & live,
        unasked=terms.contradicted(question.id, None) & live,
        answers=tuple(dict.fromkeys(out.values())),
        choices=tuple(dict.fromkeys(out[name] for name in options)),
    )


def _judge(rules: tuple[Rule, ...], read: tuple[Reading, ...], terms: Terms) -> Judge:
    pairs = zip(rules, read, strict=True)
    return Judge(tuple(_effect(rule, reading, terms) for rule, reading in pairs))


def _effect(rule: Rule, reading: Reading, terms: Terms) -> Effect:
    bar = terms.bit(("bar", rule.id)) if rule.bars else 0
    return Effect(reading.test, terms.flags(rule.flags) | bar, rule.decides)
