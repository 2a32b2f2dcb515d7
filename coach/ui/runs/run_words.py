# SPDX-License-Identifier: MIT
"""The few words in which runs, moves and meters are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from coach.domain.practice.roleplay import ENDED_HERE, Result
from coach.ui.shell.discreet import NameMask, private_names
from coach.ui.shell.words import first_capital, signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.domain.practice.comment import KeptComment
    from coach.domain.practice.moves import Move, MoveText
    from coach.domain.practice.roleplay import Ending
    from coach.domain.practice.run import Effect
    from coach.services.container import Services
    from coach.services.practice.run_view import RunView

translate = QCoreApplication.translate


def as_shown(services: Services, view: RunView) -> RunView:
    """A run to be looked at: what was typed in it as names may be shown now."""
    names = NameMask(services)
    if not names.hidden:
        return view
    private = private_names(services, view.run.case_id)
    steps = (replace(step, said=names.text(step.said, private)) for step in view.steps)
    return replace(view, steps=tuple(steps))


def comments_as_shown(
    services: Services, comments: Iterable[KeptComment], case_id: str
) -> list[KeptComment]:
    """Comments to be looked at: their words and authors as names may be shown now."""
    names, private = NameMask(services), private_names(services, case_id)
    return [
        replace(
            each,
            comment=replace(
                each.comment,
                author=names.name(each.comment.author),
                text=names.text(each.comment.text, private),
            ),
        )
        for each in comments
    ]


def result_words(ending: Ending) -> str:
    """How a run ended: "It went well" ...; of one that was ended on the way, only that."""
    if ending.id == ENDED_HERE.id:
        return ending.title
    return {
        Result.GOOD: translate("Runs", "It went well"),
        Result.FAIR: translate("Runs", "It went, with some scratches"),
        Result.POOR: translate("Runs", "It is over, and something is left open"),
        Result.BROKEN: translate("Runs", "It broke off"),
    }[ending.result]


def plain(words: str) -> str:
    """What is said or done in a choice, without the asterisks of what is done."""
    return words.strip("*")


def move_names(moves: Iterable[Move], told: Sequence[MoveText]) -> str:
    """Moves by their names, "Validate, ask"; of none, that it is none."""
    names = {each.move: each.name for each in told}
    found = [names.get(move, move.value) for move in moves]
    if not found:
        return translate("Runs", "no move that can be named")
    return ", ".join([found[0], *(name[:1].lower() + name[1:] for name in found[1:])])


def effect_words(effect: Effect) -> str:
    """A change and the rule behind it: "Tension +1: you explained before ..."."""
    moved = []
    if effect.trust:
        moved.append(translate("Runs", "trust {change}").format(change=signed(effect.trust)))
    if effect.tension:
        moved.append(translate("Runs", "tension {change}").format(change=signed(effect.tension)))
    said = ", ".join(moved) or translate("Runs", "nothing moved")
    why = effect.because.strip()
    keeps = why[:1] in "“‘\"'" or why[:2] in ("I ", "I’")
    because = why if keeps or not why else why[:1].lower() + why[1:]
    said = first_capital(said)
    return f"{said}: {because}" if why else f"{said}."
