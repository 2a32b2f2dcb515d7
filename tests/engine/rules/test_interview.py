"""The walk through an interview."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.rules.interview import DONT_KNOW
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.interview import walk


def test_the_first_question_comes_first(small):
    path = walk(small, {})
    assert path.next is not None
    assert (path.next.id, path.gate.id, path.asked) == ("harm", "safety", ())


def test_a_question_is_asked_only_where_its_condition_holds(small):
    assert walk(small, {"harm": "yes"}).next.id == "who"
    assert walk(small, {"harm": "no"}).next.id == "wrong"


def test_a_gate_that_decides_ends_the_interview(small):
    path = walk(small, {"harm": "yes", "who": "one", "wrong": "nothing"})
    assert path.next is None
    assert (path.verdict, path.decided.id) == (Verdict.PART_NOW, "stop")
    assert path.asked == ("harm", "who")


def test_the_first_deciding_rule_wins(small):
    assert walk(small, {"harm": "yes", "who": "all"}).decided.id == "end"


def test_answers_off_the_path_do_not_count(small):
    path = walk(small, {"harm": "no", "who": "all", "wrong": "nothing", "told": "yes"})
    assert path.verdict is Verdict.INVEST
    assert set(path.answers) == {"harm", "wrong"}
    assert path.flags == frozenset()


def test_a_barred_verdict_gives_way_to_another(small):
    path = walk(small, {"harm": "dont-know", "wrong": "bad", "told": "yes"})
    assert (path.decided.id, path.verdict) == ("over", Verdict.GATHER)


def test_a_rule_that_did_not_decide_has_no_effect(small):
    path = walk(small, {"harm": "no", "wrong": "bad", "told": "yes"})
    assert [rule.id for rule in path.fired] == ["warned", "over"]


def test_completing_answers_open_questions_with_dont_know(small):
    path = walk(small, {"harm": "no", "wrong": "late"}, unanswered=DONT_KNOW)
    assert path.answers == {"harm": "no", "wrong": "late", "told": "dont-know"}
    assert path.verdict is Verdict.FIX


def any_walk(interview, seed: int) -> dict[str, str]:
    """Answers given at random, one question at a time, until the interview ends."""
    chance = random.Random(seed)
    answers: dict[str, str] = {}
    while (question := walk(interview, answers).next) is not None:
        answers[question.id] = chance.choice(
            [o.id for o in question.options] + ["dont-know", "skip"]
        )
    return answers


@settings(max_examples=400)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_every_walk_of_the_shipped_interview_ends_in_one_verdict(pack, seed):
    answers = any_walk(pack.interview, seed)
    path = walk(pack.interview, answers)
    assert path.verdict is not None
    assert len(path.asked) <= 25


@settings(max_examples=100)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_the_order_of_answering_makes_no_difference(pack, seed):
    answers = any_walk(pack.interview, seed)
    names = list(answers)
    random.Random(seed).shuffle(names)
    assert walk(pack.interview, {name: answers[name] for name in names}) == walk(
        pack.interview, answers
    )


@settings(max_examples=200)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_abuse_is_never_handed_over(pack, seed):
    answers = {**any_walk(pack.interview, seed), "conduct": "abusive", "told": "waiting"}
    verdict = walk(pack.interview, answers, unanswered=DONT_KNOW).verdict
    assert verdict is Verdict.PART_NOW


@pytest.mark.parametrize("conduct", ["abusive", "harassing", "severe"])
@pytest.mark.parametrize("source", ["one-person", "top", "several", "dont-know"])
@pytest.mark.parametrize("told", ["not-told", "only-them", "waiting", "continues", "dont-know"])
def test_a_safety_story_is_decided_within_six_questions(pack, conduct, source, told):
    answers = {
        "way-in": "wrong", "decider": "me", "demand": "never", "conduct": conduct,
        "source": source, "told": told,
    }  # fmt: skip
    path = walk(pack.interview, answers)
    assert path.verdict is Verdict.PART_NOW
    assert len(path.asked) <= 6
