"""Personas and rubrics of the user's own: versions of the library's, and new ones."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from coach.domain.practice.own import OwnPersona, OwnRubric
from coach.domain.practice.persona import Persona, PushBack
from coach.domain.practice.rubric import CriticalFail, Rubric, RubricCheck
from coach.engine.practice.condition import RunConditionError, read
from coach.engine.practice.own import moved_as
from coach.errors import ContentError, Fault, NotFound
from coach.services.library.own_scripts import Whose
from coach.services.practice.own_faults import (
    FieldFault,
    Known,
    faults_of_persona,
    faults_of_rubric,
)
from coach.store.tables.practice.own_practice import OwnPracticeTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.domain.practice.condition import RunCondition
    from coach.services.case.context import ServiceContext
    from coach.services.practice.practice import PracticeService

T = TypeVar("T", Persona, Rubric)
N = TypeVar("N", PushBack, RubricCheck, CriticalFail)

OWN = "own-"  # the ids of the user's own begin so


class Removed(NamedTuple):
    """What was removed, and what brings it back."""

    key: str
    name: str


class ConditionFault(NamedTuple):
    """Why a condition cannot be read."""

    what: str
    mend: str


class OwnPracticeService:
    """Keeps versions of personas and rubrics, and new ones."""

    def __init__(self, context: ServiceContext, practice: PracticeService) -> None:
        self._context, self._practice = context, practice
        self._table = OwnPracticeTable(context.store)

    def whose_persona(self, persona_id: str) -> Whose:
        """Whether a persona is the library's, the user's version of it, or the user's own."""
        shipped = {each.id for each in self._context.content.practice.personas}
        own = {each.persona.id for each in self._table.personas()}
        return _whose(persona_id, shipped, own)

    def whose_rubric(self, rubric_id: str) -> Whose:
        """The same of a rubric."""
        shipped = {each.id for each in self._context.content.practice.rubrics}
        own = {each.rubric.id for each in self._table.rubrics()}
        return _whose(rubric_id, shipped, own)

    # -- what to begin with

    def copy_of_persona(self, persona_id: str) -> Persona:
        """A new persona like another one; it is kept once it is saved.

        Raises:
            NotFound: There is none with this id.
        """
        found = self._practice.persona(persona_id)
        form = translate("Services", "{name}, a copy")
        return replace(found, id="", name=form.format(name=found.name))

    def copy_of_rubric(self, rubric_id: str) -> Rubric:
        """A new rubric like another one; it is kept once it is saved.

        Raises:
            NotFound: There is none with this id.
        """
        found = self._practice.rubric(rubric_id)
        form = translate("Services", "{title}, a copy")
        return replace(found, id="", title=form.format(title=found.title))

    def moved_as(self, persona: Persona, other: str) -> Persona:
        """A persona with the temperament of another one: what moves them, and where they begin.

        Raises:
            NotFound: There is no other of this id.
        """
        return moved_as(persona, self._practice.persona(other))

    # -- what is wrong with one

    def read_condition(self, text: str) -> RunCondition | ConditionFault:
        """A condition as it was typed, or what is to be mended in it; as packs are read."""
        try:
            return read(text)
        except RunConditionError as error:
            return ConditionFault(str(error), error.mend)

    def faults_of_persona(
        self, persona: Persona, base: str = "", typed: Iterable[tuple[str, str]] = ()
    ) -> tuple[FieldFault, ...]:
        """What is to be mended in a persona before it can be kept, field by field.

        Args:
            persona: As it is now.
            base: Id of the one that it was begun from.
            typed: Conditions that stand there in place of the persona's, by their fields.
        """
        plays = self._practice.played_with(persona.id) if persona.id else ()
        known = Known(
            self._practice.levels(),
            self._practice.moves(),
            self._practice.facts_of(persona.id or base),
            frozenset(level for play in plays for level in play.levels),
        )
        unread = [
            FieldFault(field, refused.what, refused.mend)
            for field, text in typed
            if isinstance(refused := self.read_condition(text), ConditionFault)
        ]
        named = {each.field for each in unread}
        found = [each for each in faults_of_persona(persona, known) if each.field not in named]
        return (*unread, *found)

    def faults_of_rubric(self, rubric: Rubric) -> tuple[FieldFault, ...]:
        """What is to be mended in a rubric before it can be kept, field by field."""
        others = tuple(each for each in self._practice.rubrics() if each.id != rubric.id)
        return faults_of_rubric(rubric, is_drill=_is_drill(rubric, others))

    # -- keeping

    def put_persona(self, persona: Persona, base: str) -> Persona:
        """Keep a persona: a new one without an id, else one's own version under the id that it has.

        Args:
            persona: As it is now.
            base: Id of the one that it was begun from.

        Raises:
            ContentError: Something in it is to be mended.
        """
        tidy = _tidy(persona)
        _refuse(self.faults_of_persona(tidy, base), tidy.name)
        kept = replace(
            tidy,
            id=tidy.id or f"{OWN}{self._context.ids()}",
            pushbacks=_with_ids(tidy.pushbacks, ()),
        )
        self._table.put(self._context.ids(), OwnPersona(kept, base), self._context.clock())
        return kept

    def put_rubric(self, rubric: Rubric, base: str) -> Rubric:
        """Keep a rubric; else as `put_persona`.

        Raises:
            ContentError: Something in it is to be mended; a vague check, too.
        """
        tidy = _tidy(rubric)
        _refuse(self.faults_of_rubric(tidy), tidy.title)
        checks = _with_ids(tidy.checks, tidy.critical)
        kept = replace(
            tidy,
            id=tidy.id or f"{OWN}{self._context.ids()}",
            checks=checks,
            critical=_with_ids(tidy.critical, checks),
        )
        self._table.put(self._context.ids(), OwnRubric(kept, base), self._context.clock())
        return kept

    def remove_persona(self, persona_id: str) -> Removed:
        """Put a persona of the user's own into the trash; the library's comes back in its place.

        Raises:
            NotFound: There is none of the user's own.
        """
        name = self._practice.persona(persona_id).name
        return Removed(self._trash(OwnPersona, persona_id), name)

    def remove_rubric(self, rubric_id: str) -> Removed:
        """Put a rubric of the user's own into the trash; else as `remove_persona`.

        Raises:
            NotFound: There is none of the user's own.
        """
        title = self._practice.rubric(rubric_id).title
        return Removed(self._trash(OwnRubric, rubric_id), title)

    def _trash(self, kind: type[OwnPersona | OwnRubric], item: str) -> str:
        key = self._table.trash(kind, item, self._context.clock())
        if not key:
            raise NotFound(translate("Services", "There is nothing of your own here to remove."))
        return key

    def bring_back(self, key: str) -> None:
        """Take one out of the trash again.

        Raises:
            NotFound: It was deleted for good.
        """
        if not self._table.bring_back(key, self._context.clock()):
            raise NotFound(translate("Services", "This is not in the trash any more."))


def _whose(item: str, shipped: Iterable[str], own: Iterable[str]) -> Whose:
    if item not in own:
        return Whose.LIBRARY
    return Whose.VERSION if item in shipped else Whose.OWN


def _tidy(item: T) -> T:
    """The same with all that was typed made fit to keep."""
    from coach.engine.wording.plain_text import cleaned

    def walked(value: object) -> object:
        if isinstance(value, str):
            return cleaned(value)
        if isinstance(value, dict):
            return {key: walked(each) for key, each in value.items()}
        return [walked(each) for each in value] if isinstance(value, list) else value

    return msgspec.convert(walked(msgspec.to_builtins(item, order="deterministic")), type(item))


def _with_ids(items: Sequence[N], others: Sequence[RubricCheck | CriticalFail]) -> tuple[N, ...]:
    """The same, each with an id that none of them and none of the others has."""
    known = {each.id for each in (*items, *others)}
    free = (name for number in count(1) if (name := f"{OWN}{number}") not in known)
    return tuple(each if each.id else replace(each, id=next(free)) for each in items)


def _is_drill(rubric: Rubric, others: Sequence[Rubric]) -> bool:
    """Whether it is the one of the safety drill, which is of no verdict."""
    return not rubric.verdicts and bool(rubric.id) and all(each.verdicts for each in others)


def _refuse(faults: Sequence[FieldFault], name: str) -> None:
    if faults:
        raise ContentError(
            translate("Services", "This cannot be kept as it is."),
            tuple(Fault(name, 1, each.what, each.mend) for each in faults),
            safe=translate("Services", "What was kept before is unchanged."),
        )
