"""What can be done about a data file that cannot be used: nothing is ever deleted.

The files as they are go into a folder of their own (`set-aside`), with the journal, before another
takes their place. The order of the steps is such that a kill between any two of them leaves a
folder that is refused again, or one that opens with what was chosen; never an empty book.
"""

from __future__ import annotations

import logging
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from coach.domain.recovery import Branch, Held, Lineage, Way, Ways
from coach.errors import DataDamaged, DiskFull, KeyMissing, StoreError
from coach.store.file.atomic import sync_folder
from coach.store.file.backups import all_backups, check, held_by, make_private, require_sound, sound
from coach.store.file.beside import JOURNAL, beside
from coach.store.file.connection import Store
from coach.store.file.faults import copy_damaged, damaged, from_os, no_room, not_taken_back
from coach.store.file.ids import Ids
from coach.store.file.keys import (
    FileKeeper,
    KeyKeeper,
    KeyPlace,
    KeyringKeeper,
    KnownKey,
    key_files,
)
from coach.store.file.lock import lock_data
from coach.store.file.opening import TRIAL, Opening, journal_fits
from coach.store.file.page_check import key_fits
from coach.store.file.schema import Schema
from coach.store.file.set_aside import (
    clear,
    copy,
    folders_aside,
    held_aside,
    is_aside,
    kept_journal,
    put_in_place,
    set_aside,
    sound_asides,
)
from coach.store.file.watermark import Watermark, WatermarkFile, new_base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.clock import Clock
    from coach.paths import Paths

_LOG = logging.getLogger(__name__)


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

        Each is read whole, which takes its time. Without the key there are only the files that were
        set aside.

        Raises:
            StoreError: The key that opens them cannot be read.
        """
        kept = folders_aside(self._paths)
        try:
            key = self._keys.find()
        except KeyMissing:
            return Ways((), None, "", None, None, kept=kept)
        except OSError as error:
            raise from_os(error) from error
        found = self._readable(key)
        copies, unopened = all_backups(self._paths.backups, key)
        asides = tuple(sound_asides(self._paths, key))
        ways = _in_use(WatermarkFile(self._paths.watermark).read())
        ways = replace(
            ways,
            now=self._clock(),
            readable=found and found.held,
            kept=kept,
            book=ways.book or (found.held.book if found else ""),
        )
        if not ways.book and (copies or asides):  # nothing says: the book that holds most
            fullest = max((*copies, *asides), key=lambda each: each.held.saved)
            ways = replace(ways, book=fullest.held.book)
        ordered = replace(ways, backups=copies).ordered()
        whole, spoiled = ordered.chosen_from(lambda some: sound(some, key))
        return replace(ordered, backups=(*whole, *asides), unopened=unopened + spoiled).ordered()

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
        held = held_aside(file, key) if with_journal else check(file, key)[1]
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
                marks = WatermarkFile(trial.watermark)
                marks.prepare(Watermark(0, "", "", self._clock()))
                marks.publish()
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
                aside = self._set_aside(key)
                marks = self._prepare(held, Way.PUT_BACK, aside)
                new.replace(self._paths.database)
                # what is there is of another base, and refused until the count is there
                self._journal.unlink(missing_ok=True)
                marks.publish()
            finally:
                for left in (new, beside(new, JOURNAL)):
                    left.unlink(missing_ok=True)
            _LOG.info("put back a copy; the files of before are in %s", aside.name)
            return aside

    def _copied(self, backup: Path, new: Path, key: str) -> Held:
        """Copy a backup, or what was set aside with its journal, and read it; what it holds."""
        copy(backup, new)
        try:
            if beside(backup, JOURNAL).exists() and journal_fits(backup, key):
                copy(beside(backup, JOURNAL), beside(new, JOURNAL))
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
            key = self._keys.find()
            found = self._readable(key)
            if found is None:
                raise damaged()
            last = WatermarkFile(self._paths.watermark).read()
            if found.whole and found.covers(last):
                return None
            aside = self._set_aside(key)
            marks = self._prepare(found.held, Way.GO_ON, aside)
            if not found.with_journal:
                self._journal.unlink(missing_ok=True)
            marks.publish()
            _LOG.info("gone on with what is there; copies are in %s", aside.name)
            return aside

    def begin_anew(self) -> Path:
        """Set everything aside, so that the next start makes an empty book; the folder.

        Raises:
            StoreError: They could not be set aside; nothing was changed.
        """
        with self._locked():
            aside = self._set_aside(self._key_or_none())
            last = WatermarkFile(self._paths.watermark).read()
            before = () if last is None else last.lineage_in_use
            branch = Branch(new_base(), 0, Way.BEGIN_ANEW, self._clock(), aside.name)
            marks = self._marks(Watermark(0, "", "", self._clock(), branch.id, 0), before, branch)
            self._paths.database.unlink(missing_ok=True)
            self._journal.unlink(missing_ok=True)
            marks.publish()  # until then it is refused
            _LOG.info("begun anew; the files of before are in %s", aside.name)
            return aside

    def take_back(self, aside: Path) -> Path:
        """Put the files of before a choice where they were; what was chosen is set aside.

        With the key of then, where that was another one. The file comes last but one, and the count
        last: until then what is there is refused. What was kept goes only after that, so that
        whoever is stopped midway can take it back again.

        Raises:
            StoreError: They are gone, or could not be moved.
        """
        with self._locked():
            if not is_aside(self._paths, aside):
                raise not_taken_back(aside)
            keys = self._keys.files if any(key.exists() for key in key_files(aside)) else ()
            chosen = self._set_aside(None if keys else self._key_or_none())
            mark = self._prepare_taken_back(aside / self._paths.watermark.name, chosen)
            for key in keys:
                put_in_place(aside / key.name, key)
            journal = kept_journal(self._paths, self._paths.data)  # a link becomes a file
            put_in_place(kept_journal(self._paths, aside), journal)
            put_in_place(aside / self._paths.database.name, self._paths.database)
            if mark is not None:
                mark.publish()
            else:
                WatermarkFile(self._paths.watermark).forget()
            sync_folder(self._paths.data)
            clear(self._paths, aside)
            _LOG.info("taken back %s; what was chosen is in %s", aside.name, chosen.name)
            return chosen

    def _prepare_taken_back(self, before: Path, chosen: Path) -> WatermarkFile | None:
        """The count of before, as it asked for what was saved; None where there was none."""
        mark = WatermarkFile(before).read()
        if mark is None:
            return None
        branch = Branch(new_base(), mark.saved, Way.TAKE_BACK, self._clock(), chosen.name)
        return self._marks(mark, mark.lineage, mark.next or branch)

    def _prepare(self, held: Held, way: Way, aside: Path) -> WatermarkFile:
        """A count that asks for nothing any more; the file begins a branch when it is opened."""
        last = WatermarkFile(self._paths.watermark).read()
        commits = last.commits if last is not None and last.book == held.book else 0
        branch = Branch(new_base(), held.saved, way, self._clock(), aside.name)
        mark = Watermark(commits, "", "", self._clock(), held.book, held.saved)
        return self._marks(mark, held.lineage, branch)

    def _marks(self, mark: Watermark, lineage: Lineage, following: Branch) -> WatermarkFile:
        marks = WatermarkFile(self._paths.watermark)
        marks.prepare(replace(mark, lineage=lineage, next=following))
        return marks

    @property
    def _journal(self) -> Path:
        return beside(self._paths.database, JOURNAL)

    def _set_aside(self, key: str | None) -> Path:
        """Set the files of now aside; with what says where their key is, unless it is `key`."""
        own = False
        if key is not None:
            backups = self._paths.backups.glob("*.db")
            own = key_fits(self._paths.database, key, backups) is not False
        keys = () if own else self._keys.files
        return set_aside(self._paths, self._clock(), keys)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """No other program has the files open, and faults of the disk are said."""
        try:
            lock = lock_data(self._paths.lock)
            try:
                yield
            finally:
                lock.release()
        except OSError as error:
            fault = from_os(error)
            raise no_room() if isinstance(fault, DiskFull) else fault from error
        except DiskFull as error:
            raise no_room() from error

    def _key_or_none(self) -> str | None:
        try:
            return self._keys.find()
        except (KeyMissing, OSError):
            return None


def _in_use(last: Watermark | None) -> Ways:
    """What is known of the book in use by what stands beside it."""
    if last is None:
        return Ways((), None, "", None, None)
    return Ways((), None, last.book, last.saved, last.at, last.lineage_in_use)


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
