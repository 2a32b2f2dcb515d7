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
and the shape of apostrophes do not matter. Nothing in it can repeat without end, and the ways in
which it can be read are bounded: no pattern and no text can keep the ear busy for long.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from math import prod

from msgspec import Struct

from coach.engine.wording.tokens import words_of

MOST_GAP = 8
MOST_GAPS = 4
MOST_WAYS = 30_000  # in which one pattern can be read; at each word of a text each may be tried
MOST_ELEMENTS = 40
# in nearly every English sentence: a pattern is looked up by other words first
_ORDINARY = """
a about all and at be by can could do for from have how i if in is it me my no not now of on one or
that the there this to us was we what will with would you your
"""
_COMMON = frozenset(_ORDINARY.split())
_MOST_KNOWN = 4_000
_KEYS = 4  # of a pattern that are looked for before it is tried
_MARKS = frozenset([*",;^.?!#", "##"])
Sets = Mapping[str, tuple[str, ...]]


class PatternError(ValueError):
    """A pattern that cannot be read; says what is wrong, and where it is known how to mend it."""

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(what)
        self.mend = mend


class Element(Struct, frozen=True):
    """One element: the words that meet it (a gap has none), and whether it may be left out."""

    words: tuple[str, ...]
    optional: bool = False
    gap: int = 0

    @property
    def ways(self) -> int:
        """In how many ways it can be met at one word of a text, at most."""
        return self.gap + 1 if self.gap else _most_at_once(self.words) + self.optional

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
        self.elements = tuple(_read(piece, sets) for piece in _pieces(text))
        gaps = [element for element in self.elements if element.gap]
        if len(gaps) > MOST_GAPS:
            raise PatternError(f"'{text}' has more than {MOST_GAPS} gaps.")
        if not any(self.certain()):
            raise PatternError(f"'{text}' could be met by any words.")
        if len(self.elements) > MOST_ELEMENTS:
            what = f"A pattern has {len(self.elements):,} elements; {MOST_ELEMENTS} is the most."
            raise PatternError(what, "Make several patterns of it.")

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Finds it in a sentence as `spelled` writes it."""
        return re.compile("(?<= )" + "".join(element.regex for element in self.elements))

    @property
    def ways(self) -> int:
        """In how many ways it can be read at one word of a text, at most."""
        return prod(element.ways for element in self.elements)

    def refuse_many_ways(self) -> None:
        """Refuse a pattern that would keep the ear busy for long; asked of packs when they come.

        Raises:
            PatternError: It can be read in more than `MOST_WAYS` ways.
        """
        if self.ways > MOST_WAYS:
            raise PatternError(
                f"A pattern can be read in {self.ways:,} ways; {MOST_WAYS:,} is the most.",
                "Leave fewer words out by [...], make its gaps smaller, or make two of it.",
            )

    def certain(self) -> list[Element]:
        """The elements without which it is not met."""
        return [each for each in self.elements if not each.optional and not each.gap]


_Rarity = tuple[bool, bool, int, str]
_Key = tuple[_Rarity, tuple[str, ...]]  # words, and how often the commonest of them is said


class _Keys:
    """What a quick look asks for: of each key, one word (or `stem*`) is in what meets a pattern.

    Most elements stand in many patterns: what is asked of each is found out once.
    """

    def __init__(self, patterns: Iterable[WordPattern]) -> None:
        rows = Counter(each.words for pattern in patterns for each in pattern.certain())
        self._usage = Counter[str]()
        for words, times in rows.items():
            for phrase in words:
                for word in phrase.split(" "):
                    self._usage[word] += times
        self._of_words: dict[tuple[str, ...], list[_Key]] = {}

    def of(self, pattern: WordPattern) -> list[tuple[str, ...]]:
        """The keys of a pattern; those come first that are rarer in the content."""
        found: list[_Key] = []
        for element in pattern.certain():
            keys = self._of_words.get(element.words)
            if keys is None:
                keys = self._of_words[element.words] = self._asked(element.words)
            found += keys
        return [words for _, words in sorted(found, key=_rarity)]

    def _asked(self, words: tuple[str, ...]) -> list[_Key]:
        if "^" in words:
            return []
        if len(words) == 1:
            return [(self._often(word), (word,)) for word in words[0].split(" ")]
        rarest = tuple(
            min(phrase.split(" "), key=self._often) if " " in phrase else phrase for phrase in words
        )
        return [(max(map(self._often, rarest)), rarest)]

    def _often(self, word: str) -> _Rarity:
        return word in _MARKS, word in _COMMON, self._usage[word], word


def _rarity(key: _Key) -> _Rarity:
    return key[0]


@lru_cache(maxsize=4096)
def _most_at_once(words: tuple[str, ...]) -> int:
    """How many of these can be met at one place: of "pay", "pay late", "pa*" all three."""
    most, begun = 0, list[str]()
    for needed in sorted(word[:-1] if word.endswith("*") else f"{word} " for word in words):
        while begun and not needed.startswith(begun[-1]):
            begun.pop()
        begun.append(needed)
        most = max(most, len(begun))
    return most


class PatternIndex:
    """Many patterns, of which only those are tried whose words are there.

    Sets of patterns are whole numbers here: bit n stands for pattern n. One look at each word
    of a sentence, and the patterns are left that have all their keys in it.
    """

    def __init__(self, patterns: Iterable[WordPattern]) -> None:
        self.patterns = tuple(patterns)
        self._width = len(self.patterns)
        self._all = (1 << self._width) - 1
        self._none = 0  # keys that need not be asked for
        self._whole: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        keys_of, asking = _Keys(self.patterns), dict[tuple[str, ...], int]()
        for number, pattern in enumerate(self.patterns):
            keys = keys_of.of(pattern)[:_KEYS]
            for key in range(_KEYS):
                bit = 1 << (key * self._width + number)
                if key < len(keys):
                    asking[keys[key]] = asking.get(keys[key], 0) | bit
                else:
                    self._none |= bit
        for words, bits in asking.items():  # most words are asked for by many patterns
            for word in words:
                stem = word.rstrip("*")
                place = self._whole if stem == word else self._stems
                place[stem] = place.get(stem, 0) | bits
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._known: dict[str, int] = {}  # words looked up lately

    def among(self, words: Iterable[str]) -> int:
        """The patterns that may be met where these words are."""
        known, there = self._known, self._none
        for word in words:
            keys = known.get(word)
            there |= self._looked_up(word) if keys is None else keys
        found = self._all
        for _ in range(_KEYS):
            found &= there
            there >>= self._width
        return found

    def _looked_up(self, word: str) -> int:
        found = self._whole.get(word, 0)
        for length in self._lengths:
            found |= self._stems.get(word[:length], 0)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[word] = found
        return found


def numbers(patterns: int) -> Iterator[int]:
    """The numbers of the patterns of a set, lowest first."""
    while patterns:
        lowest = patterns & -patterns
        yield lowest.bit_length() - 1
        patterns ^= lowest


def _pieces(text: str) -> list[str]:
    found = text.split()
    if not found:
        raise PatternError("A pattern is empty.")
    return found


def _read(piece: str, sets: Sets) -> Element:
    """An element; most that name no set stand in many patterns, and are read once."""
    return _element(piece, sets) if "<" in piece else _without_sets(piece)


@lru_cache(maxsize=8192)
def _without_sets(piece: str) -> Element:
    return _element(piece, {})


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
    return _word(each, piece)


@lru_cache(maxsize=8192)
def _word(each: str, piece: str) -> tuple[str, ...]:
    stem, star = (each[:-1], "*") if each.endswith("*") else (each, "")
    words = words_of(stem.replace("_", " "))
    if not words or re.search(r"[^\w'’_-]", stem) or (star and len(words[-1]) < 2):
        raise PatternError(f"'{piece}' cannot be read.")
    return (" ".join(words) + star,)


def _escaped(word: str) -> str:
    return rf"{re.escape(word[:-1])}[^ ]*" if word.endswith("*") else re.escape(word)
