# SPDX-License-Identifier: MIT
"""The few words in which a round speaks of who sits there, and of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.clock import as_clock
from coach.domain.practice.rounds import Rater
from coach.engine.practice.gap import Seen

if TYPE_CHECKING:
    from coach.domain.practice.rounds import Round
    from coach.services.container import Services
    from coach.ui.shell.discreet import NameMask

translate = QCoreApplication.translate
_SHORT = 16  # letters of a name in a table


def chair_text(rater: Rater) -> str:
    """What somebody does in a round, where their name is not known."""
    return {
        Rater.REP: translate("Rounds", "whoever practises"),
        Rater.CLIENT: translate("Rounds", "whoever plays the client"),
        Rater.OBSERVER: translate("Rounds", "whoever looks on"),
    }[rater]


def chair_title(rater: Rater) -> str:
    """The same over a column or a field."""
    return {
        Rater.REP: translate("Rounds", "Practises"),
        Rater.CLIENT: translate("Rounds", "Plays the client"),
        Rater.OBSERVER: translate("Rounds", "Looks on"),
    }[rater]


def named(services: Services, names: NameMask, of: Round, rater: Rater) -> str:
    """Somebody's name as it may be shown, or what they do where they gave none."""
    name = services.people.name(dict(of.people).get(rater, ""))
    return names.name(name) if name else chair_text(rater)


def short_name(services: Services, names: NameMask, of: Round, rater: Rater) -> str:
    """Somebody's name where there is little room: its first letters, or what their chair is."""
    known = services.people.name(dict(of.people).get(rater, ""))
    if not known:
        return chair_title(rater)
    name = names.name(known)
    return name if len(name) <= _SHORT else f"{name[: _SHORT - 1].rstrip()}…"


def about_round(of: Round, minutes: int) -> str:
    """How long the talk is to be, how many push-backs were made, and on whom it is practised."""
    if of.cards is None:
        return ""
    client = of.cards.client
    form = translate("Rounds", "of {end} · Push-backs: {made} of {all} · {name} · {level}")
    return form.format(
        end=as_clock(60 * minutes),
        made=len(of.pushbacks),
        all=len(client.pushbacks),
        name=client.name,
        level=client.level,
    )


def seen_text(seen: Seen) -> str:
    """How a check stands with one rater, in a table."""
    return {
        Seen.YES: translate("Rounds", "yes"),
        Seen.NO: translate("Rounds", "no"),
        Seen.UNTESTED: translate("Rounds", "yes, not tested"),
        Seen.UNMARKED: translate("Rounds", "not marked"),
    }[seen]
