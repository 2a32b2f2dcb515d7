"""In how many ways a pattern can be read: never in more than it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.pack import Pack
from coach.engine.wording import checker
from coach.engine.wording.checker import compile_ahead, hear
from coach.engine.wording.word_patterns import WordPattern

WORDS = ("so", "so_so", "so_is", "is", "so*", "is_so*")


def readings(elements, words) -> int:
    """In how many ways the elements are met by the first of these words, all of them tried."""
    if not elements:
        return 1
    first, rest = elements[0], elements[1:]
    if first.gap:
        return sum(readings(rest, words[n:]) for n in range(min(first.gap, len(words)) + 1))
    found = readings(rest, words) if first.optional else 0
    for phrase in first.words:
        wanted = phrase.split(" ")
        there = words[: len(wanted)]
        met = len(there) == len(wanted) and all(
            word.startswith(each[:-1]) if each.endswith("*") else word == each
            for each, word in zip(wanted, there, strict=True)
        )
        found += readings(rest, words[len(wanted) :]) if met else 0
    return found


alternatives = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("|".join)
pieces = st.one_of(alternatives, alternatives.map("[{}]".format), st.just("..2"))


@given(st.lists(pieces, max_size=5), st.lists(st.sampled_from(["so", "is", "sober"]), max_size=12))
def test_no_text_meets_a_pattern_in_more_ways_than_it_says(found, words):
    gaps = found.count("..2")
    elements = [each for each in found if each != "..2" or gaps <= 4]
    pattern = WordPattern(" ".join([*elements, "so"]), {})
    assert readings(pattern.elements, tuple(words)) <= pattern.ways


def test_words_that_are_met_at_one_place_count_each():
    assert WordPattern("pay|pay_late|pa*|other", {}).ways == 3
    assert WordPattern("[pay|late] ..3 now", {}).ways == 2 * 4


def test_what_was_compiled_ahead_is_heard_as_ever(pack: Pack) -> None:
    text = "You never pay on time. We suppose that we might perhaps stop. Your people are lazy."
    before = hear(text, pack.ear)
    checker._ear.cache_clear()
    assert len(list(compile_ahead(pack.ear))) > len(pack.ear.entries)
    assert all("regex" in vars(each) for each in checker._ear(pack.ear).index.patterns)
    assert hear(text, pack.ear) == before
    assert before
