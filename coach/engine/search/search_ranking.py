"""Ranks what a search finds: how much of what was typed stands in one phrase, and in all of them.

A phrase that holds more of the query, in better ways and with less beside it, comes first; beside
it counts how much all phrases of a document hold, how typical of it the words and the pairs of
words are, and what FTS5's bm25 says of its texts. The weights are fitted as told in
`tests/files/find`.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from coach.domain.search import Document, Field, Hit, Kind
from coach.engine.search.search_pairs import Pairs
from coach.engine.search.search_typical import Typical
from coach.engine.search.search_words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.engine.search.search import Phrase, Term, Vocabulary

_FIELDS = {Field.TITLE: 1.0, Field.ASKED_AS: 1.0, Field.GROUP: 0.55, Field.SUMMARY: 0.6}
_KINDS = {
    Kind.SCRIPT: 1.0,
    Kind.SITUATION: 0.95,
    Kind.VERDICT: 0.88,
    Kind.REACTION: 0.9,
    Kind.PART: 0.88,
    Kind.ROLEPLAY: 0.86,
    Kind.PERSONA: 0.86,
    Kind.COMMAND: 0.92,
    Kind.PAGE: 0.92,
}
_WHOLE = 0.25  # of how alike a phrase and the query are, beside the words that they share
_PHRASE, _COVERED, _TEXT, _TYPICAL, _PAIRED = 0.5, 0.5, 0.2, 1.5, 1.3  # weights
_SAME = 16  # what it adds that a phrase is typed as it stands, and not only has the same words
_NOTHING = (0.0, -1)
_LEAST = 0.2  # of a score: what is below was hit by chance


class Ranking:
    """The phrases of a pack, ready to be ranked."""

    def __init__(
        self,
        documents: Sequence[Document],
        phrases: Sequence[Phrase],
        rows: Sequence[tuple[str, ...]],
        vocabulary: Vocabulary,
    ) -> None:
        """Make it ready.

        Args:
            documents: What can be found.
            phrases: Their phrases.
            rows: The stems of each phrase.
            vocabulary: The words of both.
        """
        self._documents, self._phrases, self._words = documents, phrases, vocabulary
        self._fields = [_FIELDS[phrase.field] for phrase in phrases]
        self._of = [phrase.document for phrase in phrases]
        self._said = [frozenset(words_of(phrase.text)) for phrase in phrases]
        self._documents_with = cache(self._documents_having)
        weight = cache(self._weight)
        self._typical = Typical(documents, phrases, vocabulary)
        self._pairs = Pairs(documents, phrases, rows)
        self._lengths = [sum(map(weight, set(stems))) or 1.0 for stems in rows]

    def _weight(self, stem: str) -> float:
        return 0.15 if self._words.is_ignored(stem) else self._words.weight(stem)

    def hits(
        self, words: tuple[str, ...], terms: Sequence[Term], texts: Mapping[int, float]
    ) -> tuple[Hit, ...]:
        """What is found, best first.

        Args:
            words: What was typed, as it is compared.
            terms: What it stands for.
            texts: How well whole documents fit, from 0 to 1, by number.
        """
        weights = [self._of_term(term) for term in terms]
        whole = sum(weights) or 1.0
        by_row = self._by_row(terms)
        typical = self._typical.scores(terms)
        paired = self._pairs.scores(self._words.places(words, terms))
        best = self._best_rows(words, by_row, weights)
        covered = self._covered(terms, weights)
        beside = {
            number: _COVERED * covered.get(number, 0.0) / whole
            + _TEXT * texts.get(number, 0.0)
            + _TYPICAL * typical.get(number, 0.0)
            + _PAIRED * paired.get(number, 0.0)
            for number in {*best, *texts}
        }
        hits = (self._hit(number, best.get(number), beside[number], terms) for number in beside)
        sound = (hit for hit in hits if hit.score >= _LEAST)
        return tuple(sorted(sound, key=lambda hit: (-hit.score, hit.document.title)))

    def _of_term(self, term: Term) -> float:
        """The weight of the stems that stand best for a term."""
        best = max(term.stems.values(), default=0.0)
        return max(
            (self._weight(stem) for stem, quality in term.stems.items() if quality == best),
            default=self._words.weight(""),
        )

    def _by_row(self, terms: Sequence[Term]) -> dict[int, dict[int, float]]:
        """Of each row the terms that stand in it, and how well each does."""
        found: dict[int, dict[int, float]] = defaultdict(dict)
        for number, term in enumerate(terms):
            for stem, quality in term.stems.items():
                for row in self._words.rows(stem):
                    if quality > found[row].get(number, 0.0):
                        found[row][number] = quality
        return found

    def _best_rows(
        self,
        words: tuple[str, ...],
        by_row: Mapping[int, Mapping[int, float]],
        weights: Sequence[float],
    ) -> dict[int, tuple[float, int]]:
        """Of each document how well its best phrase fits, and the row of it."""
        best: dict[int, tuple[float, int]] = {}
        whole, typed = sum(weights) or 1.0, frozenset(words)
        for row, found in by_row.items():
            field, share = self._fields[row], 0.0
            for number, quality in found.items():  # thousands of times a key: no generator
                share += weights[number] * quality / whole
            said = self._said[row]
            least = best.get(self._of[row], _NOTHING)[0]
            same = said == typed and words_of(self._phrases[row].text) == words
            if field * (share + _WHOLE) <= least and not same:
                continue  # most phrases: no need to look at them closer
            held = min(1.0, sum(weights[number] for number in found) / self._lengths[row])
            alike = len(said & typed) / max(len(said | typed), 1) + _SAME * same
            score = field * (share * (0.6 + 0.4 * held) + _WHOLE * alike)
            if score > least:
                best[self._of[row]] = (score, row)
        return best

    def _covered(self, terms: Sequence[Term], weights: Sequence[float]) -> Mapping[int, float]:
        """Of each document the weight of the terms that stand in any phrase of it."""
        covered: dict[int, float] = defaultdict(float)
        for term, weight in zip(terms, weights, strict=True):
            best: dict[int, float] = {}
            for stem, quality in term.stems.items():
                for document in self._documents_with(stem):
                    best[document] = max(best.get(document, 0.0), quality)
            for document, quality in best.items():
                covered[document] += weight * quality
        return covered

    def _documents_having(self, stem: str) -> frozenset[int]:
        return frozenset(self._of[row] for row in self._words.rows(stem))

    def _hit(
        self,
        number: int,
        best: tuple[float, int] | None,
        beside: float,
        terms: Sequence[Term],
    ) -> Hit:
        document = self._documents[number]
        score, row = best or _NOTHING
        total = (_PHRASE * score + beside) * _KINDS.get(document.kind, 1.0)
        if best is None:
            return Hit(document, total, Field.TEXT, "")
        phrase = self._phrases[row]
        spelled = tuple(
            (term.typed, word)
            for term in terms
            for stem, word in term.spelled.items()
            if row in self._words.rows_meaning(stem)
        )
        return Hit(document, total, phrase.field, phrase.text, spelled[:2])
