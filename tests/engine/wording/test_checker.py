"""What the ear hears, where it says it was, and what it leaves alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.wording import Category, Entry, Wordings
from coach.engine.wording.checker import LATELY, hear, hear_text, seconds_of
from coach.engine.wording.tokens import heard, words_of
from coach.engine.wording.word_patterns import (
    PatternError,
    PatternIndex,
    WordPattern,
    numbers,
    read_sets,
)

LABEL = Entry("label-odd", Category.LABEL, ("you are ..2 odd|very_strange",), "why", "instead")
TIMES = Entry("absolute-times", Category.ABSOLUTE, ("you never",), "why", "instead")
EAR = Wordings((LABEL, TIMES))


def marked(text, ear=EAR):
    return [text[mark.start : mark.end] for mark in hear(text, ear)]


@pytest.mark.parametrize(
    "text",
    ["You are odd.", "you’re really odd", "YOU ARE ODD!", "You're  a bit\nodd", "youre odd",
     "You\u00a0are odd", "😀 You are odd 😀", "Yo\u00adu are odd", "You are very-strange."],
)  # fmt: skip
def test_case_contractions_hyphens_and_odd_characters_do_not_matter(text):
    assert len(marked(text)) == 1


@pytest.mark.parametrize("text", ["You are oddly quiet.", "Are you odd?", "You are. Odd.", ""])
def test_words_and_sentences_have_bounds(text):
    assert marked(text) == []


def test_a_mark_names_its_characters_in_the_text():
    text = "😀 — “You’re odd”, e\u0301!"
    (mark,) = hear(text, EAR)
    assert text[mark.start : mark.end] == "You’re odd"
    assert (mark.category, mark.entry) == (Category.LABEL, "label-odd")


def test_only_what_needs_holds_and_nothing_excuses_is_marked():
    entry = Entry(
        "hedge-maybe",
        Category.HEDGE,
        ("maybe",),
        "",
        "",
        needs=("end",),
        unless=("not maybe",),
        without=("?",),
    )
    ear = Wordings((entry,))
    assert marked("Maybe we end.", ear) == ["Maybe"]
    for innocent in ("Maybe we go.", "Not maybe, we end.", "Maybe we end?"):
        assert marked(innocent, ear) == []


def test_what_is_innocent_while_it_is_rare_is_marked_from_then_on():
    ear = Wordings((Entry("apology", Category.APOLOGY, ("sorry",), "", "", most=2),))
    assert marked("Sorry. Sorry.", ear) == []
    assert marked("Sorry. Sorry. So sorry.", ear) == ["sorry"]


def test_their_words_in_quotation_marks_are_left_alone(pack):
    for text in (
        "You wrote that our driver was “rude and aggressive”.",
        "'You will regret this,' you said.",
        'In your mail it says "you are a toxic firm".',
    ):
        assert hear_text(text, pack.ear) == ()


def test_quotation_marks_do_not_excuse_ones_own_words(pack):
    assert [mark.category for mark in hear_text("“You are toxic.”", pack.ear)] == [Category.LABEL]


def test_a_sentence_that_is_known_already_is_heard_by_where_it_stands_now():
    quoted = Wordings((LABEL,), quoted=("you wrote",))
    for _ in range(2):
        assert marked("You are odd.", quoted) == ["You are odd"]
        assert marked("You wrote: “You are odd.”", quoted) == []
    in_the_news = Wordings((replace(LABEL, parts=("news",)),))
    for part, many in (("news", 1), ("open", 0), ("news", 1)):
        assert len(hear("You are odd.", in_the_news, part=part)) == many


def test_more_sentences_than_are_remembered_are_heard_alike():
    text = " ".join(f"You are {'x' * (number + 1)} odd." for number in range(LATELY + 2))
    assert hear(text, EAR) == hear(text, EAR)
    assert len(hear(text, EAR)) == LATELY + 2


@pytest.mark.parametrize("text", ["it is odd", "odd it is", "is that odd", "oddly it is", "it is"])
@pytest.mark.parametrize("pattern", ["it_is odd*", "odd*|that [so] is", "^ it|is", "is ..2 odd|it"])
def test_the_quick_look_finds_whatever_is_met(text, pattern):
    index = PatternIndex([WordPattern(pattern, {})])
    if index.patterns[0].regex.search(f" ^ {text} . "):
        assert list(numbers(index.among(text.split()))) == [0]
    assert list(numbers(index.among(["other"]))) == []


def test_may_is_a_month_too():
    for text, word in (
        ("In May", "month"),
        ("12 may", "month"),
        ("We may", "may"),
        ("May I", "may"),
    ):
        assert word in [token.word for token in heard(text).sentences[0].tokens]


ODD = st.sampled_from(["You’re ", "toxic", "never", " or else", "\n", "might end "])


@given(st.lists(st.text(max_size=9) | ODD).map("".join))
def test_no_text_is_too_odd_and_every_mark_lies_in_it(pack, text):
    for mark in hear_text(text, pack.ear):
        assert 0 <= mark.start < mark.end <= len(text)
        assert mark.why
        assert mark.instead


@given(
    st.lists(st.sampled_from(["you", "are", "odd", "never", "’", ",", ".", "\n", "“", "”", " "]))
)
def test_sentences_keep_their_order_and_places(pieces):
    text = " ".join(pieces)
    places = [token for each in heard(text).sentences for token in each.tokens]
    assert all(token.start <= token.end <= len(text) for token in places)
    assert [token.start for token in places] == sorted(token.start for token in places)


@pytest.mark.parametrize(
    "pattern",
    ["", "..3", "[you]", "you ..9 odd", "you ..0 odd", "<none> odd", "a(b)+", "y*",
     "a ..1 b ..1 c ..1 d ..1 e ..1 f"],
)  # fmt: skip
def test_a_pattern_that_cannot_be_read_is_refused(pattern):
    with pytest.raises(PatternError):
        WordPattern(pattern, {})


def test_a_set_may_use_those_above_it():
    sets = read_sets((("a", ("it is",)), ("b", ("<a>", "odd*"))))
    assert sets["b"] == ("it is", "odd*")
    with pytest.raises(PatternError):
        read_sets((("b", ("<a>",)), ("a", ("x",))))


def test_contractions_are_opened():
    assert words_of("Won’t you? It's the client's, I'd say") == (
        ["will", "not", "you", "it", "is", "the", "client", "'s", "i", "would", "say"]
    )


def test_a_second_takes_two_or_three_words():
    assert (seconds_of(0), seconds_of(24)) == (1, 10)


def test_every_entry_says_why_and_what_instead(pack):
    for entry in pack.ear.entries:
        assert entry.why.endswith((".", "?", "!")), entry.id
        assert re.search(r"[.?!]”?$", entry.instead), entry.id
