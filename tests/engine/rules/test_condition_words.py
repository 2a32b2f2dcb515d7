"""Conditions in words: of questions (see also `test_why.py`) and of the lines of a talk."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.engine.rules.condition_words import words_of
from coach.engine.rules.conditions import parse
from tests.engine.conftest import rule


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("always", "always"),
        ("fact last_day", "you have filled in “last day”"),
        ("not fact last_day", "you have not filled in “last day”"),
        ("verdict is PART", "“verdict” is “PART”"),
        ("verdict is not PART/REFER", "“verdict” is neither “PART” nor “REFER”"),
        ("harm is no and fact me", "“harm?” is “no”, and you have filled in “me”"),
    ],
)
def test_what_a_line_of_a_talk_depends_on_reads_as_words(small, condition, words):
    assert words_of(small, parse(condition)) == words


def test_every_condition_of_the_built_in_talks_can_be_said(pack):
    for _, parts in pack.talk.parts:
        for part in parts:
            for each in (part, *part.variants):
                assert words_of(pack.interview, each.when)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("not always", "never"),
        ("harm is known", "“harm?” is answered"),
        ("harm is unknown", "“harm?” is not known"),
        ("harm is not no", "“harm?” is not “no”"),
        ("harm is odd", "“harm?” is “odd”"),
        ("wrong is late/bad/nothing", "“wrong?” is “late”, “bad” or “nothing”"),
        ("wrong is not late/bad/nothing", "“wrong?” is neither “late”, “bad” nor “nothing”"),
        ("harm is no or wrong is bad", "“harm?” is “no”, or “wrong?” is “bad”"),
        ("not (harm is no or wrong is bad)", "“harm?” is not “no”, and “wrong?” is not “bad”"),
        (
            "harm is no and not (wrong is bad or fact a-b)",
            "“harm?” is “no”, and (“wrong?” is not “bad”, and you have not filled in “a b”)",
        ),
        ("flag risky", "“Because of one.” or “Because of two.” applies"),
        ("not flag risky", "“Because of one.” or “Because of two.” does not apply"),
        ("flag nobody", "“nobody” applies"),
    ],
)
def test_each_kind_of_condition_and_its_contrary_reads_as_words(small, condition, words):
    one, two, other = (
        rule(name, "trouble", "always", flags=flags)
        for name, flags in (("one", ("risky",)), ("two", ("x", "risky")), ("three", ("x",)))
    )
    interview = replace(small, rules=(one, other, two))
    assert words_of(interview, parse(condition)) == words


def test_of_a_question_of_several_sentences_the_last_is_quoted(small):
    first, *others = small.questions
    asked = replace(first, text="Think back. Take your time. Was there harm?")
    interview = replace(small, questions=(asked, *others))
    assert words_of(interview, parse("harm is no")) == "“Was there harm?” is “no”"
