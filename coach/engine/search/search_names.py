"""How well names fit what was typed, and the words to offer where nothing does."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from coach.engine.search.search import BEGUN, EXACT, MEANT, near, near_beginnings
from coach.engine.search.search_words import spellings, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NAMES = 2.0  # a name that holds all that was typed comes before anything of the library
_PARTLY = 1.35  # one that holds a part of it does not
_INSIDE = MEANT  # how well a piece from the middle of a word stands for it


class NameWord(NamedTuple):
    """A word of a query: how it may be written in a name, and what it was taken for by spelling."""

    typed: str
    forms: tuple[str, ...]
    spelled: str = ""  # the known word; empty where it was not misspelt


class Fit(NamedTuple):
    """How well a name fits, and the word that it was taken for by spelling."""

    score: float
    spelled: tuple[str, str] | None = None


def name_words(text: str) -> tuple[NameWord, ...]:
    """The words of a query, each in every spelling that a name may have."""
    return tuple(
        NameWord(word, spellings(part) if len(words_of(part)) == 1 else (word,))
        for part in text.split()
        for word in words_of(part)
    )


def respelled(words: Sequence[NameWord], terms: Callable[[], Sequence[str]]) -> list[NameWord]:
    """The words with those that no name begins with taken for the nearest that there are.

    Args:
        words: The words of a query.
        terms: Gives every word of the names, in order.
    """
    known = terms()
    found = []
    for word in words:
        begins = any(_begins(known, form) for form in word.forms)
        close = () if begins else near(word.typed, known) or near_beginnings(word.typed, known)
        forms = tuple(other for other, _ in close)
        found.append(NameWord(word.typed, forms, forms[0]) if forms else word)
    return found


def _begins(known: Sequence[str], form: str) -> bool:
    """Whether one of these words, which are in order, begins so."""
    place = bisect_left(known, form)
    return place < len(known) and known[place].startswith(form)


def fit(words: Sequence[NameWord], name: str) -> Fit:
    """How well a name fits the words of a query; from 0, up to 2 where it holds them all."""
    held = words_of(name)
    each = [_best(word, held) for word in words]
    share = sum(each) / max(len(each), 1)
    spelled = next(
        (word for word, best in zip(words, each, strict=True) if word.spelled and best), None
    )
    scale = _NAMES if all(each) else _PARTLY
    beside = min(1.0, len(words) / max(len(set(held)), 1))
    return Fit(
        scale * share * (0.92 + 0.08 * beside),
        (spelled.typed, spelled.spelled) if spelled else None,
    )


def _best(word: NameWord, held: Sequence[str]) -> float:
    quality = MEANT if word.spelled else EXACT
    if any(form in held for form in word.forms):
        return quality
    if any(other.startswith(form) for form in word.forms for other in held):
        return quality * BEGUN
    if any(form in other for form in word.forms for other in held):
        return quality * _INSIDE
    return 0.0
