"""The sentence that the user fears most: which known reaction it comes nearest to.

What somebody fears to hear is mostly one of the things that clients say, in words of their own: the
reply to it is at hand then. Two sentences are near each other when they share the words that few
reactions have.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import log, sqrt
from typing import TYPE_CHECKING

from coach.engine.search.search_words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from coach.domain.talk.talk import ReactionText

NEAR = 0.55  # from 0 to 1. Of 136 phrases taken out of the pack 41 came home and 26 elsewhere by it
_KEPT = 16  # sentences at a time: a talk is composed again after every key
_STEM = 3  # letters that an ending leaves at least
_ENDINGS = ("ings", "ing", "ed", "es", "s", "ly", "d", "e")
_MARKS = " “”‘’\"'"
_LITTLE = 0.25  # of the weight of another word: what every sentence has
_EVERYWHERE = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "dont",
        "for",
        "from",
        "get",
        "go",
        "had",
        "has",
        "have",
        "he",
        "her",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "me",
        "more",
        "my",
        "no",
        "not",
        "now",
        "of",
        "on",
        "one",
        "or",
        "our",
        "out",
        "she",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "to",
        "up",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "which",
        "who",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "yours",
        "youve",
        "youre",
        "ive",
        "im",
        "ill",
    ]
)

Phrases = tuple[str, tuple[tuple[str, ...], ...]]  # a reaction's id, and of its phrases the stems


def phrases_of(reaction: ReactionText) -> Phrases:
    """The ways in which somebody may say a reaction, to be compared."""
    return reaction.id, tuple(map(_stems, (reaction.says, *reaction.asked_as)))


def nearest(feared: str, phrases: Iterable[Phrases]) -> str:
    """The id of the reaction that a feared sentence comes nearest to; empty where near none."""
    return _nearest(_stems(feared), tuple(phrases))


def quoted(sentence: str) -> str:
    """A sentence on one line in quotation marks, whether it was typed with some or without."""
    return f"“{' '.join(sentence.split()).strip(_MARKS)}”"


@lru_cache(maxsize=_KEPT)
def _nearest(feared: tuple[str, ...], phrases: tuple[Phrases, ...]) -> str:
    """The id of the nearest reaction, or an empty text."""
    having = Counter(stem for _, said in phrases for stem in {each for row in said for each in row})
    most = len(phrases)

    def weight(stem: str) -> float:
        rare = log(1 + most / (1 + having[stem]))
        usual = stem in _EVERYWHERE or not having[stem]  # what none has tells nothing apart
        return rare * (_LITTLE if usual else 1)

    best, found = NEAR, ""
    for reaction, said in phrases:
        near = max((_alike(feared, row, weight) for row in said), default=0.0)
        if near > best:
            best, found = near, reaction
    return found


def _alike(one: Sequence[str], other: Sequence[str], weight: Callable[[str], float]) -> float:
    """How alike two rows of stems are, from 0 to 1: the cosine of their weighed words."""
    mine, theirs = set(one), set(other)
    shared = sum(weight(stem) ** 2 for stem in mine & theirs)
    whole = sqrt(sum(weight(s) ** 2 for s in mine) * sum(weight(s) ** 2 for s in theirs))
    return shared / whole if whole else 0.0


def _stems(text: str) -> tuple[str, ...]:
    return tuple(map(_stem, words_of(text)))


def _stem(word: str) -> str:
    if word in _EVERYWHERE:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word
