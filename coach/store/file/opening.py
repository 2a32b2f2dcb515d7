"""Opening the data file: lock, key, checks, backup, migration, in the order that loses nothing."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.errors import DataDamaged, StoreError
from coach.store.file.atomic import publish
from coach.store.file.backups import back_up, highest, make_private, require_sound
from coach.store.file.beside import AWAY, INDEX, JOURNAL, beside
from coach.store.file.connection import Store
from coach.store.file.faults import (
    apart,
    behind,
    damaged,
    from_os,
    gone,
    journal_without_file,
    of_another_key,
)
from coach.store.file.ids import Ids
from coach.store.file.keys import FileKeeper, KeyKeeper, KeyPlace, KeyringKeeper, keeper_of
from coach.store.file.lock import lock_data
from coach.store.file.page_check import key_fits
from coach.store.file.schema import Schema, version_of
from coach.store.file.upkeep import Upkeep
from coach.store.file.watermark import WatermarkFile

if TYPE_CHECKING:
    from pathlib import Path

    from coach.clock import Clock
    from coach.errors import DataBehind
    from coach.paths import Paths
    from coach.store.file.watermark import Watermark

UNFINISHED = ".part"  # ends the name of a folder of files that are being set aside
BACK = ".back"  # ends the name of a file that is being taken back
TRIAL = "trial-"  # how the names of folders begin in which a copy is opened to see whether it does
PAGE = 4096  # bytes; SQLite takes a file of less than one page for a new one, and would fill it
_LEFTOVER = re.compile(
    r"good-terms\.db\.[^.]+\.new(-wal)?|key(-place)?\.[0-9a-f]{16}\.part|"
    r"good-terms\.watermark\.part|(good-terms\.db(-wal)?|key(-place)?)\.back|"
    r"good-terms-\d{8}T\d{12}Z-v\d+[-0-9a-f]*\.part"
)
WHOLE_CHECK = 4 * 1024 * 1024  # bytes; a larger file is checked page by page as it is read


def open_store(
    paths: Paths, clock: Clock, *, keyring: bool = True, schema: Schema | None = None
) -> Store:
    """Open the data file, or make it; the caller closes it.

    Args:
        paths: The folders; they are made when they are not there.
        clock: Names the backup that is made before a migration.
        keyring: False keeps the key of a new file in a key file even where there is a keyring.
        schema: Another version of the tables than this program's, for tests of migrations.

    Raises:
        StoreError: One of its kinds; the file was left as it is.
    """
    keepers: tuple[KeyKeeper, ...] = (FileKeeper(paths.data),)
    if keyring:
        keepers = (KeyringKeeper(), *keepers)
    try:
        return Opening(paths, clock, KeyPlace(paths.data, keepers), schema or Schema()).open()
    except OSError as error:
        raise from_os(error) from error


class Opening(Struct, frozen=True):
    """What is needed to open a data file."""

    paths: Paths
    clock: Clock
    keys: KeyPlace
    schema: Schema

    def open(self) -> Store:
        """The open store; see `open_store`."""
        make_private(self.paths.data)
        lock = lock_data(self.paths.lock)
        try:
            self._clear_leftovers()
            store = self._open_locked()
        except BaseException:
            lock.release()
            raise
        store.hold(lock)
        return store

    def _open_locked(self) -> Store:
        file = self.paths.database
        if file.exists():
            key = self.keys.find()
            try:
                return self._open_existing(file, key)
            except DataDamaged as error:
                if (other := self._of_another_key(file, key)) is not None:
                    raise other from error
                raise
        if _size(beside(file, JOURNAL)):
            raise journal_without_file()
        known = WatermarkFile(self.paths.watermark).read()
        if file.is_symlink() or (known is not None and not known.begins_empty):
            raise gone()
        key = self.keys.find_or_make(Ids(self.clock)())
        self._make_new(file, key)
        return self._open_existing(file, key)

    def _of_another_key(self, file: Path, key: str) -> DataDamaged | None:
        """What to say in place of damage where no page of the file was written with the key."""
        backups = self.paths.backups.glob("*.db")
        if _size(file) < PAGE or key_fits(file, key, backups) is not False:
            return None
        in_keyring = keeper_of(self.paths.data) != FileKeeper.name
        return of_another_key(self.paths.data, in_keyring=in_keyring)

    def _clear_leftovers(self) -> None:
        """Delete what killed starts have left half made; the lock says that none runs.

        A file that was being closed after damage gets its name back.
        """
        for folder in (self.paths.data, self.paths.backups):
            for left in folder.glob("*.*"):
                if _LEFTOVER.fullmatch(left.name):
                    with suppress(OSError):
                        left.unlink()
        half = self.paths.set_aside.glob(f"*{UNFINISHED}")
        for folder in (*self.paths.data.glob(f"{TRIAL}*"), *half):
            shutil.rmtree(folder, ignore_errors=True)
        file, away = beside(self.paths.database, ""), beside(self.paths.database, AWAY)
        if away.exists() and not file.exists():
            away.rename(file)

    def _make_new(self, file: Path, key: str) -> None:
        """Make a whole new file aside and give it its name: half a file never has that name."""
        aside = file.with_name(f"{file.name}.{Ids(self.clock)()}.new")
        os.close(os.open(aside, os.O_CREAT | os.O_EXCL, 0o600))
        try:
            store = Store(aside, key)
            try:
                _prepare(store)
                self.schema.migrate(store)
            finally:
                store.close()
            publish(aside, file)
        finally:
            for left in (aside, beside(aside, JOURNAL)):
                left.unlink(missing_ok=True)

    def _open_existing(self, file: Path, key: str) -> Store:
        marks = WatermarkFile(self.paths.watermark)
        acknowledged = marks.read()
        had_journal = _check_before_use(file, key, acknowledged)
        store = Store(file, key)
        try:
            store.execute("PRAGMA locking_mode = EXCLUSIVE")
            _require_tables(store)
            pending = self.schema.pending(store)
            if _size(file) <= WHOLE_CHECK:
                require_sound(store)
            _require_all(store.watermark(), acknowledged, has_journal=had_journal)
            _prepare(store)
            _require_writable(store)
            if pending:
                back_up(store, key, self.paths.backups, self.clock())
                self.schema.migrate(store)
            store.execute("PRAGMA foreign_keys = ON")
            store.count_commits(marks, self.clock, partial(_fullest, self.paths))
            store.move_journal()  # of an unclean end, or of the steps just taken
            large = _size(file) > WHOLE_CHECK
            paths = self.paths
            store.upkeep = Upkeep(
                store, key, paths.backups, paths.lock, self.clock, read_whole=large
            )
        except BaseException:
            store.close()
            raise
        return store


def _fullest(paths: Paths, branch: str) -> int:
    """How many changes the fullest copy of a branch holds: a backup, or files that were set aside.

    The same question whether the count beside the file is gone after an older file was put here by
    hand, or after a restore that had not been opened yet: nothing else says that there was more.
    """
    found = [highest(paths.backups, branch)]
    for file in paths.set_aside.glob(f"*/{paths.watermark.name}"):
        mark = WatermarkFile(file).read()
        if mark is not None and mark.lineage_in_use[-1:] and mark.lineage_in_use[-1].id == branch:
            found.append(mark.saved)
    return max(found)


def _check_before_use(file: Path, key: str, acknowledged: Watermark | None) -> bool:
    """Refuse a file that is cut off, or that is unsound after an unclean end; touch neither.

    Whether there is a journal.

    After an unclean end the journal holds what was said last. Opening to write would move it into
    the file even where the file is damaged, so the whole is read first, read-only.
    """
    if _size(file) < PAGE:
        raise damaged()
    if not _size(beside(file, JOURNAL)):
        return False
    try:
        whole = _read_with_journal(file, key)
    except DataDamaged as error:
        if (other := _apart(file, key, acknowledged)) is not None:
            raise other from error
        raise
    _require_all(whole, acknowledged, has_journal=True)
    if whole is not None and not _fits(whole, file, key):
        raise _apart(file, key, acknowledged) or behind(None, whole.at, has_journal=True)
    return True


def _apart(file: Path, key: str, acknowledged: Watermark | None) -> DataBehind | None:
    """What to say of a file that is sound without the journal beside it; None: it is not.

    A journal that is damaged is read up to where it is: what hangs together badly with a sound file
    belongs to another state of it.
    """
    try:
        own = _read_alone(file, key)
    except StoreError:
        return None
    kept_until = None if own is None else own.at
    if acknowledged is None or not acknowledged.base:
        return apart(kept_until, None, is_older=None)
    bases = {acknowledged.base, acknowledged.before or acknowledged.base}
    is_older = own is None or own.base not in bases
    return apart(kept_until, acknowledged.at, is_older=is_older)


def _read_alone(file: Path, key: str) -> Watermark | None:
    """Where a file stands without its journal, when all of it could be read."""
    store = Store(file, key, read_only=True, alone=True)
    try:
        require_sound(store)
        _require_tables(store)
        return store.watermark()
    finally:
        store.close()


def journal_fits(file: Path, key: str) -> bool:
    """Whether there is a journal, and file and journal are of one state: all of it can be read.

    Raises:
        DataDamaged: They cannot be read together at all.
    """
    if not _size(beside(file, JOURNAL)):
        return False
    whole = _read_with_journal(file, key)
    return whole is None or _fits(whole, file, key)


def _read_with_journal(file: Path, key: str) -> Watermark | None:
    """Where file and journal together stand, when all of it could be read; nothing is changed."""
    store = Store(file, key, read_only=True)
    try:
        require_sound(store)
        return store.watermark()
    finally:
        store.close()
        beside(file, INDEX).unlink(missing_ok=True)


def _require_all(
    found: Watermark | None, acknowledged: Watermark | None, *, has_journal: bool
) -> None:
    """Refuse a file in which something is missing that was acknowledged.

    A file that was not closed, and has lost both its journal and the count beside it, lacks what
    the journal held.

    Raises:
        DataBehind: With the times of what is there and of what was saved last.
    """
    kept_until = None if found is None else found.at
    if acknowledged is None:
        if found is not None and found.in_use and not has_journal:
            raise behind(kept_until, None, has_journal=False)
    elif acknowledged.base and (found is None or not found.covers(acknowledged)):
        raise behind(kept_until, acknowledged.at, has_journal=has_journal)


def _fits(whole: Watermark, file: Path, key: str) -> bool:
    """Whether a journal, read with the file as `whole`, belongs to this state of the file.

    Without its journal a file may hang together badly while a checkpoint was under way, and has no
    watermark yet while it was being brought up to date; at no other time.
    """
    alone = Store(file, key, read_only=True, alone=True)
    try:
        own = alone.watermark()
    except DataDamaged:
        if whole.before:
            return True
        raise
    finally:
        alone.close()
    return whole.fits(own) if own is not None else whole.commits == 0


def _prepare(store: Store) -> None:
    """The settings of a connection that is going to write."""
    for setting in (
        "locking_mode = EXCLUSIVE",
        "journal_mode = WAL",
        "synchronous = FULL",
        "secure_delete = ON",
        "temp_store = MEMORY",
    ):
        store.execute(f"PRAGMA {setting}")


def _require_tables(store: Store) -> None:
    """Refuse a file without tables: a file of ours gets its name only after it has them."""
    if version_of(store) == 0:
        raise damaged()


def _require_writable(store: Store) -> None:
    """Refuse now a file that could be read only; SQLite itself would notice at the first change."""
    store.execute("BEGIN IMMEDIATE")
    store.execute("ROLLBACK")


def _size(file: Path) -> int:
    """Size in bytes; 0 when there is no such file."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0
