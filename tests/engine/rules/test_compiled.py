"""The compiled interview leads where the plain walk leads."""

from __future__ import annotations

import random
from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.rules.condition import Is
from coach.domain.rules.interview import DONT_KNOW, Interview
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.compiled import compile_interview
from coach.engine.rules.interview import walk
from coach.engine.rules.losing import losing
from tests.engine import plain
from tests.engine.interviews import answered

SEEDS = st.integers(min_value=0, max_value=2**32)
COMPARED = [each.name for each in fields(plain.Walk)]


def assert_same(interview: Interview, answers: dict[str, str]) -> None:
    """The engine says all that the plain walk says, and its states stop where that stops."""
    path, expected = walk(interview, answers), plain.walk(interview, answers)
    for name in COMPARED:
        assert getattr(path, name) == getattr(expected, name), name
    state = compile_interview(interview).states.follow(answers)
    assert (state.question, state.verdict) == (expected.next, expected.verdict)


@settings(max_examples=300)
@given(case=answered())
def test_any_answers_lead_to_the_same_walk(case):
    interview, answers = case
    for number in range(len(answers) + 1):
        assert_same(interview, dict(list(answers.items())[:number]))


@settings(max_examples=150)
@given(case=answered())
def test_open_questions_are_filled_in_the_same_way(case):
    interview, answers = case
    expected = plain.walk(interview, plain.complete(interview, answers))
    path = walk(interview, answers, unanswered=DONT_KNOW)
    assert (path.answers, path.verdict) == (expected.answers, expected.verdict)


@settings(max_examples=150)
@given(case=answered())
def test_the_same_rules_lose(case):
    interview, answers = case
    path = walk(interview, answers, unanswered=DONT_KNOW)
    if path.verdict is None:
        return
    lost = [each.rule for each in losing(interview, path)]
    late = plain.losing_later(interview, plain.walk(interview, path.answers))
    before = [rule.id for rule in path.held if rule.decides and rule is not path.decided]
    assert lost == [*before, *(rule.id for rule in late)]


@settings(max_examples=150)
@given(seed=SEEDS)
def test_so_it_is_at_every_step_of_the_shipped_interview(pack, seed):
    chance = random.Random(seed)
    answers: dict[str, str] = {}
    while (question := plain.walk(pack.interview, answers).next) is not None:
        assert_same(pack.interview, answers)
        answers[question.id] = chance.choice([*(o.id for o in question.options), "skip"])
    assert_same(pack.interview, answers)


def test_answers_that_nothing_tells_apart_are_one(pack):
    states = compile_interview(pack.interview).states
    sure, unsure = ({"way-in": "wrong", "decider": each} for each in ("me", "skip"))
    assert states.follow(sure) is states.follow(unsure)


def test_answers_that_the_verdict_hangs_on_are_told_apart(pack):
    states = compile_interview(pack.interview).states
    mine, theirs = ({"way-in": each} for each in ("wrong", "leaving"))
    assert states.follow(mine) is not states.follow(theirs)


def test_a_bar_on_what_another_has_put_in_place_is_told_apart(small):
    """Nothing decides GATHER: it only comes in the place of PART."""
    more = replace(small.rules[2], id="more", when=Is("harm", ("skip",)), bars=(Verdict.GATHER,))
    interview = replace(small, rules=(replace(more, instead=Verdict.SAVE), *small.rules))
    assert_same(interview, {"harm": "skip", "wrong": "bad", "told": "yes"})
    assert_same(interview, {"harm": "dont-know", "wrong": "bad", "told": "yes"})
    path = walk(interview, {"harm": "skip", "wrong": "bad", "told": "yes"})
    assert (path.verdict, path.leading.id) == (Verdict.SAVE, "wary")


def test_an_answer_that_no_option_has_is_compared_all_the_same(small):
    odd = replace(small.rules[0], when=replace(small.rules[1].when, values=("perhaps",)))
    interview = replace(small, rules=(odd, *small.rules[1:]))
    assert_same(interview, {"harm": "perhaps", "wrong": "late", "told": "no"})
    assert walk(interview, {"harm": "perhaps"}).decided is odd


def test_an_interview_is_compiled_once(small):
    assert compile_interview(small) is compile_interview(small)
    assert compile_interview(replace(small)) is not compile_interview(small)
