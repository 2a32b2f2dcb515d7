"""What stands between quotation marks in a text, and what lies in what."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

Quote = tuple[int, int]  # from mark to mark, offsets into the text
_NONE = -1
_DEEPEST = 12  # quotations within each other
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’'", "\u201a": "‘", "'": "'’"}


class Quotes:
    """Finds what stands between quotation marks."""

    def __init__(self, text: str) -> None:
        self.found: list[Quote] = []
        self._open: list[tuple[str, int]] = []
        self._kinds = Counter[str]()  # of the marks that are open
        self._text = text

    def mark(self, match: re.Match[str]) -> None:
        """Take a quotation mark."""
        mark, place = match[0], match.start()
        if mark == '"':
            self._close(mark, match.end()) if self._kinds[mark] else self._push(mark, place)
        elif any(count and mark in _CLOSING.get(kind, "") for kind, count in self._kinds.items()):
            self._close(mark, match.end())
        elif mark in _CLOSING and self._opens(mark, place):
            self._push(mark, place)

    def forget(self) -> None:
        """At the end of a paragraph what was not closed was no quotation."""
        self._open.clear()
        self._kinds.clear()

    def _push(self, mark: str, place: int) -> None:
        if len(self._open) >= _DEEPEST:  # marks that only open are no quotations
            self.forget()
        self._open.append((mark, place))
        self._kinds[mark] += 1

    def _opens(self, mark: str, place: int) -> bool:
        if mark not in {"'", "‘", "\u201a"}:
            return True
        before, after = self._text[place - 1 : place], self._text[place + 1 : place + 2]
        return not before.isalnum() and after.isalnum()

    def _close(self, mark: str, end: int) -> None:
        while self._open:
            kind, start = self._open.pop()
            self._kinds[kind] -= 1
            if kind == mark == '"' or mark in _CLOSING.get(kind, ""):
                self.found.append((start, end))
                return


class Nested:
    """Quotations, of which each is in another one or beside it."""

    def __init__(self, quotes: tuple[Quote, ...]) -> None:
        self._quotes = quotes
        self._around = [_NONE] * len(quotes)  # the quotation that each is in
        self._inner = [_NONE]  # the innermost one behind so many marks
        self._known = {_NONE: False}
        marks = sorted(_marks(quotes))
        for _, opens, number in marks:
            if opens:
                self._around[number] = self._inner[-1]
            self._inner.append(number if opens else self._around[number])
        self._marks = [place for place, _, _ in marks]

    def begins_or_ends(self, start: int, end: int) -> bool:
        """Whether a quotation begins or ends between two characters."""
        return bisect_left(self._marks, start) < bisect_left(self._marks, end)

    def any_around(self, place: int, holds: Callable[[Quote], bool]) -> bool:
        """Whether something holds for one of the quotations in which a character ends.

        Each is asked about once, so it must always hold for the same ones.
        """
        number = self._inner[bisect_left(self._marks, place)]
        asked = []
        while number not in self._known:
            asked.append(number)
            if holds(self._quotes[number]):
                self._known[number] = True
            else:
                number = self._around[number]
        found = self._known[number]
        self._known.update(dict.fromkeys(asked, found))
        return found


def _marks(quotes: tuple[Quote, ...]) -> Iterator[tuple[int, bool, int]]:
    """The marks by their place; one that closes before one that opens there."""
    for number, (start, end) in enumerate(quotes):
        yield start, True, number
        yield end, False, number
