# SPDX-License-Identifier: MIT
"""What of a card is read before a round, in half a minute; the rest stands folded below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.rounds import CardWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.domain.practice.rounds import CardCheck, ClientCard, ObserverSheet, RoundCards

WORDS_A_MINUTE = 200  # between aloud (183) and silently (238): Brysbaert 2019, 190 studies
REP_WORDS = 110  # of the card of whoever practises: half a minute
MOST_MARKED = 6  # checks that are looked for while somebody talks
_MOST_PRESSED = 2  # of these, that show only where the client pushes back
_FIRST = re.compile(r"^.*?[.!?][”’]?(?=\s|$)", re.DOTALL)


class RepGlance(NamedTuple):
    """The card of whoever practises: what is seen at once, and what is folded."""

    scene: str
    known: tuple[str, ...]
    words: tuple[CardWords, ...]
    more_scene: str  # the whole scene, where not all of it is seen
    more_known: tuple[str, ...]  # all that is known, where it is seen in short
    more_words: tuple[CardWords, ...]  # the whole talk, where not all of it is seen


class ClientGlance(NamedTuple):
    """The card of whoever plays the client: of its longer texts, what is seen at once."""

    behaves: str  # the first sentence of how they behave
    more_behaves: str


def words_in(*texts: str) -> int:
    """How many words there are."""
    return sum(len(text.split()) for text in texts)


def rep_glance(cards: RoundCards) -> RepGlance:
    """What whoever practises reads before the talk.

    Where the scene has a short form, that; else all that is known, for a check may need any of it,
    and of the scene what there is room for, but its first sentence. Of a talk, the first line of
    as many parts as there is room for.
    """
    rep, client = cards.rep, cards.client
    if rep.brief:
        return RepGlance("", rep.brief, (), rep.scene, rep.known, ())
    left = REP_WORDS - words_in(rep.title, rep.aim, client.name, client.role, *rep.known)
    first = _first_of(rep.scene)
    scene = rep.scene if words_in(rep.scene) <= left else first
    left -= words_in(scene)
    parts = [part for part in rep.words if part.lines]
    lines = [f"{part.title} {part.lines[0]}" for part in parts]
    count = len(_first_that_fit(lines, left))
    words = tuple(CardWords(part.title, part.lines[:1]) for part in parts[:count])
    more = "" if scene == rep.scene else rep.scene
    return RepGlance(scene, rep.known, words, more, (), rep.words if words != rep.words else ())


def client_glance(card: ClientCard) -> ClientGlance:
    """What whoever plays the client reads before the talk, of how they behave.

    Who they are, what they hide with its rule, and the push-backs always stand there. When each of
    these comes is looked at in the talk.
    """
    first = _first_of(card.behaves)
    return ClientGlance(first, card.behaves[len(first) :].strip())


def main_checks(sheet: ObserverSheet) -> tuple[CardCheck, ...]:
    """The checks that are looked for while somebody talks, in their order: six at most.

    Two that show only under pressure, then one check of each part of the talk before a second one.
    """
    pressed = [check for check in sheet.checks if check.is_pressed][:_MOST_PRESSED]
    chosen = [*pressed, *(each for each in _in_turn(sheet.checks) if each not in pressed)]
    first = {check.id for check in chosen[:MOST_MARKED]}
    return tuple(check for check in sheet.checks if check.id in first)


def _in_turn(checks: Iterable[CardCheck]) -> Iterator[CardCheck]:
    parts: list[str] = []
    ranked = []
    for check in checks:
        ranked.append((parts.count(check.dimension), check))
        parts.append(check.dimension)
    return (check for _rank, check in sorted(ranked, key=lambda each: each[0]))


def _first_of(text: str) -> str:
    found = _FIRST.match(text)
    return found[0] if found else text


def _first_that_fit(texts: Iterable[str], left: int) -> tuple[str, ...]:
    found: list[str] = []
    for text in texts:
        left -= words_in(text)
        if left < 0:
            break
        found.append(text)
    return tuple(found)
