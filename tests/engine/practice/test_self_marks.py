"""The gap between one's own marks and what a run shows, as a number."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.practice.debrief import CheckResult, CheckState, CriticalShown, Debrief
from coach.domain.practice.rubric import CriticalFail, RubricCheck
from coach.engine.practice.self_marks import self_gap

S = CheckState


def shown(**states):
    checks = (
        CheckResult(RubricCheck(name, "Opening", f"{name}.", "“Yes.”", "“No.”"), state)
        for name, state in states.items()
    )
    return Debrief(tuple(checks), (), (), (), "")


@pytest.mark.parametrize(("earned", "counts", "lowered_from"), [(2, 2, None), (3, 2, 3), (5, 2, 5)])
def test_a_critical_fail_caps_what_the_run_shows(earned, counts, lowered_from):
    states = {str(n): S.EARNED if n < earned else S.MISSED for n in range(5)}
    facts = replace(
        shown(**states), critical=(CriticalShown(CriticalFail("threat", "It.", "So."), 0),)
    )
    gap = self_gap(facts, dict.fromkeys(states, True))
    assert (gap.shown, gap.lowered_from, gap.gap) == (counts, lowered_from, 5 - counts)


@pytest.mark.parametrize(
    ("states", "marks", "expected"),
    [
        ({"a": S.EARNED, "b": S.MISSED}, {"a": True, "b": True}, (2, 2, 1, 1, 1)),
        ({"a": S.EARNED, "b": S.MISSED}, {"a": False, "b": False}, (2, 0, 1, 1, -1)),
        ({"a": S.EARNED, "b": S.MISSED}, {"a": False, "b": True}, (2, 1, 1, 2, 0)),
        ({"a": S.EARNED, "b": S.MISSED}, {"a": True, "b": False}, (2, 1, 1, 0, 0)),
        ({"a": S.NOT_DUE, "b": S.OPEN}, {"a": True, "b": True}, (0, 0, 0, 0, 0)),
        ({"a": S.EARNED, "b": S.EARNED}, {"b": True}, (1, 1, 1, 0, 0)),
        ({"a": S.EARNED}, {"gone": True}, (0, 0, 0, 0, 0)),
    ],
)
def test_only_checks_of_which_both_say_something_count(states, marks, expected):
    gap = self_gap(shown(**states), marks)
    assert (gap.compared, gap.own, gap.shown, gap.differs, gap.gap) == expected
    assert [each.result.check.id for each in gap.marks] == [*states]
