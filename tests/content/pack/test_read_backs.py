"""What an answer is read back as: what was chosen, and nothing that was not."""

from __future__ import annotations

import re

import pytest

from coach.content.checks.check import read_pack
from coach.domain.rules.interview import Question
from coach.paths import pack_folder


def others(question: Question) -> str:
    """All answers to a question: one of them may be that the others are not so."""
    return " ".join(option.text for option in question.options)


INTERVIEW = read_pack(pack_folder()).interview
PAIRS = [
    pytest.param(
        f"{question.text} {others(question)}",
        option.text,
        option.read_back,
        id=f"{question.id}-{option.id}",
    )
    for question in INTERVIEW.questions
    for option in question.options
]
STEM = 4  # letters that two forms of a word share
ADDED = 2  # words that a whole sentence needs beside those that were read


def stems(text: str) -> set[str]:
    """The longer words of a text, each by how it begins."""
    return {word[:STEM] for word in re.findall(r"[a-z]{5,}", text.lower())}


def added(question: str, option: str, said: str) -> set[str]:
    """What a read-back says that stands in neither the question nor its answers."""
    known = stems(question) | stems(option) | {word[:STEM] for word in option.lower().split()}
    return stems(said) - known


@pytest.mark.parametrize(("question", "option", "said"), PAIRS)
def test_an_answer_is_read_back_in_its_own_words(question, option, said):
    assert len(added(question, option, said)) <= ADDED, added(question, option, said)


def test_a_read_back_that_says_more_would_be_found():
    asked, chosen = "Which of these is part of it?", "Neither, only what they do or bring in"
    said = "You would do the same with any client who acted like this"
    assert len(added(asked, chosen, said)) > ADDED
