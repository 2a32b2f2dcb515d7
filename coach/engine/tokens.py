"""A text as plain words: contractions opened, months known, sentences cut, places kept.

Every word knows which characters of the text it stands for, so that what is found among the words
can be shown in the text, whatever characters that holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize

_JOINERS = "\u00ad\u200b\u200c\u200d\u2060"  # soft hyphens and the like: not seen
_LETTER = rf"(?:[^\W\d_]|[{_JOINERS}\u0300-\u036f])"
_SCAN = re.compile(
    rf"(?P<word>{_LETTER}+(?:['’`\u02bc\u00b4]{_LETTER}+)*)"
    r"|(?P<number>\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th)?)"
    r"|(?P<break>\s*\n\s*)"
    r"|(?P<stop>[.!?…]+)"
    r"|(?P<comma>,)"
    r"|(?P<pause>[;:()\[\]–—―•]|\s-{1,2}\s)"
    r"|(?P<quote>[“”„«»\"‘’\u201a'])"
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence; the last is its end: `.`, `?` or `!`."""

    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where its first word begins in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.tokens[-1].end


@dataclass(frozen=True, slots=True)
class Heard:
    """A text as the ear hears it."""

    sentences: tuple[Sentence, ...]
    quotes: tuple[tuple[int, int], ...]  # from mark to mark, offsets into the text


def words_of(text: str) -> list[str]:
    """The words of a short text, without its pauses and ends."""
    found: list[Token] = []
    for match in _SCAN.finditer(text):
        if match.lastgroup == "word":
            found += _words(match[0], match.start())
        elif match.lastgroup == "number":
            found.append(_number(match))
    return [token.word for token in found]


def heard(text: str) -> Heard:
    """The sentences and quotations of a text."""
    cut, quotes = _Cut(text), _Quotes(text)
    for match in _SCAN.finditer(text):
        kind = match.lastgroup
        if kind == "word":
            cut.word(match)
        elif kind == "number":
            cut.tokens.append(_number(match))
        elif kind == "quote":
            quotes.mark(match)
        elif kind == "comma":
            cut.tokens.append(Token(",", *match.span()))
        elif kind == "pause":
            cut.tokens.append(Token(";", *match.span()))
        else:
            cut.stop(match)
            if match[0].count("\n") > 1:
                quotes.forget()
    cut.close(".", len(text))
    return Heard(tuple(cut.sentences), tuple(sorted(quotes.found)))


class _Cut:
    """Collects tokens into sentences."""

    def __init__(self, text: str) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self._text = text

    def word(self, match: re.Match[str]) -> None:
        raw, start = match[0], match.start()
        low = raw.lower()
        if low != "may" and raw.isascii() and raw.isalpha() and low not in _WHOLE:
            self.tokens.append(Token(low, start, match.end()))
        elif raw in {"May", "MAY", "may"} and self._is_month(raw, match):
            self.tokens.append(Token("month", start, match.end()))
        else:
            self.tokens += _words(raw, start)

    def _is_month(self, raw: str, match: re.Match[str]) -> bool:
        """Whether "May" is the month: beside a number, or written large behind "in", "of" ..."""
        before = self.tokens[-1].word if self.tokens else ""
        after = self._text[match.end() : match.end() + 3].lstrip(" ,")
        if before == "#" or after[:1].isdigit():
            return True
        if raw == "may":
            return False
        return before in _BEFORE_MONTH or (raw == "May" and bool(before) and before not in ",;")

    def stop(self, match: re.Match[str]) -> None:
        """A full stop, a question mark or the end of a line."""
        mark = match[0]
        if match.lastgroup == "break":
            listed = self._text[match.end() : match.end() + 2] in {"- ", "* ", "• "}
            if mark.count("\n") > 1 or listed or not self._goes_on(match.end()):
                self.close(".", match.start())
            return
        after = self._text[match.end() : match.end() + 1]
        inside = after.isalnum()  # "3.5", "example.com"
        short = mark == "." and bool(self.tokens) and self.tokens[-1].word in _SHORT
        if inside or short:
            return
        if mark in {"…", "..", "..."} and self._goes_on(match.end()):
            self.tokens.append(Token(";", *match.span()))
            return
        self.close("?" if "?" in mark else "!" if "!" in mark else ".", match.end())

    def _goes_on(self, place: int) -> bool:
        """Whether a small letter follows, so that the sentence is not over."""
        return self._text[place : place + 3].lstrip()[:1].islower()

    def close(self, mark: str, end: int) -> None:
        if any(token.word.isalnum() or token.word[0] == "#" for token in self.tokens):
            last = self.tokens[-1].end
            place = end if mark != "." or end <= last + 1 else last
            self.tokens.append(Token(mark, max(last, place - 1), max(last, place)))
            self.sentences.append(Sentence(tuple(self.tokens)))
        self.tokens = []


class _Quotes:
    """Finds what stands between quotation marks."""

    _CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’'", "\u201a": "‘", "'": "'’"}  # noqa: RUF012

    def __init__(self, text: str) -> None:
        self.found: list[tuple[int, int]] = []
        self._open: list[tuple[str, int]] = []
        self._text = text

    def mark(self, match: re.Match[str]) -> None:
        mark, place = match[0], match.start()
        if mark == '"':
            inside = any(kind == '"' for kind, _ in self._open)
            self._close('"', match.end()) if inside else self._open.append((mark, place))
        elif self._closes(mark):
            self._close(mark, match.end())
        elif mark in self._CLOSING and self._opens(mark, place):
            self._open.append((mark, place))

    def forget(self) -> None:
        """At the end of a paragraph what was not closed was no quotation."""
        self._open.clear()

    def _closes(self, mark: str) -> bool:
        return any(mark in self._CLOSING.get(kind, "") for kind, _ in self._open)

    def _opens(self, mark: str, place: int) -> bool:
        if mark not in {"'", "‘", "\u201a"}:
            return True
        before, after = self._text[place - 1 : place], self._text[place + 1 : place + 2]
        return not before.isalnum() and after.isalnum()

    def _close(self, mark: str, end: int) -> None:
        while self._open:
            kind, start = self._open.pop()
            if kind == mark == '"' or mark in self._CLOSING.get(kind, ""):
                self.found.append((start, end))
                return


def _number(match: re.Match[str]) -> Token:
    """`##` for a whole date, `#` for any other number."""
    return Token("##" if _DATE.fullmatch(match[0]) else "#", *match.span())


def _words(raw: str, start: int) -> list[Token]:
    """The plain words of a written one: "won't" is will and not, "client's" client and 's."""
    end = start + len(raw)
    word = raw if raw.isascii() else normalize("NFC", raw.translate(_HIDDEN))
    word = _APOSTROPHE.sub("'", word).lower()
    if word in _WHOLE:
        return [Token(part, start, end) for part in _WHOLE[word]]
    stem, mark, tail = word.rpartition("'")
    if not mark:
        return [Token(word, start, end)]
    cut = raw.find(raw[-len(tail) - 1])
    if word.endswith("n't"):
        stem, tail, cut = word[:-3], "n't", max(len(raw) - 3, 0)
    else:
        tail, cut = f"'{tail}", max(len(raw) - len(tail) - 1, 0)
    if tail == "'s" and stem in _WITH_IS:
        more: tuple[str, ...] = ("is",)
    else:
        more = _TAILS.get(tail, (tail,))
    first = _words(stem, start) if "'" in stem else [Token(stem, start, end)]
    last = [Token(part, start + cut, end) for part in more]
    return [*(token._replace(end=min(token.end, start + cut)) for token in first), *last]
