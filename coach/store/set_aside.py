"""The files that were set aside, each time in a folder of their own: nothing is ever deleted."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.recovery import Backup, Choice, Held, Kept, Way, shared
from coach.errors import StoreError
from coach.store.backups import check, held_by, make_private
from coach.store.connection import INDEX, JOURNAL, Store, beside
from coach.store.keys import keeper_of, key_files
from coach.store.opening import journal_fits
from coach.store.watermark import WatermarkFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.paths import Paths

_STAMP = "%Y%m%dT%H%M%S%fZ"  # the name of a folder of files that are set aside
_MOST = 10  # of those folders are looked into


def set_aside(paths: Paths, now: datetime, keys: Iterable[Path]) -> Path:
    """Put a copy, or a second name, of each file into a new folder; all of them or none.

    Args:
        paths: The folders.
        now: Names the new one.
        keys: What says where the key is, where the key goes with the files.

    Raises:
        OSError: They cannot be copied; nothing is left of the folder.
    """
    stamp = f"{now.astimezone(UTC):{_STAMP}}"
    aside, number = paths.set_aside / stamp, 1
    while aside.exists():  # the clock stands still
        number += 1
        aside = paths.set_aside / f"{stamp}-{number}"
    make_private(paths.set_aside)
    make_private(aside)
    try:
        for file in (paths.database, beside(paths.database, JOURNAL), paths.watermark, *keys):
            if file.exists():
                _copy_or_link(file, aside / file.name)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)  # half of it would pass for the whole
        raise
    return aside


def folders_aside(paths: Paths) -> tuple[Kept, ...]:
    """What was set aside, the last first."""
    found: list[Kept] = []
    for folder in sorted(paths.set_aside.glob("*"), reverse=True):
        with suppress(ValueError):  # a folder of somebody else's
            made = datetime.strptime(folder.name.partition("-")[0], _STAMP).replace(tzinfo=UTC)
            if any(folder.glob("*")):
                has_key = any(file.exists() for file in key_files(folder))
                found.append(Kept(folder, made, has_key))
    return tuple(found[:_MOST])


def sound_asides(paths: Paths, key: str) -> Iterator[Backup]:
    """The files that were set aside and can be read whole, those of last first."""
    for kept in folders_aside(paths):
        file = kept.folder / paths.database.name
        with suppress(StoreError, OSError):
            if file.is_file():
                yield Backup(file, kept.made, held_aside(file, key), is_set_aside=True)


def held_aside(file: Path, key: str) -> Held:
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


def last_choice(store: Store, paths: Paths) -> Choice | None:
    """What was chosen last, while it can be taken back: the files of before are still there."""
    mark = store.watermark()
    if mark is None or not mark.lineage or not mark.lineage[-1].aside:
        return None
    branch = mark.lineage[-1]
    aside = paths.set_aside / Path(branch.aside).name
    if not aside.is_dir() or not any(aside.glob("*")):
        return None
    before = WatermarkFile(aside / paths.watermark.name).read()
    missing = None
    if before is not None:
        lineage = before.lineage
        if not before.base and before.next is not None:
            lineage = (*lineage, before.next)
        both = shared(lineage, before.saved, mark.lineage, mark.saved)
        missing = None if both is None else before.saved - both
    lost = branch.way is Way.BEGIN_ANEW and any(file.exists() for file in key_files(aside))
    return Choice(branch, aside, missing, keeper_of(aside) if lost else "")


def _copy_or_link(file: Path, to: Path) -> None:
    """Copy a file; where the disk cannot read it, give it a second name, which reads nothing."""
    try:
        copy(file, to)
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        to.unlink()
        os.link(os.path.realpath(file), to)


def copy(file: Path, to: Path) -> None:
    """Copy a file for its owner alone; the disk has it afterwards."""
    to.touch(mode=0o600)
    shutil.copyfile(file, to)
    handle = os.open(to, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
