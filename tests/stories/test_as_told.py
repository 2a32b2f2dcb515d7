"""A talk answers the problem as it was told: its occasion, its figures, the people in it."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.plan import AT_ONCE
from coach.domain.talk.talk import PartRole, Tone
from coach.engine.after.plan import needed
from coach.engine.rules.diagnosis import diagnose
from coach.papers.brief import from_talk, make_brief
from coach.papers.words import from_the_sentence_with
from coach.paths import pack_folder
from tests.talks import said, talk_of

FINE = {"decider": "alone", "demand": "never", "conduct": "fine", "motive": "behaviour"}
QUIET = {
    **FINE,
    "way-in": "leaving",
    "notice": "signs",
    "own-side": "would-lose",
    "trouble": "quiet",
    "last-touch": "months",
}
RUMOUR = {
    **FINE,
    "way-in": "wrong",
    "tie": "free",
    "notice": "none",
    "own-side": "would-lose",
    "trouble": "money",
    "money": "rumour",
}
LITTLE = {
    **RUMOUR,
    "own-side": "liking",
    "money": "little",
    "our-part": "clean",
    "worth": "thin",
    "why-low": "priced",
    "offer": "none",
}
COMPLAINT = {
    **FINE,
    "way-in": "parting",
    "decider": "me",
    "motive": "complaint",
    "without": "no",
}
BETWEEN = {
    **FINE,
    "way-in": "wrong",
    "decider": "me",
    "tie": "term",
    "notice": "none",
    "own-side": "dread",
    "trouble": "people",
    "between": "us",
    "others": "fine",
    "raised": "not-yet",
}
ASKED = "Is there less to do at the moment"


@pytest.fixture(scope="module")
def pack():
    """The built-in pack, read once."""
    return read_pack(pack_folder())


def talk(pack, answers, facts, tone=Tone.WARM):
    return talk_of(pack, diagnose(pack.interview, answers), facts, tone)


def spoken(pack, answers, facts, tone=Tone.WARM):
    """What is said to the client, line by line, without directions."""
    parts = talk(pack, answers, facts, tone).with_client
    return [line.text for part in parts for line in part.lines if not line.cue]


def plan_of(pack, answers, facts):
    diagnosis = diagnose(pack.interview, answers)
    text = next(each for each in pack.verdicts if each.verdict is diagnosis.verdict)
    plan = next(each for each in pack.plans if each.id == text.plan)
    return [step.id for step in needed(plan, diagnosis, pack.talk.facts, facts)]


# -- the occasion


@pytest.mark.parametrize("tone", Tone)
def test_a_call_about_something_else_asks_one_question_at_its_end(pack, tone):
    facts = {"contact": "Sabine", "occasion": "phone", "agenda": "the glossary", "years": "9"}
    lines = spoken(pack, QUIET, facts, tone)
    assert "the glossary" in lines[0]
    assert len(lines) <= 4
    assert not any("see you" in line or "Half an hour" in line for line in lines)
    longer = spoken(pack, QUIET, {**facts, "time_for_it": "half-hour"}, tone)
    assert len(longer) > 3 * len(lines)


@pytest.mark.parametrize(
    ("facts", "short"),
    [
        ({}, False),
        ({"time_for_it": "few-minutes"}, True),
        ({"time_for_it": "half-hour"}, False),
        ({"agenda": "the audit"}, True),
        ({"agenda": "the audit", "time_for_it": "few-minutes"}, True),
        ({"agenda": "the audit", "time_for_it": "longer"}, False),
    ],
)
def test_a_short_occasion_makes_a_short_talk(pack, facts, short):
    lines = spoken(pack, QUIET, {"contact": "Sabine", **facts})
    assert any(ASKED in line for line in lines) is short
    assert (len(lines) <= 4) is short


def test_what_the_signs_are_is_said_before_the_question(pack):
    facts = {"contact": "Sabine", "agenda": "the glossary"}
    lines = spoken(pack, QUIET, {**facts, "also": "It was nine, and now it’s one."})
    asked = next(n for n, line in enumerate(lines) if ASKED in line)
    assert lines[asked - 1] == "It was nine, and now it’s one."


def test_how_one_speaks_is_what_was_settled(pack):
    assert talk(pack, QUIET, {"occasion": "phone"}).channel == "By telephone."
    assert talk(pack, QUIET, {}).channel.startswith("Face to face")


def test_one_s_own_part_is_said_in_two_minutes_before_the_business(pack):
    facts = {"contact": "Gillian", "agenda": "the renewal", "our_part": "I stopped ringing."}
    lines = spoken(pack, BETWEEN, facts)
    assert "one thing before the renewal" in lines[0]
    assert lines[1] == "I stopped ringing. I’m sorry about that."
    assert lines[-1].endswith("Now, the renewal.")
    assert len(lines) <= 5


# -- their own ways and days


@pytest.mark.parametrize("tone", Tone)
def test_ways_are_said_in_order_and_a_day_with_them(pack, tone):
    ways = {"way_one": "It’s 750 for ten.", "way_two": "Or it’s 450 for five."}
    lines = spoken(pack, LITTLE, {"contact": "Dee", **ways, "by_when": "2027-03-31"}, tone)
    whole = " ".join(lines)
    order = [whole.index(each) for each in (*ways.values(), "the thirty-first of March")]
    assert order == sorted(order)
    assert whole.count("450 for five") == 1
    assert not any("[" in line for line in lines if "terms" in line)


def test_a_single_way_is_said_as_it_stands(pack):
    lines = spoken(pack, LITTLE, {"contact": "Dee", "way_one": "It’s 750 for ten."})
    assert "It’s 750 for ten." in lines
    assert not any("two ways" in line for line in lines)


# -- a rumour


def test_a_rumour_is_met_with_what_would_be_right_with_anybody(pack):
    facts = {
        "contact": "Darren",
        "way_one": "I need the oak paid for before I order it.",
        "by_when": "2026-12-02",
    }
    whole = " ".join(said(talk(pack, RUMOUR, facts)))
    assert "I need the oak paid for before I order it." in whole
    assert "by Wednesday, the second of December" in whole
    assert "make up my mind" not in whole
    assert not diagnose(pack.interview, RUMOUR).missing
    steps = plan_of(pack, RUMOUR, facts)
    assert {"decide", "page-of-figures"}.isdisjoint(steps)
    assert "money-seen" in steps
    replies = [each.id for each in talk(pack, RUMOUR, facts).reactions]
    assert "decide-by-thursday" not in replies
    assert "we-had-agreed" in replies


# -- the other people


WORDS = {
    "word_to": "my wife",
    "word_said": "I’ll tell you on Friday.",
    "word_when": "after-it",
    "word_to_two": "the dispatcher",
    "word_said_two": "It stops today.",
    "word_when_two": "at-once",
    "word_to_three": "my partner",
    "word_said_three": "I’ve decided.",
}


def test_whoever_else_hears_it_hears_it_in_order(pack):
    made = talk(pack, LITTLE, WORDS)
    part = made.parts[0]
    assert part.role is PartRole.BEFOREHAND
    assert [line.text for line in part.lines if not line.cue] == [
        "It stops today.",
        "I’ve decided.",
        "I’ll tell you on Friday.",
    ]
    cues = [line.text for line in part.lines if line.cue]
    assert cues[0].startswith("Today")
    assert "the dispatcher" in cues[0]
    assert part not in made.with_client
    assert {"word-today", "word-before", "word-after"} <= set(plan_of(pack, LITTLE, WORDS))


def test_where_nobody_else_is_named_nothing_is_asked_of_them(pack):
    assert all(part.id != "others" for part in talk(pack, LITTLE, {}).parts)
    assert {"word-today", "word-before", "word-after"}.isdisjoint(plan_of(pack, LITTLE, {}))


def test_their_words_stand_in_the_brief_with_whom_they_are_for(pack):
    diagnosis = diagnose(pack.interview, LITTLE)
    text = next(each for each in pack.verdicts if each.verdict is diagnosis.verdict)
    made = make_brief(talk(pack, LITTLE, WORDS), diagnosis, text, WORDS)
    texts = [point.text for block in made.blocks for point in block.points]
    at = texts.index("It stops today.")
    assert "the dispatcher" in texts[at - 1]


def test_what_cannot_wait_is_for_today_and_not_for_weeks_before_the_talk():
    assert from_talk(AT_ONCE) == "Today"
    assert from_talk(AT_ONCE + 1) == "59 days before"


def test_a_brief_begins_with_what_was_told_and_not_with_how_it_is_led_in():
    line = "Let me tell you what I mean. It was nine. Now it’s one."
    assert from_the_sentence_with(["It was nine. Now it’s one."], line) == line[29:]
    assert from_the_sentence_with(["Nobody said that."], line) == line
    assert from_the_sentence_with([], line) == line


# -- the advice


def test_the_advice_says_what_decides_it_and_what_not_to_do(pack):
    facts = {"contact": "Pemberton", "mended": "It was done in four days.", "deciding": "He pays"}
    do, deciding, leave = talk(pack, COMPLAINT, facts).advice
    assert do.startswith("Keep Pemberton")
    assert deciding == "He pays."
    assert "payback" in leave


def test_the_advice_heads_the_brief(pack):
    diagnosis = diagnose(pack.interview, RUMOUR)
    text = next(each for each in pack.verdicts if each.verdict is diagnosis.verdict)
    made = talk(pack, RUMOUR, {})
    assert made.advice
    assert make_brief(made, diagnosis, text, {}).blocks[0].text == " ".join(made.advice)


def test_every_verdict_advises(pack):
    assert all(text.advice for text in pack.verdicts)


def test_what_is_mended_is_told_and_not_promised(pack):
    facts = {"contact": "Pemberton", "mended": "It was done in four days."}
    whole = " ".join(said(talk(pack, COMPLAINT, facts)))
    assert "It was done in four days." in whole
    assert "an answer in writing" not in whole
    assert "answered" not in plan_of(pack, COMPLAINT, facts)
    assert "answered" in plan_of(pack, COMPLAINT, {})
