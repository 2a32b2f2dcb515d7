"""Conditions in words: of questions (see also `test_why.py`) and of the lines of a talk."""

from __future__ import annotations

import pytest

from coach.engine.rules.condition_words import words_of
from coach.engine.rules.conditions import parse


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
