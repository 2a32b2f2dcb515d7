"""How texts are cut into sentences, words and quotations, as agreed."""

from __future__ import annotations

import pytest

from coach.engine.wording.quote_marks import Nested
from coach.engine.wording.spelled import Spelled
from coach.engine.wording.tokens import _TAILS, _WHOLE, MOST_WORDS, heard, words_of
from coach.engine.wording.word_patterns import PatternIndex, WordPattern

TEXTS = (
    "You are late. You pay nothing!",
    "Is it so? Yes.",
    "What?! No!? Well...",
    "So… you see. So… No.",
    "It is late, or not; we stop: now – at once.",
    "We stop — today (really) / tomorrow.",
    "On 3 May 2026, at 10:30, we paid 2,400.50 euros on 30/6/2026.",
    "In May we may stop. May I?",
    "By may 3 it may be. MAY WE? Since May. They, May, stop. May 5.",
    "e.g. this, i.e. that, etc. So.",
    "Mr. Lind and Dr. Olsen vs. us. No. 5 it is.",
    "See example.com or a@b.example. Version 3.5 now.",
    "I won't, can't, don't and shan't. It's the client's, isn't it? They've said we'd've gone.",
    "dont wont cant youre youll weve theyre im ive thats gonna gotta wanna kinda sorta y'all c'mon",
    "It’s ‘odd’ and 'odd' and \"odd\" and “odd” and „odd“ and «odd».",
    "'Tis the clients' choice.",
    "You wrote: “You are odd. Really.” We stop.",
    "“She said ‘no’ to us”, he said.",
    "“Not closed.\n\nNew.”",
    "'You will regret this,' you said.",
    "rock 'n' roll is 'fine",
    "“““deep””” “",
    '"one" "two',
    "”closed“",
    "First line\nsecond line\nThird line.",
    "One\n\nTwo",
    "We ask:\n- one\n- two\n* three\n• four",
    "a\u00adb co\u2011operate naïve Ünder 金曜日",
    "So .. so. so ... so. ...",
    "...",
    "?",
    "",
    "   \n ",
    ",;",
    "half-done, well-known, twenty-five",
    "£5 and 5% of 10kg at 9am, 3rd",
    "ALL IN CAPITALS NOW",
    "x" * 300,
    "he's here, this's it, who's there, everything's fine, bob's car's",
    "_under_ *star* #tag",
    "I'd say he'll go, they're in, I'm out, we've won, you're it, she'd",
    "o'clock, 'em, 90's, Ann's'",
)


def test_texts_are_cut_as_agreed(golden) -> None:
    lines = []
    for text in TEXTS:
        found = heard(text)
        lines.append(f"## {text[:60]!r}")
        for sentence in found.sentences:
            shown = (f"{word}@{start}-{end}" for word, (start, end) in zip(
                sentence.words, sentence.places, strict=True))  # fmt: skip
            lines.append(" ".join(shown))
        for quote in found.quotes:
            before, behind = found.beside(quote, 4)
            lines.append(f"quote {quote} after {before} before {behind}")
        lines.append(f"words {words_of(text)}")
    golden("heard.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_what_goes_on_for_too_long_is_cut_with_a_pause(more: int) -> None:
    text = "so " * (MOST_WORDS + more)
    sentences = heard(text).sentences
    ends = [sentence.words[-1] for sentence in sentences]
    assert ends == {-1: ["."], 0: [";"], 1: [";", "."]}[more]
    assert len(sentences[0].words) == min(MOST_WORDS, MOST_WORDS + more) + 1


def test_every_shortened_word_is_opened() -> None:
    for word, parts in _WHOLE.items():
        assert words_of(f"so {word} so") == ["so", *parts, "so"], word
    assert " ".join(f"{tail}={'+'.join(parts)}" for tail, parts in sorted(_TAILS.items())) == (
        "'d=would 'll=will 'm=am 're=are 've=have n't=not"
    )


@pytest.mark.parametrize(
    ("start", "end", "crossed"),
    [(0, 1, False), (1, 2, False), (2, 3, True), (3, 8, False), (9, 10, True), (0, 99, True)],
)
def test_whether_a_quotation_begins_or_ends_in_between(start, end, crossed) -> None:
    assert Nested(((2, 9),)).begins_or_ends(start, end) is crossed


def test_what_holds_for_a_quotation_around_holds_inside() -> None:
    outer, inner, beside = (0, 20), (5, 10), (30, 40)
    for place, held in ((3, True), (7, True), (15, True), (25, False), (35, False)):
        nested = Nested((outer, inner, beside))
        assert nested.any_around(place, lambda quote: quote == outer) is held, place
    nested = Nested((outer, inner, beside))
    assert nested.any_around(7, lambda quote: quote == inner)
    assert not nested.any_around(3, lambda quote: quote == inner)
    assert nested.any_around(7, lambda _: False)  # it was asked about before


def spelled(words: str, *patterns: str) -> Spelled:
    return Spelled(tuple(words.split()), PatternIndex(WordPattern(each, {}) for each in patterns))


def test_where_patterns_are_met_word_by_word() -> None:
    said = spelled("you are late and you are odd .", "you are", "late", "never", "odd .")
    assert list(said.spans(0b1)) == [(0, 2), (4, 6)]
    assert list(said.spans(0b10)) == [(2, 3)]
    assert list(said.spans(0b1000)) == [(6, 8)]
    assert list(said.spans(0b111)) == [(0, 2), (4, 6), (2, 3)]
    assert said.says(0b1)
    assert not said.says(0b100)
    assert said.meets((1, 2), 0b1)
    assert said.meets((5, 9), 0b1)
    assert not said.meets((2, 4), 0b1)
    assert not said.meets((6, 7), 0b1)


def test_a_clause_guards_what_follows_up_to_its_end() -> None:
    said = spelled("if you pay we stop but you are late .", "if you", "you are")
    assert said.guarded((3, 5), 0b1)
    assert not said.guarded((0, 1), 0b1)
    assert not said.guarded((6, 8), 0b1)
    assert said.guarded((8, 9), 0b10)


SHORT = "mr mrs ms dr prof st nr vs etc approx inc ltd co e g"
WITH_IS = "it that there here what who where how he she this everything"
BEFORE_MONTH = (
    "in of by since until till last this next early late mid on before after from to for and "
    "through during end"
)


@pytest.mark.parametrize("word", SHORT.split())
def test_a_short_form_ends_no_sentence_with_its_dot(word: str) -> None:
    assert len(heard(f"We saw {word}. Lind").sentences) == 1
    assert len(heard(f"We saw {word}! Lind").sentences) == 2
    assert len(heard(f"We saw x{word}. Lind").sentences) == 2


@pytest.mark.parametrize("word", WITH_IS.split())
def test_behind_these_an_s_is_is_and_behind_others_it_is_not(word: str) -> None:
    assert words_of(f"{word}'s here") == [word, "is", "here"]
    assert words_of(f"x{word}'s here") == [f"x{word}", "'s", "here"]


@pytest.mark.parametrize("word", BEFORE_MONTH.split())
def test_behind_these_may_in_capitals_is_the_month(word: str) -> None:
    assert words_of(f"so {word} MAY it be")[2] == "may"  # a short text has no months
    assert heard(f"So {word} MAY it be").sentences[0].words[2] == "month"
    assert heard(f"So x{word} MAY it be").sentences[0].words[2] == "may"
