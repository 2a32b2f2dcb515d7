"""Conditions: what authors may write, and when it holds."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.rules.condition import All, Always, Any, Condition, Flagged, Given, Is, Not
from coach.engine.rules.conditions import (
    ConditionError,
    could_hold,
    grounds,
    holds,
    parse,
    questions_in,
)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("always", Always()),
        ("told is yes", Is("told", ("yes",))),
        ("told is yes/no", Is("told", ("yes", "no"))),
        ("told is not yes", Not(Is("told", ("yes",)))),
        ("flag warned", Flagged("warned")),
        ("fact last_day", Given("last_day")),
        ("not flag warned", Not(Flagged("warned"))),
        (
            "a is b or c is d and e is f",
            Any((Is("a", ("b",)), All((Is("c", ("d",)), Is("e", ("f",)))))),
        ),
        (
            "(a is b or c is d) and e is f",
            All((Any((Is("a", ("b",)), Is("c", ("d",)))), Is("e", ("f",)))),
        ),
    ],
)
def test_a_condition_is_read_as_it_is_written(text, tree):
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Expected a question, found the end"),
        ("told", "Expected 'is' after 'told', found the end"),
        ("told is", "Expected an answer, found the end"),
        ("told is yes/", "Expected an answer, found the end"),
        ("told is yes no", "Expected the end, 'and' or 'or', found 'no'"),
        ("(told is yes", "Expected '\\)', found the end"),
        ("told == yes", "Cannot read '== yes'"),
        ("and told is yes", "Expected a question, found 'and'"),
        ("flag", "Expected the name of a flag"),
        ("told is yes; import os", "Cannot read '; import os'"),
    ],
)
def test_a_condition_that_cannot_be_read_says_what_was_expected(text, message):
    with pytest.raises(ConditionError, match=message):
        parse(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_as_a_condition(text):
    with contextlib.suppress(ConditionError):
        questions_in(parse(text))


def test_not_asked_is_not_the_answer():
    assert holds(parse("told is not yes"), {})
    assert not holds(parse("told is yes"), {})


@pytest.mark.parametrize("answer", ["dont-know", "skip"])
def test_dont_know_and_skip_are_unknown(answer):
    assert holds(parse("told is unknown"), {"told": answer})
    assert not holds(parse("told is known"), {"told": answer})
    assert holds(parse("told is not yes"), {"told": answer})


def test_a_fact_and_a_flag_hold_once_given():
    assert holds(parse("fact last_day and flag warned"), {}, {"warned"}, {"last_day"})
    assert not holds(parse("fact last_day"), {}, {"last_day"}, ())


def test_what_is_open_could_still_hold():
    assert could_hold(parse("told is yes"), {})
    assert could_hold(parse("told is yes"), {"told": "dont-know"})
    assert not could_hold(parse("told is yes"), {"told": "no"})
    assert not could_hold(parse("told is yes and wrong is late"), {"told": "no"})
    assert could_hold(parse("told is yes or wrong is late"), {"told": "no"})
    assert not could_hold(parse("told is not no"), {"told": "no"})
    assert could_hold(parse("not flag warned"), {})
    assert not could_hold(parse("not flag warned"), {}, {"warned"})
    assert could_hold(parse("flag warned"), {})  # a later rule may set it


def test_the_grounds_of_an_or_are_the_parts_that_hold():
    condition = parse("told is yes or wrong is late")
    assert list(grounds(condition, {"told": "no", "wrong": "late"})) == [Is("wrong", ("late",))]


def test_questions_are_listed_once_in_order():
    assert questions_in(parse("b is x and (a is y or b is z) and flag c")) == ("b", "a")


NAME_LIST = ["harm", "told", "wrong"]
NAMES = st.sampled_from(NAME_LIST)
ANSWERS = ["yes", "no", "late"]
VALUES = st.sampled_from(["yes", "no", "late", "unknown", "known"])


def trees(leaves):
    """Conditions of any shape over some leaves."""
    return st.recursive(
        leaves,
        lambda inner: (
            st.builds(Not, inner)
            | st.builds(All, st.lists(inner, min_size=2, max_size=3).map(tuple))
            | st.builds(Any, st.lists(inner, min_size=2, max_size=3).map(tuple))
        ),
        max_leaves=8,
    )


COMPARISONS = st.builds(Is, NAMES, st.lists(VALUES, min_size=1, max_size=2).map(tuple))
TREES = trees(COMPARISONS | st.builds(Flagged, NAMES) | st.builds(Given, NAMES))


def written(condition: Condition) -> str:
    """A tree as text, with brackets everywhere."""
    match condition:
        case Is(name, values):
            return f"{name} is {'/'.join(values)}"
        case Flagged(name):
            return f"flag {name}"
        case Given(name):
            return f"fact {name}"
        case Not(inner):
            return f"not ({written(inner)})"
        case All(parts):
            return "(" + " and ".join(f"({written(part)})" for part in parts) + ")"
        case Any(parts):
            return "(" + " or ".join(f"({written(part)})" for part in parts) + ")"
    return "always"


@given(TREES)
def test_what_is_written_out_reads_back_the_same(tree):
    assert parse(written(tree)) == tree


@given(
    trees(COMPARISONS), st.fixed_dictionaries(dict.fromkeys(NAME_LIST, st.sampled_from(ANSWERS)))
)
def test_with_every_answer_known_what_could_hold_is_what_holds(tree, answers):
    assert could_hold(tree, answers) == holds(tree, answers)
