"""Personas and rubrics of the user's own, kept in the data file over those of the library."""

from __future__ import annotations

from coach.domain.practice.persona import Persona
from coach.domain.practice.rubric import Rubric
from coach.domain.record import Record


class OwnPersona(Record):
    """A persona of the user's own; one with the id of its base takes its place."""

    persona: Persona
    base: str = ""  # id of the persona of the library that it was begun from


class OwnRubric(Record):
    """A rubric of the user's own; one with the id of its base takes its place."""

    rubric: Rubric
    base: str = ""


class PersonaDraft(Record, tag="persona"):
    """A persona as far as it was typed; it is practised with only once it is kept."""

    item: str  # id of the one that is changed, or that a new one is begun from
    is_copy: bool
    record: Persona
    typed: tuple[tuple[str, str], ...] = ()  # conditions that cannot be read, by their fields


class RubricDraft(Record, tag="rubric"):
    """A rubric as far as it was typed."""

    item: str
    is_copy: bool
    record: Rubric


PracticeDraft = PersonaDraft | RubricDraft
