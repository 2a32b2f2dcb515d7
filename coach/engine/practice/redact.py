"""Redaction: known names, ways to reach people, and figures are masked in every text that goes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.sealed import NameLevel
from coach.engine.practice.figures import amounts_in, bare_figures_in, known_figures
from coach.engine.practice.name_patterns import Present, folded, patterns_of, spellings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from coach.engine.practice.name_patterns import Part

_REACHES = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*"  # an address
    r"|\b(?:https?://|www\.)\S+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|eu|io|co|uk|de|fr|es|it|nl|se|no|dk|pl|ch|at|be|ie)\b"
    r"(?:/\S*)?"
    r"|(?<!\w)@\w{2,}"  # what somebody is called on a network
    r"|\b(?-i:[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?)\b"  # a bank account
    r"|\b(?-i:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b"  # a British postcode
    r"|\b(?-i:\d{1,4}[a-z]?,? (?:[A-Z][\w'’-]+ ){1,3}"
    r"(?:Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Close|Way|Square|Court|Place|Gardens|Terrace|Crescent|Row))\b"
    r"|\b\w+(?:straße|strasse|str\.) ?\d+[a-z]?\b"
    r"|(?<![\w+])\+?\(?\d(?:[\s()/.-]{0,2}\d){6,}(?!\w)",  # a telephone number
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(  # a day, some years, or a figure, and nobody's telephone
    r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d"
    r"|(?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d|[1-9]\d{0,2}(?:\.\d{3})+"
)

_HIDDEN = re.compile("[\u00ad\u200b\u2060\ufeff]|(?<=[a-zA-Z])[\u200c\u200d](?=[a-zA-Z])")
_JOINS = frozenset({"and", "de", "et", "of", "the", "und"})


class KnownName(NamedTuple):
    """A name that the data file holds."""

    name: str
    instead: str  # what stands in its place where names are left out: "[client]"
    near: bool  # it belongs to what goes; else to somebody else's case
    always: bool = False  # somebody asked for it to be left out, however names stand


class Places(NamedTuple):
    """What stands in the place of what is left out."""

    reach: str  # "[address or number]"
    figure: str  # "[figure]"


class _Span(NamedTuple):
    start: int
    end: int
    instead: str


class Redactor:
    """Masks texts that go together.

    Args:
        texts: All of them: what is looked for in each is found out once.
        names: The names that are known.
        level: How they stand in it.
        figures: Whether figures stay.
        places: What stands in the place of what is left out.
        ordinary: Words of everyday language, folded.
    """

    def __init__(
        self,
        texts: Iterable[str],
        names: Iterable[KnownName],
        level: NameLevel,
        *,
        figures: bool,
        places: Places,
        ordinary: Collection[str],
    ) -> None:
        self._level = level
        masked = [each for each in names if each.always or level is not NameLevel.FULL]
        self._masks = bool(masked) or level is not NameLevel.FULL
        whole = [self._seen(text) for text in texts]
        self._figures, self._places = figures, places
        self._parts = list(_patterns(whole, masked, level, ordinary)) if masked else []
        self._known = frozenset() if figures else known_figures(whole)

    def text(self, text: str) -> str:
        """A text as it may go."""
        text = self._seen(text)
        spans: list[_Span] = []
        if self._level is not NameLevel.FULL:
            spans += (_Span(*each, self._places.reach) for each in _reaches(text))
        if self._parts:
            spans += self._names(text)
        if not self._figures:
            found = (*amounts_in(text), *bare_figures_in(text, self._known))
            spans += (_Span(*each, self._places.figure) for each in found)
        return _with(text, spans)

    def _seen(self, text: str) -> str:
        """A text as it is seen: where names are masked, no sign without width hides one."""
        text = unicodedata.normalize("NFC", text)
        return _HIDDEN.sub("", text) if self._masks else text

    def _names(self, text: str) -> Iterator[_Span]:
        plain = folded(text)
        for part, instead in self._parts:
            for found in part.pattern.finditer(plain):
                start, end = found.span()
                each = all if part.needs_capitals else any
                if not part.needs_capital or each(
                    map(str.isupper, filter(str.isalpha, text[start:end]))
                ):
                    shown = text[start : start + 1] if part.is_spaced else text[start:end]
                    yield _Span(start, end, instead or initials(shown))


def initials(name: str) -> str:
    """The first character of each word in capitals: "Halden Tools" gives "H. T."."""
    words = re.findall(r"[^\W_]+", name)
    telling = [word for word in words if word.lower() not in _JOINS] or words
    return " ".join(f"{word[0].upper()}." for word in telling)


def _patterns(
    texts: list[str], names: Iterable[KnownName], level: NameLevel, ordinary: Collection[str]
) -> Iterator[tuple[Part, str]]:
    """The patterns of the names that may stand in some texts, and what each is masked with.

    Where names are shown as initials, a part of a name is shown as its own; what is always left
    out is nowhere an everyday word.
    """
    present = Present("\n".join(map(folded, texts)), ordinary)
    for each in names:
        instead = each.instead if each.always or level is NameLevel.NONE else ""
        everyday = () if each.always else ordinary
        for name in _spelt(each, present):
            for part in patterns_of(name, everyday, near=each.near):
                if instead or not part.needs_capitals:  # initials may stand where they are shown
                    yield part, instead


def _spelt(known: KnownName, present: Present) -> Iterator[str]:
    """The spellings of a name that may stand in the texts; of what goes they are all looked for."""
    for name in spellings(known.name, near=known.near):
        if name.strip() and (known.near or present.may_hold(name)):
            yield name


def _reaches(text: str) -> Iterator[tuple[int, int]]:
    for found in _REACHES.finditer(text):
        if not _NO_NUMBER.fullmatch(found[0]):
            yield found.span()


def _with(text: str, spans: list[_Span]) -> str:
    """A text with what stands in place of its spans; of those that overlap the first and longest.

    What a later one has beyond an earlier one goes, too.
    """
    shown: list[str] = []
    at = 0
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if span.end <= at:
            continue
        if span.start >= at:
            ends = span.instead.endswith(".") and text.startswith(".", span.end)
            shown += [
                text[at : span.start],
                span.instead.removesuffix(".") if ends else span.instead,
            ]
        at = span.end
    return "".join((*shown, text[at:]))
