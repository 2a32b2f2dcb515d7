"""Dating a plan."""

from __future__ import annotations

from datetime import date

from coach.domain.plan import Plan, PlanStep
from coach.engine.conditions import parse
from coach.engine.diagnosis import diagnose
from coach.engine.plan import dated, fact_finding

FRIDAY = date(2026, 11, 27)
PLAN = Plan(
    "fix",
    "Fix it",
    (
        PlanStep("check", 7, "Check", ""),
        PlanStep("send", 0, "Send the note", ""),
        PlanStep("promise", 1, "Keep the first promise", "", exact=True),
        PlanStep("ring", 2, "Ring", ""),
        PlanStep("read", -5, "Read the contract", ""),
        PlanStep("late", 30, "Ask for the money", "", parse("wrong is late")),
        PlanStep("bad", 30, "Never", "", parse("wrong is bad")),
    ),
)


def test_steps_are_dated_from_the_talk_and_sorted(small):
    diagnosis = diagnose(small, {"harm": "no", "wrong": "late", "told": "no"})
    assert [(step.step, step.due.isoformat()) for step in dated(PLAN, diagnosis, FRIDAY)] == [
        ("read", "2026-11-20"),  # the 22nd is a Sunday: the Friday before it
        ("send", "2026-11-27"),
        ("promise", "2026-11-28"),  # a promise keeps its day, weekend or not
        ("ring", "2026-11-30"),  # the 29th is a Sunday: the Monday after it
        ("check", "2026-12-04"),
        ("late", "2026-12-28"),  # the 27th is a Sunday
    ]


def test_missing_facts_become_steps_with_their_own_days(small):
    diagnosis = diagnose(small, {"harm": "dont-know", "wrong": "bad", "told": "yes"})
    steps = fact_finding(diagnosis, FRIDAY)
    assert [(step.step, step.title, step.due) for step in steps] == [
        ("harm", "Find out: The truth about harm.", date(2026, 11, 30)),
        ("who", "Find out: The truth about who.", date(2026, 11, 30)),
    ]
