"""The journal of answers: entries are read and added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.case import AnswerEntry, AnswerKind
from coach.store.file.reading import (
    choice,
    moment,
    name,
    number,
    number_or_none,
    readable,
    unreadable,
)
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from coach.store.file.connection import Row, Store


class JournalTable:
    """The entries of each case, in order of their positions: 0, 1, 2 ..."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, case_id: str) -> tuple[AnswerEntry, ...]:
        """Every entry of a case, in order.

        Raises:
            Unreadable: One of them makes no sense. What a case comes to hangs on each of them, so
                it is not guessed from the rest.
        """
        rows = self._store.rows(
            "SELECT position, question, value, kind, said_at, of FROM answer"
            " WHERE case_id = ? ORDER BY position",
            (case_id,),
        )
        entries = readable(self._store, "answer", rows, _entry, lambda row: f"{case_id}:{row[0]}")
        if len(entries) != len(rows):
            raise unreadable("answer")
        return entries

    def hot_with(self, kind: AnswerKind) -> frozenset[str]:
        """The hot cases, not in the trash, that have an entry of a kind."""
        rows = self._store.rows(
            "SELECT c.id FROM case_file c WHERE c.heat = 'hot' AND c.trashed_at IS NULL AND EXISTS"
            " (SELECT 1 FROM answer a WHERE a.case_id = c.id AND a.kind = ?)",
            (kind.value,),
        )
        return frozenset(row[0] for row in rows)

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


def _entry(row: Row) -> AnswerEntry:
    position, question, value, kind, said_at, of = row
    return AnswerEntry(
        number("position", position),
        name("question", question),
        name("value", value),
        choice("kind", AnswerKind, kind),
        moment("said_at", said_at),
        number_or_none("of", of),
    )
