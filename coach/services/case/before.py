"""What comes before acting on a case: one list, ticked in one place for every place."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from coach.domain.plan import ReminderState
from coach.engine.after.before import done, what_comes_before
from coach.errors import Unreadable
from coach.store.tables.reminders import ReminderTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.content.library import ContentLibrary
    from coach.domain.plan import PlanStep, Reminder
    from coach.engine.after.before import BeforeItem
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.case.schedule import Schedule


def items_of(
    content: ContentLibrary, case_reader: CaseReader, case_id: str, planned: Iterable[PlanStep]
) -> tuple[BeforeItem, ...]:
    """The list of a case, with these steps of its plan; none before there is a verdict."""
    from coach.engine.talk.aloud import in_words  # what composes a talk is not needed at a start
    from coach.engine.talk.compose import to_have_ready
    from coach.engine.talk.context import context
    from coach.engine.talk.offers import read_for

    opened = case_reader.open(case_id)
    diagnosis = opened.for_talk
    if diagnosis is None:
        return ()
    told = in_words(content.talk.facts, case_reader.facts(case_id))
    case = context(diagnosis, content.talk.facts, told)
    verdict = read_for(diagnosis, opened.definition.verdict(diagnosis.verdict))
    general = to_have_ready(content.talk, case)
    return what_comes_before(verdict.before, general, planned)


class BeforeService:
    """The list of a case, and its ticks, which its reminders follow and which follow them."""

    def __init__(
        self, context: ServiceContext, case_reader: CaseReader, schedule: Schedule
    ) -> None:
        self._context = context
        self._case_reader = case_reader
        self._schedule = schedule
        self._table = case_reader.table
        self._reminders = ReminderTable(context.store)

    def items(self, case_id: str) -> tuple[BeforeItem, ...]:
        """What comes before, in order."""
        planned = self._schedule.undated(case_id)
        return items_of(self._context.content, self._case_reader, case_id, planned)

    def tick(self, case_id: str, item_id: str, *, ticked: bool) -> None:
        """Tick a thing of the list, or take its ticks away, and its reminder with it."""
        item = next((each for each in self.items(case_id) if item_id in each.ticks), None)
        with self._context.store.transaction():
            if item is None:
                self._keep(case_id, item_id, {item_id}, ticked=ticked)
                return
            self._keep(case_id, item.id, item.ticks, ticked=ticked)
            if item.step:
                self._settle(case_id, item.step, done=ticked)

    def follow(self, reminder: Reminder, *, ticked: bool) -> None:
        """Tick what a reminder was made for, or take its ticks away."""
        if not reminder.step:
            return
        for item in self.items(reminder.case_id):
            if item.step == reminder.step:
                self._keep(reminder.case_id, item.id, item.ticks, ticked=ticked)

    def join(self, case_id: str) -> None:
        """Bring ticks and reminders together that were kept apart by earlier versions."""
        ticked = self._table.ticks(case_id)
        states = {
            each.reminder.step: each.reminder.state
            for each in self._reminders.of_case(case_id)
            if not each.retired
        }
        for item in self.items(case_id):
            if done(item, ticked) and item.step:
                self._settle(case_id, item.step, done=True)
            elif states.get(item.step) is ReminderState.DONE:
                self._keep(case_id, item.id, item.ticks, ticked=True)

    def join_all(self) -> None:
        """`join` for every case in which something was ticked or is planned."""
        with self._context.store.transaction():
            for record in self._table.all():
                if record.verdict:
                    with suppress(Unreadable):  # it was noted, and stays as it is
                        self.join(record.id)

    def _keep(self, case_id: str, name: str, names: Iterable[str], *, ticked: bool) -> None:
        if ticked:
            self._table.tick(case_id, name, self._context.clock())
            return
        for each in names:
            self._table.untick(case_id, each)

    def _settle(self, case_id: str, step: str, *, done: bool) -> None:
        """Let the reminder of a step say the same; what the user dropped stays dropped."""
        wrong = ReminderState.OPEN if done else ReminderState.DONE
        right = ReminderState.DONE if done else ReminderState.OPEN
        at = self._context.clock() if done else None
        for each in self._reminders.of_case(case_id):
            known = each.reminder
            if known.step == step and known.state is wrong and not each.retired:
                self._reminders.set_state(known.id, right, at)
