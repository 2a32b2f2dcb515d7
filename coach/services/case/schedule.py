"""The reminders of a case, kept in step with its verdict and the day of its talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.clock import today
from coach.domain.plan import FACTS_TO_FIND, DatedStep, Reminder, ReminderState
from coach.domain.rules.verdict import Verdict
from coach.store.tables.reminders import ReminderTable

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.plan import PlanStep
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.case_state import CaseState
    from coach.services.case.context import ServiceContext
    from coach.store.tables.cases import CaseRecord
    from coach.store.tables.reminders import PlannedReminder


class Schedule:
    """Makes, moves, drops and brings back the reminders that a plan asks for.

    What is done stays done, and what the user dropped stays dropped. A step that is counted from
    the talk follows it: one that the user moved keeps its distance, and nothing that comes after
    the talk is ever due before it. Where a step gets another day, nobody is reminded of the old.
    """

    def __init__(self, context: ServiceContext, case_reader: CaseReader) -> None:
        self._table = ReminderTable(context.store)
        self._content = context.content
        self._case_reader = case_reader
        self._clock = context.clock
        self._ids = context.ids

    def steps(self, case_id: str) -> tuple[DatedStep, ...] | tuple[PlanStep, ...]:
        """The steps of the verdict: with days where the talk has one, else counted from the talk.

        A step that the user moved has its new day; what is done or was dropped is left out. None
        without a verdict, nor where facts are to be found out first.
        """
        record, diagnosis = self._case_reader.record(case_id), self._planned(case_id)
        if record.talk_on is None or diagnosis is None:
            return self.undated(case_id)
        plan, known = self._plan(diagnosis), self._table.of_case(case_id)
        kept = {e.reminder.step: e.reminder for e in known if e.plan == plan and not e.retired}
        left = (
            self._as_kept(step, kept.get(step.step))
            for step in self._steps(record, diagnosis)
            if step.step not in kept or kept[step.step].state is ReminderState.OPEN
        )
        return tuple(sorted(left, key=lambda step: step.due))

    def _as_kept(self, step: DatedStep, reminder: Reminder | None) -> DatedStep:
        """A step with the day that the user moved it to; today where that would be past."""
        if reminder is None or not reminder.moved:
            return step
        return replace(step, due=max(reminder.due, today(self._clock)))

    def undated(self, case_id: str) -> tuple[PlanStep, ...]:
        """The steps of the verdict, counted in days from the talk."""
        diagnosis = self._planned(case_id)
        return self.steps_of(case_id, diagnosis) if diagnosis is not None else ()

    def steps_of(self, case_id: str, diagnosis: Diagnosis) -> tuple[PlanStep, ...]:
        """The steps that a diagnosis would have; none where facts are to be found out first."""
        from coach.engine.after.plan import needed

        if diagnosis.finds_out:
            return ()
        plan, facts = self._content.plan(self._plan(diagnosis)), self._content.talk.facts
        return needed(plan, diagnosis, facts, self._case_reader.facts(case_id))

    def is_short(self, case_id: str) -> bool:
        """Whether a step before a talk to come is open later than the plan wants it."""
        from coach.engine.after.plan import wanted_day

        record = self._case_reader.record(case_id)
        talk_on = record.talk_on
        if talk_on is None or talk_on < today(self._clock) or record.held:
            return False
        given = self._case_reader.facts(case_id)
        wanted = {
            step.id: wanted_day(step, talk_on, given)
            for step in self.undated(case_id)
            if step.day < 0
        }
        reminders = (each.reminder for each in self._table.of_case(case_id))
        return any(
            _follows(each) and each.due > wanted[each.step]
            for each in reminders
            if each.step in wanted
        )

    def sync(self, case: CaseState, *, new_day: bool = False) -> None:
        """Bring the reminders in step; while the interview is open again only the talk moves them.

        Args:
            case: The case as it is now.
            new_day: Whether the talk has another day; else what was missed keeps its day.
        """
        case_id, talk_on, diagnosis = case.record.id, case.record.talk_on, case.for_talk
        if diagnosis is None:
            if new_day:
                self._follow_talk(case_id, talk_on)
            return
        steps = self._steps(case.record, diagnosis)
        plan = self._plan(diagnosis)
        found = {
            (each.plan == FACTS_TO_FIND, each.reminder.step): each
            for each in self._table.of_case(case_id)
            if each.reminder.step
        }
        for step in steps:
            known = found.pop((plan == FACTS_TO_FIND, step.step), None)
            due = self._due(step, known, talk_on, new_day=new_day)
            self._keep_step(case_id, plan, replace(step, due=due), known)
        for left in found.values():
            if left.reminder.state is ReminderState.OPEN:
                self._table.retire(left.reminder.id)

    def mend_days(self) -> None:
        """Give what comes after a talk, and is due before it, the day of its plan.

        Earlier versions left a step where it was put off to when the talk moved.
        """
        for record in self._case_reader.table.all():
            if record.talk_on is None:
                continue
            for each in self._table.of_case(record.id):
                step = self._planned_step(each, record.talk_on)
                if step is None or step.first is None or each.reminder.due >= step.first:
                    continue
                if each.reminder.state is ReminderState.OPEN:
                    due = max(step.due, step.first)
                    mended = replace(each.reminder, due=due, moved=False, apart=None, again_on=None)
                    self._table.set_days(mended)

    def noted(self, case_id: str, *, held: bool) -> None:
        """Tick the steps that ask for no more than the note of a held talk, or open them again."""
        wrong, right = ReminderState.OPEN, ReminderState.DONE
        if not held:
            wrong, right = right, wrong
        at = self._clock() if held else None
        asked = {
            (plan.id, step.id)
            for plan in self._content.plans
            for step in plan.steps
            if step.by_note
        }
        for each in self._table.of_case(case_id):
            known = each.reminder
            if (each.plan, known.step) in asked and known.state is wrong and not each.retired:
                self._table.set_state(known.id, right, at)

    def first_day(self, reminder: Reminder) -> date:
        """The first day that a reminder may be moved to: today, or the talk that it comes after."""
        step, now = self._step_of(reminder), today(self._clock)
        return max(now, step.first) if step is not None and step.first is not None else now

    def apart(self, reminder: Reminder, due: date) -> int | None:
        """How many days from the talk a day is; None where the step is not counted from it."""
        step, talk_on = self._step_of(reminder), self._case_reader.record(reminder.case_id).talk_on
        if step is None or not step.from_talk or talk_on is None:
            return None
        return (due - talk_on).days

    def _step_of(self, reminder: Reminder) -> DatedStep | None:
        """The step that a reminder was made for; None without a talk, or where it has no plan."""
        known = next(
            (e for e in self._table.of_case(reminder.case_id) if e.reminder.id == reminder.id), None
        )
        talk_on = self._case_reader.record(reminder.case_id).talk_on
        return self._planned_step(known, talk_on) if known and talk_on else None

    def _planned_step(self, known: PlannedReminder, talk_on: date) -> DatedStep | None:
        """The step that a reminder was made for, dated, by the plan that it came from."""
        from coach.engine.after.plan import dated_step

        step = self._plan_step(known)
        if step is None:
            return None
        given = self._case_reader.facts(known.reminder.case_id)
        return dated_step(step, talk_on, today(self._clock), given)

    def _plan_step(self, known: PlannedReminder) -> PlanStep | None:
        """The step of a plan that a reminder was made for; none for a fact to find."""
        plans = (plan for plan in self._content.plans if plan.id == known.plan)
        steps = (step for plan in plans for step in plan.steps if step.id == known.reminder.step)
        return next(steps, None)

    def _follow_talk(self, case_id: str, talk_on: date | None) -> None:
        """Move what is open with the talk, by the plan that made it: there is no verdict now."""
        for each in self._table.of_case(case_id):
            is_fact = each.plan == FACTS_TO_FIND and self._plan_step(each) is None
            if each.reminder.state is not ReminderState.OPEN or not each.plan or is_fact:
                continue
            if talk_on is None:
                self._table.retire(each.reminder.id)
            elif (step := self._planned_step(each, talk_on)) is not None:
                due = self._due(step, each, talk_on, new_day=True)
                self._keep_step(case_id, each.plan, replace(step, due=due), each)

    def _due(
        self,
        step: DatedStep,
        known: PlannedReminder | None,
        talk_on: date | None,
        *,
        new_day: bool,
    ) -> date:
        """When a step is due; what comes after the talk never before it."""
        if known is None:
            return step.due
        reminder, due = known.reminder, step.due
        if reminder.moved:
            due = self._moved_day(step, reminder, talk_on) if new_day else reminder.due
        elif not new_day and due <= today(self._clock) and self._was_missed(known):
            due = reminder.due  # what was missed keeps its day, unless it moves into the future
        return max(due, step.first) if step.first is not None else due

    def _moved_day(self, step: DatedStep, reminder: Reminder, talk_on: date | None) -> date:
        """The day of a step that the user moved, now that the talk has another."""
        from coach.engine.after.plan import day_apart

        if reminder.apart is None or talk_on is None or not step.from_talk:
            return reminder.due
        return max(day_apart(talk_on, reminder.apart), today(self._clock))

    def _plan(self, diagnosis: Diagnosis) -> str:
        if diagnosis.verdict is Verdict.GATHER:
            return FACTS_TO_FIND
        return self._content.verdict(diagnosis.verdict).plan

    def _steps(self, record: CaseRecord, diagnosis: Diagnosis) -> tuple[DatedStep, ...]:
        from coach.engine.after.plan import dated

        plan = self._plan(diagnosis)
        if diagnosis.finds_out:
            return self._facts_to_find(diagnosis)
        if record.talk_on is None:
            return ()
        facts = self._content.talk.facts
        given = self._case_reader.facts(record.id)
        wanted = self._content.plan(plan)
        if record.held:  # what was to be done before it is past
            left = (each for each in wanted.steps if each.day >= 0 or each.on)
            wanted = replace(wanted, steps=tuple(left))
        return dated(wanted, diagnosis, record.talk_on, today(self._clock), facts, given)

    def follows_talk(self, case_id: str) -> bool:
        """Whether the plan of a case counts from the day of its talk; facts to find do not."""
        return self._planned(case_id) is not None

    def _planned(self, case_id: str) -> Diagnosis | None:
        """The diagnosis, where it has a plan for the talk."""
        diagnosis = self._case_reader.open(case_id).for_talk
        if diagnosis is None or diagnosis.finds_out:
            return None
        return diagnosis

    def _is_ticked(self, case_id: str, step: str) -> bool:
        """Whether what a step asks for was done already, before it had a day."""
        from coach.engine.after.before import done
        from coach.services.case.before import items_of

        ticked = self._case_reader.table.ticks(case_id)
        if not ticked:
            return False
        items = items_of(self._content, self._case_reader, case_id, self.undated(case_id))
        return any(item.step == step and done(item, ticked) for item in items)

    def _was_missed(self, known: PlannedReminder) -> bool:
        open_ = known.reminder.state is ReminderState.OPEN
        return open_ and known.reminder.due < today(self._clock)

    def _facts_to_find(self, diagnosis: Diagnosis) -> tuple[DatedStep, ...]:
        """The missing facts; where somebody else decides, what the plan says to do before."""
        from coach.engine.after.plan import fact_finding, needed

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
            self._make(case_id, plan, step)
            return
        is_open = known.reminder.state is ReminderState.OPEN
        if not is_open and not known.retired:
            return
        due = known.reminder.due if is_open and _is_fact(plan, step) else step.due
        fresh = replace(
            known.reminder,
            title=step.title,
            detail=step.detail,
            due=due,
            again_on=known.reminder.again_on if due == known.reminder.due else None,
        )
        if known.retired or fresh != known.reminder or known.plan != plan:
            self._table.refresh(fresh, plan)

    def _make(self, case_id: str, plan: str, step: DatedStep) -> None:
        """Make the reminder of one step; done at once where what it asks for was done before."""
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
        if self._is_ticked(case_id, step.step):
            self._table.set_state(reminder.id, ReminderState.DONE, self._clock())


def _is_fact(plan: str, step: DatedStep) -> bool:
    """Whether a step is a fact to find, which keeps the day that it was given."""
    return plan == FACTS_TO_FIND and step.first is None and not step.from_talk


def _follows(reminder: Reminder) -> bool:
    """Whether a reminder is open on the day that its plan gave it."""
    return reminder.state is ReminderState.OPEN and not reminder.moved
