"""The reminders of a case, kept in step with its verdict and the day of its talk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.clock import today
from coach.domain.plan import DatedStep, Reminder, ReminderState
from coach.domain.verdict import Verdict
from coach.engine.plan import dated, fact_finding, needed
from coach.store.reminders import ReminderTable

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.diagnosis import Diagnosis
    from coach.services.casebook import Casebook
    from coach.services.desk import Desk
    from coach.store.reminders import PlannedReminder

FACTS_TO_FIND = "gather"  # in place of a plan's id: a fact to find out


class Schedule:
    """Makes, moves, drops and brings back the reminders that a plan asks for.

    What is done stays done, what the user dropped stays dropped, and a day that the user set stays.
    """

    def __init__(self, desk: Desk, casebook: Casebook) -> None:
        self._table = ReminderTable(desk.store)
        self._content = desk.content
        self._casebook = casebook
        self._clock = desk.clock
        self._ids = desk.ids

    def steps(self, case_id: str, talk_on: date | None) -> tuple[DatedStep, ...]:
        """The steps of the verdict, were the talk on that day; none without either."""
        diagnosis = self._casebook.open(case_id).for_talk
        return self._steps(case_id, diagnosis, talk_on) if diagnosis else ()

    def keep_up(self, case_id: str, diagnosis: Diagnosis | None) -> None:
        """Bring the reminders in step; while the interview is open again they stay as they are."""
        if diagnosis is None:
            return
        talk_on = self._casebook.record(case_id).talk_on
        steps = self._steps(case_id, diagnosis, talk_on)
        plan = self._plan(diagnosis)
        found = {
            (each.plan == FACTS_TO_FIND, each.reminder.step): each
            for each in self._table.of_case(case_id)
            if each.reminder.step
        }
        for step in steps:
            self._keep_step(
                case_id, plan, step, found.pop((plan == FACTS_TO_FIND, step.step), None)
            )
        for left in found.values():
            if left.reminder.state is ReminderState.OPEN:
                self._table.retire(left.reminder.id)

    def _plan(self, diagnosis: Diagnosis) -> str:
        if diagnosis.verdict is Verdict.GATHER:
            return FACTS_TO_FIND
        return self._content.verdict(diagnosis.verdict).plan

    def _steps(
        self, case_id: str, diagnosis: Diagnosis, talk_on: date | None
    ) -> tuple[DatedStep, ...]:
        plan = self._plan(diagnosis)
        if plan == FACTS_TO_FIND:
            return self._facts_to_find(diagnosis)
        if talk_on is None:
            return ()
        facts = self._content.talk.facts
        given = self._casebook.facts(case_id)
        return dated(self._content.plan(plan), diagnosis, talk_on, facts, given)

    def _facts_to_find(self, diagnosis: Diagnosis) -> tuple[DatedStep, ...]:
        """The missing facts; where somebody else decides, what the plan says to do before."""
        now = today(self._clock)
        steps = fact_finding(diagnosis, now)
        if not diagnosis.recommendation:
            return steps
        plan = self._content.plan(self._content.verdict(diagnosis.verdict).plan)
        before = (step for step in needed(plan, diagnosis) if step.day < 0)
        return (*(DatedStep(each.id, each.title, each.detail, now) for each in before), *steps)

    def _keep_step(
        self, case_id: str, plan: str, step: DatedStep, known: PlannedReminder | None
    ) -> None:
        """Make the reminder of one step, or bring the one there is up to date."""
        if known is None:
            reminder = Reminder(
                self._ids(),
                case_id,
                step.step,
                step.title,
                step.detail,
                step.due,
                ReminderState.OPEN,
                moved=False,
            )
            self._table.add(reminder, plan, self._clock())
            return
        is_open = known.reminder.state is ReminderState.OPEN
        if not is_open and not known.retired:
            return
        keeps_day = known.reminder.moved or (is_open and plan == FACTS_TO_FIND)
        fresh = replace(
            known.reminder,
            title=step.title,
            detail=step.detail,
            due=known.reminder.due if keeps_day else step.due,
        )
        if known.retired or fresh != known.reminder or known.plan != plan:
            self._table.refresh(fresh, plan)
