"""How talks went: notes of a case, added and thrown away, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.talk.talk_log import TalkLog, TalkNote
from coach.store.file.reading import (
    UnreadRow,
    day,
    day_or_none,
    moment,
    name,
    readable,
    readable_one,
    text,
)
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from datetime import date, datetime

    from coach.store.file.connection import Row, Store

_LOG = """
SELECT l.id, l.case_id, l.day, l.held, l.reaction, l.surprised, l.outcome, l.cause, l.next_step,
       r.due, l.reflection, l.reminder_id, l.said_at
FROM talk_log l LEFT JOIN reminder r ON r.id = l.reminder_id
"""


class TalkLogTable:
    """Reads and writes the notes; one that was thrown away can come back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, case_id: str) -> tuple[TalkLog, ...]:
        """The notes of a case that were not thrown away, the latest first."""
        rows = self._store.rows(
            f"{_LOG} WHERE l.case_id = ? AND l.trashed_at IS NULL"
            " ORDER BY l.day DESC, l.said_at DESC",
            (case_id,),
        )
        return readable(self._store, "talk_log", rows, self._log)

    def noted_since(self, first: date) -> frozenset[str]:
        """The cases with a talk on a day or later of which there is a note, of its day or later."""
        rows = self._store.rows(
            "SELECT DISTINCT l.case_id FROM talk_log l JOIN case_file c ON c.id = l.case_id"
            " WHERE l.trashed_at IS NULL AND l.day >= ? AND l.day >= c.talk_on",
            (first.isoformat(),),
        )
        return frozenset(row[0] for row in rows)

    def get(self, log_id: str) -> TalkLog | None:
        """One note, thrown away or not; or None."""
        row = self._store.row(f"{_LOG} WHERE l.id = ?", (log_id,))
        return readable_one(self._store, "talk_log", row, self._log, log_id) if row else None

    def add(self, log: TalkLog) -> None:
        """Keep a note; its reminder has to be there."""
        note = log.note
        self._store.execute(
            "INSERT INTO talk_log (id, case_id, day, held, reaction, surprised, outcome, cause,"
            " next_step, reflection, reminder_id, said_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                log.id,
                log.case_id,
                note.day.isoformat(),
                note.held,
                note.reaction,
                note.surprised,
                note.outcome,
                note.cause,
                note.next_step,
                note.reflection,
                log.reminder_id or None,
                stamp(log.said_at),
            ),
        )

    def set_trashed(self, log_id: str, at: datetime | None) -> None:
        """Throw a note away, or take it back."""
        self._store.execute(
            "UPDATE talk_log SET trashed_at = ? WHERE id = ?", (at and stamp(at), log_id)
        )

    def _log(self, row: Row) -> TalkLog:
        """A note; one whose reminder is gone is a note without one, and that is noted."""
        log = _log(row)
        if log.reminder_id and row[9] is None:
            self._store.unread.note(UnreadRow("talk_log", log.id, "reminder_id"))
            return replace(log, reminder_id="")
        return log


def _log(row: Row) -> TalkLog:
    note = TalkNote(
        day=day("day", row[2]),
        held=bool(row[3]),
        reaction=name("reaction", row[4]),
        surprised=name("surprised", row[5]),
        outcome=name("outcome", row[6]),
        cause=name("cause", row[7]),
        next_step=name("next_step", row[8]),
        next_on=day_or_none("next_on", row[9]),
        reflection=text("reflection", row[10]),
    )
    return TalkLog(row[0], row[1], note, row[11] or "", moment("said_at", row[12]))
