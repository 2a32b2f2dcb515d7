"""What a pattern may hold, and the words with which one is refused, at both edges of each limit."""

from __future__ import annotations

import pytest

from coach.domain.wording import Category, Entry, Wordings
from coach.engine.wording.checker import hear_text, weighed
from coach.engine.wording.tokens import heard
from coach.engine.wording.word_patterns import (
    PatternError,
    PatternIndex,
    WordPattern,
    numbers,
    read_sets,
)

SETS = {"client": ("they", "the client")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "A pattern is empty."),
        ("you ..0 late", "'..0': a gap is ..1 to ..8."),
        ("you ..9 late", "'..9': a gap is ..1 to ..8."),
        ("you <nobody>", "'<nobody>': there is no set <nobody> above."),
        ("you b*", "'b*' cannot be read."),
        ("you *", "'*' cannot be read."),
        ("you @", "'@' cannot be read."),
        ("you [a|@]", "'[a|@]' cannot be read."),
        (
            "you ..1 a ..1 b ..1 c ..1 d ..1 e",
            "'you ..1 a ..1 b ..1 c ..1 d ..1 e' has more than 4 gaps.",
        ),
        ("[you] ..2", "'[you] ..2' could be met by any words."),
        (" ".join(["a"] * 41), "A pattern has 41 elements; 40 is the most."),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, said: str) -> None:
    with pytest.raises(PatternError) as refused:
        WordPattern(text, SETS)
    assert str(refused.value) == said


def test_a_pattern_of_too_many_elements_says_how_to_mend_it() -> None:
    with pytest.raises(PatternError) as refused:
        WordPattern(" ".join(["a"] * 41), {})
    assert refused.value.mend == "Make several patterns of it."


@pytest.mark.parametrize(
    "text",
    ["you ..1 late", "you ..8 late", "you be*", "you ..1 a ..1 b ..1 c ..1 d", "a " * 40, "don’t"],
)
def test_the_last_that_goes(text: str) -> None:
    assert WordPattern(text, SETS).text == text


def test_the_ways_to_read_one_are_bounded() -> None:
    most = WordPattern("[a|b] ..8 x ..8 y ..8 z", {})
    assert most.ways == 2 * 9**3
    most.refuse_many_ways()
    more = WordPattern("[a] [b] [c] [d] ..8 x ..8 y ..8 z ..8 w", {})
    with pytest.raises(PatternError) as refused:
        more.refuse_many_ways()
    assert str(refused.value) == "A pattern can be read in 104,976 ways; 30,000 is the most."
    assert refused.value.mend == (
        "Leave fewer words out by [...], make its gaps smaller, or make two of it."
    )


@pytest.mark.parametrize(
    ("text", "met", "missed"),
    [
        ("you|they late", "you late", "we late"),
        ("a_lot late", "a lot late", "a late lot"),
        ("promis* it", "promised it", "compromised it"),
        ("<client> late", "the client late", "client late"),
        ("you [really|so] late", "you so late", "you too late"),
        ("you ..2 late", "you are so late", "you are not so late"),
        ("you ..2 late", "you late", "you , late"),
        ("late ,|; so", "late ; so", "late so"),
    ],
)
def test_what_meets_an_element(text: str, met: str, missed: str) -> None:
    regex = WordPattern(text, SETS).regex
    assert regex.search(f" {met} ")
    assert not regex.search(f" {missed} ")


def test_a_set_may_use_those_above_it() -> None:
    assert read_sets([("one", ("they",)), ("two", ("<one>", "the client", "they"))]) == {
        "one": ("they",),
        "two": ("they", "the client"),
    }
    with pytest.raises(PatternError, match="there is no set <two> above"):
        read_sets([("one", ("<two>",)), ("two", ("they",))])


def test_only_patterns_whose_words_are_there_are_tried() -> None:
    texts = ("you|they late", "promis* it", "late never again paid owed", "the a of late")
    index = PatternIndex(WordPattern(text, {}) for text in texts)

    def among(words: str) -> list[str]:
        return [texts[number] for number in numbers(index.among(words.split()))]

    assert among("they late") == [texts[0]]
    assert among("late") == []
    assert among("promised it") == [texts[1]]
    assert among("late never again paid") == []
    assert among("late never again paid owed") == [texts[2]]
    assert among("the a of late you") == [texts[0], texts[3]]
    assert among("they late") == [texts[0]]  # known by now
    assert list(numbers(0b1011)) == [0, 1, 3]


def test_a_long_text_tells_how_much_has_been_heard() -> None:
    told: list[float] = []
    hear_text("It is late. " * 250, Wordings(()), told.append)
    assert told == [0, 100 / 250, 200 / 250]


def test_what_somebody_else_said_is_not_weighed() -> None:
    entries = (Entry("odd", Category.LABEL, ("odd",), "why", "instead"),)
    ear = Wordings(entries, quoted=("you wrote",))
    listened = heard("You wrote that we are “odd”. We stop.")
    first, second = weighed(listened, ear)
    assert "odd" not in first
    assert {"you", "wrote"} <= set(first)
    assert "stop" in second
