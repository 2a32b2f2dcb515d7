"""Copies of the data file, encrypted with the same key, outside the data folder.

Each is checked by opening it and reading all of it before it gets its name. They are made once a
day, at the end of a run, and before each step of a migration, and thinned with their age.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coach.errors import DataDamaged, DataUnreadable, DiskFull, StoreError
from coach.store.connection import Store
from coach.store.faults import damaged, from_os, not_backed_up, too_new
from coach.store.schema import Schema, version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from coach.store.watermark import Watermark

KEEP_ALL = timedelta(days=2)  # every copy of the last two days is kept,
DAYS, WEEKS, MONTHS = 12, 10, 9  # then the last of so many days, weeks and months with one (Anki)
_NAME = re.compile(r"good-terms-(\d{8}T\d{12})Z-v\d+\.db")


class Backup(NamedTuple):
    """A copy that can be put back."""

    file: Path
    made: datetime  # UTC
    until: datetime  # UTC; when the last thing that is in it was saved
    is_all: bool  # whether all that was saved is in it, as far as is known


def name_of(now: datetime, version: int) -> str:
    """The name of a copy: names sort by time."""
    return f"good-terms-{now.astimezone(UTC):%Y%m%dT%H%M%S%f}Z-v{version}.db"


def back_up(store: Store, key: str, folder: Path, now: datetime) -> Path:
    """Copy the open data file into `folder`, check the copy, and thin the older ones.

    Raises:
        BackupNotMade: The copy could not be written or read back; older copies are kept.
        DataDamaged: The data file cannot be read.
    """
    target = folder / name_of(now, version_of(store))
    return _made(target, key, lambda part: store.execute("VACUUM INTO ?", (str(part),)))


def copy_at_rest(file: Path, key: str, folder: Path, now: datetime) -> Path:
    """Copy a data file that nobody writes to; like `back_up` else. For any thread.

    Raises:
        BackupNotMade: The copy could not be written or read back; older copies are kept.
        DataDamaged: The data file cannot be read; no copy is made of it.
    """
    target = folder / name_of(now, check(file, key))
    return _made(target, key, lambda part: shutil.copyfile(file, part))


def _made(target: Path, key: str, write: Callable[[Path], object]) -> Path:
    """The copy that `write` has written beside its name; it has its name only once it is whole."""
    unfinished = target.with_suffix(".part")
    try:
        make_private(target.parent)
        unfinished.touch(mode=0o600)
        write(unfinished)
        _publish(unfinished, target, key)
    except OSError as error:
        raise not_backed_up(target.parent, from_os(error)) from error
    except (DiskFull, DataUnreadable) as error:
        raise not_backed_up(target.parent, error) from error
    finally:
        with suppress(OSError):  # what stops the copy may stop this too
            unfinished.unlink()
    return target


def _publish(unfinished: Path, target: Path, key: str) -> None:
    """Give a copy its name once the disk has it and it was read whole; thin the older ones."""
    handle = os.open(unfinished, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    try:
        check(unfinished, key)
    except DataDamaged as error:  # the copy, not what it was made of
        raise not_backed_up(target.parent, error) from error
    unfinished.replace(target)
    copies = _times(target.parent)
    for old in to_thin(copies, copies[target.name]):
        with suppress(OSError):  # it is there once more than needed
            (target.parent / old).unlink()


def make_private(folder: Path) -> None:
    """Make a folder for its owner alone; one that is there keeps its permissions."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def require_sound(store: Store) -> None:
    """Read every page of an open file.

    Raises:
        DataDamaged: One cannot be read, or they do not hang together.
    """
    if store.rows("PRAGMA quick_check(1)") != [("ok",)]:
        raise damaged()


def check(file: Path, key: str) -> int:
    """Open a file that nobody writes to and read all of it; the version of its tables.

    Raises:
        DataDamaged: It is not whole, or has no tables.
    """
    opened = Store(file, key, read_only=True, alone=True)
    try:
        require_sound(opened)
        version = version_of(opened)
    finally:
        opened.close()
    if version == 0:
        raise damaged()
    return version


def sound_backups(
    folder: Path, key: str, acknowledged: Watermark | None, most: int = 10
) -> tuple[Backup, ...]:
    """The copies that this program can open and that are whole, newest first; at most `most`."""
    found: list[Backup] = []
    for name, made in sorted(_times(folder).items(), reverse=True):
        if len(found) == most:
            break
        try:
            found.append(_opened(folder / name, key, made, acknowledged))
        except StoreError:
            continue
    return tuple(found)


def _opened(file: Path, key: str, made: datetime, acknowledged: Watermark | None) -> Backup:
    version = check(file, key)
    if version > (known := Schema().version):
        raise too_new(version, known)
    opened = Store(file, key, read_only=True, alone=True)
    try:
        mark = opened.watermark()
    finally:
        opened.close()
    is_all = mark is not None and acknowledged is not None and mark.covers(acknowledged)
    return Backup(file, made, made if mark is None else mark.at, is_all)


def has_copy_of(day: date, folder: Path) -> bool:
    """Whether a copy was made on a day, as days are where the user sits."""
    return any(made.astimezone().date() == day for made in _times(folder).values())


def to_thin(copies: dict[str, datetime], newest: datetime) -> tuple[str, ...]:
    """The names of the copies that may go, when the last was made at `newest`.

    Kept are all of the two days before, then the last of each day, week and month that has one, for
    as many as `DAYS`, `WEEKS` and `MONTHS` say. What is later than `newest` stays: a clock was set
    back.
    """
    old = sorted((made, name) for name, made in copies.items() if made < newest - KEEP_ALL)
    kept: set[str] = set()
    for form, most in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        last = {f"{made:{form}}": name for made, name in old}
        kept.update(list(last.values())[-most:])
    return tuple(name for _, name in old if name not in kept)


def _times(folder: Path) -> dict[str, datetime]:
    """The names of the copies in a folder, with the times that they bear."""
    names: Iterable[str] = (path.name for path in folder.glob("good-terms-*.db"))
    times = ((name, _time_of(name)) for name in names)
    return {name: made for name, made in times if made is not None}


def _time_of(name: str) -> datetime | None:
    """The time that the name of a copy bears; None for a name that is none of ours."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
    except ValueError:  # a 99th month
        return None
