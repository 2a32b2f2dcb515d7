# SPDX-License-Identifier: MIT
"""What moves a persona, in sentences: each row of the table as one would say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.domain.practice.condition import (
    LEAST,
    MOST,
    AllOf,
    AnyOf,
    Made,
    Meter,
    MeterIs,
    NoneOf,
    Revealed,
    RunCondition,
    Told,
)
from coach.ui.shell.words import signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.domain.practice.moves import Move, MoveText
    from coach.domain.practice.persona import LevelText, MoveEffect, Persona

translate = QCoreApplication.translate


def names_of(moves: Iterable[MoveText]) -> dict[Move, str]:
    """How moves are called."""
    return {each.move: each.name for each in moves}


def change_text(trust: int, tension: int) -> str:
    """By how much the meters move: "trust +1"; "nothing moves"."""
    parts = [
        form.format(change=signed(change))
        for form, change in (
            (translate("Persona", "trust {change}"), trust),
            (translate("Persona", "tension {change}"), tension),
        )
        if change
    ]
    return ", ".join(parts) or translate("Persona", "nothing moves")


def effect_text(effect: MoveEffect, names: Mapping[Move, str]) -> str:
    """A row of the table as a sentence, without its reason."""
    move = names.get(effect.move, effect.move.value)
    change = change_text(effect.trust, effect.tension)
    if effect.when is None:
        return translate("Persona", "{move}: {change}").format(move=move, change=change)
    when = condition_text(effect.when, names)
    form = translate("Persona", "{move}, if {condition}: {change}")
    return form.format(move=move, condition=when, change=change)


def condition_text(condition: RunCondition, names: Mapping[Move, str]) -> str:
    """A condition as one would say it."""
    match condition:
        case NoneOf(inner):
            form = translate("Persona", "not ({condition})")
            return form.format(condition=condition_text(inner, names))
        case AllOf(parts):
            return translate("Persona", " and ").join(_parts(parts, names))
        case AnyOf(parts):
            return translate("Persona", " or ").join(_parts(parts, names))
        case _:
            return _atom_text(condition, names)


def _atom_text(condition: MeterIs | Told | Made | Revealed, names: Mapping[Move, str]) -> str:
    match condition:
        case MeterIs(meter, least, most):
            return _meter_text(meter, least, most)
        case Told(fact):
            return translate("Persona", "it was told: {fact}").format(fact=fact.replace("-", " "))
        case Made(move, times):
            form = translate("Persona", "“{move}” was made")
            if times > 1:
                form = translate("Persona", "“{move}” was made {times} times")
            return form.format(move=names.get(move, move.value), times=times)
        case Revealed():
            return translate("Persona", "the secret is out")


def _parts(parts: Iterable[RunCondition], names: Mapping[Move, str]) -> Iterable[str]:
    for part in parts:
        text = condition_text(part, names)
        yield f"({text})" if isinstance(part, AllOf | AnyOf) else text


def _meter_text(meter: Meter, least: int, most: int) -> str:
    name = {
        Meter.TRUST: translate("Persona", "trust"),
        Meter.TENSION: translate("Persona", "tension"),
    }[meter]
    if least == most:
        form = translate("Persona", "{meter} is {least}")
    elif most >= MOST:
        form = translate("Persona", "{meter} is {least} or more")
    elif least <= LEAST:
        form = translate("Persona", "{meter} is {most} or less")
    else:
        form = translate("Persona", "{meter} is {least} to {most}")
    return form.format(meter=name, least=least, most=most)


def temperament_text(persona: Persona, levels: Iterable[LevelText]) -> str:
    """Whom somebody is like: "Like Ruth Calder (hurt)"."""
    name = next((each.name for each in levels if each.level is persona.level), "")
    form = translate("Persona", "Like {name} ({level})")
    return form.format(name=persona.name, level=name.lower()) if name else persona.name
