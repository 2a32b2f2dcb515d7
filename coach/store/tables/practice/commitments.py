"""What somebody will do after practice; with a case it is a reminder of that case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.plan import ReminderState
from coach.domain.practice.commitment import Commitment
from coach.store.file.reading import UnreadRow, choice, day, name, readable, text
from coach.store.file.times import stamp
from coach.store.tables.reminders import OWNER_IS_THERE, promised_up

if TYPE_CHECKING:
    from datetime import date, datetime

    from coach.store.file.connection import Row, Store

# What became of one with a reminder, and its day, are those of the reminder.
_READ = """
SELECT m.id, m.owner, m.text, m.place, coalesce(r.due, m.due), coalesce(r.state, m.state),
       m.reminder_id, r.id
FROM commitment m LEFT JOIN reminder r ON r.id = m.reminder_id
"""
_COLUMNS = 8  # of the above
# Those that are shown unasked: of no case, or of one that goes on; of no run in the trash.
_READ_OPEN = f"""
{_READ}
LEFT JOIN case_file c ON c.id = r.case_id
LEFT JOIN client ON client.id = c.client_id
WHERE coalesce(r.state, m.state) = 'open' AND {OWNER_IS_THERE}
  AND c.trashed_at IS NULL AND c.closed_at IS NULL AND client.trashed_at IS NULL
ORDER BY 5, m.id
"""
_CASE_OF = """
SELECT coalesce((SELECT case_id FROM reminder WHERE id = ?),
                (SELECT case_id FROM practice_run WHERE id = ?),
                (SELECT case_id FROM practice_round WHERE id = ?))
"""


class CommitmentTable:
    """Reads and writes commitments."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_owner(self, owner: str) -> tuple[Commitment, ...]:
        """Those of a run or a round, as they were made."""
        rows = self._store.rows(f"{_READ} WHERE m.owner = ? ORDER BY m.made_at, m.id", (owner,))
        return readable(self._store, "commitment", rows, self._commitment)

    def due(self, last: date) -> tuple[Commitment, ...]:
        """The open ones of no case that are due up to a day, the oldest first."""
        return self._promised(last, soon=False)

    def coming(self, last: date) -> tuple[Commitment, ...]:
        """The open ones of no case whose day comes within two weeks after a day."""
        return self._promised(last, soon=True)

    def _promised(self, last: date, *, soon: bool) -> tuple[Commitment, ...]:
        rows = [row[:_COLUMNS] for row in promised_up(self._store, last, soon=soon)]
        found = readable(self._store, "commitment", rows, self._commitment)
        return tuple(sorted(found, key=lambda each: (each.due, each.id)))

    def open(self) -> tuple[Commitment, ...]:
        """The open ones of no case or of one that goes on, on whatever day, the oldest first."""
        rows = self._store.rows(_READ_OPEN)
        return readable(self._store, "commitment", rows, self._commitment)

    def get(self, commitment_id: str) -> Commitment | None:
        """One of them; None where it is not there, or makes no sense."""
        rows = self._store.rows(f"{_READ} WHERE m.id = ?", (commitment_id,))
        return next(iter(readable(self._store, "commitment", rows, self._commitment)), None)

    def case_of(self, owner: str, reminder: str) -> str:
        """The id of the case of a reminder, else of a run or round; empty for none."""
        row = self._store.row(_CASE_OF, (reminder, owner, owner))
        return str(row[0] or "") if row is not None else ""

    def add(self, made: Commitment, now: datetime) -> None:
        """Keep a new one; its reminder has to be there."""
        self._store.execute(
            "INSERT INTO commitment VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(made.id, made.owner, made.text, made.place, made.due.isoformat()),
                made.state.value,
                made.reminder or None,
                stamp(now),
            ),
        )

    def set_state(self, commitment_id: str, state: ReminderState) -> None:
        """Keep what became of one that is of no case."""
        values = (state.value, commitment_id)
        self._store.execute("UPDATE commitment SET state = ? WHERE id = ?", values)

    def set_due(self, commitment_id: str, due: date) -> None:
        """Keep another day of one that is of no case."""
        values = (due.isoformat(), commitment_id)
        self._store.execute("UPDATE commitment SET due = ? WHERE id = ?", values)

    def remove(self, commitment_id: str) -> None:
        """Delete one."""
        self._store.execute("DELETE FROM commitment WHERE id = ?", (commitment_id,))

    def _commitment(self, row: Row) -> Commitment:
        """A commitment; one whose reminder is gone is one without, and that is noted."""
        commitment_id, owner, said, place, due, state, reminder, found = row
        if reminder and found is None:
            self._store.unread.note(UnreadRow("commitment", commitment_id, "reminder_id"))
        return Commitment(
            commitment_id,
            name("owner", owner),
            text("text", said),
            name("place", place),
            day("due", due),
            choice("state", ReminderState, state),
            found or "",
        )
