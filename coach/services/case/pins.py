"""The content that cases are pinned to: a case is asked what it was asked when it began."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.definition import Definition
from coach.store.tables.pins import PinTable

if TYPE_CHECKING:
    from coach.content.pins import PackedDefinition
    from coach.services.case.context import ServiceContext
    from coach.store.tables.cases import CaseRecord


class Pins:
    """Finds the definition of each case, and keeps that of today in the data file."""

    def __init__(self, context: ServiceContext) -> None:
        self._content = context.content
        self._clock = context.clock
        self._table = PinTable(context.store)
        self._read: dict[str, Definition | None] = {}  # None: it cannot be read

    @cached_property
    def today(self) -> Definition:
        """The content of today."""
        content = self._content
        return Definition(content.info, content.interview, content.verdicts)

    def definition(self, record: CaseRecord) -> Definition:
        """What a case is pinned to; the content of today where it is not pinned yet.

        Content that this program cannot read any more gives way to that of today, too, and so does
        what a page could not be drawn from: with a verdict that says nothing, a question nowhere.
        """
        return self.today if not record.pin else self.of(record.pin)

    def of(self, pin: str) -> Definition:
        """The definition that was kept under an id, or that of today."""
        if pin == self._packed.id:
            return self.today
        if pin not in self._read:
            self._read[pin] = self._unpacked(pin)
        if (found := self._read[pin]) is None:
            self._table.note_nonsense(pin)
        return found or self.today

    def keep_today(self) -> str:
        """The id of the content of today, which is kept from now on."""
        if self._table.content(self._packed.id) is None:
            label = self._content.info.label
            self._table.add(self._packed.id, label, self._packed.content(), self._clock())
        return self._packed.id

    def _unpacked(self, pin: str) -> Definition | None:
        from coach.content.pins import unpacked

        content = self._table.content(pin)
        found = None if content is None else unpacked(content)
        return _with_roles(found, self.today) if found is not None and found.is_whole else None

    @cached_property
    def _packed(self) -> PackedDefinition:
        from coach.content.pins import PackedDefinition

        return PackedDefinition(self.today)


def _with_roles(kept: Definition, today: Definition) -> Definition:
    """What was kept, with the roles that questions have today: older content did not say them."""
    if any(question.role for question in kept.interview.questions):
        return kept
    roles = {question.id: question.role for question in today.interview.questions}
    renamed = today.interview.renamed
    questions = tuple(
        replace(question, role=roles.get(renamed.get(question.id, question.id)))
        for question in kept.interview.questions
    )
    return replace(kept, interview=replace(kept.interview, questions=questions))
