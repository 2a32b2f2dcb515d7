"""After a session there is one next step: the one that helps most."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from coach.domain.rules.verdict import Verdict
from coach.domain.study.figures import Overview, TalkPlan
from coach.engine.study.next_step import SOON, Advice, NextStep, next_step

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
        (NOTHING, [], Advice(NextStep.QUIZ)),
        (LIMIT, [], Advice(NextStep.QUIZ)),  # nobody is driven on over a limit
        (DUE, [], Advice(NextStep.GO_ON)),
        (NEW, [], Advice(NextStep.GO_ON)),
        (NOTHING, [talk(0)], Advice(NextStep.REHEARSE, "near")),
        (DUE, [talk(SOON)], Advice(NextStep.REHEARSE, "near")),
        (DUE, [talk(SOON + 1)], Advice(NextStep.GO_ON)),
        (DUE, [talk(SOON, today=1)], Advice(NextStep.GO_ON)),  # its cards come first
        (LIMIT, [talk(SOON, today=1)], Advice(NextStep.REHEARSE, "near")),  # none of them may come
        (NOTHING, [talk(SOON + 1)], Advice(NextStep.QUIZ)),
        (NEW, [talk(SOON + 1, is_on=False)], Advice(NextStep.PLAN, "near")),
        (DUE, [talk(SOON + 1, is_on=False)], Advice(NextStep.GO_ON)),
        (
            NOTHING,
            [talk(5), talk(9, "far", is_on=False)],
            Advice(NextStep.PLAN, "far"),
        ),
    ],
)
def test_what_comes_next(overview, plans, step):
    assert next_step(overview, plans, TODAY) == step
