"""The two-minute log after a talk; what comes next becomes a reminder."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.clock import today
from coach.domain.case import Stage
from coach.domain.talk.talk import FactRole
from coach.domain.talk.talk_log import TalkLog
from coach.errors import GoodTermsError, NotFound
from coach.services.case.cooling_off import Act
from coach.services.case.text import LONGEST_NOTE, coming, optional
from coach.store.tables.talk_logs import TalkLogTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.domain.case import Case
    from coach.domain.talk.coaching import AfterText
    from coach.domain.talk.talk_log import TalkNote
    from coach.services.after.reminders import ReminderService
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.case.schedule import Schedule
    from coach.services.cases.cases import CaseService

_LONGEST_AGO = timedelta(days=366)
_ASKED = timedelta(days=30)  # how long after a talk it is asked how it went; then it is let be


class TalkLogService:
    """Notes how talks went, or why one did not happen."""

    def __init__(
        self,
        context: ServiceContext,
        case_reader: CaseReader,
        schedule: Schedule,
        cases: CaseService,
        reminders: ReminderService,
    ) -> None:
        self._context = context
        self._case_reader = case_reader
        self._schedule = schedule
        self._cases = cases
        self._reminders = reminders
        self._table = TalkLogTable(context.store)

    def choices(self, case_id: str) -> AfterText:
        """What is asked in this case, and what can be chosen; nothing before there is a verdict."""
        from coach.domain.talk.coaching import AfterText  # not at a start
        from coach.engine.after.after import fitting
        from coach.engine.talk.context import context

        diagnosis = self._case_reader.open(case_id).for_talk
        if diagnosis is None:
            return AfterText()
        content = self._context.content.talk
        case = context(diagnosis, content.facts, self._case_reader.facts(case_id))
        return fitting(content.after, diagnosis.verdict, case)

    def logs(self, case_id: str) -> tuple[TalkLog, ...]:
        """The notes of a case, the latest talk first."""
        return self._table.of_case(case_id)

    def feared(self, case_id: str) -> str:
        """The sentence of theirs that the user fears most, in quotation marks; "" if not told."""
        from coach.engine.talk.facts import by_role  # not at a start
        from coach.engine.talk.feared import quoted

        facts = self._context.content.talk.facts
        told = by_role(facts, self._case_reader.facts(case_id)).get(FactRole.FEARED, "").strip()
        return quoted(told) if told else ""

    def asked_since(self, day: date) -> date:
        """Since when a talk may have been so that it is asked on a day how it went."""
        return day - _ASKED

    def to_ask(self, cases: Iterable[Case]) -> tuple[Case, ...]:
        """The cases whose talk was in these last weeks and of which nothing is noted yet."""
        since = self.asked_since(today(self._context.clock))
        behind = [case for case in cases if case.stage is Stage.AFTER]
        behind = [case for case in behind if case.talk_on is not None and case.talk_on >= since]
        noted = self._table.noted_since(since) if behind else frozenset()
        return tuple(case for case in behind if case.id not in noted)

    def waits(self, case: Case) -> bool:
        """Whether the day of a talk has come and nothing is noted of it yet; not once closed."""
        come = case.talk_on is not None and case.talk_on <= today(self._context.clock)
        return come and case.stage is not Stage.CLOSED and not self.noted(case)

    def log(self, case_id: str, note: TalkNote) -> TalkLog:
        """Keep a note; a talk that was held dates the plan, a next step becomes a reminder.

        Raises:
            GoodTermsError: A day ahead of today or too far back, a next step without a day or in
                the past, or something that cannot be chosen; nothing was kept.
            NotFound: There is no such case.
        """
        record = self._case_reader.record(case_id)
        note = self._checked(case_id, note)
        with self._context.store.transaction():
            if note.held and record.talk_on != note.day:
                self._cases.set_talk(case_id, note.day, record.talk_at, act=Act.NOTE)
            reminder_id = ""
            if note.next_step and note.next_on is not None:
                reminder_id = self._reminders.add(case_id, note.next_step, note.next_on).id
            now = self._context.clock()
            log = TalkLog(self._context.ids(), case_id, note, reminder_id, now)
            self._table.add(log)
            self._case_reader.table.touch(case_id, now)
            self._sync(case_id)
            if note.held:
                self._schedule.noted(case_id, held=True)
        return log

    def remove(self, log_id: str) -> None:
        """Throw a note away, and drop its reminder; the plan keeps its days."""
        log = self._log(log_id)
        with self._context.store.transaction():
            self._table.set_trashed(log_id, self._context.clock())
            if log.reminder_id:
                self._reminders.drop(log.reminder_id)
            self._sync(log.case_id)
            if log.note.held and not self._case_reader.record(log.case_id).held:
                self._schedule.noted(log.case_id, held=False)

    def restore(self, log_id: str) -> None:
        """Take a note back, and its reminder with it."""
        log = self._log(log_id)
        with self._context.store.transaction():
            self._table.set_trashed(log_id, None)
            if log.reminder_id:
                self._reminders.reopen(log.reminder_id)
            self._sync(log.case_id)
            if log.note.held:
                self._schedule.noted(log.case_id, held=True)

    def smaller_step(self, case_id: str, cause_id: str) -> tuple[str, date]:
        """The smaller step after a talk that did not happen, and the day for it.

        Raises:
            NotFound: There is no such cause in this case.
        """
        for cause in self.choices(case_id).causes:
            if cause.id == cause_id:
                return cause.smaller, today(self._context.clock) + timedelta(days=cause.days)
        raise NotFound(
            translate("Services", "There is no such choice."),
            safe=translate("Services", "Nothing was changed."),
        )

    def noted(self, case: Case) -> bool:
        """Whether there is a note of the talk on the day that is set, or of a later one."""
        day = case.talk_on
        return day is not None and any(log.note.day >= day for log in self.logs(case.id))

    def _sync(self, case_id: str) -> None:
        """Put away what was to be done before a talk that was held, or bring it back."""
        self._schedule.sync(self._case_reader.open(case_id))

    def _checked(self, case_id: str, note: TalkNote) -> TalkNote:
        """The note with clean texts, and only what belongs to it."""
        now = today(self._context.clock)
        if note.day > now or note.day < now - _LONGEST_AGO:
            raise _refused(
                translate("Services", "That day cannot be the day of this talk."),
                translate("Services", "Check the day."),
            )
        note = replace(
            note,
            next_step=optional(note.next_step, translate("Services", "A next step")),
            reflection=optional(
                note.reflection, translate("Services", "A note"), most=LONGEST_NOTE
            ),
        )
        if note.held:
            note = replace(note, cause="")
        else:
            note = replace(note, reaction="", surprised="", outcome="")
        _require_whole_step(note, now)
        self._require_known(case_id, note)
        return note

    def _require_known(self, case_id: str, note: TalkNote) -> None:
        """Refuse what cannot be chosen in this case."""
        choices = self.choices(case_id)
        for chosen, known in (
            (note.surprised, {each.id for each in choices.surprises}),
            (note.outcome, {each.id for each in choices.outcomes}),
            (note.cause, {each.id for each in choices.causes}),
            (note.reaction, self._reactions(case_id)),
        ):
            if chosen and chosen not in known:
                raise _refused(
                    translate("Services", "That cannot be chosen here."),
                    translate("Services", "Choose one of the list."),
                )

    def _reactions(self, case_id: str) -> set[str]:
        """Whatever they may have said first: what the content has, and what the user feared."""
        from coach.domain.talk.talk import FEARED  # not at a start

        known = {each.id for each in self._context.content.talk.reactions}
        return known | {FEARED} if self.feared(case_id) else known

    def _log(self, log_id: str) -> TalkLog:
        log = self._table.get(log_id)
        if log is None:
            raise NotFound(translate("Services", "This note is not there any more."))
        return log


def _require_whole_step(note: TalkNote, now: date) -> None:
    """Refuse a next step without words or without a day that is to come."""
    if bool(note.next_step) != (note.next_on is not None):
        raise _refused(
            translate("Services", "The next step needs words and a day."),
            translate("Services", "Give both, or neither."),
        )
    if note.next_on is not None:
        coming(note.next_on, now)


def _refused(what: str, todo: str) -> GoodTermsError:
    return GoodTermsError(what, safe=translate("Services", "Nothing was changed."), todo=todo)
