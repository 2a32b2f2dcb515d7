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


_NONE = _Tables(frozenset(), frozenset())


class _Noted:
    """The tables that the statement being prepared reads and writes.

    The driver keeps hold of whom it tells, where the collector of garbage does not look: that is
    this alone, so that rows go with their cache.
    """

    def __init__(self) -> None:
        self.read: set[str] = set()
        self.written: set[str] = set()

    def clear(self) -> None:
        """Begin with another statement."""
        self.read.clear()
        self.written.clear()

    def on_prepared(self, action: int, first: str | None, *_: str | None) -> int:
        """Note a table; all is allowed."""
        if action == _READ and first is not None:
            self.read.add(first)
        elif action in (_INSERT, _UPDATE, _DELETE) and first is not None:
            self.written.add(first)
        return _OK


class ReadCache:
    """What was read through a connection and has not changed since.

    Args:
        connection: All reading and writing goes through it; nothing else writes to the file.
    """

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - the driver has no types
        self._connection = connection
        self._tables: dict[str, _Tables] = {}  # by statement
        self._noted = _Noted()
        self._is_running = False  # a statement, of which `ran` was not told yet
        self._kept: dict[tuple[object, ...], tuple[frozenset[str], list[Row]]] = {}
        self._version = 0
        self._changes = connection.total_changes
        connection.set_authorizer(self._noted.on_prepared)

    @property
    def version(self) -> int:
        """Another number, perhaps another content; the same number, the same content."""
        self._see_changes()
        return self._version

    def find(self, sql: str, values: Sequence[object]) -> list[Row] | None:
        """The rows of a statement as they were read before; None where they are to be read.

        Where they are, `ran` has to be told what came of it: where it is not, because of a fault or
        of whatever stopped the program there, nobody knows how far the statement came.
        """
        self._see_changes()
        known = self._kept.get((sql, *values))
        if known is not None:
            return [*known[1]]
        self._noted.clear()
        self._is_running = True
        return None

    def ran(self, sql: str, values: Sequence[object], rows: list[Row]) -> None:
        """Keep what a statement has read, and drop what it may have changed."""
        self._is_running = False
        tables = self._tables_of(sql)
        # a rollback names no table, nor does what the driver had prepared before this cache saw it
        told = tables.read or tables.written or sql.lstrip().startswith(_HARMLESS)
        if not told or _SCHEMA in tables.written:
            self.clear()
        elif tables.written:
            self._drop(tables.written)
        elif tables.read and len(rows) <= _MOST_ROWS:
            self._keep((sql, *values), tables.read, rows)

    def _tables_of(self, sql: str) -> _Tables:
        """The tables of a statement; of one that is prepared again, those of before as well."""
        tables = self._tables.get(sql, _NONE)
        if self._noted.read or self._noted.written:
            tables = _Tables(tables.read | self._noted.read, tables.written | self._noted.written)
            self._tables[sql] = tables
        return tables

    def _keep(self, key: tuple[object, ...], tables: frozenset[str], rows: list[Row]) -> None:
        if len(self._kept) >= _MOST_READ:
            del self._kept[next(iter(self._kept))]  # the oldest
        self._kept[key] = tables, [*rows]

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
        """Drop all where something was written that did not come this way, or was not told."""
        if self._is_running or self._connection.total_changes != self._changes:
            self._is_running = False
            self.clear()
