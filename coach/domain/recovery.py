"""What there is to go on with after damage, and which of it holds most; no clock decides that."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


class Held(NamedTuple):
    """What a data file holds."""

    book: str  # the same in all copies of one book; empty: not known
    saved: int  # changes of the user's, counted from the beginning of the book
    until: datetime  # UTC; when the last of them was saved, by the clock of then
    clients: int  # without those in the trash
    cases: int


class Backup(NamedTuple):
    """A copy that can be put back."""

    file: Path
    made: datetime  # UTC, by the clock of then
    held: Held
    is_set_aside: bool = False  # not a backup, but what stood here before something was chosen


class Way(StrEnum):
    """A way on."""

    GO_ON = "go-on"
    PUT_BACK = "put-back"


class Ways(NamedTuple):
    """What there is to go on with."""

    backups: tuple[Backup, ...]  # of the book that is missed, the newest first; then of others
    readable: Held | None  # what the file of now opens with; None: it does not open
    book: str  # of which something may be missing; empty: not known
    saved: int | None  # changes that were saved in all; None: not known
    saved_at: datetime | None  # UTC; when the last one was; None: not known

    def is_other(self, held: Held) -> bool:
        """Whether a file is of another book than the one that is missed."""
        return bool(self.book) and bool(held.book) and held.book != self.book

    def missing(self, held: Held) -> int | None:
        """How many changes were saved after those that a file holds; None: not known."""
        if self.saved is None or self.is_other(held):
            return None
        return max(0, self.saved - held.saved)

    @property
    def best(self) -> Way | None:
        """The way that brings back most; None where there is none for this book."""
        own = [copy.held.saved for copy in self.backups if not self.is_other(copy.held)]
        newest = max(own, default=-1)
        readable = self.readable
        if readable is not None and not self.is_other(readable) and readable.saved >= newest:
            return Way.GO_ON
        return Way.PUT_BACK if own else None
