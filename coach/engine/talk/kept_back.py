"""Names that the user wants left out of a talk, and that are said in it all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.engine.dates.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.domain.talk.talk import Talk

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NO_NAMES = frozenset((*MONTHS, *_DAYS, "Mr", "Mrs", "Ms", "Dr"))


def names_said(kept: str, talk: Talk, known: Iterable[str]) -> tuple[str, ...]:
    """The names in what must not be said that a line or a reply of the talk says, each once.

    A word with a capital letter within a sentence is taken for one: there, or else in the talk.

    Args:
        kept: What the user wants left out.
        talk: The talk with the client.
        known: Names that are said openly, as those of whoever sits across the table.
    """
    spoken = [line.text for part in talk.with_client for line in part.lines if not line.cue]
    spoken += [each.reply for each in talk.reactions]
    openly = _NO_NAMES.union(word for name in known for word in _WORD.findall(name))
    names = {word: within for word, within in _capitals(kept) if word not in openly}
    said = {
        word for text in spoken for word, within in _capitals(text) if within or names.get(word)
    }
    return tuple(word for word in names if word in said)


def _capitals(text: str) -> Iterator[tuple[str, bool]]:
    """The words with a capital letter, and whether each stands within a sentence."""
    for found in _WORD.finditer(text):
        if found[0][0].isupper():
            before = text[: found.start()].rstrip()
            yield found[0], bool(before) and before[-1] not in ".!?…:;“‘\"'("
