"""The open data file: one connection, transactions, and faults that a user can read.

Each commit is counted in the file and beside it (`coach.store.file.watermark`), and only the
program moves the journal into the file, so that whatever is gone after an unclean end is known.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.recovery import Branch
from coach.errors import DataDamaged, StoreError
from coach.store.file.beside import AWAY, JOURNAL, beside
from coach.store.file.branches import branch_to_begin, lost_by_hand, read_lineage, write_lineage
from coach.store.file.faults import damaged, from_sqlite
from coach.store.file.read_cache import ReadCache
from coach.store.file.reading import UnreadRows, any_bytes
from coach.store.file.times import moment, stamp
from coach.store.file.watermark import BORN, Watermark, WatermarkFile, book_born, new_base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from filelock import BaseFileLock

    from coach.clock import Clock
    from coach.store.file.upkeep import Upkeep

Row = tuple[Any, ...]
JOURNAL_MOST = 4 * 1024 * 1024  # bytes of journal that are moved into the file at once
_NO_TEXT = "Could not decode to UTF-8"  # as the driver says it, which has no code for it
_CHANGES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
_MARK = "SELECT commits, base, before, at, book, saved, in_use FROM watermark"
_MARK_BEFORE = "SELECT commits, base, before, at, '', commits, 0 FROM watermark"  # version 8
_KEEP = "UPDATE watermark SET commits = ?, base = ?, before = ?, at = ?"


class _Counted(Struct):
    """The count of commits of an open file, and where it is kept."""

    mark: Watermark
    file: WatermarkFile
    clock: Clock
    has_book: bool


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
        self._depth, self._damaged = 0, False
        self._lock: BaseFileLock | None = None
        self.path, self._folder, self._journal = path, path.parent, beside(path, JOURNAL)
        self.unread = UnreadRows()  # what the tables could not make sense of
        self._counted: _Counted | None = None  # once commits are counted
        self.is_at_rest = False  # while true the journal is not moved into the file
        self.behind_copies = 0  # the changes that a backup holds and a file put by hand does not
        self.has_changed = False  # by the user, since it was opened
        self._in_passing = False  # while true what is kept is the program's own
        self.unsaved: StoreError | None = None  # why the last change was not kept, where it was not
        self.told: Callable[[StoreError | None], None] | None = None  # `unsaved`, as it changes
        self.upkeep: Upkeep | None = None  # of the file that the program has open
        mode = "ro&immutable=1" if alone else "ro" if read_only else "rwc"
        target = f"{path.absolute().as_uri()}?mode={mode}"
        try:
            self.connection: Any = dbapi2.connect(target, uri=True, isolation_level=None, timeout=0)
        except self._error as error:
            raise from_sqlite(error, self._folder) from error
        self._cache = ReadCache(self.connection)
        self.execute("PRAGMA cipher_log_level = NONE")
        self.execute(f"PRAGMA key = \"x'{key}'\"")

    @property
    def folder(self) -> Path:
        """The folder that the file lies in."""
        return self._folder

    @property
    def version(self) -> int:
        """Of what is in it: while this is the same number, it is the same content."""
        return self._cache.version

    def execute(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run one statement whose rows nobody needs.

        Raises:
            DataDamaged: It would change a file in which damage was met.
        """
        alone = self._depth == 0 and sql.lstrip().upper().startswith(_CHANGES)
        with self.transaction() if alone else nullcontext():
            self.rows(sql, values)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All the rows of one statement, as they were read before where nothing has changed."""
        known = self._cache.find(sql, values)
        if known is not None:
            return known
        try:
            found: list[Row] = self.connection.execute(sql, values).fetchall()
        except self._error as error:
            if _NO_TEXT in str(error):
                return self._rows_of_any_bytes(sql, values)
            raise self._fault(error) from error
        self._cache.ran(sql, values, found)
        return found

    def _rows_of_any_bytes(self, sql: str, values: Sequence[object]) -> list[Row]:
        """The rows of a statement with text that is not UTF-8: a sign stands for what is not."""
        try:
            with any_bytes(self.connection):
                return list(self.connection.execute(sql, values).fetchall())
        except self._error as error:
            raise self._fault(error) from error

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
        outermost, before = self._depth == 0, self.connection.total_changes
        try:
            with self._together():
                yield
        except StoreError as error:
            if outermost:
                self._tell(error)
            raise
        if outermost and self.connection.total_changes != before:
            self._tell(None)

    def _tell(self, unsaved: StoreError | None) -> None:
        """Tell whether changes are kept, where that is another answer than before."""
        before, self.unsaved = self.unsaved, unsaved
        if self.told is not None and unsaved is not before:
            self.told(unsaved)

    @contextmanager
    def in_passing(self) -> Iterator[None]:
        """What is kept inside is the program's own: nothing that a user would miss."""
        before, self._in_passing = self._in_passing, True
        try:
            yield
        finally:
            self._in_passing = before

    @contextmanager
    def _together(self) -> Iterator[None]:
        if self._damaged:
            raise damaged()
        if self._depth == 0:
            self._say_in_use()
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
        mark = replace(counted.mark, commits=counted.mark.commits + 1)
        if not self._in_passing:
            mark = replace(mark, saved=mark.saved + 1, at=counted.clock())
        self._keep(mark)
        self.has_changed = self.has_changed or not self._in_passing
        if self._journal_size() > JOURNAL_MOST:
            with suppress(StoreError):  # what was said is in the journal, and counts
                self.move_journal()

    def _keep(self, mark: Watermark) -> None:
        """Commit, with the count in the file, and then beside it."""
        assert self._counted is not None
        words = (mark.commits, mark.base, mark.before, stamp(mark.at))
        if self._counted.has_book:
            self.rows(f"{_KEEP}, saved = ?, in_use = ?", (*words, mark.saved, int(mark.in_use)))
        else:
            self.rows(_KEEP, words)
        self.rows("COMMIT")
        is_new_base = mark.base != self._counted.mark.base
        self._counted.mark = mark
        self._counted.file.write(mark, is_new_base=is_new_base)

    def watermark(self) -> Watermark | None:
        """Where the file stands; None in files from before commits were counted."""
        columns = self._mark_columns()
        row = self.row(_MARK if "book" in columns else _MARK_BEFORE) if columns else None
        if row is None:
            return None
        at, book, in_use = moment(row[3]), row[4] or self.book(), bool(row[6])
        own = read_lineage(self, book)
        return Watermark(row[0], row[1], row[2], at, book, row[5], in_use, own)

    def _mark_columns(self) -> list[str]:
        return [str(row[1]) for row in self.rows("PRAGMA table_info(watermark)")]

    def book(self) -> str:
        """The name of the book, as files from before books had one tell it."""
        row = self.row(BORN)
        return "" if row is None else book_born(row[0])

    def count_commits(
        self, file: WatermarkFile, clock: Clock, newest: Callable[[str], int] = lambda _: 0
    ) -> None:
        """From now on count each commit, in the data file and in `file`.

        A file with the tables of an older version has nothing to count in, and stays uncounted.

        Args:
            file: Beside the data file.
            clock: Says when something is saved.
            newest: How many changes the fullest backup of a branch holds.
        """
        mark, known = self.watermark(), file.read()
        if mark is None:
            return
        self.rows("PRAGMA wal_autocheckpoint = 0")  # `move_journal` does it, and counts it
        if not self._journal_size():
            mark = replace(mark, before="")  # the last move was done
        has_book = "book" in self._mark_columns()
        self._counted = _Counted(mark, file, clock, has_book=has_book)
        if self.rows("PRAGMA table_info(branch)"):
            behind = newest(mark.lineage[-1].id) > mark.saved
            new = Branch(new_base(), mark.saved, None, clock())
            begun = branch_to_begin(mark, known, is_behind_copies=behind, new=new)
            if begun is not None:
                self._begin(begun, known)
            self.behind_copies = lost_by_hand(self._counted.mark.lineage, newest)
        file.write(self._counted.mark)

    def _begin(self, branch: Branch, known: Watermark | None) -> None:
        """Let the file be of a new branch: what is saved from now on is saved in it alone."""
        assert self._counted is not None
        mark = self._counted.mark
        lineage, commits = mark.lineage, mark.commits
        if known is not None:
            commits = max(commits, known.commits)
            lineage = known.lineage if known.begins_empty else lineage
        if known is not None and known.begins_empty:
            mark = replace(mark, book=branch.id)
        with self._alone():
            write_lineage(self, (*lineage, branch))
            self.rows("UPDATE watermark SET book = ?", (mark.book,))
            self._keep(replace(mark, commits=commits + 1, lineage=(*lineage, branch)))
        self.has_changed = True  # the next backup is of what was chosen

    def _say_in_use(self) -> None:
        """Let the file itself say, before the first change of the user's, that it is in use.

        A file that says so, and has neither journal nor count beside it, was not closed: what the
        journal held is gone.
        """
        counted = self._counted
        if counted is None or not counted.has_book or counted.mark.in_use or self._in_passing:
            return
        if self.is_at_rest:  # later then
            return
        with suppress(StoreError):  # what is to be said next meets it too
            mark = replace(counted.mark, commits=counted.mark.commits + 1, in_use=True)
            self._keep_alone(mark)
            self.move_journal()

    def move_journal(self, *, closing: bool = False) -> None:
        """Move what is in the journal into the file, and give it a new base.

        Where that does not come to an end (a full disk), the journal stays, and all of it counts:
        the base before is kept beside the new one until a later move is done. What an update of the
        tables has left in it before the first commit is of the base that the update gave. At the
        closing the file says that it is in use no more.
        """
        counted = self._counted
        if counted is None or self._damaged or self.is_at_rest:
            return
        if (ends := closing and counted.mark.in_use) or self._journal_size():
            self._keep_next_base(counted.mark, ends=ends)
            busy, *_ = self.row("PRAGMA wal_checkpoint(TRUNCATE)") or (1,)
            if not busy and self.is_whole:
                counted.mark = replace(counted.mark, before="")

    def _keep_next_base(self, mark: Watermark, *, ends: bool) -> None:
        """Keep the base that the file is to have, unless a move to it has begun; and an end."""
        next_ = replace(mark, commits=mark.commits + 1, in_use=mark.in_use and not ends)
        if not mark.before and mark.commits:
            self._keep_alone(replace(next_, base=new_base(), before=mark.base))
        elif ends:
            self._keep_alone(next_)

    def _keep_alone(self, mark: Watermark) -> None:
        with self._alone():
            self._keep(mark)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """What is kept inside is kept whole or not at all; it has to be committed inside."""
        self.rows("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            if self.connection.in_transaction:  # it was not
                self.rows("ROLLBACK")

    @contextmanager
    def _out_of_reach(self) -> Iterator[None]:
        """While this lasts the file has another name: SQLite moves no journal into it at closing.

        A program that is killed here finds it again at its next start (`coach.store.file.opening`).
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

    def hold(self, lock: BaseFileLock) -> None:
        """Keep a lock until the file is closed."""
        self._lock = lock

    def close(self) -> None:
        """Close the file, then release its lock; a second time does nothing."""
        try:
            with suppress(StoreError):  # the journal stays, and is read at the next start
                self.move_journal(closing=True)
            self._counted = None
            kept = self._damaged and not self.is_whole
            with self._out_of_reach() if kept else nullcontext():
                self.connection.close()
        except self._error as error:
            raise from_sqlite(error, self._folder) from error
        finally:
            if self._lock is not None:
                self._lock.release()
