"""What to have done before the talk: general steps that fit the case, and the verdict's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.rules.condition import Always
from coach.domain.talk.coaching import PrepareRole
from coach.engine.after.before import BEFORE, PREPARE, done
from coach.engine.talk.context import context
from coach.services.case.before import BeforeService
from coach.store.tables.reminders import ReminderTable

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.rules.diagnosis import Diagnosis
    from coach.engine.talk.context import Context
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.case.schedule import Schedule

_CALM = 3  # lines at a time


class PrepareItem(Struct, frozen=True):
    """A step to tick; `stage` is when it is done: "before", "setting" or "day"."""

    id: str
    text: str
    stage: str
    sources: tuple[str, ...]
    done: bool
    detail: str = ""
    due: date | None = None  # the day of its reminder
    day: int | None = None  # days from the talk, where the plan counts it so
    ticks: frozenset[str] = frozenset()  # every id that it is known by


class PrepareService:
    """Lists the steps before a talk; `CaseService.tick` ticks them by their ids."""

    def __init__(
        self, context: ServiceContext, case_reader: CaseReader, schedule: Schedule
    ) -> None:
        self._services = context
        self._case_reader = case_reader
        self._before = BeforeService(context, case_reader, schedule)

    def steps(self, case_id: str) -> tuple[PrepareItem, ...]:
        """The steps for this case in order; none before there is a verdict."""
        ticked = self._case_reader.table.ticks(case_id)
        days = self._days(case_id)
        return tuple(
            PrepareItem(
                item.id,
                item.text,
                item.stage,
                item.sources,
                done(item, ticked),
                item.detail,
                days.get(item.step),
                item.day,
                item.ticks,
            )
            for item in self._before.items(case_id)
        )

    def before(self, case_id: str) -> tuple[PrepareItem, ...]:
        """Those of them that come before the day of the talk."""
        return tuple(item for item in self.steps(case_id) if item.stage == BEFORE)

    def _days(self, case_id: str) -> dict[str, date]:
        """The days of reminders that are not put away, by their steps."""
        found = ReminderTable(self._services.store).of_case(case_id)
        return {
            each.reminder.step: each.reminder.due
            for each in found
            if each.reminder.step and not each.retired
        }

    def rehearses(self, case_id: str) -> bool:
        """Whether saying it aloud is a step of this case: not where nothing is said to them."""
        steps = self._services.content.talk.prepare
        aloud = {PREPARE + step.id for step in steps if step.role is PrepareRole.REHEARSE}
        return any(not aloud.isdisjoint(item.ticks) for item in self._before.items(case_id))

    def calm(self, case_id: str) -> tuple[str, ...]:
        """Up to three lines that steady: one for everybody, then those made for such a case.

        Of those the ones that are made for the fewest verdicts come first.
        """
        diagnosis = self._case_reader.open(case_id).for_talk
        lines = self._services.content.talk.calm
        general = [line.text for line in lines if isinstance(line.when, Always)]
        own: list[str] = []
        if diagnosis is not None:
            case = self._context(case_id, diagnosis)
            fitting = (line for line in lines if case.allows(line.when))
            closest = sorted(fitting, key=lambda line: line.when_text.count("/"))
            own = [line.text for line in closest if line.text not in general]
        return (*general[:1], *own, *general[1:])[:_CALM]

    def calm_always(self) -> tuple[str, ...]:
        """Up to three lines that steady whoever it is, whatever the case."""
        lines = self._services.content.talk.calm
        return tuple(line.text for line in lines if isinstance(line.when, Always))[:_CALM]

    def _context(self, case_id: str, diagnosis: Diagnosis) -> Context:
        return context(
            diagnosis, self._services.content.talk.facts, self._case_reader.facts(case_id)
        )
