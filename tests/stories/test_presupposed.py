"""Nothing is said that another case takes for granted: what is offered, and what goes on."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.talk.talk import Tone
from coach.engine.rules.diagnosis import diagnose
from coach.paths import pack_folder
from tests.stories.test_as_told import ASKED, FINE, LITTLE, QUIET, spoken, talk
from tests.stories.test_untrue import golden
from tests.talks import said

SLOW = {
    **FINE,
    "way-in": "wrong",
    "tie": "free",
    "notice": "none",
    "own-side": "liking",
    "trouble": "money",
    "money": "late",
    "pay-reason": "slow",
    "pay-tried": "reminders",
    "still": "going",
    "last-touch": "recent",
}
UNSAFE = {
    "way-in": "wrong",
    "decider": "someone-else",
    "demand": "open",
    "source": "top",
    "motive": "behaviour",
    "tie": "dont-know",
    "notice": "none",
    "own-side": "would-lose",
    "trouble": "work",
    "working": "together",
    "raised": "not-yet",
    "our-part": "open",
    "deliver": "done",
    "last-touch": "dont-know",
}
OFFENCE = {
    "way-in": "wrong",
    "decider": "with-approval",
    "demand": "never",
    "conduct": "fine",
    "motive": "behaviour",
    "tie": "reliant",
    "notice": "none",
    "own-side": "liking",
    "trouble": "people",
    "between": "ours",
    "our-part": "open",
    "raised": "not-yet",
}
WAYS = {"way_one": "It’s 105 a week.", "way_two": "Or it’s 61.", "way_three": "Or none."}


@pytest.fixture(scope="module")
def pack():
    """The built-in pack, read once."""
    return read_pack(pack_folder())


def whole(pack, answers, facts, tone=Tone.WARM):
    """All that a talk says, with its replies."""
    return " ".join(said(talk(pack, answers, facts, tone)))


def safeguards(pack, answers):
    return {each.id for each in diagnose(pack.interview, answers).safeguards}


def replies(pack, answers, facts):
    return {each.id for each in talk(pack, answers, facts).reactions}


# -- new terms


@pytest.mark.parametrize("tone", Tone)
def test_three_ways_are_never_called_both_or_neither(pack, tone):
    facts = {"contact": "Arlene", **WAYS, "smaller_scope": "every two weeks"}
    text = " ".join(spoken(pack, LITTLE, facts, tone)).lower()
    assert "both" not in text
    assert "neither" not in text
    assert "better" not in text


@pytest.mark.parametrize("tone", Tone)
def test_one_way_of_one_s_own_is_not_two(pack, tone):
    facts = {"contact": "Dee", "way_one": "It’s 750.", "smaller_scope": "half of it"}
    text = " ".join(spoken(pack, LITTLE, facts, tone)).lower()
    assert not {"either", "both", "neither"} & set(text.replace(".", " ").replace(",", " ").split())


def test_whoever_owns_it_is_not_asked_to_pass_it_on(pack):
    facts = {"contact": "Bríd", "party": "person", "across": "owner"}
    assert "pass it on" not in whole(pack, SLOW, facts)
    assert "reminders" not in " ".join(spoken(pack, SLOW, facts))


@pytest.mark.parametrize("party", ["person", "firm"])
def test_a_firm_has_a_payment_run_and_a_person_has_none(pack, party):
    found = {"our-payment-run", "everyone-waits", "others-give-us-sixty-days"}
    assert bool(found & replies(pack, SLOW, {"party": party})) is (party == "firm")


@pytest.mark.parametrize(("answers", "asked"), [(LITTLE, True), (SLOW, False)])
def test_what_they_bought_is_asked_where_buying_is_in_question(pack, answers, asked):
    assert ("liking-is-no-order" in safeguards(pack, answers)) is asked


# -- a wrong that is open


@pytest.mark.parametrize("tone", Tone)
def test_a_no_leaves_room_for_what_is_offered_in_its_place(pack, tone):
    offer = {"promise": "do the pines one closed hole at a time"}
    text = whole(pack, UNSAFE, {"contact": "Grant", **offer}, tone)
    assert "only that one thing" in text or "one matter only" in text
    assert "touch" not in text
    assert "another way" not in whole(pack, UNSAFE, {"contact": "Grant"}, tone)


@pytest.mark.parametrize("tone", Tone)
def test_nobody_is_said_to_have_asked_for_what_is_merely_not_done(pack, tone):
    text = whole(pack, UNSAFE, {"contact": "Grant", "client": "the club"}, tone)
    assert "has asked for" not in text
    assert "only paper" not in text
    assert "the other thing" not in text
    assert "ompliance or a lawyer has" not in text


def test_how_one_speaks_is_not_ruled_out_where_nobody_was_harmed(pack):
    made = talk(pack, UNSAFE, {"contact": "Grant"})
    assert "Not in person" not in made.channel
    assert not any("Not in person" in line.text for part in made.parts for line in part.lines)


# -- one's own fault


@pytest.mark.parametrize("tone", Tone)
def test_an_apology_is_said_wherever_one_speaks(pack, tone):
    facts = {"contact": "Moira", "client": "the block", "wrong_kind": "lied", "occasion": "video"}
    made = talk(pack, OFFENCE, {**facts, "promise": "give no date that is not checked"}, tone)
    lines = [line.text for part in made.parts for line in part.lines]
    for gone in ("One of us wronged", "come to say", "come back on", "stand up", "in writing"):
        assert not any(gone in line for line in lines), gone


# -- a word that is out, an end, a friend


@pytest.mark.parametrize("tone", Tone)
def test_a_question_about_an_offer_is_not_one_about_the_amount_of_work(pack, tone):
    short = {"contact": "Jasper", "time_for_it": "few-minutes"}
    asked = " ".join(spoken(pack, QUIET, {**short, "way_one": "You say yes by Friday."}, tone))
    assert "here do you stand with it?" in asked
    assert ASKED not in asked
    assert "less to do" in " ".join(spoken(pack, QUIET, short, tone))


@pytest.mark.parametrize("tone", Tone)
def test_an_end_presupposes_no_people_and_no_passwords(tone):
    text = " ".join(said(golden("exit", tone=tone)))
    for gone in ("luck", "password", "done on a Monday", "Your people will get", "Your people get"):
        assert gone not in text, gone


@pytest.mark.parametrize("tone", Tone)
def test_a_friend_is_not_told_that_all_work_stops_nor_left_standing(tone):
    made = golden("refer", tone=tone)
    lines = " ".join(line.text for part in made.parts for line in part.lines)
    assert "only the work that stops" not in lines
    assert "Stand up" not in lines
    assert "comes before all of it" not in lines
