"""A text as plain words: contractions opened, months known, sentences cut, places kept.

Every word knows which characters of the text it stands for, so that what is found among the words
can be shown in the text, whatever characters that holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import islice
from typing import NamedTuple
from unicodedata import normalize

from msgspec import Struct

from coach.engine.wording.quote_marks import Nested, Quotes

MOST_WORDS = 120  # of a sentence; a text without full stops is cut, as a breath would
_MOST_MARKS = 4  # apostrophes of a word: "y'all'd've"; with more it is no contraction
_JOINERS = "\u00ad\u200b\u200c\u200d\u2060"  # soft hyphens and the like: not seen
_LETTER = rf"(?:[^\W\d_]|[{_JOINERS}\u0300-\u036f])"
_SCAN = re.compile(
    rf"(?P<plain>[A-Za-z]++)(?![\w'’`\u02bc\u00b4{_JOINERS}\u0300-\u036f]) ?"
    rf"|(?P<word>{_LETTER}+(?:['’`\u02bc\u00b4]{_LETTER}+)*)"
    r"|(?P<number>\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th)?)"
    r"|(?P<break>[^\S\n]*\n\s*)"
    r"|(?P<stop>[.!?…]+)"
    r"|(?P<comma>,)"
    r"|(?P<pause>[;:()\[\]–—―•]|\s-{1,2}\s)"
    r"|(?P<quote>[“”„«»\"‘’\u201a'])"
    r"|(?P<blank>\s+(?=\s))"  # all but one of a row at once: else each is looked at from each
)
_APOSTROPHE = re.compile(r"[\u2019\u02bc\u0060\u00b4]")
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_SHORT = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "nr",
        "vs",
        "etc",
        "approx",
        "inc",
        "ltd",
        "co",
        "e",
        "g",
    ]
)
_HIDDEN = dict.fromkeys(map(ord, _JOINERS))

_TAILS = {
    "n't": ("not",),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will",),
    "'m": ("am",),
    "'d": ("would",),
}
_WHOLE = {
    "won't": ("will", "not"),
    "wont": ("will", "not"),
    "can't": ("can", "not"),
    "cant": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "gotta": ("got", "to"),
    "wanna": ("want", "to"),
    "kinda": ("kind", "of"),
    "sorta": ("sort", "of"),
    "youre": ("you", "are"),
    "youve": ("you", "have"),
    "youll": ("you", "will"),
    "weve": ("we", "have"),
    "theyre": ("they", "are"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "thats": ("that", "is"),
    "y'all": ("you", "all"),
    "c'mon": ("come", "on"),
}
_WHOLE |= {
    f"{verb}nt": (verb, "not")
    for verb in (
        *("do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "would"),
        *("could", "should"),
    )
}
_OPENED = frozenset({"may", *_WHOLE})  # the words that are looked at more closely
_PAUSES = {"comma": ",", "pause": ";"}
_WITH_IS = frozenset(
    [
        "it",
        "that",
        "there",
        "here",
        "what",
        "who",
        "where",
        "how",
        "he",
        "she",
        "this",
        "everything",
    ]
)
_BEFORE_MONTH = frozenset(
    [
        "in",
        "of",
        "by",
        "since",
        "until",
        "till",
        "last",
        "this",
        "next",
        "early",
        "late",
        "mid",
        "on",
        "before",
        "after",
        "from",
        "to",
        "for",
        "and",
        "through",
        "during",
        "end",
    ]
)


class Token(NamedTuple):
    """A word (`#` a number, `##` a date, `,` `;` pauses), and where it stands in the text."""

    word: str
    start: int
    end: int


class Sentence(Struct, frozen=True):
    """The words of a sentence, the last of which is its end: `.`, `?` or `!`; and their places.

    Of what goes on for more than `MOST_WORDS` the end is `;`.
    """

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]  # offsets into the text

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words with their places."""
        return tuple(
            Token(word, *place) for word, place in zip(self.words, self.places, strict=True)
        )

    @property
    def start(self) -> int:
        """Where its first word begins in the text."""
        return self.places[0][0]


class Heard(Struct, frozen=True, dict=True):
    """A text as the ear hears it."""

    sentences: tuple[Sentence, ...]
    quotes: tuple[tuple[int, int], ...]  # from mark to mark, offsets into the text

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def nested(self) -> Nested:
        """The quotations by what they are in."""
        return Nested(self.quotes)

    def beside(self, quote: tuple[int, int], most: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """So many words before and behind a quotation, up to the end of the sentence there."""
        first = bisect_left(self._starts, quote[0])
        before = (
            word
            for sentence in reversed(self.sentences[max(0, first - most) : first])
            for word, (_, end) in zip(sentence.words[::-1], sentence.places[::-1], strict=True)
            if end <= quote[0]
        )
        last = max(0, bisect_left(self._starts, quote[1]) - 1)
        behind = (
            word
            for sentence in self.sentences[last : last + most]
            for word, (start, _) in zip(sentence.words, sentence.places, strict=True)
            if start >= quote[1]
        )
        return tuple(_whole([*islice(before, most)])[::-1]), tuple(_whole([*islice(behind, most)]))


def _whole(words: list[str]) -> list[str]:
    """These words up to the end of a sentence, unless that comes first."""
    ends = (number for number, word in enumerate(words) if number and word in {".", "?", "!"})
    return words[: next(ends, len(words))]


def words_of(text: str) -> list[str]:
    """The words of a short text, without its pauses and ends."""
    found: list[str] = []
    for match in _SCAN.finditer(text):
        kind = match.lastgroup
        if kind in {"plain", "word"}:
            found += (token.word for token in _words(match[kind], match.start()))
        elif kind == "number":
            found.append("##" if _DATE.fullmatch(match[0]) else "#")
    return found


def heard(text: str) -> Heard:
    """The sentences and quotations of a text."""
    cut, quotes = _Cut(text), Quotes(text)
    for match in _SCAN.finditer(text):
        kind = match.lastgroup
        if kind == "plain":  # nearly always
            low = match[1].lower()
            if low in _OPENED:
                cut.word(match[1], match.start())
            else:
                cut.words.append(low)
                cut.places.append(match.span(1))
                if len(cut.words) >= MOST_WORDS:
                    cut.close(";", match.end(1))
        elif kind == "quote":
            quotes.mark(match)
        elif kind != "blank":
            cut.other(match)
            if kind == "break" and match[0].count("\n") > 1:
                quotes.forget()
    cut.close(".", len(text))
    return Heard(tuple(cut.sentences), tuple(sorted(quotes.found)))


class _Cut:
    """Collects words into sentences."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.places: list[tuple[int, int]] = []
        self.sentences: list[Sentence] = []
        self._text = text

    def add(self, word: str, place: tuple[int, int]) -> None:
        """Put a word behind the others; a sentence that is too long ends with it."""
        self.words.append(word)
        self.places.append(place)
        if len(self.words) >= MOST_WORDS:
            self.close(";", place[1])

    def other(self, match: re.Match[str]) -> None:
        """Whatever is neither a plain word nor a quotation mark."""
        kind = match.lastgroup or ""
        if kind == "word":
            self.word(match[0], match.start())
        elif kind == "number":
            self.number(match)
        elif kind in _PAUSES:
            self.add(_PAUSES[kind], match.span())
        elif kind == "break":
            self.line_end(match)
        else:
            self.stop(match)

    def word(self, raw: str, start: int) -> None:
        """Put in what one word of the text comes to."""
        end = start + len(raw)
        if raw in {"May", "MAY", "may"} and self._is_month(raw, end):
            self.add("month", (start, end))
            return
        for token in _words(raw, start):
            self.add(token.word, token[1:])

    def number(self, match: re.Match[str]) -> None:
        """`##` for a whole date, `#` for any other number."""
        self.add("##" if _DATE.fullmatch(match[0]) else "#", match.span())

    def _is_month(self, raw: str, end: int) -> bool:
        """Whether "May" is the month: beside a number, or written large behind "in", "of" ..."""
        before = self.words[-1] if self.words else ""
        after = self._text[end : end + 3].lstrip(" ,")
        if before == "#" or after[:1].isdigit():
            return True
        if raw == "may":
            return False
        return before in _BEFORE_MONTH or (raw == "May" and bool(before) and before not in ",;")

    def line_end(self, match: re.Match[str]) -> None:
        """The end of a line, which ends a sentence unless that goes on in the next."""
        listed = self._text[match.end() : match.end() + 2] in {"- ", "* ", "• "}
        if match[0].count("\n") > 1 or listed or not self._goes_on(match.end()):
            self.close(".", match.start())

    def stop(self, match: re.Match[str]) -> None:
        """A full stop, a question mark or the like."""
        mark = match[0]
        after = self._text[match.end() : match.end() + 1]
        inside = after.isalnum()  # "3.5", "example.com"
        short = mark == "." and bool(self.words) and self.words[-1] in _SHORT
        if inside or short:
            return
        if mark in {"…", "..", "..."} and self._goes_on(match.end()):
            self.add(";", match.span())
            return
        self.close("?" if "?" in mark else "!" if "!" in mark else ".", match.end())

    def _goes_on(self, place: int) -> bool:
        """Whether a small letter follows, so that the sentence is not over."""
        return self._text[place : place + 3].lstrip()[:1].islower()

    def close(self, mark: str, end: int) -> None:
        """End a sentence, if it has a word."""
        if any(word.isalnum() or word[0] == "#" for word in self.words):
            last = self.places[-1][1]
            place = end if mark != "." or end <= last + 1 else last
            self.words.append(mark)
            self.places.append((max(last, place - 1), max(last, place)))
            self.sentences.append(Sentence(tuple(self.words), tuple(self.places)))
        self.words, self.places = [], []


def _words(raw: str, start: int) -> list[Token]:
    """The plain words of a written one: "won't" is will and not, "client's" client and 's."""
    end = start + len(raw)
    word = raw if raw.isascii() else normalize("NFC", raw.translate(_HIDDEN))
    word = _APOSTROPHE.sub("'", word).lower()
    if not word:  # nothing but joiners
        return []
    if word in _WHOLE:
        return [Token(part, start, end) for part in _WHOLE[word]]
    if not 0 < word.count("'") <= _MOST_MARKS:
        return [Token(word, start, end)]
    return _opened(word, start, end)


def _opened(word: str, start: int, end: int) -> list[Token]:
    """The words of a contraction that is known by its end: of "they've" they and have."""
    mark = len(word) - 3 if word.endswith("n't") else word.rindex("'")
    stem, tail = word[:mark], word[mark:]
    cut = max(end - len(tail), start)
    is_is = tail == "'s" and stem in _WITH_IS
    first = _words(stem, start) if "'" in stem or not stem else [Token(stem, start, end)]
    last = [Token(part, cut, end) for part in (("is",) if is_is else _TAILS.get(tail, (tail,)))]
    return [*(token._replace(end=min(token.end, cut)) for token in first), *last]
