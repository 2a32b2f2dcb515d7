"""What can never be right in a persona: for the files of a pack, and for what is typed alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from coach.domain.practice.condition import Told
from coach.domain.practice.moves import Move
from coach.domain.practice.run import RunState
from coach.engine.practice.condition import atoms, holds
from coach.engine.practice.run import clamped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from coach.domain.practice.condition import RunCondition
    from coach.domain.practice.persona import Level


class MoveRow(Protocol):
    """A row of what moves a persona, as a file or a record has it."""

    @property
    def move(self) -> Move:
        """What is said."""

    @property
    def when(self) -> RunCondition | None:
        """When it counts; None: always."""


class Start(NamedTuple):
    """A level, and what it adds to where the meters are at the start."""

    level: Level
    trust: int
    tension: int


def never_counting(rows: Iterable[MoveRow]) -> Iterator[int]:
    """The places of rows that stand below one of the same move that always counts."""
    settled = set[Move]()
    for place, row in enumerate(rows):
        if row.move in settled:
            yield place
        if row.when is None:
            settled.add(row.move)


def unsettled(rows: Iterable[MoveRow]) -> tuple[Move, ...]:
    """The moves of which no row always counts."""
    settled = {row.move for row in rows if row.when is None}
    return tuple(move for move in Move if move not in settled)


def unknown_facts(condition: RunCondition | None, known: Collection[str]) -> tuple[str, ...]:
    """The facts that a condition asks for and that nobody can tell, each once."""
    asked = (each.fact for each in atoms(condition) if isinstance(each, Told))
    return tuple(dict.fromkeys(fact for fact in asked if fact not in known))


def leaving_at_once(leaves: RunCondition, begins: Start, levels: Iterable[Start]) -> list[Start]:
    """The levels at which a persona would leave before anything is said, with the meters there.

    Args:
        leaves: When they leave.
        begins: Where the meters are at the start, at the persona's own level.
        levels: What each level adds to it.
    """
    starts = (
        Start(
            each.level, clamped(begins.trust + each.trust), clamped(begins.tension + each.tension)
        )
        for each in levels
    )
    return [each for each in starts if holds(leaves, RunState("", each.trust, each.tension))]
