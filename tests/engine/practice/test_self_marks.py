"""The gap between one's own marks and what a run shows, as a number."""

from __future__ import annotations

import pytest

from coach.domain.practice.debrief import CheckResult, CheckState, Debrief
from coach.domain.practice.rubric import RubricCheck
from coach.engine.practice.self_marks import self_gap

S = CheckState


def shown(**states):
    checks = (
        CheckResult(RubricCheck(name, "Opening", f"{name}.", "“Yes.”", "“No.”"), state)
        for name, state in states.items()
    )
    return Debrief(tuple(checks), (), (), (), "")


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
