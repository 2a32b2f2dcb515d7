"""The claim of the README, on fewer cards: the plan beats the plain schedule on the day."""

from __future__ import annotations

from statistics import mean

from tests.bench.ready import compared

LEARNERS = 200


def test_by_the_plan_more_is_known_at_the_talk_with_no_more_answers():
    found = [compared(number, days=7, cards=6, new_a_day=3) for number in range(LEARNERS)]
    assert all(each.planned.answers <= each.plain.answers for each in found)
    assert mean(each.gain for each in found) > 0.01
    assert sum(each.gain > 0 for each in found) > 0.75 * LEARNERS
