"""Content made ready says what the content says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.condition import Always, Every, Flagged, Given, Is, Not, Some
from coach.domain.interview import DONT_KNOW, SKIP
from coach.engine.context import Context
from coach.engine.ready import as_function, ready

names = st.sampled_from(["one", "two", "three"])
values = st.sampled_from(["yes", "no", "unknown", "known", DONT_KNOW, SKIP])
atoms = st.one_of(
    st.builds(Always),
    st.builds(Is, names, st.lists(values, min_size=1, max_size=2).map(tuple)),
    st.builds(Flagged, names),
    st.builds(Given, names),
)
conditions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(Every, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)
answers = st.sampled_from(["yes", "no", DONT_KNOW, SKIP])
cases = st.builds(
    Context,
    st.dictionaries(names, answers),
    st.frozensets(names),
    st.dictionaries(names, st.just("x")),
)


@given(conditions, cases)
def test_a_condition_made_ready_says_what_it_says(condition, case):
    assert as_function(condition)(case) is case.allows(condition)


def test_the_same_content_is_made_ready_once(pack):
    assert ready(pack.talk) is ready(pack.talk)
