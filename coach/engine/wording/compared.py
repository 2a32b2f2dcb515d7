"""Two texts side by side: which words went, which came, which stayed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORDS = re.compile(r"\s+|\w+(?:[’'\-]\w+)*|[^\w\s]")
_MOST = 6_000  # words and blanks; what is longer is compared line by line


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    OUT = "out"
    IN = "in"


class Piece(Struct, frozen=True):
    """Some of a text in a row that stayed, went or came."""

    change: Change
    text: str


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """What became of a text: the pieces that stayed or went are `before`, the others `after`."""
    pattern = _WORDS if len(before) + len(after) < _MOST * 4 else re.compile(r"[^\n]*\n|[^\n]+")
    old, new = pattern.findall(before), pattern.findall(after)
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    pieces = [Piece(Change.SAME, "".join(old[:first]))]
    pieces += _between(old[first : len(old) - last], new[first : len(new) - last])
    pieces.append(Piece(Change.SAME, "".join(old[len(old) - last :])))
    return tuple(each for each in pieces if each.text)


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """With how many of the same two texts begin."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(old), len(new)))


def _between(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """What became of texts that neither begin nor end alike.

    In long ones no piece is sought by what stands everywhere (`autojunk`), as blanks do: a text
    that says one word again and again would take minutes.
    """
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=True).get_opcodes():
        if kind == "equal":
            yield Piece(Change.SAME, "".join(old[a:b]))
            continue
        if a < b:
            yield Piece(Change.OUT, "".join(old[a:b]))
        if c < d:
            yield Piece(Change.IN, "".join(new[c:d]))
