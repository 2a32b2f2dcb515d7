"""What cannot be seen and says nothing stays out; what a script needs stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.engine.wording.plain_text import cleaned, is_empty
from coach.engine.wording.tokens import heard, words_of

ODD = st.text(
    st.sampled_from("ab '’.\u200b\u00ad\u2060\u200d\u200c\u202e\u2066\u05d0\ufeff\u0301\n1")
)
ANY = st.text() | ODD | st.text(st.characters())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("It is about money. \u200b", "It is about money."),
        ("no\u00adtice", "notice"),
        ("\ufeffHalden", "Halden"),
        ("a\u2060b", "ab"),
        ("\u200b", ""),
        ("Halden\u200d Tools", "Halden Tools"),
        ("\u202eHalden\u202c", "Halden"),
        ("one\u2028two\u0085three\r\nfour\rfive", "one\ntwo\nthree\nfour\nfive"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("a\tb", "a\tb"),
        ("\ud800", "?"),
        ("  Ñandú  ", "Ñandú"),
    ],
)
def test_what_nobody_sees_stays_out(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # noqa: RUF001 - Persian: without the joiner another word
        "क्\u200dष",  # Devanagari
        "👨\u200d👩\u200d👧",  # a family in one sign
        "❤\ufe0f",  # a heart in colour
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # the flag of England
        "שלום \u200eAna\u200f",  # a text of both directions
        "\u0600\u0661\u0662",  # an Arabic sign for numbers
        "e\u0301",  # an accent of its own
        "株式会社\u3000東京",
    ],
)
def test_what_a_script_needs_stays(text: str) -> None:
    assert cleaned(text) == text


@given(ANY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    once.encode()


@given(ANY)
def test_nothing_that_shows_is_lost(text: str) -> None:
    def seen(said: str) -> list[str]:
        return [sign for sign in said if unicodedata.category(sign)[0] in "LMNPS"]

    assert seen(cleaned(text)) == seen(text.encode("utf-8", "replace").decode())


@given(ANY)
def test_every_text_can_be_heard(text: str) -> None:
    for said in (text, cleaned(text), f"It is about money. {text}"):
        heard(said)
        words_of(said)


@pytest.mark.parametrize(
    "text", ["", " \n", "\u200b\u2060", "\u3164", "\u2800", "\u0301", "\u202e"]
)
def test_what_shows_nothing_is_empty(text: str) -> None:
    assert is_empty(text)


@pytest.mark.parametrize("text", ["a", "株", "👍", "-", "0", "?"])
def test_what_shows_anything_is_not(text: str) -> None:
    assert not is_empty(text)
