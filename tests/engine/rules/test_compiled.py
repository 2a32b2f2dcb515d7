"""The compiled interview leads where the plain walk leads."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.rules.interview import Interview
from coach.engine.rules.compiled import Compiled, compile_interview
from coach.engine.rules.interview import complete, walk
from tests.engine.interviews import answered

SEEDS = st.integers(min_value=0, max_value=2**32)


def same(interview: Interview, compiled: Compiled, answers: dict[str, str]) -> bool:
    """Whether both stop at the same question, or end in the same verdict."""
    stop, path = compiled.walk(answers), walk(interview, answers)
    asked = stop.ask.question if stop.ask is not None else None
    return (asked, stop.verdict) == (path.next, path.verdict)


@settings(max_examples=150)
@given(case=answered())
def test_any_answers_lead_to_the_same_question_or_verdict(case):
    interview, answers = case
    compiled = Compiled(interview)
    for number in range(len(answers) + 1):
        assert same(interview, compiled, dict(list(answers.items())[:number]))


@settings(max_examples=150)
@given(case=answered())
def test_open_questions_are_filled_in_the_same_way(case):
    interview, answers = case
    path = walk(interview, complete(interview, answers))
    assert Compiled(interview).complete(answers) == (path.answers, path.verdict)


@settings(max_examples=150)
@given(seed=SEEDS)
def test_so_it_is_at_every_step_of_the_shipped_interview(pack, seed):
    chance = random.Random(seed)
    compiled = compile_interview(pack.interview)
    answers: dict[str, str] = {}
    while (question := walk(pack.interview, answers).next) is not None:
        assert same(pack.interview, compiled, answers)
        answers[question.id] = chance.choice([*(o.id for o in question.options), "skip"])
    assert same(pack.interview, compiled, answers)


def test_answers_that_nothing_tells_apart_are_one(pack):
    compiled = compile_interview(pack.interview)
    sure, unsure = ({"way-in": "wrong", "decider": each} for each in ("me", "skip"))
    assert compiled.walk(sure) is compiled.walk(unsure)


def test_an_interview_is_compiled_once(small):
    assert compile_interview(small) is compile_interview(small)
    assert compile_interview(replace(small)) is not compile_interview(small)
