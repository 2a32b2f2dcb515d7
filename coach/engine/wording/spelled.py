"""A sentence as patterns are tried on it: which of them are met, where, and in which clauses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from coach.engine.wording.word_patterns import PatternIndex, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Span = tuple[int, int]
_TURNS = frozenset({",", ";", "but", "yet", "although", "though"})
_GOES_ON = frozenset({"you", "your", "i", "we", "they"})


class Spelled:
    """A sentence as patterns are tried on it: a row of words, each with a space behind it."""

    def __init__(self, words: tuple[str, ...], index: PatternIndex) -> None:
        self.words = words
        self.may = index.among(words)  # the patterns that are worth a try
        self._patterns = index.patterns
        self._said: dict[int, bool] = {}
        self._rows: dict[tuple[int, bool], _Rows] = {}

    @cached_property
    def text(self) -> str:
        """The words in a row, as patterns are looked for in it."""
        return " ^ " + " ".join(self.words) + " "

    @cached_property
    def _starts(self) -> list[int]:
        return [*accumulate((len(word) + 1 for word in self.words[:-1]), initial=3)]

    def spans(self, patterns: int) -> Iterator[Span]:
        """Where one of these patterns is met: from word to word, the last not included."""
        for number in numbers(patterns & self.may):
            for match in self._patterns[number].regex.finditer(self.text):
                first = max(0, bisect_right(self._starts, match.start()) - 1)
                last = bisect_right(self._starts, match.end() - 1) - 1
                if last >= first:
                    yield first, last + 1

    def says(self, patterns: int) -> bool:
        """Whether one of these patterns is met."""
        tried = patterns & self.may
        if not tried:
            return False
        known = self._said.get(tried)
        if known is None:
            texts = (self._patterns[number].regex for number in numbers(tried))
            known = self._said[tried] = any(regex.search(self.text) for regex in texts)
        return known

    def meets(self, span: Span, patterns: int) -> bool:
        """Whether one of these patterns is met by some of the same words."""
        return self._covers(span, patterns, behind=False)

    def guarded(self, span: Span, patterns: int) -> bool:
        """Whether it lies in the clause that one of these patterns begins."""
        return self._covers(span, patterns, behind=True)

    def _covers(self, span: Span, patterns: int, *, behind: bool) -> bool:
        tried = patterns & self.may
        if not tried:
            return False
        key = (tried, behind)
        known = self._rows.get(key)
        if known is None:
            spans = self.spans(tried)
            clauses = ((end - 1, self._clause_ends[end]) for _, end in spans) if behind else spans
            known = self._rows[key] = _Rows(clauses)
        return known.meet(span)

    @cached_property
    def _clause_ends(self) -> list[int]:
        """Where the clause ends that goes on at each word, and behind the last one."""
        ends = [len(self.words)]
        for number in range(len(self.words) - 1, -1, -1):
            word, after = self.words[number], self.words[number + 1 : number + 2]
            turns = word in _TURNS or (word == "and" and after and after[0] in _GOES_ON)
            ends.append(number if turns else ends[-1])
        return ends[::-1]


class _Rows:
    """Rows of words, and whether another row shares a word with one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def meet(self, span: Span) -> bool:
        """Whether one of these shares a word with a span."""
        number = bisect_left(self._starts, span[1]) - 1
        return number >= 0 and span[0] < self._ends[number]
