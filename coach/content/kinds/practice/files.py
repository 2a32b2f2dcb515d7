"""The files that are practised with, as read: each validated by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from coach.content.kinds.practice.hearing import MoveWordsModel, SetsModel, check_hearing
from coach.content.kinds.practice.models import (
    LevelTextModel,
    MoveTextModel,
    PersonaModel,
    RubricModel,
)
from coach.content.kinds.practice.roleplays import RolePlayModel
from coach.content.kinds.practice.turns import with_turns
from coach.content.kinds.validate import Item, M, validated, validated_list
from coach.domain.practice.content import PracticeContent
from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level

if TYPE_CHECKING:
    from coach.content.kinds.locations import Document, Faults
    from coach.content.kinds.pack_reader import PackReader

MOVES, LEVELS = "personas/moves.yaml", "personas/levels.yaml"
HEARING = "personas/hearing.yaml"


class RawPractice(Struct):
    """The valid pieces; None where a file is faulty."""

    moves: list[Item[MoveTextModel]] = field(default_factory=list)
    levels: list[Item[LevelTextModel]] = field(default_factory=list)
    hearing: list[Item[MoveWordsModel]] = field(default_factory=list)
    sets: Item[SetsModel] | None = None
    personas: dict[str, Item[PersonaModel] | None] = field(default_factory=dict)
    rubrics: dict[str, Item[RubricModel] | None] = field(default_factory=dict)
    roleplays: dict[str, Item[RolePlayModel] | None] = field(default_factory=dict)

    def domain(self) -> PracticeContent:
        """What there is to practise with: moves and levels in their order, the rest by id."""
        order, levels = [*Move], [*Level]
        moves = sorted(self.moves, key=lambda each: order.index(each.model.id))
        steps = sorted(self.levels, key=lambda each: levels.index(each.model.id))
        return PracticeContent(
            levels=tuple(item.model.domain() for item in steps),
            moves=tuple(item.model.domain() for item in moves),
            personas=tuple(
                item.model.domain(name) for name, item in sorted(self.personas.items()) if item
            ),
            roleplays=tuple(
                item.model.domain(name) for name, item in sorted(self.roleplays.items()) if item
            ),
            rubrics=tuple(
                item.model.domain(name) for name, item in sorted(self.rubrics.items()) if item
            ),
            hearing=tuple(item.model.domain() for item in self.hearing),
            sets=() if self.sets is None else tuple(self.sets.model.sets.items()),
        )


def read_practice(reader: PackReader) -> RawPractice:
    """Read every file that is practised with; what is not valid is noted and left out."""
    raw, faults = RawPractice(), reader.faults
    document = reader.optional(MOVES, "moves")
    if document is not None:
        raw.moves = validated_list(MoveTextModel, document.items("moves"), faults)
    document = reader.optional(LEVELS, "levels")
    if document is not None:
        raw.levels = validated_list(LevelTextModel, document.items("levels"), faults)
    document = reader.optional(HEARING, "hearing", also=("sets",))
    if document is not None:
        raw.hearing = validated_list(MoveWordsModel, document.items("hearing"), faults)
        raw.sets = _sets(document, faults)
        check_hearing(raw.sets, raw.hearing, faults)
    for file, found in reader.documents("personas"):
        raw.personas[file.stem] = _whole(PersonaModel, found, faults)
    for file, found in reader.documents("rubrics"):
        raw.rubrics[file.stem] = _whole(RubricModel, found, faults)
    for file, page in reader.pages("roleplays"):
        whole = None if page is None else with_turns(page, faults)
        raw.roleplays[file.stem] = _whole(RolePlayModel, whole, faults)
    return raw


def _sets(document: Document, faults: Faults) -> Item[SetsModel] | None:
    data, place = document.place("sets").data, document.place()
    found = validated(SetsModel, replace(document, data={"sets": data or {}}).place(), faults)
    return None if found is None else Item(found.model, place)


def _whole(model: type[M], document: Document | None, faults: Faults) -> Item[M] | None:
    return None if document is None else validated(model, document.place(), faults)
