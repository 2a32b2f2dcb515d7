"""The one door for text that people type or paste: what cannot be seen and says nothing stays out.

A pasted text often holds characters that nobody sees: soft hyphens, breaks of no width, marks of
direction without a text to direct. They make two equal names differ, and words that nobody finds.
What real scripts need stays: the joiners of Persian, Indic scripts and emoji, the directions of a
text that has right-to-left letters in it, and the selectors that follow a character.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

_LINE_ENDS = {0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x0B: "\n", 0x0C: "\n"}
_JOINERS = frozenset("\u200c\u200d")
_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
_FLAG, _TAGS = "\U0001f3f4", range(0xE0020, 0xE0080)  # the flags of England, Scotland, Wales
_KEPT = frozenset("\n\t")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")  # letters and signs that are blank
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def cleaned(text: str) -> str:
    """The text without what cannot be seen and without blanks around it, twice the same as once.

    Half a character, as a bad paste leaves, becomes "?"; every kind of line end becomes a new line.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n")
    whole = whole.replace("\r", "\n").translate(_LINE_ENDS)
    directed = any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in whole)
    kept = [sign for sign in whole if _may_stay(sign, directed=directed)]
    return "".join(_needed(kept)).strip()


def is_empty(text: str) -> bool:
    """Whether nothing of a text shows."""
    return not any(_is_seen(sign) for sign in text)


def _is_seen(sign: str) -> bool:
    """Whether a character shows: no space, control, filler, or mark of direction."""
    kind = unicodedata.category(sign)
    return kind not in {"Cc", "Cf", "Cs"} and kind[0] not in "ZM" and sign not in _FILLERS


def _may_stay(sign: str, *, directed: bool) -> bool:
    """Whether a character can mean something; joiners and tags are looked at again by `_needed`."""
    kind = unicodedata.category(sign)
    if kind == "Cc":
        return sign in _KEPT
    if kind != "Cf" or sign in _JOINERS or ord(sign) in _TAGS:
        return True
    if sign in _DIRECTIONS:
        return directed
    # those of Arabic, Syriac and the like have a shape of their own, or change one
    return unicodedata.bidirectional(sign) in {"AN", "AL"} or unicodedata.name(sign, "").startswith(
        ("ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN")
    )


def _needed(signs: list[str]) -> list[str]:
    """The characters without joiners that join nothing and tags that belong to no flag."""
    found: list[str] = []
    tagged = False
    for sign, behind in pairwise([*signs, ""]):
        if ord(sign) in _TAGS:
            tagged = tagged or found[-1:] == [_FLAG]
            if tagged:
                found.append(sign)
            continue
        tagged = False
        if sign in _JOINERS and not (_joins(found[-1:]) and _joins([behind] if behind else [])):
            continue
        found.append(sign)
    return found


def _joins(beside: list[str]) -> bool:
    """Whether a character is of a script, or of those emoji, that a joiner can join."""
    if not beside or beside[0].isascii() or beside[0].isspace():
        return False
    kind = unicodedata.category(beside[0])
    latin = unicodedata.name(beside[0], "").startswith("LATIN")
    return kind[0] in "LMS" and not latin
