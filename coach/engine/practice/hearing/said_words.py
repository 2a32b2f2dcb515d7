"""The words of a line with its numbers in figures, so that "3,900" compares with words for it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from coach.engine.dates.day_words import CARDINAL, ORDINAL
from coach.engine.wording.tokens import words_of

_KEPT = 4_096  # lines: those of a pack are compared with each line that is typed
_FIGURE = re.compile(
    r"(?<![\w.,/:-])(?:\d{1,3}(?:[,’'\u202f ]\d{3})+|\d+)(?P<nth>st|nd|rd|th)?(?!\w|[.,/:-]\d)"
)
_NUMBER = CARDINAL | {"seventy": 70, "eighty": 80}  # no day needs these
_SIZES = {"hundred": 100, "thousand": 1_000}
_TEN_TO = (20, 100)  # from where a word is a ten, and goes behind whole hundreds only


@lru_cache(maxsize=_KEPT)
def said_words(text: str) -> tuple[str, ...]:
    """The words of a line; a number is one of them, however it is written.

    "One" and "second" stay what they are: they count less often than they are said.
    """
    words, done = list[str](), 0
    for figure in _FIGURE.finditer(text):
        words += [*words_of(text[done : figure.start()]), _written(figure)]
        done = figure.end()
    words += words_of(text[done:])
    found, at = list[str](), 0
    while at < len(words):
        number, end = _number(words, at)
        if number and (end > at + 1 or words[at] not in {"one", "first", "second"}):
            found.append(number)
        else:
            end = at + 1
            found.append(words[at])
        at = end
    return tuple(found)


def in_common(one: str, other: str) -> float:
    """How many of the words of two lines both have, as a part of all."""
    mine, theirs = {*said_words(one)}, {*said_words(other)}
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else 0.0


def is_figure(word: str) -> bool:
    """Whether one of `said_words` is a number."""
    return word[0].isdecimal()


def _written(match: re.Match[str]) -> str:
    digits = "".join(each for each in match[0] if each.isdecimal())
    return f"{int(digits)}{'th' if match['nth'] else ''}"


def _number(words: list[str], at: int) -> tuple[str, int]:
    """The number that begins at a word, and where it ends; empty where none begins."""
    count, end = _Count(), at
    while end < len(words) and not count.nth:
        further = _further(count, words, end)
        if further is None:
            break
        count, end = further, end + 1
    said = count.whole + count.part
    return (f"{said}{count.nth}", end) if said else ("", at + 1)


class _Count(NamedTuple):
    """A number as far as it was read: whole thousands, what is below them, and "th" at its end."""

    whole: int = 0
    part: int = 0
    nth: str = ""


def _further(count: _Count, words: list[str], at: int) -> _Count | None:
    """The number with one word more; None where the word is none of it."""
    word = words[at]
    if word in ORDINAL or word in _NUMBER:
        return _added(count, word)
    if word in _SIZES:
        return _sized(count, word, words[at - 1] if at else "")
    return count if _joins(words, at, part=count.part or count.whole) else None


def _added(count: _Count, word: str) -> _Count | None:
    """The number with "six", "sixty" or "sixth" behind it."""
    whole, part, _ = count
    if word in ORDINAL:
        fits = not part % 10 and (part or not whole)
        return _Count(whole, part + ORDINAL[word], "th") if fits else None
    fits = not part % (10 if _NUMBER[word] < _TEN_TO[0] else _TEN_TO[1])
    return _Count(whole, part + _NUMBER[word]) if fits else None


def _sized(count: _Count, size: str, before: str) -> _Count | None:
    """The number with "hundred" or "thousand" behind it."""
    if not count.part and before != "a":
        return None
    part = (count.part or 1) * _SIZES[size]
    return _Count(count.whole + part) if size == "thousand" else _Count(count.whole, part)


def _joins(words: list[str], end: int, *, part: int) -> bool:
    """Whether a word goes on within a number: "a" before a hundred, "and" behind one."""
    behind = words[end + 1] if end + 1 < len(words) else ""
    if words[end] == "a":
        return not part and behind in _SIZES
    known = behind in _NUMBER or behind in ORDINAL
    return words[end] == "and" and known and part >= 100 and not part % 100
