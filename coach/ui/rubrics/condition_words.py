# SPDX-License-Identifier: MIT
"""What a condition may ask, as one chooses it: a kind from plain words, and what goes with it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from coach.domain.practice.condition import (
    LEAST,
    MOST,
    Made,
    Meter,
    MeterIs,
    NoneOf,
    Revealed,
    RunCondition,
    Told,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.practice.moves import Move

translate = QCoreApplication.translate


class Asks(StrEnum):
    """The kinds of what can be chosen."""

    TRUST_LEAST = "trust-least"
    TRUST_MOST = "trust-most"
    TENSION_LEAST = "tension-least"
    TENSION_MOST = "tension-most"
    MADE = "made"
    NOT_MADE = "not-made"
    TOLD = "told"
    NOT_TOLD = "not-told"
    REVEALED = "revealed"
    NOT_REVEALED = "not-revealed"


class Chosen(NamedTuple):
    """A kind, and what goes with it."""

    asks: Asks
    number: int = 5  # of a meter
    move: Move | None = None
    times: int = 1
    fact: str = ""


class ConditionWords(NamedTuple):
    """What conditions can be about."""

    moves: Mapping[Move, str]  # how each is called
    facts: Mapping[str, str]  # what can come to be told: the sentence, by its id


METERS = {
    Asks.TRUST_LEAST: (Meter.TRUST, True),
    Asks.TRUST_MOST: (Meter.TRUST, False),
    Asks.TENSION_LEAST: (Meter.TENSION, True),
    Asks.TENSION_MOST: (Meter.TENSION, False),
}
_NOT = {
    Asks.MADE: Asks.NOT_MADE,
    Asks.TOLD: Asks.NOT_TOLD,
    Asks.REVEALED: Asks.NOT_REVEALED,
}
_NEGATED = frozenset(_NOT.values())


def asks_text(asks: Asks) -> str:
    """A kind as one chooses it."""
    return {
        Asks.TRUST_LEAST: translate("Persona", "trust is at least"),
        Asks.TRUST_MOST: translate("Persona", "trust is at most"),
        Asks.TENSION_LEAST: translate("Persona", "tension is at least"),
        Asks.TENSION_MOST: translate("Persona", "tension is at most"),
        Asks.MADE: translate("Persona", "this was done before:"),
        Asks.NOT_MADE: translate("Persona", "this was not done before:"),
        Asks.TOLD: translate("Persona", "this was told:"),
        Asks.NOT_TOLD: translate("Persona", "this was not told:"),
        Asks.REVEALED: translate("Persona", "the secret is out"),
        Asks.NOT_REVEALED: translate("Persona", "the secret is not out"),
    }[asks]


def range_of(asks: Asks) -> tuple[int, int]:
    """The numbers that a kind of a meter takes: the ends that say something."""
    return (LEAST + 1, MOST) if METERS[asks][1] else (LEAST, MOST - 1)


def chosen_of(condition: RunCondition) -> Chosen | None:
    """A condition as one would choose it; None where it is put together of several."""
    match condition:
        case MeterIs():
            return _meter(condition)
        case Told(fact):
            return Chosen(Asks.TOLD, fact=fact)
        case Made(move, times):
            return Chosen(Asks.MADE, move=move, times=times)
        case Revealed():
            return Chosen(Asks.REVEALED)
        case NoneOf(Told() | Made() | Revealed() as inner):
            found = chosen_of(inner)
            return None if found is None else found._replace(asks=_NOT[found.asks])
    return None


def _meter(condition: MeterIs) -> Chosen | None:
    for asks, (meter, is_least) in METERS.items():
        whole = condition.most == MOST if is_least else condition.least == LEAST
        if meter is condition.meter and whole:
            number = condition.least if is_least else condition.most
            low, high = range_of(asks)
            return Chosen(asks, number) if low <= number <= high else None
    return None


def condition_of(chosen: Chosen) -> RunCondition:
    """What was chosen, as a condition."""
    if chosen.asks in METERS:
        meter, is_least = METERS[chosen.asks]
        if is_least:
            return MeterIs(meter, least=chosen.number)
        return MeterIs(meter, most=chosen.number)
    found = _asked(chosen)
    return NoneOf(found) if chosen.asks in _NEGATED else found


def _asked(chosen: Chosen) -> RunCondition:
    match chosen.asks:
        case Asks.TOLD | Asks.NOT_TOLD:
            return Told(chosen.fact)
        case Asks.REVEALED | Asks.NOT_REVEALED:
            return Revealed()
    assert chosen.move is not None
    return Made(chosen.move, chosen.times)
