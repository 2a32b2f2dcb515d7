"""The mirror: where the client would answer otherwise, and what that does to a diagnosis.

A gap does not change the verdict: nobody knows yet who is right. It lowers the confidence by one
step, and becomes a question to open with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.rules.diagnosis import Confidence, Gap
from coach.domain.rules.interview import UNKNOWN_ANSWERS
from coach.domain.rules.verdict import PROTECTIVE
from coach.engine.rules.read_back import read_back

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.interview import Interview, Question

_LOWER = {
    Confidence.SURE: Confidence.FAIRLY_SURE,
    Confidence.FAIRLY_SURE: Confidence.UNSURE,
    Confidence.UNSURE: Confidence.UNSURE,
}


def mirror_questions(interview: Interview, diagnosis: Diagnosis) -> tuple[Question, ...]:
    """The questions to put to the client, in order; none where the verdict protects people."""
    if diagnosis.by_answers in PROTECTIVE:
        return ()
    counted = diagnosis.answers
    return tuple(
        question
        for question in interview.questions
        if question.mirror and counted.get(question.id, "") not in {"", *UNKNOWN_ANSWERS}
    )


def with_mirror(interview: Interview, diagnosis: Diagnosis, theirs: Mapping[str, str]) -> Diagnosis:
    """The diagnosis with the gaps between the user's answers and the client's."""
    gaps = tuple(
        Gap(
            question.id,
            read_back(interview, question.id, diagnosis.answers[question.id]),
            read_back(interview, question.id, theirs[question.id]),
            question.opening,
        )
        for question in mirror_questions(interview, diagnosis)
        if _differs(diagnosis.answers[question.id], theirs.get(question.id))
    )
    if not gaps:
        return diagnosis
    what = "one question" if len(gaps) == 1 else f"{len(gaps)} questions"
    return replace(
        diagnosis,
        gaps=gaps,
        confidence=_LOWER[diagnosis.confidence],
        confidence_because=(
            f"{diagnosis.confidence_because} But they would answer {what} otherwise."
        ),
    )


def _differs(mine: str, theirs: str | None) -> bool:
    """Whether the client would say something else; not to know what they would say is no gap."""
    return theirs is not None and theirs not in UNKNOWN_ANSWERS and theirs != mine
