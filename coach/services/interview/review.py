"""The review page: every answer by gate, made from the definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.engine.rules.read_back import read_back

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.rules.diagnosis import ReadBack
    from coach.domain.rules.interview import Gate, Interview, Question
    from coach.services.case.case_state import CaseState


class ReviewAnswer(Struct, frozen=True):
    """A question with what was said; `counts` is False where the present path does not ask it."""

    question: Question
    read_back: ReadBack | None  # None: the open question
    counts: bool
    second: ReadBack | None = None  # in the second take
    theirs: ReadBack | None = None  # as the client would answer


class ReviewGate(Struct, frozen=True):
    """A gate with its answers in order; not reached means that nothing of it was asked yet."""

    gate: Gate
    reached: bool
    answers: tuple[ReviewAnswer, ...]


def review_of(case: CaseState) -> tuple[ReviewGate, ...]:
    """Every gate of the case's interview with all that was ever said and still is in force."""
    gates = case.interview.gates
    last = gates.index(case.path.gate) if case.path.gate is not None else len(gates)
    return tuple(
        ReviewGate(gate, number <= last, _answers(case, gate)) for number, gate in enumerate(gates)
    )


def _answers(case: CaseState, gate: Gate) -> tuple[ReviewAnswer, ...]:
    shown = {*case.answers, case.path.next.id if case.path.next else ""}
    return tuple(
        ReviewAnswer(
            question=question,
            read_back=_told(case.interview, question, case.answers),
            counts=question.id in case.path.asked or question is case.path.next,
            second=_told(case.interview, question, case.second_answers),
            theirs=_told(case.interview, question, case.their_answers),
        )
        for question in case.interview.questions_of(gate.id)
        if question.id in shown
    )


def _told(interview: Interview, question: Question, answers: Mapping[str, str]) -> ReadBack | None:
    value = answers.get(question.id)
    return None if value is None else read_back(interview, question.id, value)
