# SPDX-License-Identifier: MIT
"""The few words of studying: how many cards, how long, how well, and what a card asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.domain.study.card import ID_PARTS, CardKind, Rating
from coach.ui.kit.fields.choice_list import Choice
from coach.ui.study.mark_row import MarkOffer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.study.card import Choice as Likely
    from coach.domain.study.figures import Button, Overview

translate = QCoreApplication.translate

_MINUTE = 60
_NAMES = {Rating.AGAIN: "again", Rating.HARD: "hard", Rating.GOOD: "good", Rating.EASY: "easy"}


def cards_text(count: int) -> str:
    """How many cards: "1 card", "12 cards"."""
    one, many = translate("Study", "1 card"), translate("Study", "{count} cards")
    return one if count == 1 else many.format(count=count)


def minutes_text(seconds: float) -> str:
    """About how long it takes: "under a minute", "about 1 minute", "about 6 minutes"."""
    minutes = round(seconds / _MINUTE)
    if not minutes:
        return translate("Study", "under a minute")
    if minutes == 1:
        return translate("Study", "about 1 minute")
    return translate("Study", "about {count} minutes").format(count=minutes)


def due_text(overview: Overview) -> str:
    """What comes today, and about how long it takes; something does."""
    words = {
        "due": cards_text(overview.due),
        "new": cards_text(overview.new),
        "time": minutes_text(overview.minutes * _MINUTE),
    }
    if not overview.new:
        return translate("Study", "{due} due again: {time}.").format(**words)
    if not overview.due:
        return translate("Study", "{new} you have not seen yet: {time}.").format(**words)
    form = translate("Study", "{due} due again, and {new} you have not seen yet: {time}.")
    return form.format(**words)


def percent_text(share: float) -> str:
    """A share of 0 to 1 in whole per cent: "82 %"."""
    said = translate("Study", "{number} %").format(number=round(share * 100))
    return said.replace(" ", "\N{NO-BREAK SPACE}")


def kind_text(card_id: str) -> str:
    """What a card asks for, in a word or two; empty for a kind that is not known."""
    kind = card_id.partition(ID_PARTS)[0]
    words = {
        CardKind.OPENING: translate("Study", "first sentence"),
        CardKind.RULE: translate("Study", "the rule"),
        CardKind.INSTEAD: translate("Study", "what to say instead"),
        CardKind.FAULT: translate("Study", "what is wrong"),
        CardKind.ALOUD: translate("Study", "said aloud"),
        CardKind.REPLY: translate("Study", "the reply"),
        CardKind.ORDER: translate("Study", "order of the parts"),
        CardKind.STORY: translate("Study", "which verdict"),
        CardKind.CHECK: translate("Study", "what is asked"),
    }
    return next((text for each, text in words.items() if each == kind), "")


def rating_text(rating: Rating, *, two: bool) -> str:
    """How an answer reads, where there are two of them and where there are four."""
    if two:
        known = rating is not Rating.AGAIN
        return translate("Study", "I knew it") if known else translate("Study", "Not yet")
    return {
        Rating.AGAIN: translate("Study", "Not yet"),
        Rating.HARD: translate("Study", "With effort"),
        Rating.GOOD: translate("Study", "I knew it"),
        Rating.EASY: translate("Study", "At once"),
    }[rating]


def offers(buttons: Sequence[Button], *, cram: bool) -> list[MarkOffer]:
    """The answers to a card, the worst first; in practice that leaves the schedule alone no day."""
    two = len(buttons) == len((Rating.AGAIN, Rating.GOOD))
    return [
        MarkOffer(
            each.rating,
            _NAMES[each.rating],
            rating_text(each.rating, two=two),
            "" if cram else translate("Study", "again {wait}").format(wait=each.wait),
        )
        for each in buttons
    ]


def verdict_choices(choices: Sequence[Likely]) -> list[Choice]:
    """Verdicts as numbered cards."""
    return [Choice(each.verdict.value, each.name) for each in choices]
