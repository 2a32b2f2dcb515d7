"""The open data file: one connection, transactions, and faults that a user can read.

Each commit is counted in the file and beside it (`coach.store.watermark`), and only the program
moves the journal into the file, so that whatever is gone after an unclean end is known.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.errors import DataDamaged, StoreError
from coach.store.faults import damaged, from_sqlite
from coach.store.reading import UnreadRows
from coach.store.times import moment, stamp
from coach.store.watermark import Watermark, WatermarkFile, new_base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coach.clock import Clock
    from coach.store.lock import FileLock
    from coach.store.upkeep import Upkeep

Row = tuple[Any, ...]
JOURNAL, INDEX = "-wal", "-shm"  # behind the name of a data file: SQLite's own
AWAY = ".away"  # behind the name of a damaged file while it is closed
JOURNAL_MOST = 4 * 1024 * 1024  # bytes of journal that are moved into the file at once
_NO_TEXT = "Could not decode to UTF-8"  # as the driver says it, which has no code for it
_CHANGES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
_MARK = "SELECT commits, base, before, at FROM watermark"


def beside(file: Path, ending: str) -> Path:
    """What belongs to a data file, by the end of its name; of a link, where the file itself is."""
    return Path(f"{os.path.realpath(file)}{ending}")


class _Counted:
    """The count of commits of an open file, and where it is kept."""

    __slots__ = ("clock", "file", "mark")

    def __init__(self, mark: Watermark, file: WatermarkFile, clock: Clock) -> None:
        self.mark, self.file, self.clock = mark, file, clock


class Store:
    """One encrypted SQLite file, opened for this program alone.

    Every statement goes through here, so that each failure of file or disk becomes a `StoreError`.
    """

    def __init__(
        self, path: Path, key: str, *, read_only: bool = False, alone: bool = False
    ) -> None:
        """Open the file; nothing is read or written before the first statement.

        Args:
            path: The file; it is made by the first write when it is not there.
            key: 64 hexadecimal digits.
            read_only: Open it so that nothing in it can change, not even by closing it.
            alone: Read the file itself, as if there were no journal beside it.
        """
        from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

        self._error: type[Exception] = dbapi2.Error
        self._depth = 0
        self._lock: FileLock | None = None
        self.path, self._folder = path, path.parent
        self._journal = beside(path, JOURNAL)
        self.unread = UnreadRows()  # what the tables could not make sense of
        self._counted: _Counted | None = None  # once commits are counted
        self._damaged = False
        self.is_at_rest = False  # while true the journal is not moved into the file
        self.has_changed = False  # since it was opened
        self.unsaved: StoreError | None = None  # why the last change was not kept, where it was not
        self.told: Callable[[StoreError | None], None] | None = None  # `unsaved`, as it changes
        self.upkeep: Upkeep | None = None  # of the file that the program has open
        mode = "ro&immutable=1" if alone else "ro" if read_only else "rwc"
        target = f"{path.absolute().as_uri()}?mode={mode}"
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
        """Run one statement whose rows nobody needs.

        Raises:
            DataDamaged: It would change a file in which damage was met.
        """
        if self._depth == 0 and sql.lstrip().upper().startswith(_CHANGES):
            with self.transaction():
                self.rows(sql, values)
        else:
            self.rows(sql, values)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All the rows of one statement."""
        try:
            found: list[Row] = self.connection.execute(sql, values).fetchall()
        except self._error as error:
            if _NO_TEXT in str(error):
                return self._rows_of_any_bytes(sql, values)
            raise self._fault(error) from error
        return found

    def _rows_of_any_bytes(self, sql: str, values: Sequence[object]) -> list[Row]:
        """The rows of a statement with text that is not UTF-8: a sign stands for what is not."""
        self.connection.text_factory = lambda found: found.decode("utf-8", "replace")
        try:
            return list(self.connection.execute(sql, values).fetchall())
        except self._error as error:
            raise self._fault(error) from error
        finally:
            self.connection.text_factory = str

    def _fault(self, error: Exception) -> Exception:
        fault = from_sqlite(error, self._folder)
        self.note(fault)
        return fault

    def note(self, fault: Exception) -> None:
        """Write nothing more where the fault is damage."""
        self._damaged = self._damaged or isinstance(fault, DataDamaged)

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of one statement, or None."""
        return next(iter(self.rows(sql, values)), None)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept together or not at all; an inner one joins the outer one.

        Raises:
            DataDamaged: Damage was met in the file before; nothing is written to it any more.
        """
        outermost, before = self._depth == 0, self.changes
        try:
            with self._together():
                yield
        except StoreError as error:
            if outermost:
                self._tell(error)
            raise
        if outermost and self.changes != before:
            self._tell(None)

    def _tell(self, unsaved: StoreError | None) -> None:
        """Tell whether changes are kept, where that is another answer than before."""
        before, self.unsaved = self.unsaved, unsaved
        if self.told is not None and unsaved is not before:
            self.told(unsaved)

    @contextmanager
    def _together(self) -> Iterator[None]:
        if self._damaged:
            raise damaged()
        if self._depth == 0:
            self.rows("BEGIN IMMEDIATE")
        self._depth += 1
        before = self.connection.total_changes
        try:
            yield
            if self._depth == 1:
                self._commit(changed=self.connection.total_changes != before)
        except BaseException:
            if self._depth == 1 and self.connection.in_transaction:
                self.rows("ROLLBACK")
            raise
        finally:
            self._depth -= 1

    def _commit(self, *, changed: bool) -> None:
        counted = self._counted
        if counted is None or not changed:
            self.rows("COMMIT")
            return
        mark = counted.mark._replace(commits=counted.mark.commits + 1, at=counted.clock())
        self._keep(mark)
        self.has_changed = True
        if self._journal_size() > JOURNAL_MOST:
            with suppress(StoreError):  # what was said is in the journal, and counts
                self.move_journal()

    def _keep(self, mark: Watermark) -> None:
        """Commit, with the count in the file, and then beside it."""
        assert self._counted is not None
        self.rows(
            "UPDATE watermark SET commits = ?, base = ?, before = ?, at = ?",
            (mark.commits, mark.base, mark.before, stamp(mark.at)),
        )
        self.rows("COMMIT")
        is_new_base = mark.base != self._counted.mark.base
        self._counted.mark = mark
        self._counted.file.write(mark, is_new_base=is_new_base)

    def watermark(self) -> Watermark | None:
        """Where the file stands; None in files from before commits were counted."""
        if self.row("SELECT 1 FROM sqlite_master WHERE name = 'watermark'") is None:
            return None
        row = self.row(_MARK)
        return None if row is None else Watermark(row[0], row[1], row[2], moment(row[3]))

    def count_commits(self, file: WatermarkFile, clock: Clock) -> None:
        """From now on count each commit, in the data file and in `file`.

        A file with the tables of an older version has nothing to count in, and stays uncounted.
        """
        mark = self.watermark()
        if mark is None:
            return
        self.rows("PRAGMA wal_autocheckpoint = 0")  # `move_journal` does it, and counts it
        if not self._journal_size():
            mark = mark._replace(before="")  # the last move was done
        self._counted = _Counted(mark, file, clock)
        file.write(mark)

    def move_journal(self) -> None:
        """Move what is in the journal into the file, and give it a new base.

        Where that does not come to an end (a full disk), the journal stays, and all of it counts:
        the base before is kept beside the new one until a later move is done. What an update of
        the tables has left in it before the first commit is of the base that the update gave.
        """
        counted = self._counted
        if counted is None or self._damaged or self.is_at_rest or self.is_whole:
            return
        if counted.mark.commits and not counted.mark.before:
            self._begin_base(counted.mark)
        done = self.row("PRAGMA wal_checkpoint(TRUNCATE)")
        if done is not None and done[0] == 0 and self.is_whole:
            counted.mark = counted.mark._replace(before="")

    def _begin_base(self, mark: Watermark) -> None:
        """Commit that the file is about to have a new base, with the one before beside it."""
        self.rows("BEGIN IMMEDIATE")
        try:
            self._keep(Watermark(mark.commits + 1, new_base(), before=mark.base, at=mark.at))
        except BaseException:
            if self.connection.in_transaction:
                self.rows("ROLLBACK")
            raise

    @contextmanager
    def _out_of_reach(self) -> Iterator[None]:
        """While this lasts the file has another name: SQLite moves no journal into it at closing.

        A program that is killed here finds it again at its next start (`coach.store.opening`).
        Where an open file cannot have another name (Windows), the journal is moved.
        """
        file, away = beside(self.path, ""), beside(self.path, AWAY)
        try:
            file.rename(away)
        except OSError:
            yield
            return
        try:
            yield
        finally:
            away.rename(file)

    @property
    def is_whole(self) -> bool:
        """Whether all of it is in the file itself, so that the file alone can be copied."""
        return not self._journal_size()

    def _journal_size(self) -> int:
        try:
            return self._journal.stat().st_size
        except OSError:
            return 0

    def hold(self, lock: FileLock) -> None:
        """Keep a lock until the file is closed."""
        self._lock = lock

    def close(self) -> None:
        """Close the file, then release its lock; a second time does nothing."""
        try:
            with suppress(StoreError):  # the journal stays, and is read at the next start
                self.move_journal()
            self._counted = None
            kept = self._damaged and not self.is_whole
            with self._out_of_reach() if kept else nullcontext():
                self.connection.close()
        except self._error as error:
            raise from_sqlite(error, self._folder) from error
        finally:
            if self._lock is not None:
                self._lock.release()
