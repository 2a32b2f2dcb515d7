"""The journal of answers: entries are read and added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.case import AnswerEntry, AnswerKind
from coach.store.times import moment, stamp

if TYPE_CHECKING:
    from coach.store.connection import Store


class JournalTable:
    """The entries of each case, in order of their positions: 0, 1, 2 ..."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, case_id: str) -> tuple[AnswerEntry, ...]:
        """Every entry of a case, in order."""
        rows = self._store.rows(
            "SELECT position, question, value, kind, said_at, of FROM answer"
            " WHERE case_id = ? ORDER BY position",
            (case_id,),
        )
        return tuple(
            AnswerEntry(position, question, value, AnswerKind(kind), moment(said_at), of)
            for position, question, value, kind, said_at, of in rows
        )

    def add(self, case_id: str, entry: AnswerEntry) -> None:
        """Add an entry at its position."""
        self._store.execute(
            "INSERT INTO answer (case_id, position, question, value, kind, of, said_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                case_id,
                entry.position,
                entry.question,
                entry.value,
                entry.kind.value,
                entry.of,
                stamp(entry.said_at),
            ),
        )
