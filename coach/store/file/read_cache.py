"""Rows that were read and are so still: a case is read once, however many ask for it.

One program has the file open, through one connection (`coach.store.file.connection`), so what was
read holds until something is written. Which tables a statement reads or writes, triggers and
cascades included, SQLite tells itself when it prepares it; a write drops what was read of its
tables. A rollback, a change of the schema, a fault and a write past this cache drop all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from coach.store.file.connection import Row

_MOST_READ, _MOST_ROWS = 256, 500  # statements, and rows of each, that are kept
_OK, _DELETE, _INSERT, _READ, _UPDATE = 0, 9, 18, 20, 23  # SQLite's own codes
_SCHEMA = "sqlite_master"
_HARMLESS = ("SELECT", "BEGIN", "COMMIT", "PRAGMA")  # they change nothing that is read


class _Tables(Struct, frozen=True):
    """What a statement reads and writes."""

    read: frozenset[str]
    written: frozenset[str]


class ReadCache:
    """What was read through a connection and has not changed since.

    Args:
        connection: All reading and writing goes through it; nothing else writes to the file.
    """

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - the driver has no types
        self._connection = connection
        self._tables: dict[str, _Tables] = {}  # by statement
        self._read: set[str] = set()  # by the statement that is being prepared
        self._written: set[str] = set()
        self._kept: dict[tuple[object, ...], tuple[frozenset[str], list[Row]]] = {}
        self._version = 0
        self._changes = connection.total_changes
        connection.set_authorizer(self._on_prepared)

    @property
    def version(self) -> int:
        """Another number, perhaps another content; the same number, the same content."""
        self._see_changes()
        return self._version

    def find(self, sql: str, values: Sequence[object]) -> list[Row] | None:
        """The rows of a statement as they were read before; None where they are to be read.

        Where they are, `ran` has to be told what came of it.
        """
        self._see_changes()
        known = self._kept.get((sql, *values))
        if known is not None:
            return [*known[1]]
        self._read.clear()
        self._written.clear()
        return None

    def ran(self, sql: str, values: Sequence[object], rows: list[Row]) -> None:
        """Keep what a statement has read, and drop what it may have changed."""
        tables = self._tables.get(sql)
        if tables is None:
            tables = _Tables(frozenset(self._read), frozenset(self._written))
            self._tables[sql] = tables
        # a rollback names no table, nor does what the driver had prepared before this cache saw it
        told = tables.read or tables.written or sql.lstrip().startswith(_HARMLESS)
        if not told or _SCHEMA in tables.written:
            self.clear()
        elif tables.written:
            self._drop(tables.written)
        elif tables.read and len(rows) <= _MOST_ROWS:
            if len(self._kept) >= _MOST_READ:
                del self._kept[next(iter(self._kept))]  # the oldest
            self._kept[sql, *values] = tables.read, [*rows]

    def clear(self) -> None:
        """Drop all that was read."""
        self._kept.clear()
        self._changed()

    def _drop(self, tables: frozenset[str]) -> None:
        kept = self._kept.items()
        self._kept = {key: each for key, each in kept if tables.isdisjoint(each[0])}
        self._changed()

    def _changed(self) -> None:
        self._version += 1
        self._changes = self._connection.total_changes

    def _see_changes(self) -> None:
        """Drop all where something was written that did not come this way."""
        if self._connection.total_changes != self._changes:
            self.clear()

    def _on_prepared(self, action: int, first: str | None, *_: str | None) -> int:
        """Note a table that the statement being prepared reads or writes; all is allowed."""
        if action == _READ and first is not None:
            self._read.add(first)
        elif action in (_INSERT, _UPDATE, _DELETE) and first is not None:
            self._written.add(first)
        return _OK
