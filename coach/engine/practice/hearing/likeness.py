"""Which moves a line is like, by the words of lines whose moves are known: those of the role-plays.

Each word, pair and row of three words of a line speaks for or against a move by how often it stands
in lines with that move, beside all others (a naive Bayes classifier over what is there, each word
bounded, so that a rare one settles nothing by itself).
"""

from __future__ import annotations

from collections import Counter
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

from coach.domain.practice.moves import Move
from coach.engine.practice.hearing.said_words import said_words
from coach.engine.wording.tokens import heard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_START = "^"
_LEAST, _MOST = -1.5, 2.5  # what a word can say against a move, and for it
_PRIOR = 0.5  # of a line with a word that no line of the move has
_FEWEST_SHARED, _TELLING = 3, 1.5  # words that two lines share, and how rare one must be to count


class Likeness:
    """Ranks moves by how like a line is to lines that make them, once it has learned some.

    Its sums are exact (`fsum`): words come in no order, and a line is heard the same each time.
    """

    def __init__(self) -> None:
        self._lines = 0
        self._with = Counter[str]()  # how many lines have each feature
        self._of: dict[Move, Counter[str]] = {move: Counter() for move in Move}
        self._made = Counter[Move]()
        self._told: dict[str, tuple[float, ...]] = {}  # of the features that were asked for

    def learn(self, text: str, moves: Iterable[Move]) -> None:
        """Take in a line with the moves that it makes; all of them before the first is ranked."""
        features = {*_features(text)}
        self._lines += 1
        self._with.update(features)
        for move in moves:
            self._made[move] += 1
            self._of[move].update(features)

    def ranked(self, typed: str) -> list[tuple[float, Move]]:
        """Every move with how much speaks for it, the likeliest first."""
        known = [self._of_feature(each) for each in {*_features(typed)} if each in self._with]
        size = sqrt(len(known) + 1)
        sums = map(fsum, zip(*known, strict=True)) if known else (0.0,) * len(Move)
        found = [(each / size, move) for each, move in zip(sums, Move, strict=True)]
        return sorted(found, key=lambda each: -each[0])

    def _of_feature(self, feature: str) -> tuple[float, ...]:
        """What a feature says for each move, in their order."""
        if (known := self._told.get(feature)) is None:
            known = self._told[feature] = tuple(self._says(feature, move) for move in Move)
        return known

    def alike(self, one: str, other: str) -> float:
        """How much of what two lines say they have in common, 0 to 1; rare words weigh more."""
        mine, theirs = {*said_words(one)}, {*said_words(other)}
        every = fsum(map(self._rarity, mine | theirs))
        return fsum(map(self._rarity, mine & theirs)) / every if every else 0.0

    def within(self, one: str, other: str) -> float:
        """How much of what the shorter of two lines says the other one says too, 0 to 1.

        Common words say nothing, and one or two in common are chance.
        """
        mine, theirs = self._telling(one), self._telling(other)
        if said_words(one) == said_words(other):
            return 1.0
        shared = mine.keys() & theirs.keys()
        if len(shared) < _FEWEST_SHARED:
            return 0.0
        least = min(fsum(mine.values()), fsum(theirs.values()))
        return fsum(mine[word] for word in shared) / least

    def _telling(self, line: str) -> dict[str, float]:
        """The words of a line that are not in every other one, by how rare they are."""
        words = {each.removesuffix("s"): self._rarity(each) for each in said_words(line)}
        return {word: rarity for word, rarity in words.items() if rarity >= _TELLING}

    def _rarity(self, word: str) -> float:
        return log((self._lines + 1) / (self._with[word] + 1)) + 0.1

    def _says(self, feature: str, move: Move) -> float:
        """What a feature says for a move: the logarithm of its odds, bounded."""
        every, mine = self._with[feature], self._of[move][feature]
        share = every / self._lines
        inside = (mine + _PRIOR * 4 * share + 0.02) / (self._made[move] + _PRIOR * 4 + 0.04)
        outside = (every - mine + 0.3 * share + 0.02) / (self._lines - self._made[move] + 0.34)
        return max(_LEAST, min(_MOST, log(inside / outside)))


def _features(text: str) -> Iterator[str]:
    """The words of each sentence by ones, twos and threes."""
    for sentence in heard(text).sentences:
        words = (_START, *sentence.words)
        for size in (1, 2, 3):
            for at in range(len(words) - size + 1):
                yield " ".join(words[at : at + size])
