"""What a talk asks stands where one looks for it, and what harms until it is done is done today."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.papers.paper import BlockKind
from coach.domain.plan import AT_ONCE
from coach.domain.talk.talk import PartRole, Tone
from coach.engine.after.plan import needed
from coach.engine.rules.diagnosis import diagnose
from coach.papers.cue_card import make_cue_card
from coach.papers.script import make_script
from coach.papers.words import clipped
from coach.paths import pack_folder
from tests.stories.test_as_told import COMPLAINT, FINE, QUIET, RUMOUR, plan_of, spoken, talk
from tests.talks import said

OPEN = {
    **FINE,
    "way-in": "leaving",
    "notice": "said",
    "final": "open",
    "reason": "ours",
    "want": "yes",
    "control": "yes",
}
BUDGET = {**OPEN, "decider": "me", "reason": "price", "final": "served", "ally": "time"}
ASKED = "Is it a yes, a no, or a later?"
LATER = "If I hear nothing by then, I’ll give the two weeks to somebody else."
SILENT = {
    "contact": "Femi",
    "silent_on": "promise",
    "work": "the spring catalogue",
    "by_when": "2026-12-04",
    "if_not": LATER,
}


@pytest.fixture(scope="module")
def pack():
    """The built-in pack, read once."""
    return read_pack(pack_folder())


def card(pack, answers, facts):
    """What a cue card says under "Say"."""
    blocks = make_cue_card(talk(pack, answers, facts), {}).blocks
    at = next(at for at, each in enumerate(blocks) if each.text == "Say")
    return blocks[at + 1].points[0].text


@pytest.mark.parametrize(
    ("answers", "facts", "asks"),
    [
        (QUIET, SILENT, ASKED),
        (QUIET, {"contact": "Signe", "time_for_it": "few-minutes"}, "Is there less to do"),
        (OPEN, {"our_part": "I came late.", "they_decide": "at the weekend"}, "would you need to"),
    ],
)
def test_a_cue_card_has_the_question_and_no_greeting(pack, answers, facts, asks):
    assert asks in card(pack, answers, facts)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("What would you need, so that you can count on us?", "What would you need?"),
        ("You need it, and we have it, so let us talk about it.", "You need it, and we have it."),
        (
            "We have it. What would you need, so that you can stay?",
            "We have it. What would you need?",
        ),
    ],
)
def test_a_clause_of_a_question_still_asks(text, short):
    assert clipped(text, 7) == short


@pytest.mark.parametrize("tone", Tone)
def test_by_when_and_what_follows_stand_behind_the_question(pack, tone):
    lines = spoken(pack, QUIET, SILENT, tone)
    at = next(at for at, line in enumerate(lines) if "a yes, a no, or a later" in line)
    assert "the fourth of December" not in lines[at]
    day = next(at for at, line in enumerate(lines) if "the fourth of December" in line)
    assert at < day
    assert lines[day + 1] == LATER
    assert "no-answer" in plan_of(pack, QUIET, SILENT)


@pytest.mark.parametrize("tone", Tone)
def test_what_one_would_ask_for_has_its_day_beside_it(pack, tone):
    facts = {"contact": "Vince", "way_one": "I’d need 4,000 euros first.", "also": "Whose is it?"}
    lines = spoken(pack, RUMOUR, {**facts, "by_when": "2026-12-08"}, tone)
    asked = lines.index("I’d need 4,000 euros first.")
    assert "the eighth of December" in lines[asked + 1]


@pytest.mark.parametrize("tone", Tone)
def test_what_is_offered_stands_before_the_closing_question(pack, tone):
    facts = {"way_one": "We could leave the jackets out.", "review_day": "2027-01-08"}
    parts = talk(pack, BUDGET, facts, tone).with_client
    plan = next(part for part in parts if part.id == "plan")
    texts = [line.text for line in plan.lines if not line.cue]
    offer = next(at for at, text in enumerate(texts) if "jackets" in text)
    assert offer < next(at for at, text in enumerate(texts) if "the eighth of January" in text)


@pytest.mark.parametrize("tone", Tone)
def test_who_offers_something_does_not_say_that_there_is_no_offer(pack, tone):
    facts = {"way_one": "We could leave the jackets out.", "closeness": "friend"}
    for reason in ("price", "vague", "in-house", "acquired", "new-boss"):
        case = {**BUDGET, "reason": reason}
        text = " ".join(said(talk(pack, case, facts, tone))).lower()
        assert "no offer" not in text, reason
        assert "no discount today" not in text, reason
        assert "new price" not in text, reason


@pytest.mark.parametrize("tone", Tone)
def test_nobody_owns_what_nobody_told(pack, tone):
    text = " ".join(said(talk(pack, BUDGET, {"contact": "Tamsin"}, tone)))
    assert "I should have asked about the money before now" not in text


def test_what_would_harm_until_the_talk_is_stopped_today(pack):
    diagnosis = diagnose(pack.interview, {**COMPLAINT, "decider": "someone-else"})
    plan = next(each for each in pack.plans if each.id == "stop")
    steps = {step.id: step for step in needed(plan, diagnosis, pack.talk.facts, {})}
    for name in ("recommend", "halt", "hand-over-complaint"):
        assert steps[name].day <= AT_ONCE, name


def test_the_second_person_is_not_whoever_was_told_first(pack):
    case = {**COMPLAINT, "decider": "someone-else"}
    parts = talk(pack, case, {"decider_name": "Frances", "client": "Harbour Dental"}).parts
    first = next(part for part in parts if part.role is PartRole.BEFOREHAND)
    second = next(part for part in parts if part.id == "ask")
    assert any("Frances" in line.text for line in first.lines)
    assert not any("Frances" in line.text for line in second.lines)


def test_a_script_is_printed_as_it_is_spoken(pack):
    made = talk(pack, OPEN, {"contact": "Moira", "our_part": "I came late.", "mended": "No more."})
    blocks = make_script(made).blocks
    kinds = [block.kind for block in blocks[: len(blocks) // 2]]
    assert BlockKind.TEXT in kinds
    assert BlockKind.POINTS not in kinds
    told = next(block.text for block in blocks if "I came late." in block.text)
    assert told.startswith("Thanks for making the time, Moira.")
    whole = [block.text for block in blocks]
    assert all(any(line in text for text in whole) for line in said(made))
