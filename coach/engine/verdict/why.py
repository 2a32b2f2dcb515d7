"""Why a question is asked: its condition in plain words, with the answers behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.rules.condition import Always, Is
from coach.domain.rules.why import Why
from coach.engine.rules.condition_words import words_of
from coach.engine.rules.conditions import atoms
from coach.engine.rules.interview import Walk, walk
from coach.engine.rules.read_back import all_read_back, supporting_answers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.rules.condition import Condition
    from coach.domain.rules.diagnosis import ReadBack
    from coach.domain.rules.interview import Interview, Question


def why_asked(interview: Interview, answers: Mapping[str, str], question_id: str) -> Why:
    """Why this question is asked in this case, or is not.

    Raises:
        KeyError: The interview has no such question.
    """
    question = interview.question(question_id)
    path = walk(interview, answers)
    asked = _asked(question, path, interview)
    return Why(
        question=question_id,
        author=question.why,
        condition=in_words(interview, question.when),
        machine=question.when_text,
        holds=asked,
        answers=_rests_on(interview, question, path, met=asked is True),
    )


def in_words(interview: Interview, condition: Condition) -> str:
    """A condition as a sentence that quotes questions, answers and rules as users read them."""
    if isinstance(condition, Always):
        return "It is asked in every case."
    return f"It is asked when {words_of(interview, condition)}."


def _asked(question: Question, path: Walk, interview: Interview) -> bool | None:
    """Whether a question is part of a path; None while the path has not come so far."""
    if question.id in path.answers or question is path.next:
        return True
    if path.next is None:
        return False
    order = [each.id for gate in interview.gates for each in interview.questions_of(gate.id)]
    return False if order.index(question.id) < order.index(path.next.id) else None


def _rests_on(
    interview: Interview, question: Question, path: Walk, *, met: bool
) -> tuple[ReadBack, ...]:
    """What was said before a question that its condition reads: where met, what makes it hold."""
    if not met:
        read = (atom.name for atom in atoms(question.when) if isinstance(atom, Is))
        return all_read_back(
            interview, (name for name in read if name in path.answers), path.answers
        )
    gates = [gate.id for gate in interview.gates]
    before = [rule for rule in path.fired if gates.index(rule.gate) < gates.index(question.gate)]
    flags = {flag for rule in before for flag in rule.flags}
    names = supporting_answers(question.when, path.answers, flags, before)
    return all_read_back(interview, names, path.answers)
