"""What is due, what was missed, and what comes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.clock import today
from coach.domain.plan import Reminder, ReminderState
from coach.errors import NotFound
from coach.services.text import clean, near, required
from coach.store.reminders import ReminderTable

if TYPE_CHECKING:
    from coach.domain.plan import DatedStep
    from coach.services.casebook import Casebook
    from coach.services.desk import Desk
    from coach.services.schedule import Schedule

_DAY = timedelta(days=1)


class ReminderService:
    """Lists and changes reminders; those of closed and trashed cases are never due."""

    def __init__(self, desk: Desk, casebook: Casebook, schedule: Schedule) -> None:
        self._table = ReminderTable(desk.store)
        self._casebook = casebook
        self._schedule = schedule
        self._clock = desk.clock
        self._ids = desk.ids

    def due(self) -> tuple[Reminder, ...]:
        """The open ones due today or earlier, oldest first."""
        return self._table.open_between(None, today(self._clock))

    def missed(self) -> tuple[Reminder, ...]:
        """The open ones due before today, oldest first."""
        return self._table.open_between(None, today(self._clock) - _DAY)

    def upcoming(self, days: int = 14) -> tuple[Reminder, ...]:
        """The open ones due after today, within so many days."""
        now = today(self._clock)
        return self._table.open_between(now + _DAY, now + timedelta(days=days))

    def of_case(self, case_id: str) -> tuple[Reminder, ...]:
        """Every reminder of a case by day; those that its plan has no more are left out."""
        planned = self._table.of_case(case_id)
        return tuple(each.reminder for each in planned if not each.retired)

    def add(self, case_id: str, title: str, due: date, detail: str = "") -> Reminder:
        """A reminder of the user's own; a title of blanks is refused."""
        self._casebook.record(case_id)
        text = required(title, "A reminder")
        near(due, today(self._clock))
        reminder = Reminder(
            self._ids(), case_id, "", text, clean(detail), due, ReminderState.OPEN, moved=False
        )
        self._table.add(reminder, "", self._clock())
        return reminder

    def done(self, reminder_id: str) -> None:
        """Note that it is done, now."""
        self._reminder(reminder_id)
        self._table.set_state(reminder_id, ReminderState.DONE, self._clock())

    def reopen(self, reminder_id: str) -> None:
        """Open one again that was done or dropped."""
        self._reminder(reminder_id)
        self._table.set_state(reminder_id, ReminderState.OPEN, None)

    def drop(self, reminder_id: str) -> None:
        """Drop one; a plan that is dated anew does not bring it back."""
        self._reminder(reminder_id)
        self._table.set_state(reminder_id, ReminderState.DROPPED, None)

    def snooze(self, reminder_id: str, days: int) -> Reminder:
        """Move one to so many days from today."""
        return self.move(reminder_id, today(self._clock) + timedelta(days=days))

    def move(self, reminder_id: str, due: date) -> Reminder:
        """Move one to a day; a new day of the talk does not move it any more."""
        self._reminder(reminder_id)
        self._table.move(reminder_id, near(due, today(self._clock)))
        return self._reminder(reminder_id)

    def plan(self, case_id: str) -> tuple[DatedStep, ...]:
        """The plan as it would be dated, from the day of the talk or else from today.

        Empty without a verdict. For GATHER it is the missing facts, dated from today.
        """
        record = self._casebook.record(case_id)
        return self._schedule.steps(case_id, record.talk_on or today(self._clock))

    def _reminder(self, reminder_id: str) -> Reminder:
        reminder = self._table.get(reminder_id)
        if reminder is None:
            raise NotFound("This reminder is not there any more.")
        return reminder
