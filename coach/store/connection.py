"""The open data file: one connection, transactions, and faults that a user can read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from coach.store.faults import from_sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coach.store.lock import FileLock

Row = tuple[Any, ...]


class Store:
    """One encrypted SQLite file, opened for this program alone.

    Every statement goes through here, so that each failure of file or disk becomes a `StoreError`.
    """

    def __init__(self, path: Path, key: str, *, read_only: bool = False) -> None:
        """Open the file; nothing is read or written before the first statement.

        Args:
            path: The file; it is made by the first write when it is not there.
            key: 64 hexadecimal digits.
            read_only: Open it so that nothing in it can change, not even by closing it.
        """
        from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

        self._error: type[Exception] = dbapi2.Error
        self._depth = 0
        self._lock: FileLock | None = None
        self._folder = path.parent
        target = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
        try:
            self.connection: Any = dbapi2.connect(target, uri=True, isolation_level=None, timeout=0)
        except self._error as error:
            raise from_sqlite(error, self._folder) from error
        self.execute("PRAGMA cipher_log_level = NONE")
        self.execute(f"PRAGMA key = \"x'{key}'\"")

    @property
    def folder(self) -> Path:
        """The folder that the file lies in."""
        return self._folder

    @property
    def changes(self) -> int:
        """How many rows were changed since it was opened: another number, another content."""
        return int(self.connection.total_changes)

    def execute(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run one statement whose rows nobody needs."""
        self.rows(sql, values)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All the rows of one statement."""
        try:
            found: list[Row] = self.connection.execute(sql, values).fetchall()
        except self._error as error:
            raise from_sqlite(error, self._folder) from error
        return found

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of one statement, or None."""
        return next(iter(self.rows(sql, values)), None)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept together or not at all; an inner one joins the outer one."""
        if self._depth == 0:
            self.execute("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
            if self._depth == 1:
                self.execute("COMMIT")
        except BaseException:
            if self._depth == 1 and self.connection.in_transaction:
                self.execute("ROLLBACK")
            raise
        finally:
            self._depth -= 1

    def hold(self, lock: FileLock) -> None:
        """Keep a lock until the file is closed."""
        self._lock = lock

    def close(self) -> None:
        """Close the file, then release its lock; a second time does nothing."""
        try:
            self.connection.close()
        except self._error as error:
            raise from_sqlite(error, self._folder) from error
        finally:
            if self._lock is not None:
                self._lock.release()
