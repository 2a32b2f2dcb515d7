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
from typing import TYPE_CHECKING, NamedTuple

from coach.errors import DataDamaged, StoreError
from coach.store.backups import Backup, check, make_private, sound_backups
from coach.store.connection import INDEX, JOURNAL, Store, beside
from coach.store.faults import copy_damaged, damaged, from_os
from coach.store.ids import Ids
from coach.store.keys import FileKeeper, KeyKeeper, KeyPlace, KeyringKeeper
from coach.store.lock import FileLock
from coach.store.opening import journal_fits
from coach.store.watermark import WatermarkFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coach.clock import Clock
    from coach.paths import Paths
    from coach.store.watermark import Watermark


class Ways(NamedTuple):
    """What there is to go on with."""

    backups: tuple[Backup, ...]  # that open and are whole, the newest first
    readable: datetime | None  # UTC; until when the file of now can be read; None: not at all
    is_all: bool  # whether all that was saved can be read of it, as far as is known
    saved: datetime | None  # UTC; when the last thing of all was saved; None: not known


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
        """The copies that can be put back, and whether the file of now can be read at all.

        Raises:
            StoreError: The key that opens them is not where it was kept, or cannot be read.
        """
        try:
            key = self._keys.find()
        except OSError as error:
            raise from_os(error) from error
        found = self._readable(key)
        last = WatermarkFile(self._paths.watermark).read()
        return Ways(
            backups=sound_backups(self._paths.backups, key, last),
            readable=found and found.until,
            is_all=bool(found and found.mark and last and found.mark.covers(last)),
            saved=last and last.at,
        )

    def _readable(self, key: str) -> _Readable | None:
        """How far the file of now can be read: with its journal, or without; None: not at all."""
        file = self._paths.database
        with suppress(StoreError):
            if journal_fits(file, key):
                return _Readable(*_until(file, key, alone=False), with_journal=True)
        with suppress(StoreError):
            check(file, key)
            return _Readable(*_until(file, key, alone=True), with_journal=False)
        return None

    def put_back(self, backup: Path) -> Path:
        """Let a copy take the place of the data file; the folder where the files of now are.

        Raises:
            StoreError: The copy is damaged, the disk is full, or the program is open elsewhere; the
                data file is as it was.
        """
        with self._locked():
            new = self._paths.database.with_name(f"good-terms.db.{Ids(self._clock)()}.new")
            try:
                _copy(backup, new)
                self._require_sound_copy(new)
                aside = self._set_aside()
                new.replace(self._paths.database)
                self._journal.unlink(
                    missing_ok=True
                )  # it is of another base, and refused till then
                WatermarkFile(self._paths.watermark).forget()
            finally:
                new.unlink(missing_ok=True)
            return aside

    def _require_sound_copy(self, copy: Path) -> None:
        try:
            check(copy, self._keys.find())
        except DataDamaged as error:
            raise copy_damaged() from error

    def go_on(self) -> Path:
        """Ask no more for what is gone: the file opens with what is there.

        A journal that is damaged, or belongs to another state of the file, is left out. Returns the
        folder where copies of the files of now are.

        Raises:
            StoreError: The file cannot be read, or not be copied; nothing was changed.
        """
        with self._locked():
            found = self._readable(self._keys.find())
            if found is None:
                raise damaged()
            aside = self._set_aside()
            if not found.with_journal:
                self._journal.unlink(missing_ok=True)
            WatermarkFile(self._paths.watermark).forget()
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

    @property
    def _journal(self) -> Path:
        return beside(self._paths.database, JOURNAL)

    def _set_aside(self) -> Path:
        """Put a copy, or a second name, of each file into a new folder; all of them or none."""
        aside = self._paths.set_aside / f"{self._clock():%Y%m%dT%H%M%S%fZ}"
        make_private(self._paths.set_aside)
        make_private(aside)
        try:
            for file in (self._paths.database, self._journal, self._paths.watermark):
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
            raise from_os(error) from error


class _Readable(NamedTuple):
    until: datetime
    mark: Watermark | None
    with_journal: bool


def _until(file: Path, key: str, *, alone: bool) -> tuple[datetime, Watermark | None]:
    """When the last thing that can be read was saved; in old files, when the file was written."""
    opened = Store(file, key, read_only=True, alone=alone)
    try:
        mark = opened.watermark()
    finally:
        opened.close()
        if not alone:
            beside(file, INDEX).unlink(missing_ok=True)
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return (written if mark is None else mark.at), mark


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
