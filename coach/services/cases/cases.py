"""Cases from first question to last follow-up; every answer is saved before it is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.clock import local_zone, today
from coach.domain.case import AnswerKind
from coach.domain.rules.interview import SKIP
from coach.domain.rules.verdict import PROTECTIVE
from coach.engine.rules.journal import redo_target, undo_target
from coach.errors import GoodTermsError, NotFound, Unreadable
from coach.services.case.answer_recorder import refuse_unknown
from coach.services.case.cooling_off import Act, refuse_cooling_off
from coach.services.case.stage import case_of
from coach.services.case.text import LONGEST_NOTE, optional, talk_day
from coach.services.cases.case_list import CaseList
from coach.store.tables.cases import CaseRecord
from coach.store.tables.clients import ClientTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from coach.domain.case import AnswerEntry, Case
    from coach.domain.definition import Definition
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.flips import Flip
    from coach.domain.rules.progress import Progress
    from coach.domain.rules.why import Why
    from coach.services.case.answer_recorder import AnswerRecorder
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.case_state import CaseState
    from coach.services.case.context import ServiceContext
    from coach.services.case.positions import PathPoint
    from coach.services.case.schedule import Schedule
    from coach.services.interview.interview_view import InterviewView
    from coach.services.interview.review import ReviewGate
    from coach.services.verdict.what_if import WhatIf

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class CaseService:
    """Starts, answers, plans, closes and trashes cases."""

    def __init__(
        self,
        context: ServiceContext,
        case_reader: CaseReader,
        schedule: Schedule,
        recorder: AnswerRecorder,
    ) -> None:
        self._context = context
        self._case_reader = case_reader
        self._schedule = schedule
        self._recorder = recorder
        self._table = case_reader.table
        self._clients = ClientTable(context.store)

    def cases(self, client_id: str | None = None) -> tuple[Case, ...]:
        """Every case, or those of one client, the latest change first; none from the trash."""
        return tuple(case_of(record, self._context.clock) for record in self._table.all(client_id))

    def listed(self, text: str = "", *, trashed: bool = False) -> CaseList:
        """The cases in the order of `cases`, or those in the trash, to be read as they are shown.

        Args:
            text: Words that name or title must hold; an empty one asks for all.
            trashed: Those in the trash.
        """
        words, ids = text.casefold().split(), self._table.ids(trashed=trashed)
        if words:
            names = self._table.names()
            ids = tuple(each for each in ids if _has(names.get(each, "").casefold(), words))
        return CaseList(ids, self._read)

    def has_any(self, *, trashed: bool = False) -> bool:
        """Whether there is a case; with `trashed` one in the trash."""
        return self._table.has(trashed=trashed)

    def undated(self) -> Iterator[Case]:
        """The open cases whose talk has no day, the latest change first; read as they are asked."""
        return (case_of(record, self._context.clock) for record in self._table.undated())

    def find(self, case_id: str) -> Case | None:
        """One case; None where there is none, it is in the trash or cannot be read."""
        try:
            record = self._table.get(case_id)
        except Unreadable:
            return None
        return None if record is None else case_of(record, self._context.clock)

    def _read(self, ids: Sequence[str]) -> dict[str, Case]:
        found = self._table.some(ids)
        return {each: case_of(record, self._context.clock) for each, record in found.items()}

    def case(self, case_id: str) -> Case:
        """One case.

        Raises:
            NotFound: There is none, or it is in the trash.
        """
        return case_of(self._case_reader.record(case_id), self._context.clock)

    def start(self, client_id: str, title: str = "") -> Case:
        """A new case with a client, pinned to the pack as it is now."""
        client = self._clients.get(client_id)
        if client is None:
            raise NotFound(
                translate("Services", "This client is not there any more."),
                todo=translate("Services", "Look in the trash."),
            )
        now = self._context.clock()
        record = CaseRecord(
            id=self._context.ids(),
            client_id=client_id,
            client_name=client.name,
            title=optional(title, translate("Services", "A title")),
            pack=self._context.content.info.label,
            created_at=now,
            changed_at=now,
        )
        with self._context.store.transaction():
            pin = self._case_reader.pins.keep_today()
            self._table.add(replace(record, pin=pin))
        return self.case(record.id)

    def rename(self, case_id: str, title: str) -> Case:
        """The case with a new title; it may be empty."""
        self._case_reader.record(case_id)
        self._table.rename(
            case_id, optional(title, translate("Services", "A title")), self._context.clock()
        )
        return self.case(case_id)

    # -- the interview

    def view(self, case_id: str, at: str | None = None) -> InterviewView:
        """What the interview page shows.

        Args:
            case_id: The case.
            at: An answered question to look at again; one off the present path shows the open one.
        """
        from coach.services.interview.interview_view import view_of

        opened = self._case_reader.open(case_id)
        return view_of(case_of(opened.record, self._context.clock), opened, at)

    def answer(self, case_id: str, question_id: str, option_id: str) -> InterviewView:
        """Save an answer, and show what comes next.

        Later answers stay in the journal; those that still apply count again by themselves, and the
        view names those that came back (`reopened`) and those that do not count now (`set_aside`).

        Raises:
            GoodTermsError: The interview has no such question, or the question no such answer.
        """
        from coach.services.interview.interview_view import moved, view_of

        before = self._case_reader.open(case_id)
        refuse_unknown(before.interview, question_id, option_id)
        if before.answers.get(question_id) == option_id:
            return self.view(case_id)
        with self._context.store.transaction():
            self._recorder.answer(before, question_id, option_id)
            now = self._recorder.sync(case_id)
        again, aside = moved(before, now, but=question_id)
        return replace(view_of(self.case(case_id), now), reopened=again, set_aside=aside)

    def undo(self, case_id: str) -> InterviewView:
        """Take the last answer back; without one nothing happens."""
        case = self._case_reader.open(case_id)
        return self._point_at(case, undo_target(case.entries), AnswerKind.UNDONE)

    def redo(self, case_id: str) -> InterviewView:
        """Bring the answer taken back last again; without one nothing happens."""
        case = self._case_reader.open(case_id)
        return self._point_at(case, redo_target(case.entries), AnswerKind.REDONE)

    def previous(self, case_id: str, at: str | None) -> str | None:
        """The question asked before `at` (None: before the open one); None at the beginning."""
        asked = self._case_reader.walk(case_id).asked
        before = asked[: asked.index(at)] if at in asked else asked
        return before[-1] if before else None

    def diagnosis(self, case_id: str) -> Diagnosis | None:
        """The diagnosis that is acted on; None while the interview is not finished.

        Where the user overruled, `verdict` is theirs and `overruled` holds the one found.
        """
        return self._case_reader.diagnosis(case_id)

    def by_answers(self, case_id: str) -> Diagnosis | None:
        """What the answers come to, also where the user acts on a verdict of their own."""
        return self._case_reader.open(case_id).by_answers

    def definition(self, case_id: str) -> Definition:
        """The interview and the verdicts that the case is pinned to: show it with their words."""
        return self._case_reader.open(case_id).definition

    def review(self, case_id: str) -> tuple[ReviewGate, ...]:
        """Every gate with its answers; any can be changed with `answer`."""
        from coach.services.interview.review import review_of

        return review_of(self._case_reader.open(case_id))

    def what_if(self, case_id: str) -> WhatIf:
        """A copy of the answers to try changes on; the case is never touched."""
        from coach.services.verdict.what_if import WhatIf

        opened = self._case_reader.open(case_id)
        return WhatIf(opened.interview, opened.answers, opened.their_answers)

    def progress(self, case_id: str) -> Progress:
        """The gates, how many questions are left at least and at most, and whether it is settled.

        With `settled` the open questions cannot change the verdict: `finish` or go on.
        """
        from coach.engine.rules.progress import progress

        opened = self._case_reader.open(case_id)
        return progress(opened.interview, opened.answers)

    def finish(self, case_id: str) -> InterviewView:
        """Skip every question that is still open; each can be answered later, or undone."""
        with self._context.store.transaction():
            opened = self._case_reader.open(case_id)
            while (question := opened.path.next) is not None:
                self._recorder.enter(opened, question.id, SKIP, AnswerKind.FIRST)
                opened = self._case_reader.open(case_id)
            self._recorder.sync(case_id)
        return self.view(case_id)

    def why(self, case_id: str, question_id: str) -> Why:
        """Why a question is asked in this case, or is not."""
        from coach.engine.verdict.why import why_asked

        opened = self._case_reader.open(case_id)
        return why_asked(opened.interview, opened.answers, question_id)

    def flips(self, case_id: str) -> tuple[Flip, ...]:
        """What would give another verdict than the one found; none before there is one.

        A verdict that protects has none and is none: nobody is invited to imagine a threat, or to
        look for the answer that lets them go ahead.
        """
        from coach.engine.rules.flips import flips

        opened = self._case_reader.open(case_id)
        if opened.by_answers is None or opened.by_answers.by_answers in PROTECTIVE:
            return ()
        found = (_harmless(flip) for flip in flips(opened.interview, opened.answers))
        return tuple(flip for flip in found if flip.could)

    def path(self, case_id: str) -> tuple[PathPoint, ...]:
        """Where the case stood between the causes: a point a day and take, the first first."""
        from coach.services.case.positions import path_of

        return path_of(self._case_reader.open(case_id), self._recorder.positions)

    # -- before and after the talk

    def tick(self, case_id: str, check_id: str, done: bool) -> None:  # noqa: FBT001 - a check box
        """Tick what comes before, or take the tick away; its reminder says the same.

        A thing that stands in several places is ticked in all of them.
        """
        from coach.services.case.before import BeforeService

        self._case_reader.record(case_id)
        before = BeforeService(self._context, self._case_reader, self._schedule)
        before.tick(case_id, check_id, ticked=done)

    def set_talk(
        self, case_id: str, on: date | None, at: str = "", *, act: Act = Act.SET_DAY
    ) -> Case:
        """Set day and wall time of the talk, and date the reminders of the plan from it.

        A talk may be entered up to a year late. Reminders that are done or dropped keep their days,
        and those moved by hand their distance to the talk; without a day of the talk the open ones
        are put away until there is one again. `act` is what gives the talk its day.

        Raises:
            CoolingOff: The case of somebody angry waits for the morning; a day can be taken away.
            GoodTermsError: This cannot be a time of day, or a day of a talk.
        """
        if at and not _TIME.fullmatch(at):
            raise GoodTermsError(
                translate("Services", "This is not a time of day."),
                safe=translate("Services", "Nothing was changed."),
                todo=translate("Services", "Write it as 10:00."),
            )
        before = self._case_reader.record(case_id)
        if on is not None:
            refuse_cooling_off(before, self._context.clock, act)
            talk_day(on, today(self._context.clock))
        with self._context.store.transaction():
            zone = local_zone() if at else ""
            self._table.set_talk(case_id, on, at, zone, self._context.clock())
            case = self._case_reader.open(case_id)
            self._schedule.sync(case, new_day=on != before.talk_on)
        return self.case(case_id)

    def close(self, case_id: str, outcome: str) -> Case:
        """Close a case, with how it went; its reminders fall silent."""
        self._case_reader.record(case_id)
        now = self._context.clock()
        with self._context.store.transaction():
            self._table.set_reflection(
                case_id, optional(outcome, translate("Services", "A note"), most=LONGEST_NOTE), now
            )
            self._table.set_closed(case_id, now, now)
        return self.case(case_id)

    def reopen(self, case_id: str) -> Case:
        """Open a closed case again; what was written of it stays."""
        self._case_reader.record(case_id)
        self._table.set_closed(case_id, None, self._context.clock())
        return self.case(case_id)

    def outcome(self, case_id: str) -> str:
        """How it went, in the user's words; empty when nothing was written."""
        return self._table.reflection(case_id)

    # -- the trash

    def trash(self, case_id: str) -> None:
        """Put a case into the trash, with its reminders; `restore` brings it back."""
        self._case_reader.record(case_id)
        self._table.set_trashed(case_id, self._context.clock())

    def restore(self, case_id: str) -> None:
        """Take a case out of the trash, and its client with it where that is needed.

        Raises:
            NotFound: There is no such case.
        """
        record = self._table.get(case_id, trashed=True)
        if record is None:
            raise NotFound(translate("Services", "This case is not there any more."))
        with self._context.store.transaction():
            self._table.set_trashed(case_id, None)
            self._clients.set_trashed(record.client_id, None)

    # -- the journal

    def _point_at(
        self, case: CaseState, target: AnswerEntry | None, kind: AnswerKind
    ) -> InterviewView:
        """Enter that an answer was taken back, or brought again."""
        case_id = case.record.id
        if target is not None:
            with self._context.store.transaction():
                self._recorder.enter(case, target.question, target.value, kind, target.position)
                self._recorder.sync(case_id)
        return self.view(case_id)


def _harmless(flip: Flip) -> Flip:
    """A flip without the verdicts that protect."""
    return replace(flip, could=tuple(each for each in flip.could if each not in PROTECTIVE))


def _has(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)
