"""By which words a typed line is known to make a move: what its file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from coach.content.kinds.fields import Id, Model
from coach.content.kinds.wording.wording import HOW_PATTERNS, Pattern, Patterns
from coach.domain.practice.hearing import MoveWords
from coach.domain.practice.moves import Move
from coach.engine.wording.word_patterns import PatternError, WordPattern, read_sets

if TYPE_CHECKING:
    from coach.content.kinds.locations import Faults
    from coach.content.kinds.validate import Item


class MoveWordsModel(Model):
    """An entry of `hearing` in `personas/hearing.yaml`."""

    id: Move
    patterns: Annotated[Patterns, Field(min_length=1)]
    unless: Patterns = ()
    over: tuple[Move, ...] = ()

    def domain(self) -> MoveWords:
        """The words of the move."""
        return MoveWords(self.id, self.patterns, self.unless, self.over)


class SetsModel(Model):
    """`sets` in `personas/hearing.yaml`."""

    sets: dict[Id, tuple[Pattern, ...]] = Field(default_factory=dict)


def check_hearing(
    sets: Item[SetsModel] | None, hearing: list[Item[MoveWordsModel]], faults: Faults
) -> None:
    """Note patterns that cannot be read."""
    read: dict[str, tuple[str, ...]] = {}
    if sets is not None:
        try:
            read = read_sets(sets.model.sets.items())
        except PatternError as error:
            faults.add(sets.place.at("sets"), str(error), error.mend or HOW_PATTERNS)
            return
    for item in hearing:
        for key in ("patterns", "unless"):
            for number, pattern in enumerate(getattr(item.model, key)):
                try:
                    WordPattern(pattern, read).refuse_many_ways()
                except PatternError as error:
                    place = item.place.at(key, number)
                    faults.add(place, str(error), error.mend or HOW_PATTERNS)
