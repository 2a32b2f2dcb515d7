"""What is due, what was missed, and what comes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.clock import today
from coach.domain.plan import Reminder, ReminderState
from coach.errors import GoodTermsError, NotFound
from coach.services.case.before import BeforeService
from coach.services.case.text import LONGEST_NOTE, coming, optional, required
from coach.store.tables.reminders import ReminderTable
from coach.translation import translate

if TYPE_CHECKING:
    from coach.domain.plan import PlanStep
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.case.schedule import Schedule
    from coach.services.settings.settings import SettingsService

MOST_OPEN = 500  # reminders of one case; a plan has some twenty
_DAY = timedelta(days=1)


class ReminderService:
    """Lists and changes reminders; those of closed and trashed cases are never due."""

    def __init__(
        self,
        context: ServiceContext,
        case_reader: CaseReader,
        schedule: Schedule,
        settings: SettingsService,
    ) -> None:
        self._table = ReminderTable(context.store)
        self._store = context.store
        self._before = BeforeService(context, case_reader, schedule)
        self._case_reader = case_reader
        self._schedule = schedule
        self._clock = context.clock
        self._ids = context.ids
        self._settings = settings
        self._looked_in: date | None = None
        self._away_since: date | None = None

    def due(self) -> tuple[Reminder, ...]:
        """The open ones that have come up, today or earlier; oldest first."""
        return self._table.open_between(None, today(self._clock))

    def has_commitments(self) -> bool:
        """Whether a commitment of no case has come up as well, or comes within two weeks.

        It is read with `due`, once for both.
        """
        return self._table.has_commitments(today(self._clock))

    def look_in(self) -> None:
        """Note that the program is open today; `missed` counts from the time before."""
        day = today(self._clock)
        if self._looked_in != day:
            with self._store.in_passing():
                self._tidy()
            self._away_since, self._looked_in = self._settings.last_open, day
            self._settings.last_open = day

    def _tidy(self) -> None:
        """Bring what earlier versions left into today's form, once."""
        if not self._settings.before_joined:
            self._before.join_all()
            self._settings.before_joined = True
        if not self._settings.days_mended:
            with self._store.transaction():
                self._schedule.mend_days()
            self._settings.days_mended = True

    def missed(self) -> tuple[Reminder, ...]:
        """The open ones that came up while the program was closed, oldest first; not today's."""
        if self._away_since is None:
            return ()
        yesterday = today(self._clock) - _DAY
        return self._table.open_between(self._away_since + _DAY, yesterday)

    def upcoming(self, days: int = 14) -> tuple[Reminder, ...]:
        """The open ones that come up after today, within so many days."""
        now = today(self._clock)
        return self._table.open_between(now + _DAY, now + timedelta(days=days))

    def of_case(self, case_id: str) -> tuple[Reminder, ...]:
        """Every reminder of a case by day; those that its plan has no more are left out."""
        planned = self._table.of_case(case_id)
        return tuple(each.reminder for each in planned if not each.retired)

    def add(self, case_id: str, title: str, due: date, detail: str = "") -> Reminder:
        """A reminder of the user's own.

        Raises:
            NotFound: There is no such case.
            GoodTermsError: The title is blank or too long, the day is past or too far away, or the
                case has `MOST_OPEN`.
        """
        self._case_reader.record(case_id)
        text = required(title, translate("Services", "A reminder"))
        coming(due, today(self._clock))
        if sum(each.state is ReminderState.OPEN for each in self.of_case(case_id)) >= MOST_OPEN:
            raise GoodTermsError(
                translate("Services", "A case can have {most_open} open reminders at most.").format(
                    most_open=MOST_OPEN
                ),
                safe=translate("Services", "They are all there, and nothing was added."),
                todo=translate("Services", "Tick or drop one of them first."),
            )
        reminder = Reminder(
            self._ids(),
            case_id,
            "",
            text,
            optional(detail, translate("Services", "A note"), most=LONGEST_NOTE),
            due,
            ReminderState.OPEN,
            moved=False,
        )
        self._table.add(reminder, "", self._clock())
        return reminder

    def done(self, reminder_id: str) -> None:
        """Note that it is done, now; what it was made for is ticked wherever it stands."""
        reminder = self._reminder(reminder_id)
        with self._store.transaction():
            self._table.set_state(reminder_id, ReminderState.DONE, self._clock())
            self._before.follow(reminder, ticked=True)

    def reopen(self, reminder_id: str) -> None:
        """Open one again that was done or dropped; the tick of what it was made for goes."""
        reminder = self._reminder(reminder_id)
        with self._store.transaction():
            self._table.set_state(reminder_id, ReminderState.OPEN, None)
            self._before.follow(reminder, ticked=False)

    def drop(self, reminder_id: str) -> None:
        """Drop one; a plan that is dated anew does not bring it back."""
        self._reminder(reminder_id)
        self._table.set_state(reminder_id, ReminderState.DROPPED, None)

    def snooze(self, reminder_id: str, days: int) -> Reminder:
        """Remind again so many days after its day, or after today; the step's own day stays."""
        reminder, now = self._reminder(reminder_id), today(self._clock)
        again = coming(max(reminder.shown_on, now) + timedelta(days=days), now)
        self._table.set_days(replace(reminder, again_on=again))
        return self._reminder(reminder_id)

    def move(self, reminder_id: str, due: date) -> Reminder:
        """Move one to a day; a step that is counted from the talk keeps this distance to it.

        Raises:
            GoodTermsError: The day is past, too far away, or before the talk that the step follows.
        """
        reminder, now = self._reminder(reminder_id), today(self._clock)
        coming(due, now)
        if due < self._schedule.first_day(reminder):
            raise GoodTermsError(
                translate("Services", "This step comes after the talk, and that day is before it."),
                safe=translate("Services", "Nothing was changed."),
                todo=translate("Services", "Choose the day of the talk or a later one."),
            )
        apart = self._schedule.apart(reminder, due)
        self._table.set_days(replace(reminder, due=due, moved=True, apart=apart, again_on=None))
        return self._reminder(reminder_id)

    def first_day(self, reminder_id: str) -> date:
        """The first day that one may be moved to: today, or the day of the talk that it follows."""
        return self._schedule.first_day(self._reminder(reminder_id))

    def put_back(self, reminder: Reminder) -> None:
        """Take a snooze or a move back: the days as they were, past or not."""
        self._reminder(reminder.id)
        self._table.set_days(reminder)

    def plan(self, case_id: str) -> tuple[PlanStep, ...]:
        """The steps of the plan, counted in days from the talk; empty without a verdict."""
        self._case_reader.record(case_id)
        return self._schedule.undated(case_id)

    def follows_talk(self, case_id: str) -> bool:
        """Whether the plan of a case counts from the day of its talk; facts to find do not."""
        return self._schedule.follows_talk(case_id)

    def is_short(self, case_id: str) -> bool:
        """Whether there is less time before the talk than the plan wants."""
        return self._schedule.is_short(case_id)

    def _reminder(self, reminder_id: str) -> Reminder:
        reminder = self._table.get(reminder_id)
        if reminder is None:
            raise NotFound(translate("Services", "This reminder is not there any more."))
        return reminder
