"""The user's own personas and rubrics over those of the pack."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from coach.domain.practice.persona import Persona
from coach.domain.practice.rubric import Rubric

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T", Persona, Rubric)


def laid_over(shipped: Iterable[T], own: Iterable[T]) -> tuple[T, ...]:
    """Those of the pack, each in the user's version where there is one, and the user's own ones."""
    mine: dict[str, T] = {each.id: each for each in own}
    versions: list[T] = [mine.pop(each.id, each) for each in shipped]
    return tuple(chain(versions, mine.values()))


def moved_as(persona: Persona, other: Persona) -> Persona:
    """A persona who is moved by what moves another one, and leaves and begins as they do."""
    return replace(
        persona,
        effects=other.effects,
        leaves=other.leaves,
        trust=other.trust,
        tension=other.tension,
    )
