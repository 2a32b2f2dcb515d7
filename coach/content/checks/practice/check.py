"""Checks of moves, levels, personas, rubrics and role-plays, as far as they hang on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.checks.practice.personas import check_persona
from coach.content.checks.practice.roleplays import check_roleplay
from coach.content.checks.practice.rubrics import check_rubrics
from coach.content.kinds.practice.files import LEVELS, MOVES
from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from coach.content.kinds.draft import RawPack
    from coach.content.kinds.locations import Faults
    from coach.content.kinds.pack_names import PackNames


def check_practice(draft: RawPack, pack_names: PackNames, faults: Faults) -> None:
    """Note what does not fit together in what is practised with; a pack may do without."""
    raw = draft.practice
    if not any((raw.personas, raw.rubrics, raw.roleplays, raw.moves, raw.levels)):
        return
    _each_told(MOVES, "move", Move, {each.model.id for each in raw.moves}, faults)
    _each_told(LEVELS, "level", Level, {each.model.id for each in raw.levels}, faults)
    for persona in filter(None, raw.personas.values()):
        check_persona(persona, raw, faults)
        pack_names.check_sources(persona.model.source, persona.place.at("source"), faults)
    check_rubrics(raw, faults)
    for rubric in filter(None, raw.rubrics.values()):
        pack_names.check_sources(rubric.model.source, rubric.place.at("source"), faults)
    for play in filter(None, raw.roleplays.values()):
        check_roleplay(play, raw, faults)
        pack_names.check_sources(play.model.source, play.place.at("source"), faults)


def _each_told(
    file: str, kind: str, every: Iterable[str], told: Collection[str], faults: Faults
) -> None:
    """Note what a list says nothing of that must be told whole."""
    missing = [each for each in every if each not in told]
    if missing:
        what = f"Nothing is told of: {', '.join(missing)}."
        faults.add_line(file, 1, what, f"Each {kind} has an entry with its 'id'.")
