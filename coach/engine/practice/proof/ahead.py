"""What can still be read ahead of each turn of a role-play; the rest a walk may forget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.condition import Told
from coach.engine.practice.condition import atoms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.practice.condition import RunCondition
    from coach.domain.practice.moves import Move
    from coach.domain.practice.persona import Persona
    from coach.domain.practice.roleplay import RolePlay
    from coach.engine.practice.proof.reading import Reader

Kept = tuple[int, tuple[int, ...]]  # bits of facts, and how often each move at most


class Ahead:
    """The conditions of a role-play by the turns at which they may still be read."""

    def __init__(self, play: RolePlay, persona: Persona) -> None:
        self._persona = persona
        self._turns = {turn.id: turn for turn in play.turns}
        self._beyond: dict[str, set[str]] = {turn: self._reached(turn) for turn in self._turns}
        self.conditions = [persona.hidden.when, *self._read([*self._turns])]
        found = (atom for condition in self.conditions for atom in atoms(condition))
        self.facts = sorted({atom.fact for atom in found if isinstance(atom, Told)})

    def kept(self, turn: str, reader: Reader) -> tuple[Kept, Kept]:
        """What must be known in a turn while the hidden fact is not out, and once it is."""
        read = [*self._read(self._beyond[turn])]
        return reader.asked([self._persona.hidden.when, *read]), reader.asked(read)

    def _reached(self, turn: str) -> set[str]:
        """A turn, and all that can come after it."""
        seen, new = {turn}, [turn]
        while new:
            for choice in self._turns[new.pop()].choices:
                if choice.goes in self._turns and choice.goes not in seen:
                    seen.add(choice.goes)
                    new.append(choice.goes)
        return seen

    def _read(self, turns: list[str] | set[str]) -> Iterator[RunCondition | None]:
        """What is read in these turns."""
        yield self._persona.leaves
        moves: set[Move] = set()
        for turn in map(self._turns.__getitem__, turns):
            yield from (line.when for line in turn.lines)
            for choice in turn.choices:
                yield choice.when
                moves.update(choice.moves)
        yield from (each.when for each in self._persona.effects if each.move in moves)
