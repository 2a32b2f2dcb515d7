"""The journal of what the user did to a talk's lines: entries are read and added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.edit import Deed, EditEntry
from coach.store.times import moment, stamp

if TYPE_CHECKING:
    from coach.store.connection import Store


class LineTable:
    """The entries of each case, in order of their positions: 0, 1, 2 ..."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, case_id: str) -> tuple[EditEntry, ...]:
        """Every entry of a case, in order."""
        rows = self._store.rows(
            "SELECT position, deed, line, value, base, said_at, of FROM line_edit"
            " WHERE case_id = ? ORDER BY position",
            (case_id,),
        )
        return tuple(
            EditEntry(position, Deed(deed), line, value, base, moment(said_at), of)
            for position, deed, line, value, base, said_at, of in rows
        )

    def add(self, case_id: str, entry: EditEntry) -> None:
        """Add an entry at its position."""
        self._store.execute(
            "INSERT INTO line_edit (case_id, position, deed, line, value, base, of, said_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                case_id,
                entry.position,
                entry.deed.value,
                entry.line,
                entry.value,
                entry.base,
                entry.of,
                stamp(entry.said_at),
            ),
        )
