"""How typical words are of whole documents: how many of its phrases have them, and who else has.

One phrase may fit a query by chance; a word that half of the phrases of a script have, and hardly
any other script, is what the script is about.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log
from statistics import median
from typing import TYPE_CHECKING

from coach.domain.search import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.domain.search import Document
    from coach.engine.search.search import Phrase, Term, Vocabulary

_COMMON = 3.0  # scripts that may share a word before it counts as a common one
_OFTEN = 3.0  # phrases with a word that make it half as typical as it can be
_LEAST_USUAL = 0.35  # of the usual number of phrases: a document with fewer is not typical of all
_SAYING_NOTHING = 0.15  # of the weight of another word


class Typical:
    """The share that each word and each concept has in each document."""

    def __init__(
        self, documents: Sequence[Document], phrases: Sequence[Phrase], words: Vocabulary
    ) -> None:
        """Count what stands where.

        Args:
            documents: What can be found.
            phrases: Their phrases.
            words: The rows that each word and each concept stands in.
        """
        self._scripts = scripts_among(documents)
        often = half_typical(documents, phrases, _OFTEN)
        self._shares: dict[str, dict[int, float]] = {}
        for stem, rows in words.standing().items():
            counts: dict[int, int] = defaultdict(int)
            for row in rows:
                counts[phrases[row].document] += 1
            rare = self._rarity(counts) * (_SAYING_NOTHING if words.is_ignored(stem) else 1)
            self._shares[stem] = {
                document: rare * count / (count + often[document])
                for document, count in counts.items()
            }

    def scores(self, terms: Sequence[Term]) -> Mapping[int, float]:
        """How typical the terms of a query are of each document that has any, from 0 upwards."""
        found: dict[int, float] = defaultdict(float)
        for term in terms:
            best: dict[int, float] = {}
            for stem, quality in term.stems.items():
                for document, share in self._shares.get(stem, {}).items():
                    best[document] = max(best.get(document, 0.0), share * quality)
            for document, share in best.items():
                found[document] += share
        return {document: score / len(terms) ** 0.5 for document, score in found.items()}

    def _rarity(self, counts: Mapping[int, int]) -> float:
        """From 0 to 1: the fewer scripts have a word, the more it tells them apart."""
        most = len(self._scripts) or 1
        having = sum(document in self._scripts for document in counts)
        return min(1.0, log(1 + most / (_COMMON + having)) / log(1 + most / (_COMMON + 1)))


def scripts_among(documents: Sequence[Document]) -> frozenset[int]:
    """The numbers of the documents that are scripts."""
    return frozenset(number for number, each in enumerate(documents) if each.kind is Kind.SCRIPT)


def half_typical(
    documents: Sequence[Document], phrases: Sequence[Phrase], often: float
) -> Sequence[float]:
    """Of each document the phrases that make a word half as typical as it can be.

    Args:
        documents: What can be found.
        phrases: Their phrases.
        often: How many they are for a script with as many phrases as most have.
    """
    having = Counter(phrase.document for phrase in phrases)
    usual = median([having[each] for each in scripts_among(documents)] or [1])
    return [
        often * min(1.0, max(_LEAST_USUAL, having[each] / usual)) for each in range(len(documents))
    ]
