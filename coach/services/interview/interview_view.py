"""What the interview page shows, made from a case and its journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.case import AnswerKind
from coach.domain.rules.verdict import PROTECTIVE
from coach.engine.rules.read_back import read_back

if TYPE_CHECKING:
    from coach.domain.case import AnswerEntry, Case
    from coach.domain.rules.diagnosis import Diagnosis, ReadBack
    from coach.domain.rules.heat import HeatQuestion
    from coach.domain.rules.interview import Gate, Interview, Question
    from coach.engine.rules.interview import Walk
    from coach.services.case.case_state import CaseState

_BESIDE = frozenset({AnswerKind.COOL, AnswerKind.MIRROR})


class InterviewView(Struct, frozen=True):
    """All that the interview page shows.

    After a changed answer, `reopened` holds later answers that count again (they are the defaults
    of their questions), and `set_aside` those that do not count now. Both stay in the journal.
    """

    case: Case
    question: Question | None  # None: finished
    chosen: str | None  # the answer in force when looking back, or the one given here before
    gate: Gate | None
    gate_number: int  # from 1; 0 without a gate
    gate_count: int
    answered: tuple[ReadBack, ...]  # what was said so far, in the order of the interview
    can_undo: bool
    can_redo: bool
    diagnosis: Diagnosis | None  # when finished; the one that is acted on
    reopened: tuple[ReadBack, ...] = ()
    set_aside: tuple[ReadBack, ...] = ()
    heat: HeatQuestion | None = None  # to be asked now, before the question


def view_of(case: Case, opened: CaseState, at: str | None = None) -> InterviewView:
    """The view of a case at the open question, or at an answered one (`at`)."""
    interview, path = opened.interview, opened.path
    question = interview.question(at) if at in path.asked and at is not None else path.next
    gate = interview.gate(question.gate) if question is not None else path.gate
    return InterviewView(
        case=case,
        question=question,
        chosen=chosen(question, path, opened.entries),
        gate=gate,
        gate_number=interview.gates.index(gate) + 1 if gate is not None else 0,
        gate_count=len(interview.gates),
        answered=answered(interview, path),
        can_undo=opened.state.can_undo,
        can_redo=opened.state.can_redo,
        diagnosis=opened.diagnosis,
        heat=_heat(opened),
    )


def answered(interview: Interview, path: Walk) -> tuple[ReadBack, ...]:
    """What was said on a path, in order."""
    return tuple(read_back(interview, asked, path.answers[asked]) for asked in path.asked)


def moved(
    before: CaseState, now: CaseState, but: str
) -> tuple[tuple[ReadBack, ...], tuple[ReadBack, ...]]:
    """The answers that count again, and those that count no more, after one to `but` changed."""
    was, then = answered(before.interview, before.path), answered(now.interview, now.path)
    again = (each for each in then if each.question not in before.path.asked)
    aside = (each for each in was if each.question not in now.path.asked)
    return tuple(each for each in again if each.question != but), tuple(aside)


def chosen(question: Question | None, path: Walk, entries: tuple[AnswerEntry, ...]) -> str | None:
    """The answer in force to a question, or the last one ever given to it that it still has."""
    if question is None:
        return None
    if question.id in path.answers:
        return path.answers[question.id]
    before = (
        entry.value
        for entry in reversed(entries)
        if entry.question == question.id and entry.kind not in _BESIDE
    )
    return next(before, None)


def _heat(opened: CaseState) -> HeatQuestion | None:
    """The question about anger, once its gate is passed; never where people need protection."""
    question = opened.today.interview.heat
    if question is None or opened.record.heat:
        return None
    if opened.by_answers is not None:
        return None if opened.by_answers.by_answers in PROTECTIVE else question
    gates = [gate.id for gate in opened.interview.gates]
    if question.after not in gates or opened.path.gate is None:
        return None
    passed = gates.index(opened.path.gate.id) > gates.index(question.after)
    return question if passed else None
