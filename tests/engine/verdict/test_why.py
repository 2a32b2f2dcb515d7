"""Why a question is asked: the author's words, the condition, the answers behind it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.engine.rules.conditions import parse
from coach.engine.rules.interview import walk
from coach.engine.verdict.why import in_words, why_asked
from tests.engine.rules.test_interview import any_walk


def test_a_question_for_everybody_says_so(small):
    why = why_asked(small, {}, "harm")
    assert (why.condition, why.holds, why.answers) == ("It is asked in every case.", True, ())


def test_a_question_names_the_answer_that_led_to_it(pack):
    why = why_asked(
        pack.interview,
        {"way-in": "wrong", "decider": "me", "demand": "never", "conduct": "rude", "source": "top"},
        "told",
    )
    assert why.holds
    assert why.machine == "conduct is rude/abusive/passed-over/harassing/severe"
    assert [said.option for said in why.answers] == ["rude"]
    assert why.author.startswith("What they did once they knew")
    assert (
        "“They shouted, swore, insulted or mocked somebody, once or a few times”" in why.condition
    )


def test_a_question_passed_over_names_the_answer_that_left_it_out(small):
    why = why_asked(small, {"harm": "no"}, "who")
    assert why.holds is False
    assert [said.sentence for said in why.answers] == ["harm was no"]


def test_whether_a_later_question_is_asked_hangs_on_what_is_open(small):
    assert why_asked(small, {"harm": "no"}, "told").holds is None


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("wrong is late", "“wrong?” is “late”"),
        ("wrong is late/bad", "“wrong?” is “late” or “bad”"),
        ("wrong is not late/bad", "“wrong?” is neither “late” nor “bad”"),
        ("wrong is unknown", "“wrong?” is not known"),
        ("not wrong is known", "“wrong?” is not answered"),
        ("harm is no and wrong is bad", "“harm?” is “no”, and “wrong?” is “bad”"),
        (
            "harm is no and (wrong is bad or told is no)",
            "“harm?” is “no”, and (“wrong?” is “bad”, or “told?” is “no”)",
        ),
        (
            "not (harm is no or wrong is bad)",
            "“harm?” is not “no”, and “wrong?” is not “bad”",
        ),
        ("flag warned", "“Because of warned.” applies"),
        ("not flag warned", "“Because of warned.” does not apply"),
    ],
)
def test_conditions_read_as_sentences(small, condition, words):
    assert in_words(small, parse(condition)) == f"It is asked when {words}."


def test_of_a_long_question_only_the_sentence_that_asks_is_quoted(small):
    long = replace(small.questions[0], text="Leave that out. What is it?")
    interview = replace(small, questions=(long, *small.questions[1:]))
    assert in_words(interview, parse("harm is no")) == "It is asked when “What is it?” is “no”."


@settings(max_examples=60)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_every_question_that_was_asked_can_say_why(pack, seed):
    answers = any_walk(pack.interview, seed)
    path = walk(pack.interview, answers)
    for question in pack.interview.questions:
        why = why_asked(pack.interview, answers, question.id)
        assert why.holds is (question.id in path.asked)
        assert {said.question for said in why.answers} <= set(path.asked)
        if why.holds and question.when_text != "always":
            assert why.answers
