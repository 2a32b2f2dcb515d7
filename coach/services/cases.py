"""Cases from first question to last follow-up; every answer is saved before it is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.clock import today
from coach.domain.case import AnswerEntry, AnswerKind
from coach.engine.journal import redo_target, replay, undo_target
from coach.errors import GoodTermsError, NotFound
from coach.services.casebook import can_answer, translated
from coach.services.stage import case_of
from coach.services.text import clean, talk_day
from coach.services.zone import local_zone
from coach.store.cases import CaseRecord
from coach.store.clients import ClientTable

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.case import Case
    from coach.domain.diagnosis import Diagnosis
    from coach.services.casebook import Casebook
    from coach.services.desk import Desk
    from coach.services.interview_view import InterviewView
    from coach.services.schedule import Schedule

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class CaseService:
    """Starts, answers, plans, closes and trashes cases."""

    def __init__(self, desk: Desk, casebook: Casebook, schedule: Schedule) -> None:
        self._desk = desk
        self._casebook = casebook
        self._schedule = schedule
        self._table = casebook.table
        self._clients = ClientTable(desk.store)

    def cases(self, client_id: str | None = None) -> tuple[Case, ...]:
        """Every case, or those of one client, the latest change first; none from the trash."""
        return tuple(case_of(record, self._desk.clock) for record in self._table.all(client_id))

    def case(self, case_id: str) -> Case:
        """One case.

        Raises:
            NotFound: There is none, or it is in the trash.
        """
        return case_of(self._casebook.record(case_id), self._desk.clock)

    def start(self, client_id: str, title: str = "") -> Case:
        """A new case with a client, pinned to the pack as it is now."""
        client = self._clients.get(client_id)
        if client is None:
            raise NotFound("This client is not there any more.", todo="Look in the trash.")
        now = self._desk.clock()
        record = CaseRecord(
            id=self._desk.ids(),
            client_id=client_id,
            client_name=client.name,
            title=clean(title),
            pack=self._desk.content.info.label,
            created_at=now,
            changed_at=now,
        )
        self._table.add(record)
        return self.case(record.id)

    def rename(self, case_id: str, title: str) -> Case:
        """The case with a new title; it may be empty."""
        self._casebook.record(case_id)
        self._table.rename(case_id, clean(title), self._desk.clock())
        return self.case(case_id)

    # -- the interview

    def view(self, case_id: str, at: str | None = None) -> InterviewView:
        """What the interview page shows.

        Args:
            case_id: The case.
            at: An answered question to look at again; one off the present path shows the open one.
        """
        from coach.services.interview_view import view_of

        record = self._casebook.record(case_id)
        case = case_of(record, self._desk.clock)
        return view_of(case, self._desk.content.interview, self._casebook.entries(case_id), at)

    def answer(self, case_id: str, question_id: str, option_id: str) -> InterviewView:
        """Save an answer, and show what comes next.

        Later answers stay in the journal; those that still apply count again by themselves.

        Raises:
            GoodTermsError: The interview has no such question, or the question no such answer.
        """
        interview = self._desk.content.interview
        if not can_answer(interview, question_id, option_id):
            raise GoodTermsError(
                "This question, or this answer to it, is not part of the interview.",
                safe="Nothing was changed.",
                todo="Go back to the open question.",
            )
        self._casebook.record(case_id)
        with self._desk.store.transaction():
            entries = self._casebook.entries(case_id)
            given = translated(interview, replay(entries).answers)
            if given.get(question_id) != option_id:
                kind = AnswerKind.CHANGED if question_id in given else AnswerKind.FIRST
                self._enter(case_id, len(entries), question_id, option_id, kind)
        return self.view(case_id)

    def undo(self, case_id: str) -> InterviewView:
        """Take the last answer back; without one nothing happens."""
        self._casebook.record(case_id)
        with self._desk.store.transaction():
            entries = self._casebook.entries(case_id)
            self._point_at(case_id, len(entries), undo_target(entries), AnswerKind.UNDONE)
        return self.view(case_id)

    def redo(self, case_id: str) -> InterviewView:
        """Bring the answer taken back last again; without one nothing happens."""
        self._casebook.record(case_id)
        with self._desk.store.transaction():
            entries = self._casebook.entries(case_id)
            self._point_at(case_id, len(entries), redo_target(entries), AnswerKind.REDONE)
        return self.view(case_id)

    def previous(self, case_id: str, at: str | None) -> str | None:
        """The question asked before `at` (None: before the open one); None at the beginning."""
        self._casebook.record(case_id)
        asked = self._casebook.walk(case_id).asked
        before = asked[: asked.index(at)] if at in asked else asked
        return before[-1] if before else None

    def diagnosis(self, case_id: str) -> Diagnosis | None:
        """The diagnosis; None while the interview is not finished."""
        self._casebook.record(case_id)
        return self._casebook.diagnosis(case_id)

    # -- before and after the talk

    def ticks(self, case_id: str) -> frozenset[str]:
        """Ids of the checks that are ticked."""
        return self._table.ticks(case_id)

    def tick(self, case_id: str, check_id: str, done: bool) -> None:  # noqa: FBT001 - a check box
        """Tick a check, or take the tick away."""
        self._casebook.record(case_id)
        if done:
            self._table.tick(case_id, check_id, self._desk.clock())
        else:
            self._table.untick(case_id, check_id)

    def set_talk(self, case_id: str, on: date | None, at: str = "") -> Case:
        """Set day and wall time of the talk, and date the reminders of the plan from it.

        A talk may be entered up to a year late. Reminders that are done, dropped, or moved by hand
        keep their days; without a day of the talk the open ones are put away until there is one
        again.

        Raises:
            GoodTermsError: This cannot be a time of day, or a day of a talk.
        """
        if at and not _TIME.fullmatch(at):
            raise GoodTermsError(
                "This is not a time of day.", safe="Nothing was changed.", todo="Write it as 10:00."
            )
        before = self._casebook.record(case_id).talk_on
        if on is not None:
            talk_day(on, today(self._desk.clock))
        with self._desk.store.transaction():
            zone = local_zone() if at else ""
            self._table.set_talk(case_id, on, at, zone, self._desk.clock())
            diagnosis = self._casebook.diagnosis(case_id)
            self._schedule.keep_up(case_id, diagnosis, new_day=on != before)
        return self.case(case_id)

    def close(self, case_id: str, outcome: str) -> Case:
        """Close a case, with how it went; its reminders fall silent."""
        self._casebook.record(case_id)
        now = self._desk.clock()
        with self._desk.store.transaction():
            self._table.set_reflection(case_id, clean(outcome), now)
            self._table.set_closed(case_id, now, now)
        return self.case(case_id)

    def reopen(self, case_id: str) -> Case:
        """Open a closed case again; what was written of it stays."""
        self._casebook.record(case_id)
        self._table.set_closed(case_id, None, self._desk.clock())
        return self.case(case_id)

    def outcome(self, case_id: str) -> str:
        """How it went, in the user's words; empty when nothing was written."""
        return self._table.reflection(case_id)

    # -- the trash

    def trash(self, case_id: str) -> None:
        """Put a case into the trash, with its reminders; `restore` brings it back."""
        self._casebook.record(case_id)
        self._table.set_trashed(case_id, self._desk.clock())

    def restore(self, case_id: str) -> None:
        """Take a case out of the trash, and its client with it where that is needed.

        Raises:
            NotFound: There is no such case.
        """
        record = self._table.get(case_id, trashed=True)
        if record is None:
            raise NotFound("This case is not there any more.")
        with self._desk.store.transaction():
            self._table.set_trashed(case_id, None)
            self._clients.set_trashed(record.client_id, None)

    def trashed(self) -> tuple[Case, ...]:
        """The cases in the trash, the latest first."""
        return tuple(case_of(record, self._desk.clock) for record in self._table.trashed())

    # -- the journal

    def _point_at(
        self, case_id: str, position: int, target: AnswerEntry | None, kind: AnswerKind
    ) -> None:
        """Enter that an answer was taken back, or brought again."""
        if target is not None:
            self._enter(case_id, position, target.question, target.value, kind, target.position)

    def _enter(
        self,
        case_id: str,
        position: int,
        question: str,
        value: str,
        kind: AnswerKind,
        of: int | None = None,
    ) -> None:
        """Add an entry to the journal, and bring verdict and reminders in step with it."""
        now = self._desk.clock()
        entry = AnswerEntry(position, question, value, kind, now, of)
        self._casebook.journal.add(case_id, entry)
        diagnosis = self._casebook.diagnosis(case_id)
        self._table.set_verdict(case_id, diagnosis.verdict.value if diagnosis else "", now)
        self._schedule.keep_up(case_id, diagnosis)
