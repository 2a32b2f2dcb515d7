"""The ear takes twice as long for a text of twice the length, whatever the text."""

from __future__ import annotations

import sys
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.engine.wording.checker import hear_text
from coach.engine.wording.quote_marks import Nested
from coach.engine.wording.tokens import MOST_WORDS, heard

STEP = 15_000  # characters
TEXTS = {
    "marked sentences": "You are a difficult client. I am sorry for the price. ",
    "no full stop": "you are difficult and we are sorry but you always do it ",
    "quotations": '"You said, we are late" he said. You always do this. ',
    "apostrophes that open": " 'a b. ",
    "lines": "You always do it\n\n",
}


@pytest.fixture(scope="session")
def wordings(pack):
    """What the built-in content listens for."""
    return pack.ear


def work(text, wordings) -> int:
    """How many functions are called while a text is heard."""
    count = 0

    def seen(_frame, event, _argument) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(seen)
    try:
        hear_text(text, wordings)
    finally:
        sys.setprofile(None)
    return count


def repeated(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS)
def test_twice_the_text_is_twice_the_work(piece, wordings):
    hear_text(piece, wordings)  # what is made once is made
    once, twice = (work(repeated(piece, STEP * n), wordings) for n in (1, 2))
    assert twice < 2.3 * once


@pytest.mark.parametrize("text", ["“", "“" * 9 + "you always do it " + "”" * 9, "„", "'a “b "])
def test_marks_that_are_never_closed_are_not_looked_at_again_and_again(text, wordings):
    once, twice = (work(repeated(text, STEP * n), wordings) for n in (1, 2))
    assert twice < 2.3 * once


@pytest.mark.parametrize("piece", [" ", "\t \t", " \n ", "x", "1,", ".", "-", "\u00ad"])
def test_a_long_row_of_one_sign_takes_no_longer_than_its_length(piece):
    def took(length: int) -> float:
        def once() -> float:
            begun = process_time()
            heard(repeated(piece, length))
            return process_time() - begun

        return min(once() for _ in range(5))

    assert took(STEP * 10) < 40 * max(took(STEP), 1e-4)  # by the square it would be a hundred


def test_a_word_of_a_thousand_apostrophes_is_a_word(wordings):
    assert hear_text("a" + "'a" * 1000 + " you always do it.", wordings)
    found = heard("y'all'd've come")
    assert found.sentences[0].words == ("you", "all", "would", "have", "come", ".")


def test_a_text_without_full_stops_is_cut_and_all_of_it_is_heard(wordings):
    text = "so " * (MOST_WORDS * 3) + "you always do it"
    found = heard(text)
    assert max(len(each.words) for each in found.sentences) <= MOST_WORDS + 1
    (mark,) = hear_text(text, replace(wordings, model=None))
    assert text[mark.start : mark.end].endswith("always")


@pytest.mark.parametrize(("words", "sentences"), [(MOST_WORDS - 1, 1), (MOST_WORDS + 1, 2)])
def test_a_sentence_of_many_words_stays_one(words, sentences):
    assert len(heard("so " * words).sentences) == sentences


@given(st.text(alphabet="“”„«»\"'‘’ a.", max_size=60), st.sets(st.integers(0, 60)))
def test_what_a_quotation_is_in_is_found_as_by_looking_at_all(text, theirs):
    quotes = heard(f"{text} end").quotes
    nested = Nested(quotes)
    for place in range(len(text) + 2):
        around = [quote for quote in quotes if quote[0] < place <= quote[1]]
        expected = any(quote[0] in theirs for quote in around)
        assert nested.any_around(place, lambda quote: quote[0] in theirs) is expected


@pytest.mark.parametrize("text", ["\u00ad", "\u200b!", "\u00ad'a", "a'\u00ad", "\u200d 1"])
def test_signs_that_are_not_seen_are_no_words(text, wordings):
    assert hear_text(text, wordings) == ()
    assert all(word for each in heard(text).sentences for word in each.words)
