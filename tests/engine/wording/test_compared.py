"""Two texts side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.engine.wording.compared import Change, compared

TEXTS = st.text(alphabet="ab c.,\n’é[]", max_size=40) | st.text(max_size=30)


@given(TEXTS, TEXTS)
def test_the_pieces_are_the_two_texts(before, after):
    pieces = compared(before, after)
    assert "".join(each.text for each in pieces if each.change is not Change.IN) == before
    assert "".join(each.text for each in pieces if each.change is not Change.OUT) == after


@given(TEXTS)
def test_the_same_text_has_no_change(text):
    assert all(each.change is Change.SAME for each in compared(text, text))


def test_a_word_is_one_piece_with_its_apostrophe():
    pieces = compared("We don’t ship.", "We won’t ship.")
    assert [(each.change, each.text) for each in pieces] == [
        (Change.SAME, "We "),
        (Change.OUT, "don’t"),
        (Change.IN, "won’t"),
        (Change.SAME, " ship."),
    ]


def test_very_long_texts_are_compared_by_lines():
    before = "one two three\n" * 3_000
    pieces = compared(before, before + "four\n")
    assert [each.change for each in pieces] == [Change.SAME, Change.IN]
    assert pieces[-1].text == "four\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("no " * 2_000, "yes " * 2_000),
        ("We say it. " * 300, "They hear us. " * 250),
        ("no\n" * 9_000, "yes\n\n" * 5_000),
    ],
)
@pytest.mark.timeout(20)
def test_a_text_that_says_one_word_again_and_again_takes_no_minutes(before, after):
    pieces = compared(before, after)
    assert "".join(each.text for each in pieces if each.change is not Change.IN) == before
    assert "".join(each.text for each in pieces if each.change is not Change.OUT) == after


def test_a_long_text_of_one_word_is_the_same_as_itself():
    before = "no " * 1_000
    assert [each.change for each in compared(before, before)] == [Change.SAME]
    pieces = compared(before, before + "yes")
    assert [(each.change, each.text) for each in pieces] == [
        (Change.SAME, before),
        (Change.IN, "yes"),
    ]
