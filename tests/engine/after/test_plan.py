"""Dating a plan."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from coach.domain.plan import DatedStep, Plan, PlanStep
from coach.engine.after.plan import dated, dated_step, day_apart, fact_finding, wanted_day
from coach.engine.rules.conditions import parse
from coach.engine.rules.diagnosis import diagnose

MONDAY = date(2026, 11, 2)
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
    steps = dated(PLAN, diagnosis, FRIDAY, MONDAY)
    assert [(step.step, step.due.isoformat()) for step in steps] == [
        ("read", "2026-11-20"),  # the 22nd is a Sunday: the Friday before it
        ("send", "2026-11-27"),
        ("promise", "2026-11-28"),  # a promise keeps its day, weekend or not
        ("ring", "2026-11-30"),  # the 29th is a Sunday: the Monday after it
        ("check", "2026-12-04"),
        ("late", "2026-12-28"),  # the 27th is a Sunday
    ]


def days_of(small, talk_on, today):
    diagnosis = diagnose(small, {"harm": "no", "wrong": "late", "told": "no"})
    return [(step.step, step.due) for step in dated(PLAN, diagnosis, talk_on, today)]


def test_no_step_is_due_before_today(small):
    day = date(2026, 11, 25)
    assert days_of(small, FRIDAY, day)[:2] == [("read", day), ("send", FRIDAY)]


def test_a_talk_that_has_been_held_needs_no_preparation(small):
    day = date(2026, 12, 3)
    assert days_of(small, FRIDAY, day) == [
        ("send", day),
        ("promise", day),
        ("ring", day),
        ("check", date(2026, 12, 4)),
        ("late", date(2026, 12, 28)),
    ]


def test_missing_facts_become_steps_with_their_own_days(small):
    diagnosis = diagnose(small, {"harm": "dont-know", "wrong": "bad", "told": "yes"})
    steps = fact_finding(diagnosis, FRIDAY)
    assert [(step.step, step.title, step.due) for step in steps] == [
        ("harm", "Find out: The truth about harm.", date(2026, 11, 30)),
        ("who", "Find out: The truth about who.", date(2026, 11, 30)),
    ]


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ({"review_day": "2026-12-27"}, "2026-12-27"),  # a Sunday, and it was said: it stays
        ({"review_day": " 2026-12-24 "}, "2026-12-24"),
        ({"review_day": "before Christmas"}, "2026-12-28"),  # no date: from the talk
        ({"review_day": ""}, "2026-12-28"),
        ({"last_day": "2027-01-31"}, "2026-12-28"),
        ({}, "2026-12-28"),
    ],
)
def test_a_step_that_hangs_on_a_date_is_due_on_it(small, given, due):
    diagnosis = diagnose(small, {"harm": "no", "wrong": "late", "told": "no"})
    plan = Plan("fix", "Fix it", (PlanStep("review", 30, "Look", "", on="review_day"),))
    (step,) = dated(plan, diagnosis, FRIDAY, MONDAY, given=given)
    assert step.due.isoformat() == due


@pytest.mark.parametrize(
    ("day", "due"),
    [(-1, date(2026, 11, 20)), (0, FRIDAY), (1, FRIDAY)],
)
def test_only_what_comes_before_the_talk_is_due_before_it_whatever_date_it_hangs_on(day, due):
    step = PlanStep("tell", day, "Tell them", "", on="last_day")
    assert wanted_day(step, FRIDAY, {"last_day": "2026-11-20"}) == due


@pytest.mark.parametrize(
    ("apart", "due"),
    [
        (0, date(2026, 11, 28)),  # the talk itself may be on a Saturday
        (1, date(2026, 11, 30)),
        (2, date(2026, 11, 30)),
        (3, date(2026, 12, 1)),
        (-1, FRIDAY),
        (-6, date(2026, 11, 20)),  # a Sunday: the Friday before it
    ],
)
def test_a_step_that_was_moved_falls_on_no_weekend(apart, due):
    assert day_apart(date(2026, 11, 28), apart) == due


@pytest.mark.parametrize(
    ("day", "given", "first", "from_talk", "due"),
    [
        (-1, {}, None, True, date(2026, 11, 26)),
        (0, {}, FRIDAY, True, FRIDAY),
        (1, {}, FRIDAY, True, date(2026, 11, 30)),
        (1, {"last_day": "2027-01-31"}, FRIDAY, False, date(2027, 1, 31)),
        (-1, {"last_day": "2026-11-01"}, None, False, MONDAY),  # it would be past
    ],
)
def test_a_dated_step_says_all_of_it(day, given, first, from_talk, due):
    step = PlanStep("tell", day, "Tell them", "All of it.", on="last_day")
    assert dated_step(step, FRIDAY, MONDAY, given) == DatedStep(
        "tell", "Tell them", "All of it.", due, first=first, from_talk=from_talk
    )


def test_what_is_to_be_found_out_says_what_for_and_comes_in_the_order_of_days(small):
    first, second, *others = small.questions
    asked = replace(small, questions=(replace(first, within=5), replace(second, within=1), *others))
    diagnosis = diagnose(asked, {"harm": "dont-know", "wrong": "bad", "told": "yes"})
    assert fact_finding(diagnosis, FRIDAY) == (
        DatedStep("who", "Find out: The truth about who.", "Then answer the question again.",
                  date(2026, 11, 30)),
        DatedStep("harm", "Find out: The truth about harm.", "Then answer the question again.",
                  date(2026, 12, 2)),
    )  # fmt: skip
