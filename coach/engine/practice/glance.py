# SPDX-License-Identifier: MIT
"""What of a card is read before a round: a minute of words; the rest stands folded below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.rounds import CardWords

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.practice.rounds import ClientCard, RoundCards

WORDS_A_MINUTE = 200  # between aloud (183) and silently (238): Brysbaert 2019, 190 studies
_HEADINGS = 12  # words of a card that are its headings
_MOST = WORDS_A_MINUTE - _HEADINGS
_FIRST = re.compile(r"^.*?[.!?][”’]?(?=\s|$)", re.DOTALL)


class RepGlance(NamedTuple):
    """The card of whoever practises: what is seen at once, and what is folded."""

    known: tuple[str, ...]
    words: tuple[CardWords, ...]
    more_known: tuple[str, ...]
    more_words: tuple[CardWords, ...]  # the whole talk, where not all of it is seen


class ClientGlance(NamedTuple):
    """The card of whoever plays the client: of its longer texts, what is seen at once."""

    behaves: str  # the first sentence of how they behave
    more_behaves: str
    secret: str  # the sentence that what is hidden comes out with; empty: folded
    more_secret: str


def words_in(*texts: str) -> int:
    """How many words there are."""
    return sum(len(text.split()) for text in texts)


def rep_glance(cards: RoundCards) -> RepGlance:
    """What whoever practises reads in a minute: the first facts, the first line of each part."""
    rep, client = cards.rep, cards.client
    left = _MOST - words_in(rep.title, rep.scene, rep.aim, client.name, client.role)
    known = _first_that_fit(rep.known, left)
    left -= words_in(*known)
    lines = [f"{part.title} {part.lines[0]}" for part in rep.words if part.lines]
    count = len(_first_that_fit(lines, left))
    parts = [part for part in rep.words if part.lines]
    words = tuple(CardWords(part.title, part.lines[:1]) for part in parts[:count])
    return RepGlance(known, words, rep.known[len(known) :], rep.words if words != rep.words else ())


def client_glance(card: ClientCard) -> ClientGlance:
    """What whoever plays the client reads in a minute.

    Who they are, what is at stake, what they hide and its rule, and the push-backs always stand
    there; the sentence that it comes out with does where there is room.
    """
    found = _FIRST.match(card.behaves)
    first = found[0] if found else card.behaves
    always = (card.name, card.role, card.level, first, card.stake, card.fact, card.rule)
    pushed = (f"{each.says} {each.when}" for each in card.pushbacks)
    fits = words_in(*always, *pushed, card.secret) <= _MOST
    rest = card.behaves[len(first) :].strip()
    return ClientGlance(first, rest, card.secret if fits else "", "" if fits else card.secret)


def _first_that_fit(texts: Iterable[str], left: int) -> tuple[str, ...]:
    found: list[str] = []
    for text in texts:
        left -= words_in(text)
        if left < 0:
            break
        found.append(text)
    return tuple(found)
