"""Where things stand in files: documents that keep every value's line, and the faults found."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Data = str | list["Data"] | dict[str, "Data"]
Key = str | int


@dataclass(frozen=True, slots=True)
class Document:
    """What a file, or a piece of one, holds as plain text values, with the line of each."""

    file: str
    data: Data
    lines: Mapping[tuple[Key, ...], int]

    def place(self, *path: Key) -> Place:
        """The place of a value in this document."""
        return Place(self, path)

    def items(self, key: str) -> list[Place]:
        """The places of the entries of the list `key`; none when there is no such list."""
        found = self.data.get(key) if isinstance(self.data, dict) else None
        return [self.place(key, n) for n in range(len(found))] if isinstance(found, list) else []


@dataclass(frozen=True, slots=True)
class Place:
    """One value of a document."""

    document: Document
    path: tuple[Key, ...] = ()

    def at(self, *path: Key) -> Place:
        """A place further in."""
        return Place(self.document, (*self.path, *path))

    @property
    def line(self) -> int:
        """The line of this value, or of the nearest thing around it that has one."""
        lines = self.document.lines
        for length in range(len(self.path), -1, -1):
            if self.path[:length] in lines:
                return lines[self.path[:length]]
        return 1

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

    def add(self, place: Place, what: str, mend: str = "") -> None:
        """Note a fault at a place."""
        self.add_line(place.document.file, place.line, what, mend)

    def add_line(self, file: str, line: int, what: str, mend: str = "") -> None:
        """Note a fault at a line of a file."""
        self._found[Fault(file, line, what, mend)] = None

    def __len__(self) -> int:
        return len(self._found)

    def all(self) -> tuple[Fault, ...]:
        """Every fault, by file and line."""
        return tuple(sorted(self._found, key=lambda fault: (fault.file, fault.line, fault.what)))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`; empty when none is known."""
    by_lower = {name.lower(): name for name in known}
    found = difflib.get_close_matches(word.lower()[:100], by_lower, n=1, cutoff=0.0)
    return by_lower[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str], *, most: int = 12) -> str:
    """A sentence that names the nearest right word, and all of them where they are few."""
    names = tuple(known)
    if not names:
        return ""
    listed = f" It takes: {', '.join(names)}." if len(names) <= most else ""
    return f"Did you mean '{nearest(word, names)}'?{listed}"
