"""Dating a plan: steps counted from the talk, facts to fetch counted from today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.plan import AT_ONCE, DatedStep
from coach.domain.talk.talk import FactRole
from coach.engine.dates.dates import working_day
from coach.engine.talk.context import context
from coach.engine.talk.facts import by_role, is_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.plan import Plan, PlanStep
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.talk.talk import Fact


def needed(
    plan: Plan,
    diagnosis: Diagnosis,
    facts: tuple[Fact, ...] = (),
    given: Mapping[str, str] | None = None,
    today: date | None = None,
) -> tuple[PlanStep, ...]:
    """The steps of a plan that this case needs, earliest first.

    Where `today` is known, a step for which there is no time left is wanted at once: what they are
    to have done, or have answered, by a day is said to them before it.
    """
    case = context(diagnosis, facts, given or {})
    left = _days_left(facts, given or {}, today)
    steps = [
        replace(step, day=AT_ONCE) if left is not None and 0 < left <= -step.day else step
        for step in plan.steps
        if case.allows(step.when)
    ]
    return tuple(sorted(steps, key=lambda step: step.day))


def _days_left(facts: tuple[Fact, ...], given: Mapping[str, str], today: date | None) -> int | None:
    """The days until the first day by which something is to be done; None where none is known."""
    wanted = by_role(facts, given).get(FactRole.BY_WHEN, "")
    if today is None or not is_day(wanted):
        return None
    return (date.fromisoformat(wanted) - today).days


def dated(
    plan: Plan,
    diagnosis: Diagnosis,
    talk_on: date,
    today: date,
    facts: tuple[Fact, ...] = (),
    given: Mapping[str, str] | None = None,
) -> tuple[DatedStep, ...]:
    """The steps of a plan that this case needs, with their days, earliest first.

    A step that falls on a weekend moves to the Monday after it, or before the talk to the Friday
    before it, unless the content says that its day is exact. A step that hangs on a date which
    was given is due on just that date. No step gets a day before today: what would lie in the past
    is due today, in order. What prepares a talk that has been held is left out.
    """
    known, held = given or {}, talk_on < today
    steps = [
        dated_step(step, talk_on, today, known)
        for step in needed(plan, diagnosis, facts, given)
        if not (held and step.day < 0)
    ]
    return tuple(sorted(steps, key=lambda step: step.due))


def dated_step(step: PlanStep, talk_on: date, today: date, given: Mapping[str, str]) -> DatedStep:
    """A step with its day: today where that would be past."""
    return DatedStep(
        step.id,
        step.title,
        step.detail,
        max(wanted_day(step, talk_on, given), today),
        first=talk_on if step.day >= 0 else None,
        from_talk=set_day(step, given) is None,
    )


def set_day(step: PlanStep, given: Mapping[str, str]) -> date | None:
    """The date that a step hangs on, where that was given; else None: it counts from the talk."""
    try:
        return date.fromisoformat(given.get(step.on, "").strip())
    except ValueError:
        return None


def wanted_day(step: PlanStep, talk_on: date, given: Mapping[str, str]) -> date:
    """The day on which the plan wants a step, were there time enough.

    What comes after the talk is never before it, whatever date it hangs on: it may tell the client.
    """
    day = set_day(step, given) or _due(step, talk_on)
    return max(day, talk_on) if step.day >= 0 else day


def day_apart(talk_on: date, apart: int) -> date:
    """The day of a step that the user moved to so many days from the talk; never on a weekend."""
    due = talk_on + timedelta(days=apart)
    return working_day(due, forward=apart > 0) if apart else due


def _due(step: PlanStep, talk_on: date) -> date:
    due = talk_on + timedelta(days=step.day)
    if step.exact or step.day == 0:
        return due
    return working_day(due, forward=step.day > 0)


def fact_finding(diagnosis: Diagnosis, today: date) -> tuple[DatedStep, ...]:
    """One step for each missing fact, dated from today, earliest first."""
    steps = [
        DatedStep(
            missing.question,
            f"Find out: {missing.fact}",
            "Then answer the question again.",
            working_day(today + timedelta(days=missing.within)),
        )
        for missing in diagnosis.missing
    ]
    return tuple(sorted(steps, key=lambda step: step.due))
