"""The files that were set aside, each time in a folder of their own: nothing is ever deleted."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.recovery import Backup, Choice, Held, Kept, KeyBeside, Way, shared
from coach.errors import StoreError
from coach.store.file.atomic import sync_file, sync_folder
from coach.store.file.backups import check, held_by, make_private
from coach.store.file.beside import INDEX, JOURNAL, beside
from coach.store.file.connection import Store
from coach.store.file.keys import FileKeeper, keeper_of, key_files
from coach.store.file.opening import BACK, UNFINISHED, journal_fits
from coach.store.file.page_check import key_fits
from coach.store.file.watermark import WatermarkFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.paths import Paths
    from coach.store.file.watermark import Watermark

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
    unfinished = aside.with_name(f"{aside.name}{UNFINISHED}")  # half of it would pass for the whole
    make_private(paths.set_aside)
    make_private(unfinished)
    try:
        journal = beside(paths.database, JOURNAL)
        for file in (paths.database, journal, paths.watermark, *keys):
            if file.exists():  # beside a link the journal has another name
                name = kept_journal(paths, aside).name if file == journal else file.name
                _copy_or_link(file, unfinished / name)
        sync_folder(unfinished)
        unfinished.rename(aside)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    sync_folder(paths.set_aside)
    return aside


def kept_journal(paths: Paths, aside: Path) -> Path:
    """The journal of a data file that was set aside; also where that file was a link."""
    return aside / f"{paths.database.name}{JOURNAL}"


def _ours(paths: Paths, aside: Path) -> tuple[Path, ...]:
    """Each file that a folder of files that were set aside may have of ours."""
    names = (paths.database.name, paths.watermark.name)
    return (*(aside / name for name in names), kept_journal(paths, aside), *key_files(aside))


def is_aside(paths: Paths, folder: Path) -> bool:
    """Whether something that was set aside is in a folder; what else lies there is not ours."""
    return any(file.exists() for file in _ours(paths, folder))


def put_in_place(kept: Path, file: Path) -> None:
    """Let a file be as it was kept, or not be there where none was kept.

    What was kept stays, so that whoever is stopped midway can do all of it again.

    Raises:
        OSError: It cannot be put there.
    """
    if not kept.exists():
        file.unlink(missing_ok=True)
        return
    new = file.with_name(f"{file.name}{BACK}")
    new.unlink(missing_ok=True)
    try:
        try:
            os.link(kept, new)
        except OSError:  # a file system without links
            copy(kept, new)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def clear(paths: Paths, aside: Path) -> None:
    """Delete what was set aside once it is in use; the folder stays where something else is in it.

    What cannot be deleted is there once more than needed.
    """
    kept = aside / paths.database.name
    with suppress(OSError):
        for file in (*_ours(paths, aside), beside(kept, INDEX)):
            file.unlink(missing_ok=True)
        aside.rmdir()


def folders_aside(paths: Paths) -> tuple[Kept, ...]:
    """What was set aside, the last first."""
    found: list[Kept] = []
    for folder in sorted(paths.set_aside.glob("*"), reverse=True):
        with suppress(ValueError):  # a folder of somebody else's
            made = datetime.strptime(folder.name.partition("-")[0], _STAMP).replace(tzinfo=UTC)
            if is_aside(paths, folder):
                found.append(Kept(folder, made, _key_beside(paths, folder)))
    return tuple(found[:_MOST])


def _key_beside(paths: Paths, aside: Path) -> KeyBeside:
    """What of a key lies with files that were set aside; a keyring is not asked."""
    note, file = key_files(aside)
    if not file.exists() or keeper_of(aside) != FileKeeper.name:
        return KeyBeside.ELSEWHERE if note.exists() or file.exists() else KeyBeside.NONE
    key = None
    with suppress(OSError):
        key = FileKeeper(aside).get("")
    fits = key is not None and key_fits(aside / paths.database.name, key) is not False
    return KeyBeside.THEIRS if fits else KeyBeside.ANOTHER


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
    """What was chosen last, while it can be taken back: the files of before are still there.

    Or an older file was put here by hand, and a backup holds more.
    """
    mark = store.watermark()
    if mark is None or not mark.lineage:
        return None
    branch = mark.lineage[-1]
    if store.behind_copies:
        return Choice(branch, None, store.behind_copies, "")
    aside = paths.set_aside / Path(branch.aside).name
    if not branch.aside or not is_aside(paths, aside):
        return None
    missing = _missing(WatermarkFile(aside / paths.watermark.name).read(), mark)
    lost = branch.way is Way.BEGIN_ANEW and any(file.exists() for file in key_files(aside))
    return Choice(
        branch, aside, missing, keeper_of(aside) if lost else "", _key_beside(paths, aside)
    )


def _missing(before: Watermark | None, mark: Watermark) -> int | None:
    """How many changes the file of before holds that the one of now lacks; None: not known."""
    if before is None:
        return None
    both = shared(before.lineage_in_use, before.saved, mark.lineage, mark.saved)
    return None if both is None else before.saved - both


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
    sync_file(to)
