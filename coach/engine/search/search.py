"""What the words of a query stand for, among the words that the index knows.

They are stretched to them exactly, as the beginning of one (the last word may be half typed), by
spelling, and by meaning.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from math import log
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from msgspec import Struct, field

from coach.domain.search import Field
from coach.engine.search.search_words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from coach.domain.search import SearchContent

_First = TypeVar("_First")
_Second = TypeVar("_Second")
EXACT, BEGUN, MEANT, GUESSED = 1.0, 0.85, 0.6, 0.45  # how well a form stands for what was typed
_A_SLIP = 2.2  # letters of a word that a slip of the keys costs
_COMPOUND = 6  # letters from which a word may be two
_MOST_BEGUN = 60  # words that a beginning can stand for
_CONCEPT = "="  # no word begins with it


def concept(number: int) -> str:
    """How a group of words with one meaning is written among the stems."""
    return f"{_CONCEPT}{number}"


def is_concept(stem: str) -> bool:
    """Whether it stands for a group of words with one meaning."""
    return stem.startswith(_CONCEPT)


class Phrase(NamedTuple):
    """A title, a way to ask, the title of a situation or a summary: a row of the index."""

    document: int
    field: Field
    text: str


def phrases_of(content: SearchContent) -> tuple[Phrase, ...]:
    """Every phrase of the documents; the position in this tuple is the number of its row."""
    found: list[Phrase] = []
    for number, document in enumerate(content.documents):
        found.append(Phrase(number, Field.TITLE, document.title))
        found += (Phrase(number, Field.ASKED_AS, each) for each in document.asked_as)
        if document.group:
            found.append(Phrase(number, Field.GROUP, document.group))
        if document.summary:
            found.append(Phrase(number, Field.SUMMARY, document.summary))
    return tuple(found)


class Term(Struct, frozen=True):
    """A word of the query, and the stems that may stand for it, each with how well it does."""

    typed: str
    stems: Mapping[str, float]
    spelled: Mapping[str, str] = field(default_factory=dict)  # stem: the word it was taken for


class Vocabulary:
    """The words of an index, and what they come to.

    Args:
        stems: Every word that stands in a phrase or a text, with its stem.
        rows: The stems of each phrase, in their order.
        stem: The stem of any word.
        content: Has the words that mean the same, and those that say nothing.
    """

    def __init__(
        self,
        stems: Mapping[str, str],
        rows: Sequence[tuple[str, ...]],
        stem: Callable[[str], str],
        content: SearchContent,
    ) -> None:
        self._stems, self._stem = stems, stem
        self._sorted = sorted(stems)
        self._known = set(stems.values())
        phrased = set[str]().union(*rows)
        self._phrased = [word for word in self._sorted if stems[word] in phrased]
        self._sought = frozenset(self._phrased)
        self._ignored = {stem for each in content.ignored for stem in self._row_of(each)}
        self._groups = [tuple(map(self._row_of, group)) for group in content.synonyms]
        self._meanings = _by_first(
            (row, number) for number, group in enumerate(self._groups) for row in group
        )
        self._longest = max(map(len, self._meanings), default=1)
        self._beginning = _by_first((row[0], row) for row in self._meanings)
        self._rows = self._standing_in(rows)

    def is_ignored(self, stem: str) -> bool:
        """Whether a word says nothing by itself."""
        return stem in self._ignored

    def divided(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words of a query as the index writes them: "cashflow" as two, "over due" as one."""
        found: list[str] = []
        for word in words:
            if found and self._is_one(found[-1], word):
                found[-1] += word
            else:
                found += self._parts(word)
        return tuple(found)

    def terms(self, words: Sequence[str]) -> tuple[Term, ...]:
        """What the words of a query stand for; those that say nothing only where all are such."""
        stems = [self._stem(word) for word in words]
        found, at = [], 0
        while at < len(words):
            length = self._row_at(stems, at)
            if length > 1:
                found.append(self._of_row(words[at : at + length], stems[at : at + length]))
            elif stems[at] not in self._ignored or all(each in self._ignored for each in stems):
                found.append(self._of_word(words[at], stems[at], last=at == len(words) - 1))
            at += length
        return tuple(found)

    def places(
        self, words: Sequence[str], terms: Sequence[Term]
    ) -> tuple[Mapping[str, float], ...]:
        """The stems that may stand at the place of each word of a query, and how well each does."""
        known = {
            term.typed: {stem: best for stem, best in term.stems.items() if not is_concept(stem)}
            for term in terms
        }
        return tuple(known.get(word) or {self._stem(word): EXACT} for word in words)

    def _is_one(self, first: str, second: str) -> bool:
        """Whether two words that stand beside each other nowhere are known as one."""
        together = f"{first}{second}"
        if len(together) < _COMPOUND or together not in self._sought:
            return False
        return not self.rows(self._stem(first)) & self.rows(self._stem(second))

    def _parts(self, word: str) -> tuple[str, ...]:
        """A word that is like none, in two that are known where there are such; else itself."""
        known = word in self._stems or (self._stem(word),) in self._meanings
        if known or len(word) < _COMPOUND or self._is_begun(word) or near(word, self._sorted):
            return (word,)
        halves = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
        fitting = (each for each in halves if self._sought.issuperset(each))
        return max(fitting, key=self._commonness, default=(word,))

    def _commonness(self, words: Iterable[str]) -> int:
        """In how many phrases the rarest of these words stands."""
        return min(len(self.rows(self._stem(word))) for word in words)

    def _row_of(self, text: str) -> tuple[str, ...]:
        return tuple(self._stem(word) for word in words_of(text))

    def _row_at(self, stems: Sequence[str], at: int) -> int:
        """How many words from `at` on have one meaning together; at least one."""
        for length in range(min(self._longest, len(stems) - at), 1, -1):
            if tuple(stems[at : at + length]) in self._meanings:
                return length
        return 1

    def _of_row(self, words: Sequence[str], stems: Sequence[str]) -> Term:
        forms = {stem: MEANT for stem in stems if stem not in self._ignored}
        forms |= self._meant(tuple(stems), EXACT)
        return Term(" ".join(words), forms)

    def _of_word(self, word: str, stem: str, *, last: bool) -> Term:
        forms = self._as_typed(word, stem, last=last)
        spelled: dict[str, str] = {}
        named = (stem,) in self._meanings  # known by its meaning, though it may stand nowhere
        if not named and self._is_doubtful(word, forms):
            for other, quality in self._near(word, last=last):
                if quality > forms.get(self._stems[other], 0):
                    forms[self._stems[other]] = quality
                    spelled[self._stems[other]] = other
        return Term(word, forms | self._meant_by({stem: EXACT, **forms}), spelled)

    def _is_doubtful(self, word: str, forms: Mapping[str, float]) -> bool:
        """Whether a word may be a slip: it is not known, or by a text alone and in no phrase."""
        return not forms or word not in self._stems or self._stems[word] not in self._rows

    def _as_typed(self, word: str, stem: str, *, last: bool) -> dict[str, float]:
        """The stems that a word stands for as it is spelled: its own, and what it may begin."""
        forms = {stem: EXACT} if stem in self._known else {}
        if last and len(word) > 1:
            quality = MEANT / 2 if forms else BEGUN
            for other in self._begun(word):
                forms.setdefault(self._stems[other], quality)
        return forms

    def _is_begun(self, word: str) -> bool:
        return next(iter(self._begun(word)), "") != ""

    def _begun(self, word: str) -> Iterable[str]:
        first = bisect_left(self._sorted, word)
        for other in self._sorted[first : first + _MOST_BEGUN]:
            if not other.startswith(word):
                return
            yield other

    def _near(self, word: str, *, last: bool) -> Iterable[tuple[str, float]]:
        """The known words that differ least from one that is not known."""
        found = near(word, self._phrased) or near(word, self._sorted)
        if not found and last:
            found = near_beginnings(word, self._phrased)
        return found

    def _meant(self, row: tuple[str, ...], quality: float) -> dict[str, float]:
        """The concepts that a row of words belongs to."""
        return {concept(number): MEANT * quality for number in self._meanings.get(row, ())}

    def _meant_by(self, forms: Mapping[str, float]) -> dict[str, float]:
        """The concepts that these stems belong to, each as well as the best of them."""
        found: dict[str, float] = {}
        for stem, quality in forms.items():
            for meant, less in self._meant((stem,), quality).items():
                found[meant] = max(found.get(meant, 0), less)
        return found

    def _standing_in(self, rows: Sequence[tuple[str, ...]]) -> dict[str, frozenset[int]]:
        """The numbers of the rows that each stem and each concept stands in."""
        standing: dict[str, set[int]] = defaultdict(set)
        for number, row in enumerate(rows):
            for each in (*row, *self._concepts(row)):
                standing[each].add(number)
        return {each: frozenset(found) for each, found in standing.items()}

    def _concepts(self, stems: Sequence[str]) -> Iterable[str]:
        """The concepts that stand in a phrase, in a word or in several words in a row."""
        for at, stem in enumerate(stems):
            for row in self._beginning.get(stem, ()):
                if row == tuple(stems[at : at + len(row)]):
                    yield from map(concept, self._meanings[row])

    def words_for(self, stem: str) -> tuple[str, ...]:
        """The single words that a stem of a term stands for: of a concept all that mean it."""
        if not is_concept(stem):
            return (stem,)
        group = self._groups[int(stem.removeprefix(_CONCEPT))]
        return tuple(row[0] for row in group if len(row) == 1)

    def weight(self, stem: str) -> float:
        """How much a stem says: the rarer, the more."""
        return log(1 + max(len(self._rows), 1) / (1 + len(self._rows.get(stem, ()))))

    def standing(self) -> Mapping[str, frozenset[int]]:
        """The rows of phrases that each stem and each concept stands in."""
        return self._rows

    def rows(self, stem: str) -> frozenset[int]:
        """The rows of phrases in which a stem stands."""
        return self._rows.get(stem, frozenset())

    def rows_meaning(self, stem: str) -> frozenset[int]:
        """The rows of phrases in which a stem stands, or a word that means the same."""
        return self.rows(stem).union(*map(self.rows, self._meant((stem,), EXACT)))


def _by_first(pairs: Iterable[tuple[_First, _Second]]) -> dict[_First, list[_Second]]:
    """The second ones of pairs, by the first."""
    found: dict[_First, list[_Second]] = {}
    for first, second in pairs:
        found.setdefault(first, []).append(second)
    return found


def field_errors(length: int) -> int:
    """How many slips of the keys a word of this length may have."""
    return 0 if length < 3 else 1 if length < 7 else 2


def near(word: str, known: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """The words with the fewest slips between, each with how well it stands for `word`.

    Nobody slips twice and at the first letter too: "ghosting" is not "shouting". In a word of three
    letters a letter may be missing, or two may have changed places; another letter is another word.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = field_errors(len(word))
    if not most:
        return ()
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=8)
    found = [each for each in found if each[1] < 2 or each[0][0] == word[0]]
    if len(word) == 3:
        found = [each for each in found if len(each[0]) > 3 or sorted(each[0]) == sorted(word)]
    least = min((distance for _, distance, _ in found), default=0)
    return tuple(
        (other, EXACT - distance * _A_SLIP / len(word))
        for other, distance, _ in found
        if distance == least
    )


def near_beginnings(word: str, known: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """The words whose beginning has at most one slip, for a word that is half typed."""
    if len(word) < 5:
        return ()
    longer = [other for other in known if len(other) > len(word)]
    heads = {other[: len(word)]: other for other in longer}
    return tuple((heads[head], GUESSED) for head, _ in near(word, tuple(heads))[:4])
