"""Copies of the data file, encrypted with the same key, outside the data folder.

Each is checked by opening it and reading all of it before it gets its name. They are made once a
day, at the end of a run, and before each step of a migration. They are told apart and thinned by
the book and the branch they are of, and by how many changes they hold: all of it stands in the file
and in its name.
"""

from __future__ import annotations

import logging
import re
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.recovery import Backup, Held
from coach.errors import DataDamaged, DataTooNew, DataUnreadable, DiskFull, StoreError
from coach.store.file.atomic import sync_file, sync_folder
from coach.store.file.connection import Store
from coach.store.file.faults import damaged, from_os, not_backed_up, too_new
from coach.store.file.schema import Schema, version_of
from coach.store.file.times import EARLIEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

_LOG = logging.getLogger(__name__)
KEEP_LAST = 20  # copies of a book are kept whatever the clock says,
DAYS, WEEKS, MONTHS = 12, 10, 9  # then the last of so many days, weeks and months with one (Anki)
_NAME = re.compile(
    r"good-terms-(\d{8}T\d{12})Z-v\d+(?:-([0-9a-f]{16})(?:-([0-9a-f]{16}))?-(\d+))?\.db"
)


class Copy(Struct, frozen=True):
    """What the name of a copy says; those from before books had names sort by time."""

    made: datetime  # UTC, by the clock of then
    book: str = ""
    saved: int = 0
    branch: str = ""  # empty: the first one of its book


def name_of(now: datetime, version: int, held: Held) -> str:
    """The name of a copy."""
    whose = "" if held.branch in {"", held.book} else f"-{held.branch}"
    whose = f"-{held.book}{whose}-{held.saved}" if held.book else ""
    return f"good-terms-{now.astimezone(UTC):%Y%m%dT%H%M%S%f}Z-v{version}{whose}.db"


def held_by(store: Store) -> Held:
    """What an open file holds; files from before changes were counted hold none."""
    mark = store.watermark()
    clients, cases = (
        int((store.row(f"SELECT count(*) FROM {table} WHERE trashed_at IS NULL") or (0,))[0])  # noqa: S608 - our own names
        for table in ("client", "case_file")
    )
    if mark is None:
        return Held(store.book(), 0, EARLIEST, clients, cases)
    return Held(mark.book, mark.saved, mark.at, clients, cases, mark.lineage)


def back_up(store: Store, key: str, folder: Path, now: datetime) -> Path:
    """Copy the open data file into `folder`, check the copy, and thin the older ones.

    Raises:
        BackupNotMade: The copy could not be written or read back; older copies are kept.
        DataDamaged: The data file cannot be read.
    """
    target = folder / name_of(now, version_of(store), held_by(store))
    return _made(target, key, lambda part: store.execute("VACUUM INTO ?", (str(part),)))


def copy_at_rest(file: Path, key: str, folder: Path, now: datetime) -> Path:
    """Copy a data file that nobody writes to; like `back_up` else. For any thread.

    Raises:
        BackupNotMade: The copy could not be written or read back; older copies are kept.
        DataDamaged: The data file cannot be read; no copy is made of it.
    """
    target = folder / name_of(now, *check(file, key))
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
        _LOG.error("no backup was made: error %s of the system", error.errno)
        raise not_backed_up(target.parent, from_os(error)) from error
    except (DiskFull, DataUnreadable) as error:
        _LOG.error("no backup was made: %s", type(error).__name__)
        raise not_backed_up(target.parent, error) from error
    finally:
        with suppress(OSError):  # what stops the copy may stop this too
            unfinished.unlink()
    _LOG.info("backup made: %s", target.name)
    return target


def _publish(unfinished: Path, target: Path, key: str) -> None:
    """Give a copy its name once the disk has it and it was read whole; thin the older ones."""
    sync_file(unfinished)
    try:
        check(unfinished, key)
    except DataDamaged as error:  # the copy, not what it was made of
        raise not_backed_up(target.parent, error) from error
    unfinished.replace(target)
    sync_folder(target.parent)
    copies = _copies(target.parent)
    for old in to_thin(copies, copies[target.name].made):
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


def check(file: Path, key: str) -> tuple[int, Held]:
    """Open a file that nobody writes to and read all of it; its version, and what it holds.

    Raises:
        DataDamaged: It is not whole, or has no tables.
    """
    opened = Store(file, key, read_only=True, alone=True)
    try:
        require_sound(opened)
        version = version_of(opened)
        if version == 0:
            raise damaged()
        return version, held_by(opened)
    finally:
        opened.close()


def all_backups(folder: Path, key: str) -> tuple[tuple[Backup, ...], int]:
    """The copies that this program can open, and how many there are that do not open at all.

    What they hold is what they say; none is read whole.
    """
    found: list[Backup] = []
    unopened = 0
    for name, copy in _copies(folder).items():
        try:
            found.append(Backup(folder / name, copy.made, _glanced(folder / name, key)))
        except DataTooNew:
            continue
        except StoreError:
            unopened += 1
    return tuple(found), unopened


def sound(copies: Iterable[Backup], key: str, most: int = 10) -> tuple[tuple[Backup, ...], int]:
    """Of these copies the first that are whole, at most `most`; and how many were not whole.

    Of several that are alike there is one.
    """
    found: dict[tuple[str, int, object], Backup] = {}
    spoiled = 0
    for copy in copies:
        held = copy.held
        same = (*held.state, held.saved or copy.made)
        if same in found:
            continue
        if len(found) == most:
            break
        try:
            check(copy.file, key)
            found[same] = copy
        except StoreError:
            spoiled += 1
    return tuple(found.values()), spoiled


def _glanced(file: Path, key: str) -> Held:
    """What a copy says that it holds; all of it is not read.

    Raises:
        StoreError: It cannot be read, or is of a newer program.
    """
    opened = Store(file, key, read_only=True, alone=True)
    try:
        version = version_of(opened)
        if version > (known := Schema().version):
            raise too_new(version, known)
        held = held_by(opened)
    finally:
        opened.close()
    return held


def highest(folder: Path, branch: str) -> int:
    """How many changes the fullest copy of a branch holds, as the names say; 0: there is none."""
    copies = _copies(folder).values()
    return max((copy.saved for copy in copies if _branch(copy) == branch), default=0)


def _branch(copy: Copy) -> str:
    return copy.branch or copy.book


def has_copy_of(day: date, folder: Path, held: Held) -> bool:
    """Whether a book was copied on a day, as days are where the user sits, with all it holds.

    A copy that could not be made at the last closing is made now.
    """
    own = held.branch or held.book
    copies = [copy for copy in _copies(folder).values() if _branch(copy) == own]
    whole = any(copy.saved >= held.saved for copy in copies)
    return whole and any(copy.made.astimezone().date() == day for copy in copies)


def to_thin(copies: dict[str, Copy], now: datetime) -> tuple[str, ...]:
    """The names of the copies that may go, when the last was made at `now`.

    Of each branch of a book there stay the `KEEP_LAST` that hold most, however old they are; then,
    of those before, the last of each day, week and month that has one, for as many as `DAYS`,
    `WEEKS` and `MONTHS` say. What was made later than `now`, by a clock that was wrong then or is
    now, stays and takes the place of none.
    """
    gone: list[str] = []
    for branch in {_branch(copy) for copy in copies.values()}:
        own = [name for name, copy in copies.items() if _branch(copy) == branch]
        names = [name for name in own if copies[name].made <= now]
        names.sort(key=lambda name: (copies[name].saved, copies[name].made))
        old = names[:-KEEP_LAST]
        kept: set[str] = set()
        for form, most in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
            last: dict[str, str] = {}
            for name in old:
                span = f"{copies[name].made:{form}}"
                last.pop(span, None)  # so that the last to come stands last
                last[span] = name
            kept.update(list(last.values())[-most:])
        gone.extend(name for name in old if name not in kept)
    return tuple(gone)


def _copies(folder: Path) -> dict[str, Copy]:
    """The names of the copies in a folder, with what they say."""
    names: Iterable[str] = (path.name for path in folder.glob("good-terms-*.db"))
    found = ((name, _copy(name)) for name in names)
    return {name: copy for name, copy in found if copy is not None}


def _copy(name: str) -> Copy | None:
    """What the name of a copy says; None for a name that is none of ours."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        made = datetime.fromisoformat(f"{found[1][:15]}.{found[1][15:]}").replace(tzinfo=UTC)
    except ValueError:  # a 99th month
        return None
    return Copy(made, found[2] or "", int(found[4] or 0), found[3] or "")
