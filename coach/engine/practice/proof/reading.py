"""With which meters a condition holds, and a row of a persona counts, once the rest is known."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.condition import (
    AllOf,
    AnyOf,
    Made,
    MeterIs,
    NoneOf,
    Revealed,
    RunCondition,
    Told,
)
from coach.engine.practice.condition import atoms
from coach.engine.practice.proof import meters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.domain.practice.moves import Move
    from coach.domain.practice.persona import Persona


class Spot(NamedTuple):
    """A state without its meters."""

    place: str  # id of a turn or ending
    told: int  # a bit for each fact
    made: tuple[int, ...]  # of the moves that something asks for, no more than it asks for
    revealed: bool


class Reader:
    """Says with which meters a condition holds at a spot."""

    def __init__(self, facts: Iterable[str], conditions: Iterable[RunCondition | None]) -> None:
        self.facts = {fact: 1 << number for number, fact in enumerate(facts)}
        most: dict[Move, int] = {}
        for condition in conditions:
            for atom in atoms(condition):
                if isinstance(atom, Made):
                    most[atom.move] = max(atom.times, most.get(atom.move, 0))
        self._most = tuple(most.items())
        self._place = {move: number for number, move in enumerate(most)}
        self._known: dict[tuple[int, int, tuple[int, ...], bool], int] = {}

    @property
    def nothing_made(self) -> tuple[int, ...]:
        """That no move was made."""
        return (0,) * len(self._most)

    def spots(
        self, conditions: Iterable[RunCondition | None], place: str, told: int
    ) -> Iterator[Spot]:
        """Every spot there that these conditions can tell from another."""
        asked = [atom for condition in conditions for atom in atoms(condition)]
        moves = {atom.move for atom in asked if isinstance(atom, Made)}
        counts = (range(most + 1 if move in moves else 1) for move, most in self._most)
        for made in product(*counts):
            for revealed in (False, True) if Revealed() in asked else (False,):
                yield Spot(place, told, made, revealed)

    def with_moves(self, made: tuple[int, ...], moves: Iterable[Move]) -> tuple[int, ...]:
        """What was made, after these as well."""
        asked = [self._place[move] for move in moves if move in self._place]
        if not asked:
            return made
        return tuple(
            min(count + asked.count(number), self._most[number][1])
            for number, count in enumerate(made)
        )

    def with_facts(self, told: int, facts: Iterable[str]) -> int:
        """What was told, after these as well; what nothing asks for is let be."""
        for fact in facts:
            told |= self.facts.get(fact, 0)
        return told

    def asked(self, conditions: Iterable[RunCondition | None]) -> tuple[int, tuple[int, ...]]:
        """What conditions ask for: the bits of facts, and how often each move at most."""
        told, most = 0, [0] * len(self._most)
        for atom in (atom for condition in conditions for atom in atoms(condition)):
            if isinstance(atom, Told):
                told |= self.facts.get(atom.fact, 0)
            elif isinstance(atom, Made):
                place = self._place[atom.move]
                most[place] = max(most[place], atom.times)
        return told, tuple(most)

    def where(self, condition: RunCondition | None, spot: Spot) -> int:
        """The meters with which a condition holds at a spot; none always does."""
        if condition is None:
            return meters.EVERY
        key = (id(condition), spot.told, spot.made, spot.revealed)
        if (known := self._known.get(key)) is None:
            known = self._known[key] = self._where(condition, spot)
        return known

    def _where(self, condition: RunCondition, spot: Spot) -> int:
        match condition:
            case MeterIs():
                return meters.where(condition)
            case NoneOf(inner):
                return meters.EVERY & ~self.where(inner, spot)
            case AllOf(parts):
                found = meters.EVERY
                for part in parts:
                    found &= self.where(part, spot)
                return found
            case AnyOf(parts):
                found = meters.NONE
                for part in parts:
                    found |= self.where(part, spot)
                return found
        return meters.EVERY if self._is_so(condition, spot) else meters.NONE

    def _is_so(self, atom: Told | Made | Revealed, spot: Spot) -> bool:
        match atom:
            case Told(fact):
                return bool(spot.told & self.facts.get(fact, 0))
            case Made(move, times):
                return spot.made[self._place[move]] >= times
        return spot.revealed


class Rows:
    """What moves do to a persona: which row counts with which meters."""

    def __init__(self, persona: Persona, reader: Reader) -> None:
        self._reader = reader
        self._of = {
            move: tuple(each for each in persona.effects if each.move is move)
            for move in {each.move for each in persona.effects}
        }
        self._known: dict[object, tuple[tuple[int, int, int], ...]] = {}

    def counting(self, move: Move, spot: Spot) -> tuple[tuple[int, int, int], ...]:
        """Sets of meters, each with what trust and tension gain there; together they are all."""
        key = (move, spot.told, spot.made, spot.revealed)
        if (known := self._known.get(key)) is None:
            known = self._known[key] = tuple(self._counting(move, spot))
        return known

    def _counting(self, move: Move, spot: Spot) -> Iterator[tuple[int, int, int]]:
        rest = meters.EVERY
        for row in self._of.get(move, ()):
            here = rest & self._reader.where(row.when, spot)
            rest &= ~here
            if here:
                yield here, row.trust, row.tension
        if rest:
            yield rest, 0, 0

    def changes(self, moves: Iterable[Move], spot: Spot, states: int) -> list[tuple[int, int, int]]:
        """The parts of a set of meters, each with what the moves together do to it."""
        found = [(states, 0, 0)]
        for move in dict.fromkeys(moves):
            found = [
                (both, trust + more, tension + tenser)
                for part, trust, tension in found
                for here, more, tenser in self.counting(move, spot)
                if (both := part & here)
            ]
        return found
