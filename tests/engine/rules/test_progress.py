"""Honest progress: the fewest and most questions left, and when the verdict is settled."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.rules.interview import DONT_KNOW, SKIP, Interview
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.interview import walk
from coach.engine.rules.progress import progress
from tests.engine import plain
from tests.engine.interviews import answered
from tests.engine.rules.test_interview import any_walk

SEEDS = st.integers(min_value=0, max_value=2**32)


def by_force(interview: Interview, answers: dict[str, str]) -> tuple[int, int, set]:
    """Fewest and most questions left and the verdicts they can lead to, by trying all answers."""
    path = plain.walk(interview, answers)
    if path.next is None:
        return 0, 0, {path.verdict}
    values = [*(option.id for option in path.next.options), DONT_KNOW, SKIP]
    ways = [by_force(interview, {**answers, path.next.id: value}) for value in values]
    least, most, verdicts = zip(*ways, strict=True)
    return 1 + min(least), 1 + max(most), set().union(*verdicts)


@settings(max_examples=150)
@given(case=answered())
def test_brute_force_over_small_interviews_counts_the_same(case):
    interview, answers = case
    found = progress(interview, answers)
    least, most, verdicts = by_force(interview, answers)
    assert (found.least, found.most) == (least, most)
    assert found.settled is (next(iter(verdicts)) if len(verdicts) == 1 else None)


@settings(max_examples=100)
@given(seed=SEEDS)
def test_the_count_holds_on_every_walk_of_the_shipped_interview(pack, seed):
    answers = any_walk(pack.interview, seed)
    left = len(answers)
    given_so_far: dict[str, str] = {}
    verdict = walk(pack.interview, answers).verdict
    before = progress(pack.interview, {})
    for name, answer in answers.items():
        assert before.least <= left <= before.most
        given_so_far[name] = answer
        left -= 1
        now = progress(pack.interview, given_so_far)
        assert before.least - 1 <= now.least <= now.most <= before.most - 1
        assert before.settled in (None, now.settled)
        assert now.settled in (None, verdict)
        before = now
    assert (before.least, before.most, before.settled) == (0, 0, verdict)


@settings(max_examples=100)
@given(seed=SEEDS)
def test_answers_given_earlier_to_later_questions_are_not_asked_again(pack, seed):
    answers = any_walk(pack.interview, seed)
    lost = random.Random(seed).choice(list(answers))
    rest = {name: answer for name, answer in answers.items() if name != lost}
    found = progress(pack.interview, rest)
    assert found.least == 1
    assert found.most <= progress(pack.interview, before(answers, lost)).most


def before(answers: dict[str, str], name: str) -> dict[str, str]:
    """The answers given before one of them."""
    names = list(answers)
    return {each: answers[each] for each in names[: names.index(name)]}


def test_the_longest_way_has_at_most_twenty_five_questions(pack):
    assert progress(pack.interview, {}).most <= 25


def test_an_open_question_that_changes_nothing_leaves_the_verdict_settled(pack):
    answers = {
        "way-in": "wrong", "decider": "me", "conduct": "fine", "demand": "never",
        "motive": "behaviour", "tie": "free", "notice": "none", "trouble": "quiet",
        "own-side": "clear",
    }  # fmt: skip
    found = progress(pack.interview, answers)
    assert (found.least, found.most, found.settled) == (1, 1, Verdict.INVEST)


def states(found) -> list[tuple[str, int]]:
    return [(gate.state, gate.answered) for gate in found.gates]


def test_gates_are_done_now_open_or_skipped(small, pack):
    assert states(progress(small, {})) == [("now", 0), ("open", 0)]
    assert states(progress(small, {"harm": "no"})) == [("done", 1), ("now", 0)]
    assert states(progress(small, {"harm": "yes", "who": "one"})) == [("done", 2), ("skipped", 0)]
    leaving = {"way-in": "leaving", "decider": "me", "conduct": "fine", "demand": "never"}
    shipped = dict(zip([g.id for g in pack.interview.gates], states(
        progress(pack.interview, leaving)), strict=True))  # fmt: skip
    assert shipped["motive"] == ("skipped", 0)
    assert shipped["leaving"] == ("now", 0)
    assert shipped["none"] == ("open", 0)
