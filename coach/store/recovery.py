"""What can be done about a data file that cannot be used: nothing is ever deleted.

The files as they are go into a folder of their own (`set-aside`), with the journal, before another
takes their place. The order of the steps is such that a kill between any two of them leaves a
folder that is refused again, or one that opens with what was chosen; never an empty book.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.recovery import Backup, Held, Ways
from coach.errors import DataDamaged, DiskFull, KeyMissing, StoreError
from coach.store.backups import (
    check,
    held_by,
    highest,
    make_private,
    require_sound,
    sound_backups,
)
from coach.store.connection import INDEX, JOURNAL, Store, beside
from coach.store.faults import copy_damaged, damaged, from_os, no_room, not_taken_back
from coach.store.ids import Ids
from coach.store.keys import FileKeeper, KeyKeeper, KeyPlace, KeyringKeeper, KnownKey
from coach.store.lock import FileLock
from coach.store.opening import TRIAL, Opening, journal_fits
from coach.store.schema import Schema
from coach.store.watermark import Watermark, WatermarkFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.clock import Clock
    from coach.paths import Paths

_STAMP = "%Y%m%dT%H%M%S%fZ"  # the name of a folder of files that are set aside
_ASIDE_MOST = 10  # of those folders are looked into


class Recovery:
    """Backups of a data folder, and the ways on after damage.

    Args:
        paths: The folders.
        clock: Names the folder in which the files of now are set aside.
        keyring: False asks the key file alone.
    """

    def __init__(self, paths: Paths, clock: Clock, *, keyring: bool = True) -> None:
        self._paths, self._clock = paths, clock
        keepers: tuple[KeyKeeper, ...] = (FileKeeper(paths.data),)
        if keyring:
            keepers = (KeyringKeeper(), *keepers)
        self._keys = KeyPlace(paths.data, keepers)

    @property
    def backup_folder(self) -> Path:
        """Where the copies lie."""
        return self._paths.backups

    def ways(self) -> Ways:
        """The copies that can be put back, and what the file of now would open with.

        Without the key there is neither.

        Raises:
            StoreError: The key that opens them cannot be read.
        """
        try:
            key = self._keys.find()
        except KeyMissing:
            return Ways((), None, "", None, None)
        except OSError as error:
            raise from_os(error) from error
        last = WatermarkFile(self._paths.watermark).read()
        found = self._readable(key)
        book = (last.book if last is not None else "") or (found.held.book if found else "")
        backups = (*sound_backups(self._paths.backups, key, book), *self._sound_asides(key))
        if not book and backups:  # nothing says which book it was: the one that holds most
            book = max(backups, key=lambda each: each.held.saved).held.book
        ordered = sorted(
            backups,
            key=lambda each: (each.held.book in {"", book}, each.held.saved, not each.is_set_aside),
            reverse=True,
        )
        saved, at = (None, None) if last is None else (last.saved, last.at)
        return Ways(tuple(ordered), found and found.held, book, saved, at)

    def _sound_asides(self, key: str) -> Iterator[Backup]:
        """The files that were set aside before and can be read whole, those of last first."""
        folders = sorted(self._paths.set_aside.glob("*"), reverse=True)[:_ASIDE_MOST]
        for folder in folders:
            file = folder / self._paths.database.name
            with suppress(StoreError, OSError, ValueError):  # a folder of somebody else's
                made = datetime.strptime(folder.name.partition("-")[0], _STAMP).replace(tzinfo=UTC)
                if file.is_file():
                    yield Backup(file, made, _held(file, key), is_set_aside=True)

    def _readable(self, key: str) -> _Readable | None:
        """What the file of now opens with: with its journal, or without; None: it does not open."""
        for with_journal in (True, False):
            with suppress(StoreError):
                if with_journal and not journal_fits(self._paths.database, key):
                    continue
                try:
                    return self._tried(key, with_journal=with_journal)
                except DiskFull:  # no room to try it
                    return self._looked_at(key, with_journal=with_journal)
        return None

    def _looked_at(self, key: str, *, with_journal: bool) -> _Readable:
        """What the file of now holds, read where it lies."""
        file = self._paths.database
        held = _held(file, key) if with_journal else check(file, key)[1]
        return _Readable(held, None, with_journal, whole=False)

    def _tried(self, key: str, *, with_journal: bool) -> _Readable:
        """Open a copy as a start does, and read all of it; what that gives.

        Raises:
            StoreError: It does not open.
        """
        make_private(self._paths.data)
        try:
            with TemporaryDirectory(prefix=TRIAL, dir=self._paths.data) as folder:
                trial = self._paths.within(Path(folder))
                shutil.copyfile(self._paths.database, trial.database)
                if with_journal:
                    shutil.copyfile(self._journal, beside(trial.database, JOURNAL))
                mark = Watermark(0, "", "", self._clock())
                WatermarkFile(trial.watermark).release(mark)
                store = Opening(trial, self._clock, KnownKey(key), Schema()).open()
                try:
                    require_sound(store)
                    whole = with_journal or not self._journal.exists()
                    return _Readable(held_by(store), store.watermark(), with_journal, whole)
                finally:
                    store.close()
        except OSError as error:
            raise from_os(error) from error

    def put_back(self, backup: Path) -> Path:
        """Let a copy take the place of the data file; the folder where the files of now are.

        Raises:
            StoreError: The copy is damaged, the disk is full, or the program is open elsewhere; the
                data file is as it was.
        """
        with self._locked():
            key = self._keys.find()
            new = self._paths.database.with_name(f"good-terms.db.{Ids(self._clock)()}.new")
            try:
                held = self._copied(backup, new, key)
                aside = self._set_aside()
                new.replace(self._paths.database)
                self._journal.unlink(
                    missing_ok=True
                )  # it is of another base, and refused till then
                self._release(held)
            finally:
                for left in (new, beside(new, JOURNAL)):
                    left.unlink(missing_ok=True)
            return aside

    def _copied(self, backup: Path, new: Path, key: str) -> Held:
        """Copy a backup, or what was set aside with its journal, and read it; what it holds."""
        _copy(backup, new)
        try:
            if beside(backup, JOURNAL).exists() and journal_fits(backup, key):
                _copy(beside(backup, JOURNAL), beside(new, JOURNAL))
                store = Store(new, key)
                try:
                    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
                finally:
                    store.close()
            return check(new, key)[1]
        except DataDamaged as error:
            raise copy_damaged() from error

    def go_on(self) -> Path | None:
        """Ask no more for what is gone: the file opens with what is there.

        A journal that is damaged, or belongs to another state of the file, is left out. Returns the
        folder where copies of the files of now are; None where nothing had to be changed.

        Raises:
            StoreError: The file does not open, or cannot be copied; nothing was changed.
        """
        with self._locked():
            found = self._readable(self._keys.find())
            if found is None:
                raise damaged()
            last = WatermarkFile(self._paths.watermark).read()
            if found.whole and found.covers(last):
                return None
            aside = self._set_aside()
            if not found.with_journal:
                self._journal.unlink(missing_ok=True)
            self._release(found.held)
            return aside

    def begin_anew(self) -> Path:
        """Set everything aside, so that the next start makes an empty book; the folder.

        Raises:
            StoreError: They could not be set aside; nothing was changed.
        """
        with self._locked():
            aside = self._set_aside()
            self._paths.database.unlink(missing_ok=True)
            self._journal.unlink(missing_ok=True)
            WatermarkFile(self._paths.watermark).forget()  # the last: until then it is refused
            return aside

    def take_back(self, aside: Path) -> Path:
        """Put the files of before a choice where they were; what was chosen is set aside.

        The file comes last but one, and the count last: until then what is there is refused.

        Raises:
            StoreError: They are gone, or could not be moved.
        """
        with self._locked():
            if not any(aside.glob("*")):
                raise not_taken_back(aside)
            chosen = self._set_aside()
            for file in (*self._keys.files, self._journal, self._paths.database):
                before = aside / file.name
                if before.exists():
                    before.replace(file)
                elif file not in self._keys.files:
                    file.unlink(missing_ok=True)
            mark = aside / self._paths.watermark.name
            if mark.exists():
                mark.replace(self._paths.watermark)
            else:
                WatermarkFile(self._paths.watermark).forget()
            shutil.rmtree(aside, ignore_errors=True)
            return chosen

    def _release(self, held: Held) -> None:
        """Ask for nothing any more; the book counts on behind the fullest state that is known."""
        marks = WatermarkFile(self._paths.watermark)
        last = marks.read()
        is_own = last is not None and last.book == held.book
        commits = last.commits if last is not None and is_own else 0
        saved = max(
            last.saved if last is not None and is_own else 0,
            highest(self._paths.backups, held.book),
        )
        marks.release(Watermark(commits, "", "", self._clock(), held.book, saved))

    @property
    def _journal(self) -> Path:
        return beside(self._paths.database, JOURNAL)

    def _set_aside(self) -> Path:
        """Put a copy, or a second name, of each file into a new folder; all of them or none."""
        stamp = f"{self._clock().astimezone(UTC):{_STAMP}}"
        aside, number = self._paths.set_aside / stamp, 1
        while aside.exists():  # the clock stands still
            number += 1
            aside = self._paths.set_aside / f"{stamp}-{number}"
        make_private(self._paths.set_aside)
        make_private(aside)
        try:
            files = (self._paths.database, self._journal, self._paths.watermark)
            for file in (*files, *(() if self._has_key() else self._keys.files)):
                if file.exists():
                    _copy_or_link(file, aside / file.name)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)  # half of it would pass for the whole
            raise
        return aside

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """No other program has the files open, and faults of the disk are said."""
        try:
            lock = FileLock(self._paths.lock)
            try:
                yield
            finally:
                lock.release()
        except OSError as error:
            fault = from_os(error)
            raise no_room() if isinstance(fault, DiskFull) else fault from error
        except DiskFull as error:
            raise no_room() from error

    def _has_key(self) -> bool:
        try:
            self._keys.find()
        except (KeyMissing, OSError):
            return False
        return True


class _Readable(NamedTuple):
    """What the file of now opens with."""

    held: Held
    mark: Watermark | None
    with_journal: bool
    whole: bool  # no journal had to be left out

    def covers(self, last: Watermark | None) -> bool:
        """Whether nothing is missing of what was saved last."""
        if last is None:
            return self.with_journal or self.mark is None or not self.mark.in_use
        return not last.base or (self.mark is not None and self.mark.covers(last))


def _held(file: Path, key: str) -> Held:
    """What files that were set aside hold, all of which can be read.

    Raises:
        StoreError: They cannot.
    """
    if not journal_fits(file, key):
        return check(file, key)[1]
    opened = Store(file, key, read_only=True)
    try:
        return held_by(opened)
    finally:
        opened.close()
        beside(file, INDEX).unlink(missing_ok=True)


def _copy_or_link(file: Path, to: Path) -> None:
    """Copy a file; where the disk cannot read it, give it a second name, which reads nothing."""
    try:
        _copy(file, to)
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        to.unlink()
        os.link(os.path.realpath(file), to)


def _copy(file: Path, to: Path) -> None:
    """Copy a file for its owner alone; the disk has it afterwards."""
    to.touch(mode=0o600)
    shutil.copyfile(file, to)
    handle = os.open(to, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
