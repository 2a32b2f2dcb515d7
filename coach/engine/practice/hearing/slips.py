"""Slips of the keys in a typed line, mended where no more than one word can be meant.

A word that stands somewhere in what is practised with, or that the wording checker listens for, is
never touched; of one that stands nowhere, one slip is mended: two letters in each other's place,
letters doubled or not, one too many or too few, or a vowel for another.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FEWEST = 4  # letters of a word that is mended; three, where two are in each other's place
LONGEST = 24  # letters of a word that is looked at
LONG = 6  # letters of a word in which a vowel may stand for another: "loan" is no "lean"
_WORD = re.compile(r"(?<![\w’'-])[a-z]+(?![\w’'-])", re.ASCII)
_ALIKE = ("aeiouy", "csz")  # letters that are typed for each other by who goes by the sound
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Slips:
    """Knows words, and mends those that are nearly one of them."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._known = set[str]()
        self._singled: dict[str, set[str]] = {}
        self.learn(words)

    def learn(self, words: Iterable[str]) -> None:
        """Take in more words."""
        for word in words:
            if word.isascii() and word.isalpha() and word not in self._known:
                self._known.add(word)
                self._singled.setdefault(_single(word), set()).add(word)

    def mended(self, line: str) -> str:
        """The line with its slips mended; what is written large is a name, and stays."""
        return _WORD.sub(lambda match: self._meant(match[0]), line)

    def _meant(self, word: str) -> str:
        is_known = word in self._known or word.removesuffix("s") in self._known
        if is_known or not FEWEST - 1 <= len(word) <= LONGEST:
            return word
        near = self._among(_swapped(word))
        if not near and len(word) >= FEWEST:
            near = (
                self._singled.get(_single(word), set())
                or self._among(_one_more(word))
                or self._among(_one_less_or_other(word))
            )
        return min(near) if len(near) == 1 else word

    def _among(self, words: Iterable[str]) -> set[str]:
        return {each for each in words if each in self._known}


def _single(word: str) -> str:
    """A word with each doubled letter once."""
    return "".join(letter for letter, _ in groupby(word))


def _swapped(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"


def _one_more(word: str) -> Iterator[str]:
    """What it would be with one letter more, behind the first, which people get right."""
    for at in range(1, len(word) + 1):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]


def _one_less_or_other(word: str) -> Iterator[str]:
    """What it would be with one letter less, or another that sounds like it."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        for letter in next((each for each in _ALIKE[len(word) < LONG :] if word[at] in each), ""):
            yield word[:at] + letter + word[at + 1 :]
