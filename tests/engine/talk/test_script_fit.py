"""Which scripts fit a case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.rules.verdict import Verdict
from coach.domain.talk.script import Script, ScriptStage, Situation
from coach.domain.talk.talk import ReactionText, Tone
from coach.engine.rules.conditions import parse
from coach.engine.talk.context import Context
from coach.engine.talk.script_fit import fitting, likeliest, ranked

SITUATIONS = (
    Situation("late", "Late", "", parse("money is late")),
    Situation("grown", "Grown", "", parse("fit is bigger")),
    Situation("any", "Any", ""),
)


def script(name, situation, *verdicts, reactions=()):
    return Script(
        name, situation, ScriptStage.NEWS, name, "", "", "", "", (), tuple(reactions), "", "", "",
        "", verdicts, (),
    )  # fmt: skip


def case(verdict=Verdict.FIX, **answers):
    return Context({"verdict": verdict.value, **answers}, frozenset(), {})


def reaction(name, weight, when="always", *likelier, answers_any=False):
    return ReactionText(
        id=name,
        says=name,
        beneath="",
        replies=((Tone.WARM, name),),
        trap="",
        when=parse(when),
        when_text=when,
        weight=weight,
        likelier=tuple((parse(condition), by) for condition, by in likelier),
        sources=(),
        answers_any=answers_any,
    )


def order(scripts, of, reactions=()):
    return [each.script for each in fitting(ranked(scripts, SITUATIONS, of, reactions))]


def test_those_of_the_situation_come_first_and_those_of_others_not_at_all():
    scripts = (
        script("any", "any", "FIX"),
        script("grown", "grown", "FIX"),
        script("late", "late", "FIX", "PART"),
        script("end", "late", "PART"),
    )
    assert order(scripts, case(money="late")) == ["late", "any"]
    assert order(scripts, case(Verdict.PART, money="late")) == ["late", "end"]


def test_where_no_situation_fits_the_verdict_alone_decides():
    scripts = (script("grown", "grown", "FIX"), script("late", "late", "FIX"))
    assert order(scripts, case(money="early")) == ["grown", "late"]
    assert order(scripts, case(Verdict.SAVE)) == []


def test_among_equals_more_of_what_may_be_said_decides_and_never_outweighs_the_situation():
    said = tuple(reaction(name, 1) for name in ("a", "b", "c", "d"))
    scripts = (
        script("one", "late", "FIX", reactions=["a"]),
        script("none", "late", "FIX"),
        script("two", "late", "FIX", reactions=["a", "b", "unknown"]),
        script("all", "any", "FIX", reactions=["a", "b", "c", "d"]),
    )
    of = case(money="late")
    assert order(scripts, of, said) == ["two", "one", "none", "all"]
    found = {each.script: each for each in ranked(scripts, SITUATIONS, of, said)}
    assert found["two"].reactions == ("a", "b")
    assert (found["two"].situation, found["all"].situation, found["all"].against) == (
        True, False, False,
    )  # fmt: skip


def test_the_likeliest_are_those_of_this_case():
    said = (
        reaction("rare", 1),
        reaction("late-ones", 1, "always", ("money is late", 5)),
        reaction("others", 9, "fit is bigger"),
        reaction("any-answer", 99, answers_any=True),
        reaction("usual", 3),
    )
    assert likeliest(said, case(money="late")) == ("late-ones", "usual", "rare")
    many = tuple(reaction(f"r{number}", number) for number in range(9))
    assert likeliest(many, case()) == ("r8", "r7", "r6", "r5", "r4", "r3")


@given(
    st.lists(st.tuples(st.sampled_from(["late", "grown", "any"]), st.booleans()), max_size=12),
    st.sampled_from(["late", "other"]),
)
def test_each_script_is_ranked_once_and_what_fits_has_the_verdict(drawn, money):
    scripts = tuple(
        script(f"s{number}", situation, "FIX" if fits else "PART")
        for number, (situation, fits) in enumerate(drawn)
    )
    found = ranked(scripts, SITUATIONS, case(money=money), ())
    assert sorted(each.script for each in found) == sorted(each.id for each in scripts)
    kept = fitting(found)
    assert all(each.verdict for each in kept)
    assert bool(kept) == any(fits for _, fits in drawn)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_built_in_library_has_something_for_whoever_is_not_known_further(pack, verdict):
    library = pack.library
    found = ranked(library.scripts, library.situations, case(verdict), pack.talk.reactions)
    silent = {Verdict.GATHER}  # facts are fetched first: nothing is said to the client
    assert bool(fitting(found)) or verdict in silent


def test_a_condition_is_not_needed_for_a_situation(pack):
    library = pack.library
    bare = tuple(replace(each, when=None) for each in library.situations)
    found = ranked(library.scripts, bare, case(Verdict.FIX), pack.talk.reactions)
    assert not any(each.situation or each.against for each in found)
