"""Words of everyday language, as the library writes them; and what in a text is none of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.engine.talk.facts import names_within, parts_of_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from coach.content.library import ContentLibrary

_SMALL_WORD = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SHORTENED = re.compile(r"['’](?:s|d|m|t|ll|re|ve)$")  # "We’ll", "Ana’s"


def everyday_words(content: ContentLibrary) -> frozenset[str]:
    """Words that the library writes in small letters: everyday language, and no names."""
    import msgspec  # not at a start

    text = msgspec.json.encode(content.library).decode()
    return frozenset(_SMALL_WORD.findall(text))


def likely_names(texts: Iterable[str], everyday: Collection[str]) -> tuple[str, ...]:
    """What may be a name in texts of somebody else: too much rather than too little.

    That is whatever looks like one within a sentence, and every word with a capital, also one that
    begins a sentence, that is no everyday word.
    """
    found: dict[str, None] = {}
    for text in texts:
        found |= dict.fromkeys(part for name in names_within(text) for part in parts_of_name(name))
        words = (_SHORTENED.sub("", word) for word in _WORD.findall(text))
        found |= dict.fromkeys(
            word
            for word in words
            if len(word) > 1 and word[0].isupper() and word.lower() not in everyday
        )
    return tuple(found)
