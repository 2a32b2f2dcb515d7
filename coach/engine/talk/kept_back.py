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
    openly = _NO_NAMES.union(word for name in known for word in _WORD.findall(name))
    names = {word: within for word, within in _capitals(kept) if word not in openly}
    spoken = [each for text in _spoken(talk) for each in _capitals(text)]
    said = {word for word, within in spoken if within or names.get(word)}
    return tuple(word for word in names if word in said)


def _spoken(talk: Talk) -> Iterator[str]:
    """What is said aloud in a talk: its lines, no directions, and its replies."""
    for part in talk.with_client:
        yield from (line.text for line in part.lines if not line.cue)
    yield from (each.reply for each in talk.reactions)


def _capitals(text: str) -> Iterator[tuple[str, bool]]:
    """The words with a capital letter, and whether each stands within a sentence."""
    for found in _WORD.finditer(text):
        if found[0][0].isupper():
            before = text[: found.start()].rstrip()
            yield found[0], bool(before) and before[-1] not in ".!?…:;“‘\"'("
