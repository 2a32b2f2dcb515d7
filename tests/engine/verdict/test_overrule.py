"""Overruling in the shipped interview: what no user can choose, whatever the reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.rules.verdict import PASSED_ON, Verdict
from coach.engine.rules.diagnosis import diagnose
from coach.engine.verdict.overrule import choices, out_of_question
from tests.engine.rules.test_interview import any_walk

ENDINGS = {Verdict.PART, Verdict.PART_NOW, Verdict.REFER}
NORMAL = {"way-in": "parting", "decider": "me", "conduct": "fine", "demand": "never"}


@pytest.mark.parametrize(
    "answers",
    [
        {"motive": "trait"},
        {"motive": "complaint"},
        {"motive": "behaviour", "tie": "barred", "notice": "none"},
    ],
    ids=["who-they-are", "they-complained", "may-not-end"],
)
def test_what_is_no_ground_for_an_ending_is_none_by_overruling(pack, answers):
    found = diagnose(pack.interview, {**NORMAL, **answers})
    assert ENDINGS.isdisjoint(choices(found))
    assert all(out_of_question(found)[verdict] for verdict in ENDINGS)


@pytest.mark.parametrize("demand", ["open", "persists"])
def test_a_demand_to_do_wrong_is_nobody_elses_by_overruling(pack, demand):
    found = diagnose(pack.interview, {**NORMAL, "demand": demand})
    assert found.verdict is Verdict.PART_NOW
    assert PASSED_ON.isdisjoint(choices(found))


@settings(max_examples=200)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_what_can_be_chosen_and_what_cannot_are_all_verdicts(pack, seed):
    found = diagnose(pack.interview, any_walk(pack.interview, seed))
    out = set(out_of_question(found))
    assert out.isdisjoint(choices(found))
    assert {*choices(found), *out, found.verdict} == set(Verdict)
    assert found.referral_allowed or out >= PASSED_ON
