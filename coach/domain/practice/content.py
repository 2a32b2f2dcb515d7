"""All that a pack gives to practise with."""

from __future__ import annotations

from coach.domain.practice.hearing import MoveWords
from coach.domain.practice.moves import MoveText
from coach.domain.practice.persona import LevelText, Persona
from coach.domain.practice.roleplay import RolePlay
from coach.domain.practice.rubric import Rubric
from coach.domain.record import Record


class PracticeContent(Record):
    """Personas, levels, moves, role-plays and rubrics."""

    levels: tuple[LevelText, ...] = ()
    moves: tuple[MoveText, ...] = ()
    personas: tuple[Persona, ...] = ()
    roleplays: tuple[RolePlay, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    hearing: tuple[MoveWords, ...] = ()
    sets: tuple[tuple[str, tuple[str, ...]], ...] = ()  # names for lists of words, for `hearing`
