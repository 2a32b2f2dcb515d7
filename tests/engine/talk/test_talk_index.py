"""Content made ready says what the content says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.rules.condition import All, Always, Any, Flagged, Given, Is, Not
from coach.domain.rules.interview import DONT_KNOW, SKIP
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.conditions import NEVER
from coach.engine.rules.conditions import atoms as atoms_of
from coach.engine.talk.context import Context
from coach.engine.talk.talk_index import as_function, narrowed, ready

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
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Any, st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)
answers = st.sampled_from(["yes", "no", DONT_KNOW, SKIP])
cases = st.tuples(
    st.dictionaries(names, answers),
    st.frozensets(names),
    st.dictionaries(names, st.just("x")),
).map(lambda parts: Context(*parts))


@given(conditions, cases)
def test_a_condition_made_ready_says_what_it_says(condition, case):
    assert as_function(condition)(case) is case.allows(condition)


def renamed(condition):
    """A condition in which the question "one" is the verdict."""
    match condition:
        case Is("one", values):
            return Is("verdict", values)
        case Not(inner):
            return Not(renamed(inner))
        case All(parts) | Any(parts):
            return type(condition)(tuple(map(renamed, parts)))
    return condition


@given(conditions.map(renamed), cases, st.sampled_from(["yes", "no"]))
def test_a_condition_narrowed_to_a_verdict_says_the_same_in_it(condition, case, verdict):
    within = replace(case, values={**case.values, "verdict": verdict})
    left = narrowed(condition, verdict)
    assert within.allows(left) is within.allows(condition)
    assert left != NEVER or not within.allows(condition)
    assert "verdict" not in {atom.name for atom in atoms_of(left) if isinstance(atom, Is)}


def test_what_belongs_to_other_verdicts_is_not_looked_at(pack):
    known = ready(pack.talk)
    kept = {verdict: len(known.of(verdict).reactions) for verdict in Verdict}
    assert max(kept.values()) < len(pack.talk.reactions) / 2
    parted = {each.text.id for each in known.of(Verdict.PART).reactions}
    refused = [each for each in pack.talk.reactions if each.id not in parted]
    assert all(narrowed(each.when, Verdict.PART.value) == NEVER for each in refused)


def test_the_same_content_is_made_ready_once(pack):
    assert ready(pack.talk) is ready(pack.talk)
