"""What a gate leaves behind: of all that was said, only what something later reads.

The interview becomes a row of steps: a step asks a question where its condition holds, or judges by
the rules of a gate. Between two steps a case is a summary: the bits (`coach.engine.proof.bits`) of
the answers, flags and bars that a later step, or a need at the end, still reads. Two stories with
the same summary go on alike, whatever was said before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.rules.interview import DONT_KNOW, SKIP
from coach.domain.rules.verdict import PASSED_ON, Mode
from coach.engine.proof.bits import Bits
from coach.engine.rules.conditions import questions_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.domain.rules.condition import Condition
    from coach.domain.rules.interview import Gate, Interview, Question, Rule
    from coach.domain.rules.verdict import Verdict
    from coach.engine.proof.bits import Test


class Need(Struct, frozen=True):
    """Conditions that have to be read at the end, where the verdict is one of these."""

    verdicts: frozenset[Verdict]
    conditions: tuple[Condition, ...]


class Way(Struct, frozen=True):
    """Answers of one question that nothing later tells apart: the first of them, and how many."""

    answer: str
    sets: int
    count: int


class Ask(Struct, frozen=True):
    """A step that asks a question where `when` holds; after it only the bits in `keep` are kept."""

    question: Question
    when: Test
    ways: tuple[Way, ...]
    keep: int


class Effect(Struct, frozen=True):
    """A rule as a step applies it: when, and the bits it sets."""

    rule: Rule
    when: Test
    sets: int


class Judge(Struct, frozen=True):
    """A step that fires the rules of a gate, and may end the interview."""

    gate: Gate
    effects: tuple[Effect, ...]
    keep: int


class Summaries:
    """An interview as steps over summaries.

    Attributes:
        bits: What the bits of a summary stand for.
        bars: Every rule that bars, in order, with its bit.
        steps: The questions of a gate, then its rules, gate by gate.
        recommended: The bit that is set once somebody else decides.
        no_referral: The bit that is set once a rule forbids a referral.
    """

    def __init__(self, interview: Interview, needs: Iterable[Need]) -> None:
        self._interview = interview
        self._needs = tuple(needs)
        self._ends: dict[Verdict, int] = {}
        self.bits = Bits(_conditions(interview, self._needs))
        self._ordered = [r for gate in interview.gates for r in interview.rules_of(gate.id)]
        self.bars = tuple((self.bits.mark(f"bar {r.id}"), r) for r in self._ordered if r.bars)
        self.recommended = self.bits.mark("recommended")
        self.no_referral = self.bits.mark("no referral")
        self.steps = tuple(reversed(list(self._backwards())))

    def at_end(self, verdict: Verdict) -> int:
        """The bits that are read once the interview has ended in this verdict."""
        if verdict not in self._ends:  # it is asked at every end of a walk
            self._ends[verdict] = self._at_end(verdict)
        return self._ends[verdict]

    def _at_end(self, verdict: Verdict) -> int:
        needed = [need for need in self._needs if verdict in need.verdicts]
        read = self.bits.read_by(*(each for need in needed for each in need.conditions))
        return read | (self.no_referral if verdict in PASSED_ON else 0)

    def _backwards(self) -> Iterator[Ask | Judge]:
        """The steps from the last to the first, each with what those after it read."""
        keep = 0
        ahead: set[Verdict] = set()  # what can still be decided
        for gate in reversed(self._interview.gates):
            rules = self._interview.rules_of(gate.id)
            yield Judge(gate, tuple(self._effect(rule) for rule in rules), keep)
            ahead |= {rule.decides for rule in rules if rule.decides}
            keep |= self.bits.read_by(*(rule.when for rule in rules)) | self._wanted(ahead)
            for question in reversed(self._interview.questions_of(gate.id)):
                yield self._ask(question, keep)
                keep |= self.bits.read_by(question.when)

    def _wanted(self, ahead: set[Verdict]) -> int:
        """The bits that matter to verdicts which can still be decided: bars, needs and marks."""
        instead = {bar.instead for _, bar in self.bars if bar.instead}
        possible = ahead | instead if ahead else ahead
        wanted = sum(bit for bit, bar in self.bars if possible & {*bar.bars})
        for verdict in possible:
            wanted |= self.at_end(verdict)
            wanted |= self.recommended if self._reads_mode(verdict) else 0
        return wanted

    def _reads_mode(self, verdict: Verdict) -> bool:
        needed = (
            each for need in self._needs if verdict in need.verdicts for each in need.conditions
        )
        return any("mode" in questions_in(condition) for condition in needed)

    def _effect(self, rule: Rule) -> Effect:
        sets = self.bits.flags(rule.flags)
        sets |= sum(bit for bit, bar in self.bars if bar is rule)
        sets |= self.recommended if rule.mode is Mode.RECOMMENDATION else 0
        sets |= self.no_referral if rule.no_referral else 0
        return Effect(rule, self.bits.test(rule.when), sets)

    def _ask(self, question: Question, keep: int) -> Ask:
        alike: dict[int, list[str]] = {}
        for answer in (*(option.id for option in question.options), DONT_KNOW, SKIP):
            alike.setdefault(self.bits.answer(question.id, answer) & keep, []).append(answer)
        ways = (Way(answers[0], sets, len(answers)) for sets, answers in alike.items())
        return Ask(question, self.bits.test(question.when), tuple(ways), keep)


def _conditions(interview: Interview, needs: tuple[Need, ...]) -> Iterator[Condition]:
    yield from (question.when for question in interview.questions)
    yield from (rule.when for rule in interview.rules)
    for need in needs:
        yield from need.conditions
