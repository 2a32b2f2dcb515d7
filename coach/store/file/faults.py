"""What goes wrong with the data file, as errors a user can read. The one place that maps them."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from coach.errors import (
    BackupNotMade,
    DataBehind,
    DataDamaged,
    DataGone,
    DataLocked,
    DataOfAnotherKey,
    DataTooNew,
    DataUnreadable,
    DiskFull,
    KeyMissing,
    KeyUnreadable,
    StoreError,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

# Primary result codes of SQLite (sqlite.org/rescode.html); they never change.
_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT = 3, 5, 6, 8, 10, 11
_FULL, _CANTOPEN, _AUTH, _NOTADB = 13, 14, 23, 26
_PRIMARY = 0xFF
_NOT_READ = frozenset({266, 522, 8202, 8458})  # IOERR_READ, _SHORT_READ, _DATA, _CORRUPTFS
_ROOM = 64 * 1024  # bytes; SQLite needs about half of it beside a file to open it
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def locked() -> DataLocked:
    """Another copy of the program has the file open."""
    return DataLocked(
        "Good Terms is already open, and has your data file in use.",
        safe="Nothing was changed.",
        todo="Go on in the window that is open. If you have just closed it, it is still making a "
        "backup: try again in a moment.",
    )


def too_new(found: int, known: int) -> DataTooNew:
    """The file was written by a newer version."""
    return DataTooNew(
        f"A newer version of Good Terms wrote your data file (format {found}; this one knows "
        f"formats up to {known}).",
        safe="The file was left exactly as it is.",
        todo="Start the newer version, or install it again.",
    )


def damaged() -> DataDamaged:
    """The file is damaged, is not ours, or belongs to another key."""
    return DataDamaged(
        "Your data file cannot be read: it is damaged, or it is not a file of Good Terms.",
        safe="It was left exactly as it is, and so were the backups.",
        todo="Restore a backup: the damaged file is set aside, and nothing is deleted.",
    )


def of_another_key(place: Path, *, in_keyring: bool) -> DataOfAnotherKey:
    """No page of the file was written with the key that is there."""
    where = f"in place of the file “key” in the folder {place}, and keep that one under another "
    where += "name"
    if in_keyring:
        where = f"with its “key-place” into the folder {place}, and keep the one that is there"
    return DataOfAnotherKey(
        "Your data file cannot be read with the key that is here: no page of it was written with "
        "this key. It may be whole, and need another key; or it is no file of Good Terms, or it is "
        "damaged from beginning to end.",
        safe="It was left exactly as it is, and so were the key and the backups.",
        todo=f"If you find the key that belongs to it, put it {where}. Then try again. Or go on "
        "with one of the ways below: the file is set aside, and nothing is deleted.",
    )


def disk_fails() -> DataDamaged:
    """The disk has an error where the file lies."""
    return DataDamaged(
        "Your data file cannot be read: the disk reports an error.",
        safe="Nothing is written to it any more, and the backups were left exactly as they are.",
        todo="Check that the disk is connected and try again. If it stays so, restore a backup: "
        "the present file is set aside, and nothing is deleted.",
    )


def copy_damaged() -> DataDamaged:
    """A backup cannot be read."""
    return DataDamaged(
        "This backup cannot be read: it is damaged.",
        safe="Your data file and the other backups were left exactly as they are.",
        todo="Choose another one.",
    )


def not_backed_up(folder: Path, why: StoreError) -> BackupNotMade:
    """A copy could not be made: `why` is what went wrong with it, not with the data file."""
    if isinstance(why, DiskFull):
        reason, todo = "the disk is full", "Make room there."
    elif isinstance(why, DataDamaged):
        reason, todo = "the copy could not be read back", "Check the disk that it is on."
    else:
        reason = "the folder cannot be written to"
        todo = "Check that the disk is connected and that you may write to the folder."
    return BackupNotMade(
        f"No backup could be made in {folder}: {reason}.",
        safe="Your data file was left as it is, and so were the backups from before.",
        todo=f"{todo} A backup is tried again at the next start.",
    )


def behind(
    kept_until: datetime | None, saved_until: datetime | None, *, has_journal: bool
) -> DataBehind:
    """The file is an earlier state than the one that was saved last."""
    why = (
        "the journal beside it, which holds what you saved last, is damaged or of another day, or "
        "an older file was put in its place"
        if has_journal
        else "the journal that was beside it is gone, or an older file was put in its place"
    )
    return DataBehind(
        f"What you saved last is not in your data file: {why}.",
        safe="What is there was left exactly as it is.",
        todo="Choose what to go on with. What is there now is set aside, and nothing is deleted.",
        kept_until=kept_until,
        saved_until=saved_until,
    )


def apart(
    kept_until: datetime | None, saved_until: datetime | None, *, is_older: bool | None
) -> DataBehind:
    """File and journal are of two states.

    `is_older`: the file is of an older one; False: the journal is; None: nobody knows which.
    """
    why, first = "one of them is of another day", ""
    if is_older is not None:
        why = "the journal is of another day"
    if is_older:
        why = "an older file was put in the place of yours"
        first = "If you have the newer file, put it back beside its journal and try again. Or c"
    return DataBehind(
        f"Your data file and the journal beside it do not belong together: {why}.",
        safe="Both were left exactly as they are.",
        todo=f"{first or 'C'}hoose what to go on with. What is there now is set aside, and nothing "
        "is deleted.",
        kept_until=kept_until,
        saved_until=saved_until,
    )


def gone() -> DataGone:
    """There was a data file here, and now there is none."""
    return DataGone(
        "Your data file is gone: it was moved or deleted since the program last had it open.",
        safe="Nothing was written in its place.",
        todo="Put it back where it was and try again, or restore a backup.",
    )


def unreadable() -> DataUnreadable:
    """The file or its folder cannot be read or written."""
    return DataUnreadable(
        "Your data file, or the folder it lies in, cannot be read or written.",
        safe="What was saved before is still there.",
        todo="Check that the disk is connected and that you may write to the folder, "
        "then start again.",
    )


def disk_full() -> DiskFull:
    """Nothing more can be written."""
    return DiskFull(
        "The disk is full, so nothing more can be saved.",
        safe="Everything saved before is safe. What you typed last is kept for as long as it "
        "stands on the screen.",
        todo="Make room on the disk, then do the last step again.",
    )


def key_missing(file: Path | None) -> KeyMissing:
    """The key is not where it was kept: in `file`, or with None in the system's keyring."""
    if file is None:
        what = "The key that opens your data file is not in your system’s keyring, or that is "
        what += "locked."
        todo = "Unlock the keyring, then try again."
    else:
        what = f"The key that opens your data file is gone. It was in the file “{file.name}” in "
        what += f"the folder {file.parent}."
        todo = f"Put the file “{file.name}” back into that folder, then try again."
    return KeyMissing(
        what,
        safe="The data file itself is still there, and was left exactly as it is. Without its key "
        "nobody can read it, nor its backups.",
        todo=todo,
    )


def key_unreadable(file: Path) -> KeyUnreadable:
    """The file of the key is there, and there is no key in it."""
    return KeyUnreadable(
        f"The key that opens your data file cannot be read: the file “{file.name}” in the folder "
        f"{file.parent} is there, but holds no key.",
        safe="The data file itself and what is in that file were left exactly as they are. Without "
        "the key nobody can read the data file, nor its backups.",
        todo=f"If you have a copy of the file, give the one that is there another name, put the "
        f"copy into that folder as “{file.name}”, and try again.",
    )


def no_room() -> DiskFull:
    """There is no room for the files of now beside those that come in their place."""
    return DiskFull(
        "The disk is full: nothing could be set aside, so nothing was done.",
        safe="Everything is as it was before.",
        todo="Make room on the disk, then choose again.",
    )


def not_taken_back(folder: Path) -> DataUnreadable:
    """What was set aside is not there any more."""
    return DataUnreadable(
        f"It cannot be taken back: the files of before are not in {folder} any more.",
        safe="Nothing was changed.",
        todo="Go on as it is, or restore a backup (Settings).",
    )


def journal_without_file() -> DataGone:
    """The file itself is gone while its journal is still there."""
    return DataGone(
        "Your data file is gone, but the journal beside it is still there.",
        safe="Nothing was overwritten.",
        todo="Put it back beside its journal (whose name ends in -wal) and try again, "
        "or restore a backup.",
    )


_MAPPED: dict[int, Callable[[], StoreError]] = {
    _PERM: unreadable,
    _BUSY: locked,
    _LOCKED: locked,
    _READONLY: unreadable,
    _IOERR: unreadable,
    _CORRUPT: damaged,
    _FULL: disk_full,
    _CANTOPEN: unreadable,
    _AUTH: unreadable,
    _NOTADB: damaged,
}


def from_sqlite(error: Exception, folder: Path | None = None) -> Exception:
    """The error a user can read for one that SQLCipher raised.

    An error that no file or disk can cause is a fault of the program: it comes back as it is.
    `folder`, where the file lies, tells a full disk from another fault of input and output.
    """
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & _PRIMARY if isinstance(code, int) else 0
    if code in _NOT_READ:
        return disk_fails()
    if primary in {_IOERR, _CANTOPEN} and folder is not None and _is_full(folder):
        return disk_full()
    make = _MAPPED.get(primary)
    return make() if make is not None else error


def _is_full(folder: Path) -> bool:
    from shutil import disk_usage  # only after something went wrong

    try:
        return disk_usage(folder).free < _ROOM or not _has_room(folder)
    except OSError:
        return False


def _has_room(folder: Path) -> bool:
    """Whether a little more can be written here: a quota stops one long before the disk is full."""
    from tempfile import TemporaryFile

    try:
        with TemporaryFile(dir=folder) as probe:
            probe.write(bytes(_ROOM))
            probe.flush()
    except OSError as error:
        return error.errno not in _NO_SPACE
    return True


def from_os(error: OSError) -> StoreError:
    """The error a user can read for one of the file system."""
    return disk_full() if error.errno in _NO_SPACE else unreadable()
