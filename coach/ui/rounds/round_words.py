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


def mark_title(rater: Rater) -> str:
    """Whose marks they are, over a column, where there is no name."""
    return {
        Rater.REP: translate("Rounds", "Own mark"),
        Rater.CLIENT: translate("Rounds", "The client"),
        Rater.OBSERVER: translate("Rounds", "The onlooker"),
    }[rater]


def short_name(services: Services, names: NameMask, of: Round, rater: Rater) -> str:
    """Somebody's name where there is little room: its first letters, or whose marks they are."""
    known = services.people.name(dict(of.people).get(rater, ""))
    if not known:
        return mark_title(rater)
    name = names.name(known)
    return name if len(name) <= _SHORT else f"{name[: _SHORT - 1].rstrip()}…"


def about_text(of: Round, minutes: int, *, begun: bool, over: bool) -> str:
    """How long the talk is to be, and once it runs the push-backs made; then that it is so long.

    It is short: in a low window it stands beside three buttons.
    """
    if over:
        return translate("Rounds", "{count} minutes are over.").format(count=minutes)
    if of.cards is None:
        return ""
    if not (begun or of.pushbacks):
        return translate("Rounds", "of {end}").format(end=as_clock(60 * minutes))
    form = translate("Rounds", "of {end} · Push-backs: {made}/{all}")
    return form.format(
        end=as_clock(60 * minutes),
        made=len(of.pushbacks),
        all=len(of.cards.client.pushbacks),
    )


def hint_text(*, first: bool) -> str:
    """What to do before the clock runs: at first, or with the client's card."""
    if first:
        return translate(
            "Rounds",
            "Read this together: half a minute. Then whoever plays the client takes the screen, "
            "and keeps it while you talk.",
        )
    return translate(
        "Rounds",
        "Read it: a minute. Then start the clock; Space does that, too. After three minutes it "
        "says so, and runs on.",
    )


def seen_text(seen: Seen) -> str:
    """How a check stands with one rater, in a table."""
    return {
        Seen.YES: translate("Rounds", "yes"),
        Seen.NO: translate("Rounds", "no"),
        Seen.UNTESTED: translate("Rounds", "yes, not tested"),
        Seen.NOT_UP: translate("Rounds", "did not come up"),
        Seen.UNMARKED: translate("Rounds", "not marked"),
    }[seen]
