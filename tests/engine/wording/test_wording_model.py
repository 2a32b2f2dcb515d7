"""The model of the ear: what it sums up, what it decides beside the patterns, and what it names."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.wording import Category, CategoryAdvice, Entry, MarkSource, Wordings
from coach.engine.wording.checker import hear, hear_text
from coach.engine.wording.tokens import heard
from coach.engine.wording.wording_model import SHORT, Scorer, letter_features, word_features
from tests.models import LABEL, THREAT, model

ODD = Entry("label-odd", LABEL, ("you are odd",), "why", "instead")
ROOT = math.sqrt((SHORT + 1) / (SHORT + 2))  # of two features that tell 1 each
ADVICE = tuple(CategoryAdvice(each, f"{each}?", f"no {each}") for each in (LABEL, THREAT))


def ear(*entries, quoted=(), **given):
    return Wordings(tuple(entries), quoted=quoted, model=model(**given), advice=ADVICE)


def words(text):
    return heard(text).sentences[0].words


def test_a_sentence_is_counted_in_words_by_ones_twos_and_threes_and_in_pauses():
    assert word_features(("you", ",", "he", ".")) == [
        "^", "you", ",", "he", ".",
        "^ you", "you ,", ", he", "he .",
        "^ you ,", "you , he", ", he .",
        ",;1",
    ]  # fmt: skip


def test_a_word_is_counted_in_letters_by_twos_to_fives_and_signs_are_not():
    assert letter_features("so") == ["_s", "so", "o_", "_so", "so_", "_so_"]
    assert letter_features("#") == letter_features(",") == letter_features("'s") == []
    assert len(letter_features("x" * 10_000)) < 150


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Odd.", -0.5 + 4),
        ("Odd man.", -0.5 + 6 * ROOT),
        ("Odd odd.", -0.5 + 8 * ROOT),
        ("So.", -0.5 + -1.5),
        ("Nothing known.", -0.5),
    ],
)
def test_sums_are_divided_by_the_root_of_what_the_features_tell(text, label):
    scorer = Scorer(model({"odd": (8, 0), "odd man": (4, 2)}, {"_so": (-6, 0)}))
    assert scorer.sums(words(text))[0] == pytest.approx(label)


def test_a_sentence_without_a_pattern_is_marked_where_the_model_speaks_for_it():
    (mark,) = hear("He is here. A spineless man, he is!", ear(words={"spineless man": (40, 0)}))
    assert (mark.category, mark.source, mark.entry) == (LABEL, MarkSource.MODEL, "")
    assert (mark.start, mark.end) == (12, 35)
    assert (mark.why, mark.instead) == ("label?", "no label")


@pytest.mark.parametrize(("high", "many"), [(-0.5, 1), (-0.4, 0)])
def test_the_threshold_itself_is_enough(high, many):
    assert len(hear("Nothing known is here.", ear(words={"odd": (1, 0)}, high=high))) == many


@pytest.mark.parametrize(("text", "many"), [("Spineless he is, he.", 1), ("Spineless he is.", 0)])
def test_what_is_shorter_than_four_words_says_too_little(text, many):
    assert len(hear(text, ear(words={"spineless": (40, 0)}))) == many


def test_it_names_the_words_that_weigh_most_as_they_are_written():
    text = "With respect, you’re a spineless man, and late."
    known = {"spineless man": (20, 0), "with respect": (14, 0), "late": (-9, 0), "and": (1, 0)}
    (mark,) = hear(text, ear(words=known))
    assert [text[start:end] for start, end in mark.heavy] == ["spineless man", "With respect"]


@pytest.mark.parametrize(
    ("text", "weighs", "named"),
    [
        ("We’ve met some doormats.", "have met", "We’ve met"),
        ("That won’t end well.", "will", "won’t"),
        ("Your client’s a joke.", "client", "client’s"),
        ("He isn’t; odd, no?", "is not", "isn’t"),
    ],
)
def test_contractions_are_named_whole(text, weighs, named):
    (mark,) = hear(text, ear(words={weighs: (40, 0)}))
    assert [text[start:end] for start, end in mark.heavy] == [named]


@pytest.mark.parametrize(("weight", "many"), [(-1, 1), (-2, 0)])  # -1 and -1.5, the threshold -1.2
def test_what_a_pattern_has_found_stays_unless_the_model_speaks_against_it(weight, many):
    found = hear("You are odd, as horses go.", ear(ODD, words={"horses": (weight, 0)}))
    assert [mark.source for mark in found] == [MarkSource.PATTERN] * many


def test_a_sentence_is_marked_once_by_a_pattern_or_else_in_the_clearest_category():
    known = {"odd": (40, 40), "late": (20, 30)}
    (mark,) = hear("You are odd.", ear(ODD, words=known))
    assert (mark.category, mark.source) == (LABEL, MarkSource.PATTERN)
    (mark,) = hear("He is so late.", ear(ODD, words=known))
    assert (mark.category, mark.source) == (THREAT, MarkSource.MODEL)


def test_what_hangs_on_more_than_a_sentence_is_left_to_the_patterns():
    against = {"sorry": (-40, -40)}
    often = Entry("label-sorry", LABEL, ("sorry",), "", "", most=1)
    assert len(hear("Sorry. So sorry.", ear(often, words=against))) == 1
    in_part = Entry("label-sorry", LABEL, ("sorry",), "", "", parts=("news",))
    assert len(hear("Sorry.", ear(in_part, words=against), part="news")) == 1


def test_a_category_that_the_model_does_not_know_is_left_to_the_patterns():
    jargon = Entry("jargon-odd", Category.JARGON, ("odd",), "", "")
    assert len(hear("Odd.", ear(jargon, words={"odd": (-40, -40)}))) == 1


def test_words_that_somebody_else_said_do_not_weigh():
    known = ear(words={"spineless": (40, 0)}, quoted=("you wrote",))
    assert hear_text("You wrote “a spineless lot” to my boss.", known) == ()
    assert len(hear_text("“A spineless lot”, I would say.", known)) == 1


def test_a_pack_without_a_model_is_heard_by_its_patterns_alone():
    assert [mark.source for mark in hear("You are odd.", Wordings((ODD,)))] == [MarkSource.PATTERN]


@given(st.text(max_size=80) | st.text(alphabet="you odd.,’“”\n", max_size=80))
def test_no_text_is_too_odd_for_the_model(text):
    known = ear(words={"odd": (46, 46), "you odd": (46, -46)}, letters={"od": (46, 46)})
    for mark in hear_text(text, known):
        assert 0 <= mark.start < mark.end <= len(text)
        for start, end in mark.heavy:
            assert mark.start <= start < end <= mark.end
