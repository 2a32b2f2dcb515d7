# SPDX-License-Identifier: MIT
"""What to do after a session of cards: one thing, the one that helps most."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.domain.study.figures import Overview, TalkPlan

SOON = 3  # days before a talk from which on saying it aloud helps more than cards


class NextStep(StrEnum):
    """What comes next."""

    REHEARSE = "rehearse"  # say a talk aloud, which is near
    GO_ON = "go-on"  # more cards may come today
    PLAN = "plan"  # a talk has a day, and no plan for it
    QUIZ = "quiz"  # nothing is due: judge a story


class StudyAdvice(Record):
    """The next step, and the case that it is about; empty for none."""

    step: NextStep
    case_id: str = ""


def next_step(overview: Overview, plans: Sequence[TalkPlan], day: date) -> StudyAdvice:
    """The one thing to do next, by what is due and by the talks that come (the nearest first).

    The cards that the plan of a talk has for today come before it; then a talk within three days
    is said aloud. Somebody who has reached the limit of the day is not driven on.
    """
    near = next((plan for plan in plans if 0 <= (plan.day - day).days <= SOON), None)
    if near is not None and not (near.today and overview.due):
        return StudyAdvice(NextStep.REHEARSE, near.case_id)
    if overview.due:
        return StudyAdvice(NextStep.GO_ON)
    without = next((plan for plan in plans if not plan.is_on), None)
    if without is not None:
        return StudyAdvice(NextStep.PLAN, without.case_id)
    if overview.new:
        return StudyAdvice(NextStep.GO_ON)
    return StudyAdvice(NextStep.QUIZ)
