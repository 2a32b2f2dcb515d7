"""Nobody is left without care or in danger, a mood is no talk, and no unknown is offered."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.papers.letters import LetterKind
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import Tone
from coach.engine.papers.letters import letter as letter_of
from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.interview import walk
from coach.paths import pack_folder
from tests.stories.test_as_told import plan_of
from tests.talks import said, talk_of

CARED_FOR = {
    "way-in": "parting",
    "decider": "me",
    "demand": "never",
    "conduct": "severe",
    "source": "one-person",
    "told": "only-them",
}
IN_DANGER = {"way-in": "parting", "decider": "me", "demand": "persists", "source": "top"}
HER = {"relies": "care", "relies_who": "your mother", "offender": "Douglas"}
THEM = {"relies": "danger", "relies_who": "the nine people in Unit 7"}
DREAD = {
    "way-in": "parting",
    "decider": "alone",
    "demand": "never",
    "conduct": "fine",
    "motive": "behaviour",
    "tie": "free",
    "notice": "none",
    "own-side": "dread",
    "trouble": "nothing",
    "others": "fine",
    "raised": "not-yet",
    "our-part": "clean",
    "change": "none",
    "last-touch": "recent",
}
NO_ROOM = {
    "way-in": "our-change",
    "decider": "with-approval",
    "demand": "never",
    "conduct": "fine",
    "motive": "behaviour",
    "tie": "free",
    "notice": "none",
    "change": "no-room",
    "lighter": "dont-know",
}


@pytest.fixture(scope="module")
def pack():
    """The built-in pack, read once."""
    return read_pack(pack_folder())


def words(pack, answers, facts, tone=Tone.WARM):
    """All that a talk says and directs."""
    return " ".join(said(talk_of(pack, diagnose(pack.interview, answers), facts, tone)))


def notice(pack, answers, facts):
    found = diagnose(pack.interview, answers)
    letter = letter_of(pack.talk, LetterKind.NOTICE, found, facts, tone=Tone.WARM, extra={})
    return " ".join(line.text for line in letter.paragraphs)


@pytest.mark.parametrize("answers", [CARED_FOR, IN_DANGER])
def test_who_depends_on_it_is_asked_first_and_costs_no_question(pack, answers):
    path = walk(pack.interview, answers)
    found = diagnose(pack.interview, answers)
    assert path.next is None
    assert len(path.asked) <= 6
    assert found.verdict is Verdict.PART_NOW
    text = next(each for each in pack.verdicts if each.verdict is Verdict.PART_NOW)
    assert text.asks_first[:2] == ("relies", "relies_who")
    assert {"who-depends", "who-is-in-danger"} & {each.id for each in found.safeguards}


@pytest.mark.parametrize("tone", Tone)
def test_care_goes_on_until_somebody_has_taken_over(pack, tone):
    heard = words(pack, CARED_FOR, HER, tone)
    assert "your mother" in heard
    assert "taken over" in heard
    assert "Douglas is in the room" in heard
    steps = plan_of(pack, CARED_FOR, HER)
    assert {"nobody-left", "apart", "taken-over"} <= set(steps)
    assert "stop-contact" not in steps
    assert "once somebody else has taken it over" in notice(pack, CARED_FOR, HER)


@pytest.mark.parametrize("tone", Tone)
def test_those_in_danger_are_told_today(pack, tone):
    heard = words(pack, IN_DANGER, THEM, tone)
    assert "telling the nine people in Unit 7" in heard
    assert "danger-told" in plan_of(pack, IN_DANGER, THEM)
    assert "Those who are in danger have heard from us" in notice(pack, IN_DANGER, THEM)


@pytest.mark.parametrize("facts", [{}, {"relies": "nobody"}])
@pytest.mark.parametrize("answers", [CARED_FOR, IN_DANGER])
def test_where_nobody_depends_on_it_nobody_is_spoken_of(pack, answers, facts):
    heard = words(pack, answers, facts)
    assert "taken over" not in heard
    assert "in danger there" not in heard
    assert {"nobody-left", "danger-told", "taken-over"}.isdisjoint(plan_of(pack, answers, facts))


@pytest.mark.parametrize("demand", ["open", "persists"])
@pytest.mark.parametrize("source", ["one-person", "top", "several"])
@pytest.mark.parametrize("decider", ["alone", "me"])
def test_no_direction_says_to_tell_nobody_else(pack, demand, source, decider):
    answers = {"way-in": "parting", "decider": decider, "demand": demand, "source": source}
    for facts in ({}, THEM, HER):
        assert "nobody else" not in words(pack, answers, facts)


# -- a mood


def test_dread_of_a_client_who_did_nothing_wrong_is_nothing_to_settle(pack):
    found = diagnose(pack.interview, DREAD)
    assert found.verdict is Verdict.INVEST
    assert {"choose-to-like", "one-light-word"} <= {each.id for each in found.safeguards}
    heard = words(pack, DREAD, {"contact": "Giles", "ask": "to give me the room"})
    assert "could I ask you to give me the room?" in heard
    assert "Half an hour" not in heard  # no meeting of its own


@pytest.mark.parametrize(
    "changed",
    [
        {"our-part": "open", "deliver": "yes"},
        {"our-part": "before"},
        {"others": "same"},
        {"raised": "slipped", "deadline": "no"},
        {"own-side": "quarrel"},
        {"trouble": "people", "between": "us"},
    ],
)
def test_where_more_than_a_mood_lies_between_them_they_talk(pack, changed):
    assert diagnose(pack.interview, {**DREAD, **changed}).verdict is Verdict.RESET


# -- what nobody knows


@pytest.mark.parametrize("change", ["no-room", "other-work"])
@pytest.mark.parametrize("tone", Tone)
def test_a_lighter_way_that_nobody_knows_is_looked_for_and_not_offered(pack, change, tone):
    answers = {**NO_ROOM, "change": change}
    found = diagnose(pack.interview, answers)
    assert found.verdict is Verdict.GATHER
    assert "not-put-off" in {each.id for each in found.safeguards}
    assert "look-for-a-lighter-way" in plan_of(pack, answers, {})
    heard = words(pack, answers, {}, tone)
    assert "less of it" in heard
    assert "smaller way to go on" not in heard


def test_a_lighter_way_that_is_known_is_offered(pack):
    assert diagnose(pack.interview, {**NO_ROOM, "lighter": "not-offered"}).verdict is (
        Verdict.REPRICE
    )


# -- who else is there


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("facts", [{}, {"word_to": "Connor", "word_said": "It stops."}])
@pytest.mark.parametrize("answers", [CARED_FOR, IN_DANGER, DREAD])
def test_whoever_else_is_there_is_named_before_the_talk(pack, answers, facts, tone):
    assert "Also there" not in words(pack, answers, facts, tone)
    there = {**facts, "present": "Stuart, who will be listening"}
    assert words(pack, answers, there, tone).startswith("Also there: Stuart")
