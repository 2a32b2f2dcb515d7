"""The small language in which content says what the ear listens for.

A pattern is a row of elements, each met by the next words of a sentence:

    you|they            one of these words; `a_lot` is two words
    promis*             a word that begins so
    <client>            one of the words of a set
    [really|so]         may be left out
    ..3                 up to three words, across no comma or pause
    #  ##               a number, a whole date (30/6/2026)        ,  a comma        ;  another pause
    ^   .   ?   !       the beginning of the sentence, its end (`.` also for a command)

Words are written whole ("it is not", never "it isn't"): the ear opens contractions. Case, hyphens
and the shape of apostrophes do not matter. Nothing in it can repeat without end, so no pattern and
no text can keep the ear busy for long.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from coach.engine.tokens import words_of

MOST_GAP = 8
MOST_GAPS = 4
# in nearly every English sentence: no pattern is looked up by one of these if it has another
_ORDINARY = """
a about all and at be by can could do for from have how i if in is it me my no not now of on one or
that the there this to us was we what will with would you your
"""
_COMMON = frozenset(_ORDINARY.split())
_MOST_KNOWN = 10_000
_MARKS = frozenset([*",;^.?!#", "##"])
Sets = Mapping[str, tuple[str, ...]]


class PatternError(ValueError):
    """A pattern that cannot be read; says what is wrong."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element: the words that meet it (a gap has none), and whether it may be left out."""

    words: tuple[str, ...]
    optional: bool = False
    gap: int = 0

    @property
    def regex(self) -> str:
        """What meets it in a sentence whose tokens each end in a space."""
        if self.gap:
            return rf"(?:[^ ,;.?!^]+ ){{0,{self.gap}}}?"
        longest = sorted(self.words, key=len, reverse=True)
        inner = "|".join(_escaped(word) for word in longest)
        return rf"(?:(?:{inner}) )?" if self.optional else rf"(?:{inner}) "


def read_sets(sets: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """The sets with the words they come to; one may use those above it.

    Raises:
        PatternError: A word of a set cannot be read.
    """
    read: dict[str, tuple[str, ...]] = {}
    for name, words in sets:
        found = (
            each for word in words for each in _alternatives(word.replace(" ", "_"), word, read)
        )
        read[name] = tuple(dict.fromkeys(found))
    return read


class WordPattern:
    """A compiled pattern."""

    def __init__(self, text: str, sets: Sets) -> None:
        self.text = text
        self.elements = tuple(_element(piece, sets) for piece in _pieces(text))
        gaps = [element for element in self.elements if element.gap]
        if len(gaps) > MOST_GAPS:
            raise PatternError(f"'{text}' has more than {MOST_GAPS} gaps.")
        if not any(self.certain()):
            raise PatternError(f"'{text}' could be met by any words.")

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Finds it in a sentence as `spelled` writes it."""
        return re.compile("(?<= )" + "".join(element.regex for element in self.elements))

    def certain(self) -> list[Element]:
        """The elements without which it is not met."""
        return [each for each in self.elements if not each.optional and not each.gap]

    @cached_property
    def also(self) -> tuple[frozenset[str], ...]:
        """Sets of words of each of which one is in every sentence that meets it: a quick look."""
        plain = (
            element.words
            for element in self.certain()
            if not any(word.endswith("*") or word in _MARKS for word in element.words)
        )
        return tuple(frozenset(word.partition(" ")[0] for word in words) for words in plain)

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Whether a sentence of these words is worth a search."""
        return not any(words.isdisjoint(each) for each in self.also)

    def anchors(self, usage: Counter[str]) -> tuple[str, ...]:
        """Words (or `stem*`) one of which is in every sentence that meets it; rare ones."""

        def rarest(phrase: str) -> str:
            return min(phrase.split(" "), key=lambda word: (word in _COMMON, usage[word], word))

        chosen = min(
            self.certain(),
            key=lambda each: (
                any(word in _MARKS for word in each.words),
                any(rarest(word) in _COMMON for word in each.words),
                max(usage[rarest(word)] for word in each.words),
            ),
        )
        return tuple(rarest(word) for word in chosen.words)


class PatternIndex:
    """Many patterns, of which only those are tried whose words are there."""

    def __init__(self, patterns: Iterable[WordPattern]) -> None:
        self.patterns = tuple(patterns)
        usage = Counter(
            word
            for pattern in self.patterns
            for element in pattern.certain()
            for phrase in element.words
            for word in phrase.split(" ")
        )
        self._whole: dict[str, list[int]] = {}
        self._stems: dict[str, list[int]] = {}
        for number, pattern in enumerate(self.patterns):
            for anchor in pattern.anchors(usage):
                place = self._stems if anchor.endswith("*") else self._whole
                place.setdefault(anchor.rstrip("*"), []).append(number)
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._known: dict[str, tuple[int, ...]] = {}  # words looked up lately

    def candidates(self, words: Iterable[str]) -> set[int]:
        """The numbers of the patterns that may be met where these words are."""
        found: set[int] = set()
        for word in words:
            known = self._known.get(word)
            found.update(self._looked_up(word) if known is None else known)
        return found

    def _looked_up(self, word: str) -> tuple[int, ...]:
        stems = (self._stems.get(word[:length], ()) for length in self._lengths)
        found = (*self._whole.get(word, ()), *(number for stem in stems for number in stem))
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[word] = found
        return found


def _pieces(text: str) -> list[str]:
    found = text.split()
    if not found:
        raise PatternError("A pattern is empty.")
    return found


def _element(piece: str, sets: Sets) -> Element:
    gap = re.fullmatch(r"\.\.(\d)", piece)
    if gap is not None:
        if not 1 <= int(gap[1]) <= MOST_GAP:
            raise PatternError(f"'{piece}': a gap is ..1 to ..{MOST_GAP}.")
        return Element((), gap=int(gap[1]))
    optional = piece.startswith("[") and piece.endswith("]")
    inner = piece[1:-1] if optional else piece
    words = tuple(word for each in inner.split("|") for word in _alternatives(each, piece, sets))
    return Element(tuple(dict.fromkeys(words)), optional)


def _alternatives(each: str, piece: str, sets: Sets) -> tuple[str, ...]:
    """The words that one alternative of an element stands for."""
    if each in _MARKS:
        return (each,)
    if each.startswith("<") and each.endswith(">"):
        if each[1:-1] not in sets:
            raise PatternError(f"'{piece}': there is no set {each} above.")
        return sets[each[1:-1]]
    stem, star = (each[:-1], "*") if each.endswith("*") else (each, "")
    words = words_of(stem.replace("_", " "))
    if not words or re.search(r"[^\w'’_-]", stem) or (star and len(words[-1]) < 2):
        raise PatternError(f"'{piece}' cannot be read.")
    return (" ".join(words) + star,)


def _escaped(word: str) -> str:
    return rf"{re.escape(word[:-1])}[^ ]*" if word.endswith("*") else re.escape(word)
