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
from coach.translation import translate

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
        translate("Store", "Good Terms is already open, and has your data file in use."),
        safe=translate("Store", "Nothing was changed."),
        todo=translate(
            "Store",
            "Go on in the window that is open. If you have just closed it, it is still making a "
            "backup: try again in a moment.",
        ),
    )


def too_new(found: int, known: int) -> DataTooNew:
    """The file was written by a newer version."""
    return DataTooNew(
        translate(
            "Store",
            "A newer version of Good Terms wrote your data file (format {found}; this one knows "
            "formats up to {known}).",
        ).format(found=found, known=known),
        safe=translate("Store", "The file was left exactly as it is."),
        todo=translate("Store", "Start the newer version, or install it again."),
    )


def damaged() -> DataDamaged:
    """The file is damaged, is not ours, or belongs to another key."""
    return DataDamaged(
        translate(
            "Store",
            "Your data file cannot be read: it is damaged, or it is not a file of Good Terms.",
        ),
        safe=translate("Store", "It was left exactly as it is, and so were the backups."),
        todo=translate(
            "Store", "Restore a backup: the damaged file is set aside, and nothing is deleted."
        ),
    )


def of_another_key(place: Path, *, in_keyring: bool) -> DataOfAnotherKey:
    """No page of the file was written with the key that is there."""
    todo = (
        translate(
            "Store",
            "If you find the key that belongs to it, put it with its “key-place” into the folder "
            "{place}, and keep the one that is there. Then try again. Or go on with one of the "
            "ways below: the file is set aside, and nothing is deleted.",
        )
        if in_keyring
        else translate(
            "Store",
            "If you find the key that belongs to it, put it in place of the file “key” in the "
            "folder {place}, and keep that one under another name. Then try again. Or go on with "
            "one of the ways below: the file is set aside, and nothing is deleted.",
        )
    )
    return DataOfAnotherKey(
        translate(
            "Store",
            "Your data file cannot be read with the key that is here: no page of it was written "
            "with this key. It may be whole, and need another key; or it is no file of Good "
            "Terms, or it is damaged from beginning to end.",
        ),
        safe=translate(
            "Store", "It was left exactly as it is, and so were the key and the backups."
        ),
        todo=todo.format(place=place),
    )


def disk_fails() -> DataDamaged:
    """The disk has an error where the file lies."""
    return DataDamaged(
        translate("Store", "Your data file cannot be read: the disk reports an error."),
        safe=translate(
            "Store",
            "Nothing is written to it any more, and the backups were left exactly as they are.",
        ),
        todo=translate(
            "Store",
            "Check that the disk is connected and try again. If it stays so, restore a backup: "
            "the present file is set aside, and nothing is deleted.",
        ),
    )


def copy_damaged() -> DataDamaged:
    """A backup cannot be read."""
    return DataDamaged(
        translate("Store", "This backup cannot be read: it is damaged."),
        safe=translate(
            "Store", "Your data file and the other backups were left exactly as they are."
        ),
        todo=translate("Store", "Choose another one."),
    )


def not_backed_up(folder: Path, why: StoreError) -> BackupNotMade:
    """A copy could not be made: `why` is what went wrong with it, not with the data file."""
    if isinstance(why, DiskFull):
        reason, todo = (
            translate("Store", "the disk is full"),
            translate("Store", "Make room there."),
        )
    elif isinstance(why, DataDamaged):
        reason, todo = (
            translate("Store", "the copy could not be read back"),
            translate("Store", "Check the disk that it is on."),
        )
    else:
        reason = translate("Store", "the folder cannot be written to")
        todo = translate(
            "Store", "Check that the disk is connected and that you may write to the folder."
        )
    return BackupNotMade(
        translate("Store", "No backup could be made in {folder}: {reason}.").format(
            folder=folder, reason=reason
        ),
        safe=translate(
            "Store", "Your data file was left as it is, and so were the backups from before."
        ),
        todo=translate("Store", "{todo} A backup is tried again at the next start.").format(
            todo=todo
        ),
    )


def behind(
    kept_until: datetime | None, saved_until: datetime | None, *, has_journal: bool
) -> DataBehind:
    """The file is an earlier state than the one that was saved last."""
    why = (
        translate(
            "Store",
            "the journal beside it, which holds what you saved last, is damaged or of another "
            "day, or an older file was put in its place",
        )
        if has_journal
        else translate(
            "Store", "the journal that was beside it is gone, or an older file was put in its place"
        )
    )
    return DataBehind(
        translate("Store", "What you saved last is not in your data file: {why}.").format(why=why),
        safe=translate("Store", "What is there was left exactly as it is."),
        todo=_choose(),
        kept_until=kept_until,
        saved_until=saved_until,
    )


def _choose() -> str:
    return translate(
        "Store",
        "Choose what to go on with. What is there now is set aside, and nothing is deleted.",
    )


def apart(
    kept_until: datetime | None, saved_until: datetime | None, *, is_older: bool | None
) -> DataBehind:
    """File and journal are of two states.

    `is_older`: the file is of an older one; False: the journal is; None: nobody knows which.
    """
    why, todo = translate("Store", "one of them is of another day"), _choose()
    if is_older is not None:
        why = translate("Store", "the journal is of another day")
    if is_older:
        why = translate("Store", "an older file was put in the place of yours")
        todo = translate(
            "Store",
            "If you have the newer file, put it back beside its journal and try again. Or choose "
            "what to go on with. What is there now is set aside, and nothing is deleted.",
        )
    return DataBehind(
        translate(
            "Store", "Your data file and the journal beside it do not belong together: {why}."
        ).format(why=why),
        safe=translate("Store", "Both were left exactly as they are."),
        todo=todo,
        kept_until=kept_until,
        saved_until=saved_until,
    )


def gone() -> DataGone:
    """There was a data file here, and now there is none."""
    return DataGone(
        translate(
            "Store",
            "Your data file is gone: it was moved or deleted since the program last had it open.",
        ),
        safe=translate("Store", "Nothing was written in its place."),
        todo=translate("Store", "Put it back where it was and try again, or restore a backup."),
    )


def unreadable() -> DataUnreadable:
    """The file or its folder cannot be read or written."""
    return DataUnreadable(
        translate("Store", "Your data file, or the folder it lies in, cannot be read or written."),
        safe=translate("Store", "What was saved before is still there."),
        todo=translate(
            "Store",
            "Check that the disk is connected and that you may write to the folder, then start "
            "again.",
        ),
    )


def disk_full() -> DiskFull:
    """Nothing more can be written."""
    return DiskFull(
        translate("Store", "The disk is full, so nothing more can be saved."),
        safe=translate(
            "Store",
            "Everything saved before is safe. What you typed last is kept for as long as it "
            "stands on the screen.",
        ),
        todo=translate("Store", "Make room on the disk, then do the last step again."),
    )


def key_missing(file: Path | None) -> KeyMissing:
    """The key is not where it was kept: in `file`, or with None in the system's keyring."""
    if file is None:
        what = translate(
            "Store",
            "The key that opens your data file is not in your system’s keyring, or that is locked.",
        )
        todo = translate("Store", "Unlock the keyring, then try again.")
    else:
        what = translate(
            "Store",
            "The key that opens your data file is gone. It was in the file “{name}” in the folder "
            "{folder}.",
        ).format(name=file.name, folder=file.parent)
        todo = translate(
            "Store", "Put the file “{name}” back into that folder, then try again."
        ).format(name=file.name)
    return KeyMissing(
        what,
        safe=translate(
            "Store",
            "The data file itself is still there, and was left exactly as it is. Without its key "
            "nobody can read it, nor its backups.",
        ),
        todo=todo,
    )


def key_unreadable(file: Path) -> KeyUnreadable:
    """The file of the key is there, and there is no key in it."""
    return KeyUnreadable(
        translate(
            "Store",
            "The key that opens your data file cannot be read: the file “{name}” in the folder "
            "{folder} is there, but holds no key.",
        ).format(name=file.name, folder=file.parent),
        safe=translate(
            "Store",
            "The data file itself and what is in that file were left exactly as they are. Without "
            "the key nobody can read the data file, nor its backups.",
        ),
        todo=translate(
            "Store",
            "If you have a copy of the file, give the one that is there another name, put the "
            "copy into that folder as “{name}”, and try again.",
        ).format(name=file.name),
    )


def no_room() -> DiskFull:
    """There is no room for the files of now beside those that come in their place."""
    return DiskFull(
        translate("Store", "The disk is full: nothing could be set aside, so nothing was done."),
        safe=translate("Store", "Everything is as it was before."),
        todo=translate("Store", "Make room on the disk, then choose again."),
    )


def not_taken_back(folder: Path) -> DataUnreadable:
    """What was set aside is not there any more."""
    return DataUnreadable(
        translate(
            "Store", "It cannot be taken back: the files of before are not in {folder} any more."
        ).format(folder=folder),
        safe=translate("Store", "Nothing was changed."),
        todo=translate("Store", "Go on as it is, or restore a backup (Settings)."),
    )


def journal_without_file() -> DataGone:
    """The file itself is gone while its journal is still there."""
    return DataGone(
        translate("Store", "Your data file is gone, but the journal beside it is still there."),
        safe=translate("Store", "Nothing was overwritten."),
        todo=translate(
            "Store",
            "Put it back beside its journal (whose name ends in -wal) and try again, or restore a "
            "backup.",
        ),
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
