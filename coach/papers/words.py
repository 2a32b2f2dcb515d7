"""Texts made ready for a paper: on one line, without signs that no form can show, short enough."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_JOINERS = frozenset("\u200c\u200d")  # Persian, Hindi and many emoji need them
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…:]) (?=[A-Z“])")
_NOT_A_SIGN = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")


def one_line(text: str) -> str:
    """A text on one line: every run of white space is one space, and control signs are gone.

    Marks of direction go too: each paragraph finds its own direction, and no name turns the rest.
    """
    return " ".join(text.translate(_SHOWN).split())


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, or what it lists with semicolons; each on one line, none empty."""
    found = (one_line(each) for each in re.split(r"[\n\r;]+", text))
    return tuple(each for each in found if each)


def from_the_sentence_with(told: Iterable[str], text: str) -> str:
    """A text from the first sentence on in which one of these stands; where none does, whole."""
    text = one_line(text)
    places = (text.find(one_line(each)) for each in told)
    first = min((at for at in places if at > 0), default=0)
    begins = [found.end() for found in _SENTENCE_ENDS.finditer(text, 0, first + 1)]
    return text[begins[-1] :] if begins else text


def clipped_around(told: Iterable[str], text: str, words: int) -> str:
    """At most so many words, but for what was told: the sentences in which that stands are whole.

    Args:
        told: What the user told, as far as the text says it.
        text: The text.
        words: How many words are kept of what is ours.
    """
    text = one_line(text)
    short, own = clipped(text, words), [each for each in map(one_line, told) if each in text]
    if not own or all(each in short for each in own):
        return short
    spans = [(text.index(each), text.index(each) + len(each)) for each in own]
    begins = [0, *(found.end() for found in _SENTENCE_ENDS.finditer(text))]
    ends = [*begins[1:], len(text) + 1]
    return " ".join(
        text[begin:end].strip()
        for begin, end in zip(begins, ends, strict=True)
        if any(begin < last and first < end for first, last in spans)
    )


_JOINS = frozenset({"and", "so", "but"})  # words that begin another main clause


def clipped(text: str, words: int) -> str:
    """At most so many words: whole sentences or main clauses where some fit, else with a mark.

    They stand on one line.
    """
    text = one_line(text)
    said = text.split()
    if len(said) <= words:
        return " ".join(said)
    whole = whole_sentences(text, words)
    return whole or f"{' '.join(said[:words]).rstrip(',;:–')}…"


def whole_sentences(text: str, words: int) -> str:
    """As many whole sentences, or main clauses of the last, as fit into so many words; or none."""
    said = text.split()
    ends = [
        number
        for number, (word, after) in enumerate(pairwise([*said, ""]), start=1)
        if number <= words
        and (word.endswith((".", "?", "!")) or (word.endswith(",") and after in _JOINS))
    ]
    kept = " ".join(said[: ends[-1]]) if ends else ""
    if not kept.endswith(","):
        return kept
    closing = next((word[-1] for word in said[ends[-1] :] if word.endswith((".", "?", "!"))), ".")
    return f"{kept[:-1]}{closing}"  # a clause of a question asks


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text belongs to a script that runs from right to left."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def _shown(sign: str) -> str:
    """A sign as papers show it: itself, a space, or nothing."""
    kind = unicodedata.category(sign)
    if kind == "Cc":
        return " "
    if kind == "Cs" or _NOT_A_SIGN.match(sign):
        return "?"
    if kind == "Cf" and sign not in _JOINERS and not _is_tag(sign):
        return ""
    return sign


class _Signs(dict[int, str]):
    """Each sign that was met, as papers show it."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _shown(chr(code))
        return found


_SHOWN = _Signs()


def _is_tag(sign: str) -> bool:
    """Whether a sign is one of those that flags of regions are made of."""
    return "\U000e0020" <= sign <= "\U000e007f"
