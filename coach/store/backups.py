"""Copies of the data file, encrypted with the same key, outside the data folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.store.connection import Store
from coach.store.faults import damaged, from_os
from coach.store.schema import version_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

KEEP = 10


def back_up(store: Store, key: str, folder: Path, now: datetime) -> Path:
    """Copy the open data file into `folder`, check the copy, and keep the last ten.

    Raises:
        StoreError: The copy could not be made, or cannot be read back; older copies are kept.
    """
    target = folder / f"good-terms-{now:%Y%m%dT%H%M%S%fZ}-v{version_of(store)}.db"
    unfinished = target.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished.touch(mode=0o600)
        store.execute("VACUUM INTO ?", (str(unfinished),))
        _check(unfinished, key)
        unfinished.replace(target)
        _thin(folder, target)
    except OSError as error:
        raise from_os(error) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def require_sound(store: Store) -> None:
    """Read every page of an open file.

    Raises:
        DataDamaged: One cannot be read, or they do not hang together.
    """
    if store.rows("PRAGMA quick_check(1)") != [("ok",)]:
        raise damaged()


def _check(copy: Path, key: str) -> None:
    """Open a copy and read all of it."""
    opened = Store(copy, key, read_only=True)
    try:
        require_sound(opened)
    finally:
        opened.close()


def _thin(folder: Path, newest: Path) -> None:
    """Delete the oldest copies beyond the last ten; their names sort by time.

    The one just made stays even where the clock was set back.
    """
    copies = sorted(folder.glob("good-terms-*.db"), key=lambda copy: (copy == newest, copy.name))
    for old in copies[:-KEEP]:
        old.unlink()
