"""The second opinion of the ear: a linear model over the words and the letters of a sentence.

Patterns know words; the model weighs all of them, and was fitted when the content was made
(`tests/ear_model`). A sentence is counted in words by ones, twos and threes, and in the letters of
each word by twos to fives. Each feature has a small whole number for each category, and one that
says how telling it is; the sums of the words and of the letters are each divided by the square root
of what their features tell, so that long sentences weigh no more than others.

All the numbers of a feature are kept in one large integer, 32 bits for each: one addition adds them
all.
"""

from __future__ import annotations

from itertools import pairwise
from math import sqrt
from struct import Struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.domain.wording import Category, LinearModel

START = "^"  # before the first word
QUOTED = '"'  # instead of somebody else's words
FEWEST_LETTERS, MOST_LETTERS = 2, 5
FEWEST_WORDS = 4  # of a sentence that is marked
SHORT = 200  # is added to what the features of a sentence tell: a short one says less
PAUSES = ",;"  # and their number
_MOST_PAUSES = 6
LONGEST = 30  # letters of a word that are looked at
FIRST_SIGN = "!"  # stands for the least weight; those that follow in ASCII for the next ones
LAST_SIGN = "}"
ZERO = (ord(LAST_SIGN) - ord(FIRST_SIGN)) // 2  # the sign of weight 0, counted from the first
_LANE = 4  # bytes
_MASK = 0xFFFFFFFF  # of one
_MOST_KNOWN = 4_000  # words, of which the letters are remembered
_MOST_HEAVY = 3  # groups of words that are named
_HEAVY = 0.3  # of the heaviest word: what is less is not named
_HEARD = 600  # sentences that are remembered
_FROM_SIGNS = bytes(max(0, number - ord(FIRST_SIGN)) for number in range(256))
Span = tuple[int, int]


def word_features(words: Sequence[str]) -> list[str]:
    """The words of a sentence by ones, twos and threes, and how many pauses it has."""
    row = (START, *words)
    twos = [f"{one} {two}" for one, two in pairwise(row)]
    threes = [f"{two} {third}" for two, third in zip(twos, row[2:], strict=False)]
    pauses = min(words.count(",") + words.count(";"), _MOST_PAUSES)
    return [*row, *twos, *threes, *[f"{PAUSES}{number}" for number in range(1, pauses + 1)]]


def letter_features(word: str) -> list[str]:
    """The letters of a word by twos to fives, its bounds marked; none of signs and numbers."""
    if not word.isalpha():
        return []
    bound = f"_{word[:LONGEST]}_"
    return [
        bound[first : first + length]
        for length in range(FEWEST_LETTERS, MOST_LETTERS + 1)
        for first in range(len(bound) - length + 1)
    ]


class Scorer:
    """A model that is ready to weigh sentences."""

    def __init__(self, model: LinearModel) -> None:
        self._categories = model.categories
        self._steps = [(each.bias, each.word_step, each.letter_step) for each in model.categories]
        lanes = len(model.categories) + 1
        self._words = _table(model.words, lanes)
        self._letters = _table(model.letters, lanes)
        self._unpack = Struct(f"<{lanes + 1}I").unpack
        self._bytes = (lanes + 1) * _LANE
        self._known: dict[str, int] = {}
        self._heard: dict[tuple[str, ...], tuple[float, ...]] = {}

    def sums(self, words: tuple[str, ...]) -> tuple[float, ...]:
        """For each category of the model the logarithm of the odds that a sentence belongs to it.

        Args:
            words: Of the sentence, its end among them, as `engine/wording/tokens.py` cuts them.
        """
        known = self._heard.get(words)
        if known is None:
            if len(self._heard) >= _HEARD:
                self._heard.clear()
            known = self._heard[words] = self._sums(words)
        return known

    def _sums(self, words: tuple[str, ...]) -> tuple[float, ...]:
        table = self._words
        by_words = self._parts(sum([table[each] for each in word_features(words) if each in table]))
        by_letters = self._parts(sum(map(self._of_letters, words)))
        sums = zip(self._steps, by_words, by_letters, strict=True)
        return tuple([bias + one * word + two * letter for (bias, one, two), word, letter in sums])

    def _of_letters(self, word: str) -> int:
        known = self._known.get(word)
        if known is None:
            table = self._letters
            known = sum([table[each] for each in letter_features(word) if each in table])
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[word] = known
        return known

    def _parts(self, total: int) -> list[float]:
        """The sums of the categories, each divided by what the features tell."""
        *sums, telling, count = self._unpack(total.to_bytes(self._bytes, "little"))
        if not telling:
            return [0.0] * len(sums)
        root, zero = sqrt(telling + SHORT), ZERO * count
        return [(each - zero) / root for each in sums]

    def heavy(self, words: tuple[str, ...], category: int) -> list[Span]:
        """The groups of words that speak most for a category, heaviest first.

        Each from word to word, the last not included; `category` is its place in the model.
        """
        weights = self._weights(words, category)
        said = [number for number, word in enumerate(words) if word[0].isalpha()]
        least = max((weights[number] for number in said), default=0.0) * _HEAVY
        heavy = [number for number in said if weights[number] >= least > 0]
        groups = sorted(_groups(heavy), key=lambda span: -sum(weights[slice(*span)]))
        return groups[:_MOST_HEAVY]

    def _weights(self, words: tuple[str, ...], category: int) -> list[float]:
        """What each word adds to the sum of a category; twos and threes are shared among theirs."""
        each, weights = self._categories[category], [0.0] * (len(words) + 1)
        features = iter(word_features(words))
        for length in (1, 2, 3):
            for first in range(len(weights) - length + 1):
                found = self._words.get(next(features))
                if found is not None:
                    share = self._weight(found, category) * each.word_step / length
                    for number in range(first, first + length):
                        weights[number] += share
        for number, word in enumerate(words):
            found = self._of_letters(word)
            weights[number + 1] += self._weight(found, category) * each.letter_step
        return weights[1:]

    def _weight(self, total: int, category: int) -> int:
        """What one category has of a sum of features."""
        count = total >> (8 * (self._bytes - _LANE))
        return ((total >> (8 * _LANE * category)) & _MASK) - ZERO * count


class SecondOpinion:
    """What the model of a content decides; without a model nothing."""

    def __init__(self, model: LinearModel | None) -> None:
        self._scorer = None if model is None else Scorer(model)
        self._categories = () if model is None else model.categories
        self._highs = [each.high for each in self._categories]
        self._places = {each.category: place for place, each in enumerate(self._categories)}

    def keeps(self, category: Category, words: tuple[str, ...]) -> bool:
        """Whether what a pattern has found in a sentence stays marked."""
        place = self._places.get(category)
        if self._scorer is None or place is None:
            return True
        return self._scorer.sums(words)[place] >= self._categories[place].low

    def marks(self, words: tuple[str, ...]) -> Category | None:
        """The category in which a sentence that no pattern knows is marked: the clearest, or none.

        What is shorter than a few words says too little.
        """
        if self._scorer is None:
            return None
        above = [found - high for found, high in zip(self._scorer.sums(words), self._highs)]  # noqa: B905
        most = max(above)
        if most < 0 or sum(word[0].isalpha() for word in words) < FEWEST_WORDS:
            return None
        return self._categories[above.index(most)].category

    def heavy(self, words: tuple[str, ...], category: Category) -> list[Span]:
        """The groups of words that speak most for a category of the model, heaviest first."""
        return [] if self._scorer is None else self._scorer.heavy(words, self._places[category])


def _groups(numbers: Iterable[int]) -> list[Span]:
    """Numbers in rows; one that is missing between two does not part them."""
    found: list[Span] = []
    for number in numbers:
        if found and number <= found[-1][1] + 1:
            found[-1] = found[-1][0], number + 1
        else:
            found.append((number, number + 1))
    return found


def _table(text: str, lanes: int) -> dict[str, int]:
    """The features of a table, each with its numbers in one; the topmost says that it is one."""
    lines = text.split("\n") if text else []
    signs = "".join([line[:lanes] for line in lines]).encode("ascii").translate(_FROM_SIGNS)
    spread = bytearray(len(lines) * (lanes + 1) * _LANE)
    step = (lanes + 1) * _LANE
    for lane in range(lanes):
        spread[lane * _LANE :: step] = signs[lane::lanes]
    spread[lanes * _LANE :: step] = b"\x01" * len(lines)
    numbers = [
        int.from_bytes(spread[place : place + step], "little")
        for place in range(0, len(spread), step)
    ]
    return dict(zip([line[lanes:] for line in lines], numbers, strict=True))
