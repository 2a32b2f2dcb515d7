"""What the services share about a case: its record, its answers, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.engine.journal import replay
from coach.errors import NotFound
from coach.store.cases import CaseTable
from coach.store.journal import JournalTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.case import AnswerEntry
    from coach.domain.diagnosis import Diagnosis
    from coach.domain.interview import Interview
    from coach.engine.interview import Walk
    from coach.services.desk import Desk
    from coach.store.cases import CaseRecord

_KEPT = 64  # diagnoses


class Casebook:
    """Reads cases for the services; it changes nothing."""

    def __init__(self, desk: Desk) -> None:
        self.table = CaseTable(desk.store)
        self.journal = JournalTable(desk.store)
        self._content = desk.content
        self._diagnosed: dict[tuple[tuple[str, str], ...], Diagnosis | None] = {}

    def record(self, case_id: str) -> CaseRecord:
        """The record of a case.

        Raises:
            NotFound: There is no such case, or it is in the trash.
        """
        record = self.table.get(case_id)
        if record is None:
            raise NotFound("This case is not there any more.", todo="Look in the trash.")
        return record

    def entries(self, case_id: str) -> tuple[AnswerEntry, ...]:
        """The journal of a case."""
        return self.journal.of_case(case_id)

    def answers(self, case_id: str) -> dict[str, str]:
        """The answers in force, under the ids that the pack uses today."""
        return translated(self._content.interview, replay(self.entries(case_id)).answers)

    def walk(self, case_id: str) -> Walk:
        """How far the answers of a case lead."""
        from coach.engine.interview import walk

        return walk(self._content.interview, self.answers(case_id))

    def diagnosis(self, case_id: str) -> Diagnosis | None:
        """The diagnosis of a case; None while its interview is not finished.

        The same answers give the same diagnosis, so each is worked out once a run: pages ask often.
        """
        answers = self.answers(case_id)
        key = tuple(answers.items())
        if key not in self._diagnosed:
            if len(self._diagnosed) >= _KEPT:
                self._diagnosed.clear()
            self._diagnosed[key] = self._diagnose(answers)
        return self._diagnosed[key]

    def _diagnose(self, answers: Mapping[str, str]) -> Diagnosis | None:
        from coach.engine.diagnosis import diagnose
        from coach.engine.interview import walk

        if walk(self._content.interview, answers).next is not None:
            return None
        return diagnose(self._content.interview, answers)

    def facts(self, case_id: str) -> dict[str, str]:
        """The facts that the user gave for the talk."""
        return self.table.facts(case_id)


def translated(interview: Interview, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers with renamed ids brought up to date; those that the pack lost are left out."""
    current: dict[str, str] = {}
    for question_id, value in answers.items():
        question, option = interview.current(question_id, value)
        if can_answer(interview, question, option):
            current[question] = option
    return current


def can_answer(interview: Interview, question_id: str, option_id: str) -> bool:
    """Whether this is a question of the interview, and this one of its answers."""
    from coach.domain.interview import UNKNOWN_ANSWERS

    question = next((each for each in interview.questions if each.id == question_id), None)
    if question is None:
        return False
    return option_id in UNKNOWN_ANSWERS or question.option(option_id) is not None
