"""Numbers compare however they are written, and slips of the keys are mended where it is plain."""

from __future__ import annotations

import pytest

from coach.engine.practice.hearing.said_words import is_figure, said_words
from coach.engine.practice.hearing.slips import Slips


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It’s 3,900.", "It’s three thousand nine hundred."),
        ("2400 for 120 lots", "two thousand four hundred for a hundred and twenty lots"),
        ("by the 12th", "by the twelfth"),
        ("the 31st of May", "the thirty-first of May"),
        ("1420 each", "fourteen hundred and twenty each"),
        ("4 860 euros", "four thousand eight hundred and sixty euros"),
        ("half past 6", "half past six"),
    ],
)
def test_a_number_is_one_word_however_it_is_written(one: str, other: str) -> None:
    assert said_words(one) == said_words(other)
    assert sum(map(is_figure, said_words(one))) >= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3,500", "three thousand nine hundred"),
        ("120", "two hundred and ten"),
        ("the 12th", "twelve"),
        ("twenty to six", "twenty-six"),
        ("three and four", "seven"),
        ("30/6/2026", "thirty"),
        ("3.5", "three"),
    ],
)
def test_other_numbers_are_other_words(one: str, other: str) -> None:
    assert said_words(one) != said_words(other)


def test_what_counts_nothing_stays_a_word() -> None:
    said = said_words("One thing, a hundred times, and a second one in a lot.")
    assert said.count("one") == 2
    assert "second" in said
    assert [each for each in said if is_figure(each)] == ["100"]
    assert said_words("") == ()
    assert said_words("a and hundred") == ("a", "and", "hundred")


SLIPS = Slips(["what", "wait", "the", "should", "recommend", "awful", "people", "decided", "lean"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("waht", "what"),  # and not "wait": two letters in each other's place
        ("teh", "the"),
        ("shuld", "should"),
        ("aweful", "awful"),
        ("desided", "decided"),
        ("reccomend", "recommend"),
        ("we shuld waht", "we should what"),
    ],
)
def test_one_slip_is_mended(typed: str, meant: str) -> None:
    assert SLIPS.mended(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "what", "Waht", "waits", "loan", "hte-the", "wat’s", "peoples", "on", "xyz", "",
        "a" * 20_000,
        "whit",  # "what" or "wait"
    ],
)  # fmt: skip
def test_what_is_known_doubtful_or_a_name_stays(typed: str) -> None:
    assert SLIPS.mended(typed) == typed
