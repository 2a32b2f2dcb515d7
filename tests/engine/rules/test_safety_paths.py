"""Whoever needs protection is not kept waiting: every way to PART-NOW is short."""

from __future__ import annotations

import pytest

from coach.domain.rules.interview import DONT_KNOW, SKIP
from coach.domain.rules.verdict import Verdict
from coach.engine.proof.explore import explore
from coach.engine.rules.interview import walk

MOST = 6  # questions
MOST_OF_ALL = 20  # questions of the longest case
SAFETY = "safety"


@pytest.fixture(scope="module")
def ways(pack):
    """Every set of answers that leads to PART-NOW, by how many questions it takes to get there.

    Followed question by question with the engine's own walk; a way that leaves the safety gate is
    left there, because the ends of `explore` (below) hold the ways through later gates.
    """
    found, open_ways = [], [{}]
    while open_ways:
        answers = open_ways.pop()
        path = walk(pack.interview, answers)
        if path.verdict is Verdict.PART_NOW:
            found.append(path)
        elif path.next is not None and path.gate.id in {"moving", SAFETY}:
            values = [*(option.id for option in path.next.options), DONT_KNOW, SKIP]
            open_ways += [{**answers, path.next.id: value} for value in values]
    return found


def test_no_way_to_part_now_has_more_than_six_questions(pack):
    """Of all paths of the definition, through whichever gate: the longest to each end."""
    ends = [
        (end.rule, reach.most)
        for end, reach in explore(pack.interview).ends.items()
        if end.verdict is Verdict.PART_NOW
    ]
    assert ends
    assert [end for end in ends if end[1] > MOST] == []


def test_no_case_is_asked_more_than_twenty_questions(pack):
    assert max(reach.most for reach in explore(pack.interview).ends.values()) <= MOST_OF_ALL


def test_every_safety_story_is_told_in_at_most_six_questions(ways):
    assert len(ways) > 100
    assert max(len(path.asked) for path in ways) <= MOST


def test_both_ways_of_counting_agree(pack, ways):
    """The search that takes like states together, and the walk along each path."""
    ends = explore(pack.interview).ends.items()
    counted = [reach for end, reach in ends if end.verdict is Verdict.PART_NOW]
    safety = {rule.id for rule in pack.interview.rules_of(SAFETY)}
    assert {path.decided.id for path in ways} <= safety
    assert max(reach.most for reach in counted) == max(len(path.asked) for path in ways)
    assert sum(reach.total for reach in counted) == len(ways)
