"""After a session there is one next step: the one that helps most."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from coach.domain.rules.verdict import Verdict
from coach.domain.study.figures import Overview, TalkPlan
from coach.engine.study.next_step import SOON, NextStep, StudyAdvice, next_step

TODAY = date(2026, 11, 26)
NOTHING = Overview(
    due=0, new=0, over_limit=0, known=0, met=9, all=20, minutes=0, suspended=0, set_aside=0
)
DUE, NEW, LIMIT = replace(NOTHING, due=3), replace(NOTHING, new=2), replace(NOTHING, over_limit=5)


def talk(days, case="near", **changed):
    plan = TalkPlan(
        case_id=case,
        title="",
        client="Halden Tools",
        verdict=Verdict.PART,
        day=TODAY + timedelta(days=days),
        is_on=True,
        cards=9,
        met=9,
        today=0,
        ready=0.9,
        ready_without=0.9,
        ten_minutes=0.0,
    )
    return replace(plan, **changed)


@pytest.mark.parametrize(
    ("overview", "plans", "step"),
    [
        (NOTHING, [], StudyAdvice(NextStep.QUIZ)),
        (LIMIT, [], StudyAdvice(NextStep.QUIZ)),  # nobody is driven on over a limit
        (DUE, [], StudyAdvice(NextStep.GO_ON)),
        (NEW, [], StudyAdvice(NextStep.GO_ON)),
        (NOTHING, [talk(0)], StudyAdvice(NextStep.REHEARSE, "near")),
        (DUE, [talk(SOON)], StudyAdvice(NextStep.REHEARSE, "near")),
        (DUE, [talk(SOON + 1)], StudyAdvice(NextStep.GO_ON)),
        (DUE, [talk(SOON, today=1)], StudyAdvice(NextStep.GO_ON)),  # its cards come first
        (
            LIMIT,
            [talk(SOON, today=1)],
            StudyAdvice(NextStep.REHEARSE, "near"),
        ),  # none of them may come
        (NOTHING, [talk(SOON + 1)], StudyAdvice(NextStep.QUIZ)),
        (NEW, [talk(SOON + 1, is_on=False)], StudyAdvice(NextStep.PLAN, "near")),
        (DUE, [talk(SOON + 1, is_on=False)], StudyAdvice(NextStep.GO_ON)),
        (
            NOTHING,
            [talk(5), talk(9, "far", is_on=False)],
            StudyAdvice(NextStep.PLAN, "far"),
        ),
    ],
)
def test_what_comes_next(overview, plans, step):
    assert next_step(overview, plans, TODAY) == step
