"""What there is to go on with after damage, and which of it holds most; no clock decides that.

Whatever is put in place of a lost state begins a branch of the book: it holds the saves of the
branch before up to where it left it, and then its own. So what two files share is where their
branches part, and what one lacks is what the other saved after that.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path


LEEWAY = timedelta(hours=1)  # clocks that agree by less than that are taken to agree


class Way(StrEnum):
    """How a branch was begun; the values stand in data files."""

    GO_ON = "go-on"  # with what could be read
    PUT_BACK = "put-back"  # a backup, or what was set aside
    BEGIN_ANEW = "begin-anew"  # with an empty book
    TAKE_BACK = "take-back"  # one of these
    BY_HAND = "by-hand"  # an older file was put in the place of the present one
    CHOSEN = "chosen"  # one of these; which is not known


class Branch(Record):
    """A stretch of a book that nothing was put in place of."""

    id: str  # 16 hexadecimal digits; of the first one the name of the book
    left: int  # the saves of the branch before that it holds; the first: 0
    way: Way | None  # how it was begun; the first: None
    begun: datetime  # UTC, by the clock of then
    aside: str = ""  # the name of the folder in which the files of before are kept


_LOSSES = frozenset({Way.GO_ON, Way.BY_HAND})  # what is not in such a branch, nobody let go
Lineage = tuple[Branch, ...]  # from the beginning of the book to the branch of a file


class Held(Record):
    """What a data file holds."""

    book: str  # the same in all copies of one book; empty: not known
    saved: int  # changes of the user's in it, counted from the beginning of the book
    until: datetime  # UTC; when the last of them was saved, by the clock of then
    clients: int  # without those in the trash
    cases: int
    lineage: Lineage = ()  # empty: from before changes were counted

    @property
    def branch(self) -> str:
        """The branch that the file is of; empty: not known."""
        return self.lineage[-1].id if self.lineage else ""

    @property
    def state(self) -> tuple[str, int]:
        """The same for all files with the same saves: a branch without any is its parent's.

        Not for files from before changes were counted.
        """
        branches = list(self.lineage)
        while len(branches) > 1 and branches[-1].left == self.saved:
            branches.pop()
        return (branches[-1].id if branches else self.book), self.saved


class Backup(Record):
    """A copy that can be put back."""

    file: Path
    made: datetime  # UTC, by the clock of then
    held: Held
    is_set_aside: bool = False  # not a backup, but what stood here before something was chosen


class KeyBeside(StrEnum):
    """What of a key was set aside with files."""

    NONE = "none"  # they are of the key in use
    ELSEWHERE = "elsewhere"  # what says where it is: a keyring, or a file that was not there
    ANOTHER = "another"  # a file of a key that holds none, or not theirs
    THEIRS = "theirs"  # the file of their key


class Kept(Record):
    """Files that were set aside, whatever can be read of them."""

    folder: Path
    made: datetime  # UTC, by the clock of then
    key: KeyBeside  # NONE: they are of the key in use, and damaged


class Choice(Record):
    """What was chosen last, and can be taken back: what was there before is there still."""

    branch: Branch
    aside: Path | None  # the files of before; None: backups, an older file was put here by hand
    missing: int | None  # saves of before that are not in the book in use; None: not known
    key_in: str  # what kept the key of what was set aside, where that was lost: "file"; else ""
    key: KeyBeside = KeyBeside.NONE  # what of a key lies with what was set aside


def shared(one: Lineage, saved: int, other: Lineage, other_saved: int) -> int | None:
    """How many saves two files both hold, by their branches and counts; None: not known."""
    common = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine.id != theirs.id:
            break
        common += 1
    if common == 0:
        return None
    return min(_end(one, common, saved), _end(other, common, other_saved))


def _end(lineage: Lineage, common: int, saved: int) -> int:
    """Up to where a file holds the first `common` branches of its lineage: an empty book, none."""
    return min((branch.left for branch in lineage[common:]), default=saved)


class Ways(Record):
    """What there is to go on with.

    The book in use is the one that was saved last, whether it can be read or not.
    """

    backups: tuple[Backup, ...]  # what brings back most first; then other branches, other books
    readable: Held | None  # what the file of now opens with; None: it does not open
    book: str  # of which something may be missing; empty: not known
    saved: int | None  # changes that the book in use holds; None: not known
    saved_at: datetime | None  # UTC; when the last one was; None: not known
    lineage: Lineage = ()  # of the book in use; empty: not known
    unopened: int = 0  # copies that are there and do not open: damaged, or of another key
    kept: tuple[Kept, ...] = ()  # what was set aside, the last first
    now: datetime | None = None  # UTC, by the clock; None: nobody has looked

    def has_wrong_day(self, copy: Backup) -> bool:
        """Whether a copy was made by a clock that was wrong, then or when something was saved.

        Its day is still to come, or lies before the last thing that is saved in it.
        """
        ahead = self.now is not None and copy.made > self.now + LEEWAY
        return ahead or (copy.held.saved > 0 and copy.held.until > copy.made + LEEWAY)

    @property
    def unlisted(self) -> tuple[Kept, ...]:
        """What was set aside and is not among the copies: it is damaged, or of another key."""
        listed = {copy.file.parent for copy in self.backups}
        return tuple(kept for kept in self.kept if kept.folder not in listed)

    def is_other(self, held: Held) -> bool:
        """Whether a file is of another book than the one in use."""
        return bool(self.book) and bool(held.book) and held.book != self.book

    def shared(self, held: Held) -> int | None:
        """How many of the saves of the book in use a file holds; None: not known."""
        if self.saved is None:
            return None
        return shared(self.lineage, self.saved, held.lineage, held.saved)

    def missing(self, held: Held) -> int | None:
        """How many of the saves of the book in use a file lacks; None: not known."""
        both = self.shared(held)
        return None if both is None or self.saved is None else self.saved - both

    def beyond(self, held: Held) -> int | None:
        """How many saves a file holds that the book in use lacks; None: not known."""
        both = self.shared(held)
        return None if both is None else held.saved - both

    def is_in_line(self, held: Held) -> bool:
        """Whether a file holds nothing but what the book in use held once."""
        same = bool(self.lineage) and held.branch == self.lineage[-1].id
        return same or self.beyond(held) == 0

    def parting(self, held: Held) -> tuple[Branch, bool] | None:
        """The choice that parts a file from the book in use, and whether the file is from before.

        None where they are of one branch, or nothing is known of it.
        """
        if self.shared(held) is None:
            return None
        ids = [branch.id for branch in self.lineage]
        for branch in held.lineage:
            if branch.id not in ids:
                return branch, False
        after = self.lineage[len(held.lineage) :]
        return (after[0], True) if after else None

    def _brings(self, held: Held) -> tuple[int, int, bool]:
        """By what a file is measured: the more of what was saved, the better.

        Of two that hold as much of the book in use, the one that holds more beside it.
        """
        if self.saved is None:
            return held.saved, 0, True
        both = self.shared(held)
        more = 0 if self._was_left(held) else self.beyond(held) or 0
        return (-1 if both is None else both), more, self.is_in_line(held)

    def _was_left(self, held: Held) -> bool:
        """Whether what a file holds beside the book in use was left by the user's own choice."""
        parted = self.parting(held)
        return parted is not None and parted[1] and parted[0].way not in _LOSSES

    def ordered(self) -> Ways:
        """The same with what brings back most first."""

        def rank(copy: Backup) -> tuple[bool, int, int, bool, int, bool, datetime]:
            held = copy.held
            own = not self.is_other(held)
            return own, *self._brings(held), held.saved, not copy.is_set_aside, copy.made

        return replace(self, backups=tuple(sorted(self.backups, key=rank, reverse=True)))

    def chosen_from(
        self, sound: Callable[[list[Backup]], tuple[tuple[Backup, ...], int]]
    ) -> tuple[tuple[Backup, ...], int]:
        """The first sound copies of the book in use, of its other branches, and of other books.

        Each has a number of its own, so that none crowds out the others; and how many are not.
        """
        groups: dict[str, list[Backup]] = {"line": [], "branches": [], "books": []}
        for copy in self.backups:
            held = copy.held
            own = self.shared(held) is None or self.is_in_line(held)
            kind = "books" if self.is_other(held) else "line" if own else "branches"
            groups[kind].append(copy)
        found = [sound(group) for group in groups.values()]
        return tuple(copy for some, _ in found for copy in some), sum(bad for _, bad in found)

    @property
    def best(self) -> Way | None:
        """The way that brings back most; None where there is none for this book."""
        own = [self._brings(copy.held) for copy in self.backups if not self.is_other(copy.held)]
        now = self.readable
        most = max(own, default=(-1, 0, False))
        if now is not None and not self.is_other(now):
            whole = self.missing(now) == 0  # the book in use goes before whatever was left
            if whole or self._brings(now) >= most:
                return Way.GO_ON
        return Way.PUT_BACK if own else None

    def is_recommended(self, copy: Backup) -> bool:
        """Whether this is the copy that brings back most, and more than the file of now does."""
        return self.best is Way.PUT_BACK and copy.file == self.backups[0].file
