"""The walk through an interview: what was asked, what comes next, which gate decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.rules.verdict import Mode
from coach.engine.rules.compiled import Judge, compile_interview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.rules.interview import Gate, Interview, Question, Rule
    from coach.domain.rules.verdict import Verdict
    from coach.engine.rules.compiled import Ask, Judged
    from coach.engine.rules.terms import Terms


class Walk(Struct, frozen=True):
    """How far a set of answers leads.

    Either `next` is the question to ask, or `decided` is the rule that ended the interview.
    """

    asked: tuple[str, ...]  # ids of the questions answered on this path, in order
    answers: Mapping[str, str]  # their answers; answers off the path are left out
    flags: frozenset[str]
    fired: tuple[Rule, ...]  # in effect, in order: what held and decides nothing, and the decider
    held: tuple[Rule, ...]  # every rule that held, in order, also where it lost
    next: Question | None
    gate: Gate | None  # of the next question, or the gate that decided
    decided: Rule | None
    leading: Rule | None  # it, or the bar that put another verdict in the place of what it decides
    verdict: Verdict | None  # what comes of it
    at: int  # the step of the compiled interview at which it ends
    state: int  # the bits that steps read

    @property
    def recommended(self) -> bool:
        """Whether somebody else decides."""
        return any(rule.mode is Mode.RECOMMENDATION for rule in self.fired)


def walk(
    interview: Interview, answers: Mapping[str, str], *, unanswered: str | None = None
) -> Walk:
    """Follow the gates in order until a question is open or a gate decides.

    A gate decides with its first rule whose condition holds and whose verdict is not barred; other
    rules that would have decided have no effect at all. Answers to questions that are not asked on
    this path are left out: they cannot count. Where `unanswered` is given, open questions count as
    answered with it.
    """
    compiled = compile_interview(interview)
    so_far = _SoFar(compiled.terms)
    for at, step in enumerate(compiled.steps):
        if isinstance(step, Judge):
            judged = so_far.judge(step)
            if judged.verdict is not None:
                return so_far.walk(at, step.gate, end=judged)
        elif not so_far.ask(step, answers, unanswered):
            gate = interview.gate(step.question.gate)
            return so_far.walk(at, gate, question=step.question)
    return so_far.walk(len(compiled.steps), None)


class _SoFar:
    """What a walk has gathered so far."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._state = terms.alive
        self._answers: dict[str, str] = {}
        self._fired: list[Rule] = []
        self._held: list[Rule] = []

    def ask(self, step: Ask, answers: Mapping[str, str], unanswered: str | None) -> bool:
        """Take the answer to a question where it is asked; False where it is open."""
        name, answer = step.question.id, None
        if step.when.test(self._state):
            answer = answers.get(name, unanswered)
            if answer is None:
                return False
            self._answers[name] = answer
        self._state &= ~self._terms.contradicted(name, answer)
        return True

    def judge(self, step: Judge) -> Judged:
        """Fire the rules of a gate."""
        judged = step.judged(self._state)
        self._state |= judged.sets
        self._held += judged.held
        self._fired += (
            rule for rule in judged.held if rule.decides is None or rule is judged.decided
        )
        return judged

    def walk(
        self,
        at: int,
        gate: Gate | None,
        question: Question | None = None,
        end: Judged | None = None,
    ) -> Walk:
        """A walk that ends at a question, or where rules decide."""
        return Walk(
            asked=tuple(self._answers),
            answers=self._answers,
            flags=frozenset(flag for rule in self._fired for flag in rule.flags),
            fired=tuple(self._fired),
            held=tuple(self._held),
            next=question,
            gate=gate,
            decided=end.decided if end else None,
            leading=end.leading if end else None,
            verdict=end.verdict if end else None,
            at=at,
            state=self._state,
        )
