"""Two texts side by side: which words went, which came, which stayed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum

from msgspec import Struct

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
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece(Change.SAME, "".join(old[a:b])))
            continue
        if a < b:
            pieces.append(Piece(Change.OUT, "".join(old[a:b])))
        if c < d:
            pieces.append(Piece(Change.IN, "".join(new[c:d])))
    return tuple(pieces)
