"""What there is to practise with, what of it fits a case, and which moves a typed line makes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.domain.rules.verdict import Verdict
from coach.errors import NotFound
from tests.practice import small_practice


@pytest.fixture
def content(content):
    """The small content with three personas, three role-plays and two rubrics."""
    practice = small_practice()
    (mo,), (play,), (rubric,) = practice.personas, practice.roleplays, practice.rubrics
    easier = replace(mo, id="ann", name="Ann", level=Level.ACCEPTING)
    second = replace(mo, id="kim", name="Kim", verdicts=(Verdict.FIX, Verdict.PART))
    drill = replace(mo, id="rex", name="Rex", verdicts=(), level=Level.SAFETY)
    content.practice = replace(
        practice,
        personas=(mo, second, drill, easier),
        roleplays=(
            replace(play, id="drill", persona="rex", verdict=None, rubric="safety"),
            replace(play, id="fix", persona="kim", verdict=Verdict.FIX, title="A fix"),
            play,
        ),
        rubrics=(rubric, replace(rubric, id="safety", verdicts=())),
    )
    return content


def ids(found):
    return [each.id for each in found]


def test_everything_is_found_by_its_id(services):
    practice = services.practice
    assert practice.persona("kim").name == "Kim"
    assert practice.roleplay("fix").title == "A fix"
    assert practice.rubric("ending").id == "ending"
    assert practice.rubric_for(Verdict.PART).id == "ending"
    assert practice.rubric_for(None).id == "safety"


@pytest.mark.parametrize("ask", ["persona", "roleplay", "rubric"])
def test_what_is_not_there_is_said_to_be_gone(services, ask):
    with pytest.raises(NotFound):
        getattr(services.practice, ask)("nobody")
    with pytest.raises(NotFound):
        services.practice.rubric_for(Verdict.GATHER)


def test_without_a_case_all_of_it_is_there_the_easier_first_and_the_drill_last(services):
    found = services.practice.fit()
    assert found.verdict is None
    assert ids(found.personas) == ["ann", "kim", "mo-field", "rex"]
    assert ids(found.roleplays) == ["fix", "the-tree-nursery", "drill"]


def test_for_a_case_that_is_not_judged_yet_too(services, case):
    assert services.practice.fit(case.id).verdict is None


def test_for_a_case_those_that_were_made_for_its_talk_come_first(services, case, say):
    say(harm="no", wrong="bad", told="yes")
    found = services.practice.fit(case.id)
    assert found.verdict is Verdict.PART
    assert ids(found.personas) == ["ann", "mo-field", "kim"]
    assert ids(found.roleplays) == ["the-tree-nursery", "fix"]  # kim would fit, too


def test_a_case_that_is_not_there_is_said_to_be_gone(services):
    with pytest.raises(NotFound):
        services.practice.fit("case-9")


def test_a_typed_line_is_heard_with_what_its_turn_offers(services):
    play = services.practice.roleplay("the-tree-nursery")
    offered = play.turns[2].choices
    assert services.practice.hear("It is decided.").moves == (Move.DECIDE,)
    assert Move.DECIDE not in services.practice.hear("It is decided, maybe.").moves
    nearly = "We’re ending the work on the last day in March."
    assert services.practice.hear(nearly, offered).moves == (Move.DECIDE,)
    assert services.practice.hear("Hm.").moves == ()
