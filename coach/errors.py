# SPDX-License-Identifier: MIT
"""Errors a user may meet; each says what happened, what is safe and what to do.

GoodTermsError
 ├── ContentError    a pack is faulty: every fault with file and line
 ├── PackRefused     a pack cannot be brought in, before its texts are looked at
 ├── SealRefused     a sealed file cannot be made or opened
 │    └── WrongPassphrase  it is another one's
 ├── AnswersError    an answers file is faulty: every fault with its line
 ├── TextRefused     a text that was typed is empty, or too long
 ├── NotFound        something asked for is not there (any more)
 ├── Unreadable      it is there, and makes no sense to this program
 ├── CoolingOff          a case of somebody angry waits for the morning
 └── StoreError      the data file cannot be used
      ├── DataLocked     another copy of the program has it open
      ├── DataTooNew     a newer version of the program wrote it
      ├── DataDamaged    the file is damaged, or not ours
      │    ├── DataOfAnotherKey  no page of it was written with the key that is there
      │    ├── DataGone  it, or the file without its journal, is not where it was
      │    └── RowsUnreadable  it is sound, but a backup is to be put back for what it says
 │         └── BackupsWanted  nothing is wrong with it
      ├── DataBehind     it is sound, but what was saved last is not in it
      ├── DataUnreadable no permission, or the folder cannot be written
      ├── KeyMissing     the key that opens the file is gone; KeyUnreadable: its file holds none
      ├── BackupNotMade  no copy could be made; the data file itself is sound
      └── DiskFull       nothing more could be written
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


_BREAKS = "\n\t"
_STEERING = {  # what terminals obey: controls, breaks of lines, changes of direction
    code: chr(code).encode("unicode_escape").decode()
    for area in ((0x00, 0x20), (0x7F, 0xA0), (0x2028, 0x202F), (0x2066, 0x206A))
    for code in range(*area)
}
_STEERING_LINES = {code: said for code, said in _STEERING.items() if chr(code) not in _BREAKS}


def visible(text: str, *, lines: bool = False) -> str:
    """A text in which what would steer a terminal is written out, as Python does.

    Args:
        text: A name that somebody else may have chosen; or, with `lines`, a whole message.
        lines: Leaves breaks of lines and tabs as they are.
    """
    return text.translate(_STEERING_LINES if lines else _STEERING)


class GoodTermsError(Exception):
    """Something that the user should read: what happened, what is safe, what to do."""

    def __init__(self, what: str, *, safe: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.safe = safe
        self.todo = todo

    def __str__(self) -> str:
        """The three sentences as one text."""
        return " ".join(part for part in (self.what, self.safe, self.todo) if part)


class Fault(NamedTuple):
    """One thing wrong in a file: where it is, what it is, and how to mend it."""

    file: str
    line: int
    what: str
    mend: str = ""

    def __str__(self) -> str:
        """`file:line: what. mend`, as editors understand it."""
        told = f"{visible(self.file)}:{self.line}: {self.what}"
        return told + (f" {self.mend}" if self.mend else "")


MOST_LISTED = 20  # faults; more help nobody, and push the first ones out of sight


def listed(faults: Iterable[object], what: str = "fault") -> list[str]:
    """The first faults, one line each, and a line with the count of those that are left out."""
    lines = [str(fault) for fault in faults]
    more = len(lines) - MOST_LISTED
    if more <= 0:
        return lines
    return [*lines[:MOST_LISTED], f"... and {more:,} more {what}{'' if more == 1 else 's'}."]


class FaultyFile(GoodTermsError):
    """A file, or a set of files, with faults; all of them at once."""

    def __init__(
        self, what: str, faults: tuple[Fault, ...], *, safe: str = "", todo: str = ""
    ) -> None:
        super().__init__(what, safe=safe, todo=todo)
        self.faults = faults

    def __str__(self) -> str:
        """The sentence, then one line for each fault; at most `MOST_LISTED`, and how many more."""
        return "\n".join([super().__str__(), *listed(self.faults)])


class ContentError(FaultyFile):
    """A pack is faulty; nothing of it was loaded."""


class PackRefused(GoodTermsError):
    """A pack cannot be brought in, removed or written; nothing was changed."""

    def __init__(
        self, what: str, todo: str, *, safe: str = "Nothing of it was loaded, and nothing changed."
    ) -> None:
        super().__init__(what, safe=safe, todo=todo)


class SealRefused(GoodTermsError):
    """A sealed file cannot be made or opened; nothing was changed."""

    def __init__(self, what: str, todo: str, *, safe: str = "Nothing was changed.") -> None:
        super().__init__(what, safe=safe, todo=todo)


class WrongPassphrase(SealRefused):
    """The passphrase does not open a sealed file; another may be tried."""


class AnswersError(FaultyFile):
    """An answers file is faulty; nothing of it was used."""


class TextRefused(GoodTermsError):
    """A text that was typed cannot be kept: there is nothing in it, or too much.

    Args:
        about: Which text, as its sentence begins with it: "A note".
    """

    def __init__(
        self, what: str, *, about: str, todo: str, safe: str = "What you typed is still there."
    ) -> None:
        super().__init__(what, safe=safe, todo=todo)
        self.about = about


class NotFound(GoodTermsError):
    """Something asked for is not there, or not there any more."""


class Unreadable(GoodTermsError):
    """Something asked for is there, and makes no sense to this program; the rest does."""


class CoolingOff(GoodTermsError):
    """A case of somebody angry waits for the morning before it can be acted on."""


class StoreError(GoodTermsError):
    """The data file cannot be used; it was left as it is."""


class DataLocked(StoreError):
    """Another copy of the program has the data file open."""


class DataTooNew(StoreError):
    """A newer version of the program wrote the data file."""


class DataDamaged(StoreError):
    """The data file is damaged, or is not a data file of this program."""


class DataOfAnotherKey(DataDamaged):
    """No page of the data file was written with the key that is there."""


class DataBehind(StoreError):
    """The data file is sound, but not all that was saved last is in it.

    Args:
        what: The sentence.
        kept_until: When the last thing that is in the file was saved (UTC); None: not known.
        saved_until: When the last thing of all was saved (UTC); None: not known.
    """

    def __init__(
        self,
        what: str,
        *,
        safe: str,
        todo: str,
        kept_until: datetime | None,
        saved_until: datetime | None,
    ) -> None:
        super().__init__(what, safe=safe, todo=todo)
        self.kept_until, self.saved_until = kept_until, saved_until


class DataGone(DataDamaged):
    """The data file, or the file without its journal, is not where it was."""


class RowsUnreadable(DataDamaged):
    """The data file is sound, but something in it makes no sense, and a backup is wanted."""


class BackupsWanted(RowsUnreadable):
    """The data file is sound; the user asks what backups there are."""


class DataUnreadable(StoreError):
    """The data file or its folder cannot be read or written."""


class KeyMissing(StoreError):
    """The key that opens the data file is gone."""


class KeyUnreadable(KeyMissing):
    """The file of the key is there, but there is no key in it."""


class BackupNotMade(StoreError):
    """No copy of the data file could be made; the file itself is sound, and goes on being used."""


class DiskFull(StoreError):
    """The disk is full; the last change was not kept."""
