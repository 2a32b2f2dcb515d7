"""A pack that adds to another: its entries beside those below, or in their place by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.kinds.locations import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.content.kinds.locations import Data, Key, SourceLocation


def latest(below: Sequence[SourceLocation], own: Sequence[SourceLocation]) -> list[SourceLocation]:
    """The entries of two lists: one of the second takes the place of its like in the first.

    What stands twice in one of them stays so, to be refused.
    """
    first = {place.text("id"): place for place in reversed(own)}
    names = {place.text("id") for place in below} - {""}
    kept = [first.get(place.text("id"), place) if place.text("id") else place for place in below]
    more = (each for each in own if first[name := each.text("id")] is not each or name not in names)
    return [*kept, *more]


def joined(below: Document, own: Document, lists: Iterable[str]) -> Document:
    """Two files of one name as one: lists by their ids, mappings by their keys, else the second."""
    page = _Page(below)
    for key, value in own.data.items() if isinstance(own.data, dict) else ():
        there = page.data.get(key)
        if key in lists and isinstance(there, list):
            page.list_of(key, latest(below.items(key), own.items(key)), own)
        elif isinstance(value, dict) and isinstance(there, dict):
            page.data[key] = {**there, **value}
            for name in value:
                page.lines_of(own.place(key, name), (key, name))
        else:
            page.put(key, value, own)
            page.lines_of(own.place(key), (key,))
    return Document(below.file, page.data, page.lines, page.files)


class _Page:
    """A document in the making."""

    def __init__(self, below: Document) -> None:
        self.data: dict[str, Data] = dict(below.data) if isinstance(below.data, dict) else {}
        self.lines: dict[tuple[Key, ...], int] = dict(below.lines)
        self.files: dict[tuple[Key, ...], str] = dict(below.files)

    def put(self, key: str, value: Data, own: Document) -> None:
        """Set the value of a key, with nothing of what was there."""
        self.data[key] = value
        self.lines = {at: line for at, line in self.lines.items() if at[:1] != (key,)}
        self.files = {at: file for at, file in self.files.items() if at[:1] != (key,)}
        self.lines[key,], self.files[key,] = own.place(key).line, own.file

    def list_of(self, key: str, places: list[SourceLocation], own: Document) -> None:
        """Set a list to the entries at places of either file."""
        self.put(key, [place.data for place in places], own)
        for number, place in enumerate(places):
            self.lines_of(place, (key, number))

    def lines_of(self, place: SourceLocation, at: tuple[Key, ...]) -> None:
        """Keep where a value, and each within it, stands."""
        length = len(place.path)
        for path, line in place.document.lines.items():
            if path[:length] == place.path:
                self.lines[*at, *path[length:]] = line
        self.files[at] = place.file
