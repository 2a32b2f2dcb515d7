"""What the interview page shows, made from a journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.engine.diagnosis import diagnose, said
from coach.engine.interview import walk
from coach.engine.journal import replay
from coach.services.casebook import translated

if TYPE_CHECKING:
    from coach.domain.case import AnswerEntry, Case
    from coach.domain.diagnosis import Diagnosis, Said
    from coach.domain.interview import Gate, Interview, Question
    from coach.engine.interview import Walk


@dataclass(frozen=True, slots=True)
class InterviewView:
    """All that the interview page shows."""

    case: Case
    question: Question | None  # None: finished
    chosen: str | None  # the answer in force when looking back, or the one given here before
    gate: Gate | None
    gate_number: int  # from 1; 0 without a gate
    gate_count: int
    heard: tuple[Said, ...]  # what was said so far, in the order of the interview
    can_undo: bool
    can_redo: bool
    diagnosis: Diagnosis | None  # when finished


def view_of(
    case: Case, interview: Interview, entries: tuple[AnswerEntry, ...], at: str | None
) -> InterviewView:
    """The view of a journal at the open question, or at an answered one (`at`)."""
    state = replay(entries)
    answers = translated(interview, state.answers)
    path = walk(interview, answers)
    question = interview.question(at) if at in path.asked and at is not None else path.next
    gate = interview.gate(question.gate) if question is not None else path.gate
    return InterviewView(
        case=case,
        question=question,
        chosen=_chosen(question, path, entries),
        gate=gate,
        gate_number=interview.gates.index(gate) + 1 if gate is not None else 0,
        gate_count=len(interview.gates),
        heard=tuple(said(interview, asked, path.answers[asked]) for asked in path.asked),
        can_undo=state.can_undo,
        can_redo=state.can_redo,
        diagnosis=diagnose(interview, answers) if path.next is None else None,
    )


def _chosen(question: Question | None, path: Walk, entries: tuple[AnswerEntry, ...]) -> str | None:
    """The answer in force to a question, or the last one ever given to it."""
    if question is None:
        return None
    if question.id in path.answers:
        return path.answers[question.id]
    before = (entry.value for entry in reversed(entries) if entry.question == question.id)
    return next(before, None)
