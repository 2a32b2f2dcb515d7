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
        if key in lists and isinstance(value, list) and isinstance(there, list):
            found = latest(below.items(key), own.items(key))
            page.put((key,), [place.data for place in found], own)
            for number, place in enumerate(found):
                page.lines_of(place, (key, number))
        elif isinstance(value, dict) and isinstance(there, dict):
            page.data[key] = {**there, **value}
            for name in value:
                page.lines_of(own.place(key, name), (key, name))
        else:
            page.put((key,), value, own)
            page.lines_of(own.place(key), (key,))
    return Document(below.file, page.data, page.lines, page.files)


class _Page:
    """A document in the making."""

    def __init__(self, below: Document) -> None:
        self.data: dict[str, Data] = dict(below.data) if isinstance(below.data, dict) else {}
        self.lines: dict[tuple[Key, ...], int] = dict(below.lines)
        self.files: dict[tuple[Key, ...], str] = dict(below.files)

    def put(self, path: tuple[str], value: Data, own: Document) -> None:
        """Set the value of a key, with nothing of what was there."""
        self.data[path[0]] = value
        for lines in (self.lines, self.files):
            for at in [each for each in lines if each[:1] == path]:
                del lines[at]
        self.lines[path], self.files[path] = own.place(*path).line, own.file

    def lines_of(self, place: SourceLocation, at: tuple[Key, ...]) -> None:
        """Keep where a value, and each within it, stands."""
        length = len(place.path)
        for path, line in place.document.lines.items():
            if path[:length] == place.path:
                self.lines[*at, *path[length:]] = line
        self.files[at] = place.file
