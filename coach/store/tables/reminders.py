"""Reminders: the steps of plans with their days, facts to find out, and the user's own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.plan import Reminder, ReminderState
from coach.store.file.reading import (
    LAST_DAY,
    NoSense,
    choice,
    day,
    day_or_none,
    moment_or_none,
    name,
    number_or_none,
    readable,
    readable_one,
    text,
)
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from datetime import date, datetime

    from coach.store.file.connection import Row, Store

_ANY_REMINDER = """
SELECT r.id, r.case_id, r.step, r.title, r.detail, r.due, r.state, r.moved, r.done_at,
       r.plan, r.retired, r.apart, r.again_on, {case}
FROM reminder r
"""
_FARTHEST_APART = 400_000  # days; more than lie between any two days that are read
_SHOWN_ON = "max(r.due, coalesce(r.again_on, r.due))"  # the words of the index
_REMINDER = _ANY_REMINDER.format(case="r.case_id")
_REMINDER_WITH_CASE = _ANY_REMINDER.format(case="client.id")  # NULL: it is gone, or its client is
_LIVE_CASE = """
LEFT JOIN case_file c ON c.id = r.case_id
LEFT JOIN client ON client.id = c.client_id
"""
_IS_LIVE = "c.trashed_at IS NULL AND c.closed_at IS NULL AND client.trashed_at IS NULL"

_IS_OPEN = f"{_LIVE_CASE} WHERE r.state = 'open' AND {_IS_LIVE} AND {_SHOWN_ON}"
_OPEN = f"{_REMINDER_WITH_CASE} {_IS_OPEN}"

# What has come up is asked after every action, so it is one statement: reminders, and commitments
# of no case, which are as wide and end with 1, or with 2 where their day comes within `SOON`. A day
# that is none may sort behind every day.
SOON = timedelta(days=14)
_UP = f"{_ANY_REMINDER.format(case='client.id, 0')} {_IS_OPEN}"
# One goes into the trash with the run or round that it came from, and comes back with it.
OWNER_IS_THERE = """
NOT EXISTS (SELECT 1 FROM practice_run o WHERE o.id = m.owner AND o.trashed_at IS NOT NULL)
AND NOT EXISTS (SELECT 1 FROM practice_round o WHERE o.id = m.owner AND o.trashed_at IS NOT NULL)
"""
_PROMISED = f"""
SELECT m.id, m.owner, m.text, m.place, m.due, m.state, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, {{up}}
FROM commitment m
WHERE m.reminder_id IS NULL AND m.state = 'open' AND {OWNER_IS_THERE} AND m.due
"""  # noqa: S608 - our own words
_UP_NOW, _UP_SOON = 1, 2
_ALL_UP = " UNION ALL ".join(
    (
        *(f"{each} {on} ?" for each in (_UP, _PROMISED.format(up=_UP_NOW)) for on in ("<=", ">")),
        f"{_PROMISED.format(up=_UP_SOON)} > ? AND m.due <= ?",
    )
)


class PlannedReminder(Struct, frozen=True):
    """A reminder with the plan it came from.

    `retired` says that the program dropped it, because the plan has no such step any more.
    """

    reminder: Reminder
    plan: str
    retired: bool


class ReminderTable:
    """Reads and writes reminders; those of closed and trashed cases are never due."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open_between(self, first: date | None, last: date) -> tuple[Reminder, ...]:
        """The open ones that come up from `first` (None: ever) to `last`, both included.

        The oldest is the first.
        """
        if first is None:
            rows = [row for row in rows_up(self._store, last) if not row[-1]]
        else:
            rows = self._store.rows(f"{_OPEN} BETWEEN ? AND ?", (str(first), str(last)))
        found = (each.reminder for each in readable(self._store, "reminder", rows, _reminder))
        return tuple(sorted(found, key=lambda each: (each.shown_on, each.id)))

    def has_commitments(self, last: date) -> bool:
        """Whether a commitment of no case has come up to a day, or comes within `SOON` of it."""
        return any(row[-1] for row in rows_up(self._store, last))

    def of_case(self, case_id: str) -> tuple[PlannedReminder, ...]:
        """Every reminder of a case, by day."""
        rows = self._store.rows(f"{_REMINDER} WHERE r.case_id = ? ORDER BY r.due, r.id", (case_id,))
        return readable(self._store, "reminder", rows, _reminder)

    def get(self, reminder_id: str) -> Reminder | None:
        """One reminder, or None."""
        row = self._store.row(f"{_REMINDER} WHERE r.id = ?", (reminder_id,))
        if row is None:
            return None
        return readable_one(self._store, "reminder", row, _reminder, reminder_id).reminder

    def add(self, reminder: Reminder, plan: str, now: datetime) -> None:
        """Keep a new reminder."""
        self._store.execute(
            "INSERT INTO reminder (id, case_id, plan, step, title, detail, due, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            # one of the step that cannot be read stays as it is
            " ON CONFLICT (case_id, plan, step) WHERE step <> '' DO NOTHING",
            (
                reminder.id,
                reminder.case_id,
                plan,
                reminder.step,
                reminder.title,
                reminder.detail,
                reminder.due.isoformat(),
                stamp(now),
            ),
        )

    def set_state(self, reminder_id: str, state: ReminderState, done_at: datetime | None) -> None:
        """Keep what became of a reminder; the user decided it."""
        self._store.execute(
            "UPDATE reminder SET state = ?, done_at = ?, retired = 0 WHERE id = ?",
            (state.value, done_at and stamp(done_at), reminder_id),
        )

    def set_days(self, reminder: Reminder) -> None:
        """Keep the days of a reminder, and whether the user set them."""
        again = reminder.again_on.isoformat() if reminder.again_on else None
        self._store.execute(
            "UPDATE reminder SET due = ?, moved = ?, apart = ?, again_on = ? WHERE id = ?",
            (reminder.due.isoformat(), reminder.moved, reminder.apart, again, reminder.id),
        )

    def refresh(self, reminder: Reminder, plan: str) -> None:
        """Open a reminder, with the day and the words that its plan gives it now."""
        self._store.execute(
            "UPDATE reminder SET plan = ?, title = ?, detail = ?, state = 'open', retired = 0"
            " WHERE id = ?",
            (plan, reminder.title, reminder.detail, reminder.id),
        )
        self.set_days(reminder)

    def put_back(self, planned: PlannedReminder) -> None:
        """Bring a reminder back to what it was, with its state and the plan it came from."""
        done_at = planned.reminder.done_at
        self.refresh(planned.reminder, planned.plan)
        self._store.execute(
            "UPDATE reminder SET state = ?, done_at = ?, retired = ? WHERE id = ?",
            (
                planned.reminder.state.value,
                done_at and stamp(done_at),
                planned.retired,
                planned.reminder.id,
            ),
        )

    def retire(self, reminder_id: str) -> None:
        """Drop a reminder whose step the plan has no more; it may come back."""
        self._store.execute(
            "UPDATE reminder SET state = 'dropped', retired = 1 WHERE id = ?", (reminder_id,)
        )


def rows_up(store: Store, last: date) -> list[Row]:
    """What is open and has come up to a day, or on a day that is none, in no order.

    Rows of reminders end with 0; those of commitments of no case begin with their id, owner, text,
    place, day and state, and end with 1, or with 2: they come within `SOON` of that day.
    """
    soon = str(last + SOON) if last < LAST_DAY - SOON else str(LAST_DAY)
    return store.rows(_ALL_UP, (*(str(last), str(LAST_DAY)) * 2, str(last), soon))


def promised_up(store: Store, last: date, *, soon: bool = False) -> list[Row]:
    """Of these the commitments of no case: up to a day, or with `soon` those that come after it."""
    return [row for row in rows_up(store, last) if row[-1] == (_UP_SOON if soon else _UP_NOW)]


def _reminder(row: Row) -> PlannedReminder:
    reminder_id, case_id, step, title, detail, due, state, moved, done_at, plan, retired = row[:11]
    apart, again, live = row[11:14]
    if live is None:
        raise NoSense("case_id")
    reminder = Reminder(
        id=reminder_id,
        case_id=case_id,
        step=step,
        title=name("title", title),
        detail=text("detail", detail),
        due=day("due", due),
        state=choice("state", ReminderState, state),
        moved=bool(moved),
        done_at=moment_or_none("done_at", done_at),
        apart=number_or_none("apart", apart, least=-_FARTHEST_APART),
        again_on=day_or_none("again_on", again),
    )
    return PlannedReminder(reminder, name("plan", plan), retired=bool(retired))
