"""Rehearsals: each go through the talk with a clock, kept with the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.talk.rehearsal import Rehearsal
from coach.store.tables.rehearsals import RehearsalTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coach.domain.talk.rehearsal import RehearsalPart
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext


class RehearsalService:
    """Keeps rehearsals and lists them."""

    def __init__(self, context: ServiceContext, case_reader: CaseReader) -> None:
        self._context = context
        self._case_reader = case_reader
        self._table = RehearsalTable(context.store)

    def all(self, case_id: str) -> tuple[Rehearsal, ...]:
        """Every rehearsal of a case, the latest first."""
        return tuple(
            replace(each, inside=self._inside(each.parts)) for each in self._table.of_case(case_id)
        )

    def _inside(self, parts: Sequence[RehearsalPart]) -> bool:
        """Whether all of these parts are said to one's own people, before the talk."""
        said = self._context.content.talk.beforehand
        return bool(parts) and all(part.part in said for part in parts)

    def to_the_end(self, case_id: str, last: str) -> int:
        """How many rehearsals of a case ended with the part `last` of its talk."""
        return self._table.to_the_end(case_id, last)

    def keep(
        self,
        case_id: str,
        began_at: datetime,
        parts: Sequence[RehearsalPart],
        to_news: int | None,
    ) -> Rehearsal | None:
        """Keep a go with the seconds of its parts; None where not a second was spent.

        Raises:
            NotFound: There is no such case.
        """
        self._case_reader.record(case_id)
        seconds = sum(part.seconds for part in parts)
        if seconds == 0:
            return None
        inside, kept = self._inside(parts), tuple(parts)
        rehearsal = Rehearsal(
            self._context.ids(), case_id, began_at, seconds, to_news, kept, inside=inside
        )
        with self._context.store.transaction():
            self._table.add(rehearsal)
            self._case_reader.table.touch(case_id, self._context.clock())
        return rehearsal

    def remove(self, rehearsal: Rehearsal) -> None:
        """Delete one; `put_back` brings it again."""
        self._table.remove(rehearsal.id)

    def put_back(self, rehearsal: Rehearsal) -> None:
        """Keep one again that was deleted."""
        self._table.add(rehearsal)
