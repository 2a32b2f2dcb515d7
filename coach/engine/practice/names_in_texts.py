"""Names of people and firms in texts that go out: found where they are meant, and not as words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from coach.engine.practice.name_patterns import NAME_WORDS, folded, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BETWEEN = r"[\W_]+"
_ENDS = r"(?!\w)"  # an apostrophe, as in "Kim's", ends a name
_OPENS = ".!?…:;“‘\"'(["  # behind which a sentence begins, so that any word has a capital
_SHORTEST = 3  # letters of a first name that is looked for alone


def first_names(names: Iterable[str]) -> frozenset[str]:
    """The first names of people, folded, that may be looked for alone.

    Those of two letters are none: they are words and abbreviations ("Al", "Bo", "Jo").
    """
    firsts = (words_of(name)[:1] for name in names if len(words_of(name)) > 1)
    return frozenset(word for first in firsts for word in first if len(word) >= _SHORTEST)


def names_in(text: str, whole: Iterable[str], alone: Iterable[str] = ()) -> Iterator[str]:
    """The names that stand in a text, as they stand there, each time.

    A name of several words counts in any case and accent; so does one word that is no everyday
    word. One that is ("Will", "Mark") counts with a capital alone, and not where a sentence begins.

    Args:
        text: What goes out.
        whole: Names, as they are written.
        alone: Folded words that count by themselves.
    """
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    names = {words for name in whole if (words := _words(name))} | {(each,) for each in alone}
    if not names:
        return
    longest = sorted(names, key=lambda words: -sum(map(len, words)))
    either = "|".join(_BETWEEN.join(map(re.escape, words)) for words in longest)
    for found in re.finditer(rf"(?<!\w)(?:{either}){_ENDS}", folded(text)):
        if found[0] not in NAME_WORDS or _is_meant(text, found.start()):
            yield text[found.start() : found.end()]


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", folded(unicodedata.normalize("NFC", name))))


def _is_meant(text: str, at: int) -> bool:
    """Whether a word that may be a name has a capital that no sentence gives it."""
    before = text[:at].rstrip()
    return text[at].isupper() and bool(before) and before[-1] not in _OPENS
