"""The journal of what the user did to a talk's lines: entries are read and added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.edit import Choice, Deed, EditEntry, Side
from coach.domain.talk import Tone
from coach.store.reading import (
    NUMBER_MOST,
    choice,
    moment,
    name,
    number,
    number_or_none,
    readable,
    text,
)
from coach.store.times import stamp

if TYPE_CHECKING:
    from enum import StrEnum

    from coach.store.connection import Row, Store

_CHOSEN: dict[Deed, type[StrEnum]] = {
    Deed.TONE: Tone,
    Deed.MOVE: Side,
    Deed.SETTLE: Choice,
}  # deeds whose value is one of an enum


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
        return readable(self._store, "line_edit", rows, _entry, lambda row: f"{case_id}:{row[0]}")

    def next_position(self, case_id: str) -> int:
        """The position of the next entry: behind every one, readable or not."""
        row = self._store.row(
            "SELECT max(position) FROM line_edit WHERE case_id = ? AND position <= ?",
            (case_id, NUMBER_MOST - 1),
        )
        return 0 if row is None or row[0] is None else max(int(row[0]) + 1, 0)

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


def _entry(row: Row) -> EditEntry:
    position, deed, line, value, base, said_at, of = row
    done = choice("deed", Deed, deed)
    if done in _CHOSEN:
        choice("value", _CHOSEN[done], value)
    return EditEntry(
        number("position", position),
        done,
        name("line", line),
        text("value", value),
        text("base", base),
        moment("said_at", said_at),
        number_or_none("of", of),
    )
