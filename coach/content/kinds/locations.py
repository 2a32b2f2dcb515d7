"""Where things stand in files: documents that keep every value's line, and the faults found."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_NEAR = 0.64  # of the letters in common: "rud" and "rude" have 0.86, "rudely" and "fine" 0.2
_LISTED = 20  # words that could have been meant
_BEGUN = 3  # letters that may stand for the word that they begin
_NO_QUOTES = dict.fromkeys([*b"\"'`", 0xB4, 0xAB, 0xBB, *range(0x2018, 0x2020), 0x2039, 0x203A])
Data = str | list["Data"] | dict[str, "Data"]
Key = str | int


class Document(Struct, frozen=True):
    """What a file, or a piece of one, holds as plain text values, with the line of each."""

    file: str
    data: Data
    lines: Mapping[tuple[Key, ...], int]
    files: Mapping[tuple[Key, ...], str] = {}  # of what comes from another file

    def place(self, *path: Key) -> SourceLocation:
        """The place of a value in this document."""
        return SourceLocation(self, path)

    def items(self, key: str) -> list[SourceLocation]:
        """The places of the entries of the list `key`; none when there is no such list."""
        found = self.data.get(key) if isinstance(self.data, dict) else None
        return [self.place(key, n) for n in range(len(found))] if isinstance(found, list) else []


class SourceLocation(Struct, frozen=True):
    """One value of a document."""

    document: Document
    path: tuple[Key, ...] = ()

    def at(self, *path: Key) -> SourceLocation:
        """A place further in."""
        return SourceLocation(self.document, (*self.path, *path))

    @property
    def line(self) -> int:
        """The line of this value, or of the nearest thing around it that has one."""
        lines = self.document.lines
        return next((lines[path] for path in self._around() if path in lines), 1)

    @property
    def file(self) -> str:
        """The file of this value."""
        files = self.document.files
        return next((files[path] for path in self._around() if path in files), self.document.file)

    def _around(self) -> Iterator[tuple[Key, ...]]:
        """The path of this value, and of what it lies in, from within."""
        return (self.path[:length] for length in range(len(self.path), -1, -1))

    @property
    def data(self) -> Data:
        """The plain value; empty text when there is none."""
        value: Data = self.document.data
        for key in self.path:
            if isinstance(value, dict) and isinstance(key, str):
                value = value.get(key, "")
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
            else:
                return ""
        return value

    def text(self, key: str) -> str:
        """The text under `key`; empty when there is none."""
        value = self.at(key).data
        return value.strip() if isinstance(value, str) else ""


class Faults:
    """Collects faults while a pack or a file is read."""

    def __init__(self) -> None:
        self._found: dict[Fault, None] = {}

    def add(self, place: SourceLocation, what: str, mend: str = "") -> None:
        """Note a fault at a place."""
        self.add_line(place.file, place.line, what, mend)

    def add_line(self, file: str, line: int, what: str, mend: str = "") -> None:
        """Note a fault at a line of a file."""
        self._found[Fault(file, line, what, mend)] = None

    def take(self, others: Faults) -> None:
        """Note what others hold."""
        self._found.update(others._found)

    def __len__(self) -> int:
        return len(self._found)

    def all(self) -> tuple[Fault, ...]:
        """Every fault, by file and line."""
        return tuple(sorted(self._found, key=lambda fault: (fault.file, fault.line, fault.what)))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` is meant to be, by all appearance; empty when none is near."""
    by_folded = {folded(name): name for name in known}
    meant = folded(word[:100])
    found = difflib.get_close_matches(meant, by_folded, n=1, cutoff=_NEAR)
    if not found and len(meant) >= _BEGUN:  # the beginning of just one
        found = [name for name in by_folded if name.startswith(meant)]
    return by_folded[found[0]] if len(found) == 1 else ""


def folded(text: str) -> str:
    """A text as ids are compared: small letters and hyphens, without quotation marks."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_NO_QUOTES)
    return re.sub(r"[\s_\u2010-\u2015\u2212-]+", "-", plain.strip()).strip("-")


def did_you_mean(word: str, known: Iterable[str], *, most: int = 12) -> str:
    """A sentence that names the near right word; else what there is. Empty where there is nothing.

    Args:
        word: What was written.
        known: What could have been meant.
        most: Beside a near word the others are listed where they are no more than this.
    """
    names = tuple(known)
    near = nearest(word, names)
    if near and len(names) > most:
        return f"Did you mean '{near}'?"
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    listed = f"It takes: {', '.join(names[:_LISTED])}{more}." if names else ""
    return f"Did you mean '{near}'? {listed}" if near else listed
