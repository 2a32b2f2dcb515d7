"""Entering what was said, and keeping all that follows from it in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.clock import today
from coach.domain.case import AnswerEntry, AnswerKind
from coach.domain.rules.position import Position, Take
from coach.engine.rules.update import can_answer
from coach.errors import GoodTermsError
from coach.store.tables.positions import PositionTable
from coach.translation import translate

if TYPE_CHECKING:
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.interview import Interview
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.case_state import CaseState
    from coach.services.case.context import ServiceContext
    from coach.services.case.schedule import Schedule


class AnswerRecorder:
    """The one way to add to a journal; a caller holds the transaction."""

    def __init__(
        self, context: ServiceContext, case_reader: CaseReader, schedule: Schedule
    ) -> None:
        self.positions = PositionTable(context.store)
        self._clock = context.clock
        self._case_reader = case_reader
        self._schedule = schedule

    def answer(self, case: CaseState, question: str, option: str) -> None:
        """Enter an answer, unless it is the one in force."""
        given = case.answers
        if given.get(question) != option:
            kind = AnswerKind.CHANGED if question in given else AnswerKind.FIRST
            self.enter(case, question, option, kind)

    def enter(
        self, case: CaseState, question: str, value: str, kind: AnswerKind, of: int | None = None
    ) -> None:
        """Add an entry at the end of a case's journal; the case is as it was before."""
        position = len(self._case_reader.entries(case.record.id))
        entry = AnswerEntry(position, question, value, kind, self._clock(), of)
        self._case_reader.journal.add(case.record.id, entry)

    def sync(self, case_id: str) -> CaseState:
        """Bring pin, verdict, position and reminders in step with the journal; the case now."""
        table, now = self._case_reader.table, self._clock()
        case = self._case_reader.open(case_id)
        if not case.record.pin:  # it began before there were pins
            pins = (self._case_reader.pins.keep_today(), "")
            table.set_pin(case_id, case.today.info.label, pins, now)
        table.set_verdict(case_id, case.by_answers.verdict.value if case.by_answers else "", now)
        if case.overrule is not None and case.by_answers is not None:
            self._case_reader.overrules.set_stands(case_id, case.overrule_holds)
        if case.by_answers is not None:
            self.mark(case_id, Take.FIRST, case.by_answers)
        self._schedule.sync(case)
        return case

    def mark(self, case_id: str, take: Take, found: Diagnosis) -> None:
        """Keep where a case stands today."""
        points = {share.cause: share.points for share in found.causes}
        self.positions.put(case_id, Position(today(self._clock), take, found.verdict, points))


def refuse_unknown(interview: Interview, question_id: str, option_id: str) -> None:
    """Refuse an answer that the interview does not have.

    Raises:
        GoodTermsError: It has no such question, or the question no such answer.
    """
    if not can_answer(interview, question_id, option_id):
        raise GoodTermsError(
            translate(
                "Services", "This question, or this answer to it, is not part of the interview."
            ),
            safe=translate("Services", "Nothing was changed."),
            todo=translate("Services", "Go back to the open question."),
        )
