"""Conditions that between them leave no case out."""

from __future__ import annotations

import pytest

from coach.content.checks.exhaustive import leave_no_case_out
from coach.engine.rules.conditions import parse


@pytest.mark.parametrize(
    ("conditions", "covered"),
    [
        (["always"], True),
        (["conduct is rude", "always"], True),
        (["mode is boundary", "mode is not boundary"], True),
        (["conduct is rude", "conduct is not rude"], True),
        (["conduct is rude or flag a", "not flag a"], True),
        (["fact years", "not fact years"], True),
        (["verdict is PART"], True),
        (["scope is need", "scope is account"], True),
        (["conduct is unknown", "conduct is known"], False),  # it may not have been asked
        (["conduct is rude", "conduct is fine"], False),
        (["mode is boundary", "mode is decision"], False),
        (["fact years"], False),
        (["verdict is SAVE"], False),
        ([], False),
    ],
)
def test_what_leaves_a_case_out_is_told_from_what_does_not(conditions, covered):
    found = leave_no_case_out([parse(text) for text in conditions], {"verdict": "PART"})
    assert found is covered


def test_what_holds_for_the_part_can_be_taken_for_granted():
    lines = [parse("mode is end"), parse("mode is suspend")]
    part = parse("mode is end/suspend")
    assert leave_no_case_out(lines, {}, part)
    assert not leave_no_case_out(lines, {})


def test_too_many_cases_are_not_searched():
    many = " and ".join(f"flag f{number}" for number in range(40))
    assert not leave_no_case_out([parse(many), parse(f"not ({many})")], {})
