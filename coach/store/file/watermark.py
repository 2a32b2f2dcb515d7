"""What was acknowledged last, kept beside the data file: the measure of whether anything is gone.

SQLite reads a journal up to the first frame that does not hang together, and takes what follows
for never written; a journal that is missing, cut or of another day is no error to it. So each
commit counts itself in the file (`watermark`, one row) and, once the disk has it, beside the file.
A file that counts less than what stands beside it has lost something.

A journal knows nothing of the file it belongs to, and would be laid over an older one. So each
checkpoint gives the file a new random `base`, which every later commit carries: file and journal
fit where the file's own base is the journal's, or the one before it while a checkpoint was under
way.

Which of two copies holds more is told by their counts of changes, and by the book and the branches
they are of, never by a clock, which may have been wrong. So what is put in place of a lost state
begins a branch (`coach.store.file.branches`), which stands here until the file is opened.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import zlib
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.recovery import Branch, Lineage, Way
from coach.store.file.atomic import sync_folder
from coach.store.file.branches import branch_of, root_of, words_of
from coach.store.file.times import moment, stamp

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_SLOT = 128  # bytes; two slots in turn, so that a write that is torn leaves the one before
_FORMAT = "good-terms 2"
_BEFORE = "good-terms 1"  # without the book and the changes
_NONE = "-"  # stands for an empty word
_BRANCHES = "good-terms branches 1"  # the first line of what follows the slots
_OWN, _NEXT = "is", "next"  # what a line says: a branch that the file is of, or is to begin
BORN = "SELECT applied_at FROM _sqlite_migrations ORDER BY id LIMIT 1"  # when a file was made


class Watermark(Struct, frozen=True):
    """Where a file stands: how many commits, on which base, and what the user saved last.

    Without a base it asks for nothing: the user has seen what is gone, and goes on without it.
    """

    commits: int
    base: str  # 16 hexadecimal digits, new with each checkpoint
    before: str  # the base before while a checkpoint is under way, else empty
    at: datetime  # UTC; when the user saved last
    book: str = ""  # 16 hexadecimal digits, the same in all copies of a book; empty: not known
    saved: int = 0  # the commits that changed something of the user's
    in_use: bool = False  # since the first change of a run, until the file is closed
    lineage: Lineage = ()  # the branches of the book, down to the one of the file
    next: Branch | None = None  # the branch to begin when the file is opened

    @property
    def begins_empty(self) -> bool:
        """Whether an empty book is to be made: it was chosen, and has not been opened yet."""
        return not self.base and self.next is not None and self.next.way is Way.BEGIN_ANEW

    @property
    def lineage_in_use(self) -> Lineage:
        """The branches of the book in use, with one that was chosen and has not been opened yet."""
        if self.base or self.next is None:
            return self.lineage
        return (*self.lineage, self.next)

    def fits(self, file: Watermark) -> bool:
        """Whether this, read through a journal, belongs to the data file that counts `file`."""
        return file.base == self.base or (bool(self.before) and file.base == self.before)

    def covers(self, acknowledged: Watermark) -> bool:
        """Whether all that was acknowledged is in the file of which this was read.

        The file may be one commit ahead: a program can be killed between the two writes.
        """
        known = acknowledged.base in {self.base, self.before}
        return known and self.commits >= acknowledged.commits


def new_base() -> str:
    """A base, or the name of a book, that no file has had."""
    return os.urandom(8).hex()


def book_born(made: str) -> str:
    """The name of a book from before books had one: of the moment in which its file was made.

    It is stored (step 8 of the migrations), so it must say the same for ever.
    """
    return hashlib.sha256(made.encode()).hexdigest()[:16]


class WatermarkFile:
    """The small plain file beside the data file. It holds numbers and a time, nothing of a client.

    It is written after the commit that it counts. Only a new base is forced to the disk: a power
    cut may leave an older count, which is true all the same, but none of a base that the file
    itself has forgotten.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._slot = 0
        self._tail: bytes | None = None  # what follows the slots; None: not read yet

    def read(self) -> Watermark | None:
        """The newer of the two slots; None where there is no file, or nothing whole in it."""
        self._tail = None
        try:
            content = self._path.read_bytes()
        except OSError:
            return None
        slots = (_parsed(content[start : start + _SLOT]) for start in (0, _SLOT))
        found = [(mark.commits, slot, mark) for slot, mark in enumerate(slots) if mark is not None]
        if not found:
            return None
        _, slot, mark = max(found, key=lambda each: each[:2])
        self._slot = 1 - slot  # the next write leaves this one
        self._tail = content[2 * _SLOT :]
        return _with_branches(mark, self._tail)

    def write(self, mark: Watermark, *, is_new_base: bool = False) -> None:
        """Keep what was acknowledged last.

        Where it cannot be written the older one stays: it asks for less, and accuses nobody. With a
        new base it would soon; then nothing is asked for any more.
        """
        try:
            if self._tail != (tail := _tail_of(mark)):
                self._put_whole(mark, tail)
                return
            try:
                self._put(_written(mark), sync=is_new_base)
                self._slot = 1 - self._slot
            except FileNotFoundError:  # somebody has deleted it: the branches are gone, too
                self._put_whole(mark, tail)
        except OSError:
            if is_new_base:
                with contextlib.suppress(OSError):
                    self.forget()

    def _put(self, slot: bytes, *, sync: bool) -> None:
        handle = os.open(self._path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        try:
            os.lseek(handle, self._slot * _SLOT, os.SEEK_SET)
            if os.write(handle, slot) != _SLOT:
                raise OSError(errno.ENOSPC, "only a part was written")
            if sync:
                os.fsync(handle)
        finally:
            os.close(handle)

    def _put_whole(self, mark: Watermark, tail: bytes) -> None:
        self.prepare(mark)
        self.publish()
        self._slot, self._tail = 1, tail

    @property
    def _unfinished(self) -> Path:
        return self._path.with_name(f"{self._path.name}.part")

    def prepare(self, mark: Watermark) -> None:
        """Write beside the file, for its owner alone, what `publish` puts in its place.

        With a base a data file must hold what was acknowledged, as ever; without one nothing is
        asked for. Either way it begins the next branch of the mark when it is opened.

        Raises:
            OSError: It cannot be written; the file is as it was.
        """
        try:
            self._unfinished.touch(mode=0o600)
            with self._unfinished.open("wb") as file:
                file.write(_written(mark) + bytes(_SLOT) + _tail_of(mark))
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                self._unfinished.unlink(missing_ok=True)
            raise

    def publish(self) -> None:
        """Let what was prepared take the place of the file: the last step of a choice."""
        self._tail = None
        self._unfinished.replace(self._path)
        sync_folder(self._path.parent)

    def forget(self) -> None:
        """Ask for nothing any more, and know of nothing."""
        self._tail = None
        self._path.unlink(missing_ok=True)


def _tail_of(mark: Watermark) -> bytes:
    """The branches of a mark as they follow the slots: a line for each, and a sum over them."""
    own = [(_OWN, *words_of(branch)) for branch in mark.lineage]
    following = [] if mark.next is None else [(_NEXT, *words_of(mark.next))]
    lines = [" ".join(str(word) or _NONE for word in words) for words in (*own, *following)]
    body = "\n".join((_BRANCHES, *lines)).encode()
    return body + b"\n%08x\n" % zlib.crc32(body)


def _with_branches(mark: Watermark, tail: bytes) -> Watermark:
    """A mark with the branches that follow it; none are known where they are not whole."""
    if not tail:  # from before books had branches
        return replace(mark, lineage=root_of(mark.book)) if mark.book else mark
    try:
        found = _branches(tail)
    except ValueError:
        return mark
    following = [branch for kind, branch in found if kind == _NEXT]
    own = tuple(branch for kind, branch in found if kind == _OWN)
    return replace(mark, lineage=own, next=following[0] if following else None)


def _branches(tail: bytes) -> list[tuple[str, Branch]]:
    """The branches that a tail holds, each behind its kind.

    Raises:
        ValueError: It is not whole, is of a newer program, or holds words that none of ours has.
    """
    body, sum_ = tail[:-10], tail[-10:]
    first, *lines = (line.split(" ") for line in body.decode().split("\n"))
    if sum_ != b"\n%08x\n" % zlib.crc32(body) or first != _BRANCHES.split(" "):
        raise ValueError
    return [(words[0], branch_of(*_words(words[1:]))) for words in lines]


def _words(words: list[str]) -> tuple[str, str, str, str, str]:
    one, two, three, four, five = ("" if word == _NONE else word for word in words)
    return one, two, three, four, five


def _written(mark: Watermark) -> bytes:
    words = (
        _FORMAT,
        str(mark.commits),
        mark.base or _NONE,
        mark.before or _NONE,
        stamp(mark.at),
        mark.book or _NONE,
        str(mark.saved),
    )
    body = " ".join(words).encode().ljust(_SLOT - 10)
    return body + b" %08x\n" % zlib.crc32(body)


def _parsed(slot: bytes) -> Watermark | None:
    """A slot as it was written; None for anything else."""
    body, sign = slot[: _SLOT - 10], slot[_SLOT - 10 :]
    if sign != b" %08x\n" % zlib.crc32(body):
        return None
    text = body.decode().rstrip()
    if text.startswith(f"{_BEFORE} "):
        words = text.removeprefix(f"{_BEFORE} ").split(" ")
        return Watermark(int(words[0]), words[1], words[2], moment(words[3]), saved=int(words[0]))
    if not text.startswith(f"{_FORMAT} "):
        return None
    words = ["" if word == _NONE else word for word in text.split(" ")[2:]]
    return Watermark(
        int(words[0]), words[1], words[2], moment(words[3]), words[4], saved=int(words[5])
    )
