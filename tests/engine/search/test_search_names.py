"""How the words of a query are taken for those of names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.engine.search.search_names import NameWord, respelled

WORDS = st.text(alphabet="abéz", min_size=1, max_size=6)


@given(st.sets(WORDS), WORDS)
def test_a_word_that_some_name_begins_with_is_no_slip(known, typed):
    word = NameWord(typed, (typed,))
    (found,) = respelled([word], lambda: sorted(known))
    if any(term.startswith(typed) for term in known):
        assert found == word


def test_a_slip_is_taken_for_the_nearest_word():
    (found,) = respelled([NameWord("hadlen", ("hadlen",))], lambda: ["halden", "halt", "held"])
    assert found.spelled == "halden"
