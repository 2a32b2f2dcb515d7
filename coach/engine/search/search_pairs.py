"""Which pairs of words documents have near each other: "their boss" is not "my boss".

A word alone may stand in many scripts; two words that stand near each other in several phrases of
one script, and in hardly any other, are how people speak of what it is for. Words that say nothing
by themselves count here too.
"""

from __future__ import annotations

from collections import defaultdict
from math import log
from typing import TYPE_CHECKING

from coach.engine.search.search_typical import half_typical, scripts_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TypeVar

    from coach.domain.search import Document
    from coach.engine.search.search import Phrase

    _Word = TypeVar("_Word")

_FAR = 3  # places between two words of a phrase that still count as near
_FAR_TYPED = 4  # and of a query: people type words in between
_OFTEN = 2.0  # phrases with a pair that make it half as telling as it can be


class Pairs:
    """How telling each pair of near words is of each document."""

    def __init__(
        self,
        documents: Sequence[Document],
        phrases: Sequence[Phrase],
        rows: Sequence[tuple[str, ...]],
    ) -> None:
        """Count what stands where.

        Args:
            documents: What can be found.
            phrases: Their phrases.
            rows: The stems of each phrase.
        """
        self._scripts = scripts_among(documents)
        self._often = half_typical(documents, phrases, _OFTEN)
        self._counts: dict[tuple[str, str], dict[int, int]] = {}
        for phrase, row in zip(phrases, rows, strict=True):
            for pair in set(_near(row, _FAR)):
                counts = self._counts.setdefault(pair, {})
                counts[phrase.document] = counts.get(phrase.document, 0) + 1

    def scores(self, places: Sequence[Mapping[str, float]]) -> Mapping[int, float]:
        """How telling the pairs of a query are of each document that has any, from 0 upwards.

        Args:
            places: Of each word of the query the stems that may stand for it, and how well.
        """
        found: dict[int, float] = defaultdict(float)
        for first, second in _near(places, _FAR_TYPED):
            for document, share in self._best(first, second).items():
                found[document] += share
        return {document: score / len(places) ** 0.5 for document, score in found.items()}

    def _best(self, first: Mapping[str, float], second: Mapping[str, float]) -> dict[int, float]:
        """Of each document that has one of these pairs the best share."""
        best: dict[int, float] = {}
        for one, quality in first.items():
            for other, less in second.items():
                counts = self._counts.get((one, other))
                if counts is None:
                    continue
                worth = self._rarity(counts) * quality * less
                for document, count in counts.items():
                    share = worth * count / (count + self._often[document])
                    best[document] = max(best.get(document, 0.0), share)
        return best

    def _rarity(self, counts: Iterable[int]) -> float:
        """From 0 to 1: the fewer scripts have a pair, the more it tells them apart."""
        most = len(self._scripts) or 1
        having = sum(document in self._scripts for document in counts)
        return min(1.0, log(1 + most / (1 + having)) / log(1 + most / 2))


def _near(row: Sequence[_Word], far: int) -> Iterator[tuple[_Word, _Word]]:
    """Each two of a row that stand at most `far` places from each other, in their order."""
    for place, first in enumerate(row):
        for second in row[place + 1 : place + 1 + far]:
            yield first, second
