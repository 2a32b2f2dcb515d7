"""What is for the user alone, how the talk is held, and what else of theirs is said, in order."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from coach.content.checks.check import read_pack
from coach.domain.papers.letters import LetterKind
from coach.domain.plan import AT_ONCE
from coach.domain.rules.verdict import Mode, Verdict
from coach.domain.talk.talk import Tone
from coach.engine.after.plan import needed
from coach.engine.papers.letters import letter
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.compose import asked_facts
from coach.papers.brief import make_brief
from coach.papers.cue_card import make_cue_card
from coach.papers.script import make_script
from coach.paths import pack_folder
from tests.talks import every_text, talk_case, talk_of

NAMES = [verdict.value.lower() for verdict in Verdict]
ALONE = {"own_side": "My wife wants the zebra sold.", "leave_out": "the lorry in the giraffe yard"}


@pytest.fixture(scope="module")
def pack():
    """The built-in pack, read once."""
    return read_pack(pack_folder())


def verdict_of(pack, diagnosis):
    return next(each for each in pack.verdicts if each.verdict is diagnosis.verdict)


def text_of(paper):
    points = (point.text for block in paper.blocks for point in block.points)
    return " ".join((*(block.text for block in paper.blocks), *points))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_for_the_user_alone_is_asked_and_shown_to_nobody_else(pack, name):
    diagnosis, facts = talk_case(pack, name)
    told = {**facts, **ALONE}
    assert ALONE.keys() <= {fact.id for fact in asked_facts(pack.talk, diagnosis, {})}
    text = verdict_of(pack, diagnosis)
    assert ALONE.keys() <= set(text.asks_first)
    talk = talk_of(pack, diagnosis, told, Tone.WARM)
    for paper in (make_script(talk), make_brief(talk, diagnosis, text, told)):
        assert "zebra" in text_of(paper)
        assert "giraffe" in text_of(paper)
    said = " ".join(every_text(talk))
    card = text_of(make_cue_card(talk, {}))
    written = letter(pack.talk, LetterKind.NOTICE, diagnosis, told, tone=Tone.WARM, extra={})
    lines = " ".join(line.text for line in written.paragraphs) if written else ""
    assert not [each for each in (said, card, lines) if "zebra" in each or "giraffe" in each]


def test_how_it_is_held_names_what_else_and_the_time(pack):
    diagnosis, facts = talk_case(pack, "exit")
    held = {"occasion": "within", "agenda": "the zebra", "time_for_it": "few-minutes"}
    talk = talk_of(pack, diagnosis, {**facts, **held}, Tone.WARM)
    assert talk.channel == (
        "Face to face, at another meeting or visit (the zebra). Five or ten minutes."
    )
    assert not any(part.time for part in talk.parts)
    longer = talk_of(pack, diagnosis, {**facts, **held, "time_for_it": "longer"}, Tone.WARM)
    assert any(part.time for part in longer.parts)


@pytest.mark.parametrize("name", ["exit", "fix", "part", "refer", "reprice", "reset"])
@pytest.mark.parametrize("place", ["happened", "still-open", "one-more"])
def test_three_more_things_are_said_in_order_and_after_the_apology(pack, name, place):
    diagnosis, facts = talk_case(pack, name)
    names = ("also", "also_two", "also_three")
    told = {each: f"The {beast} is yours." for each, beast in zip(names, "abc", strict=True)}
    told |= {f"{each}_place": place for each in names}
    told["our_part"] = "I forgot the zebra for nine days."
    talk = talk_of(pack, diagnosis, {**facts, **told}, Tone.WARM)
    said = " ".join(line.text for part in talk.with_client for line in part.lines)
    places = [said.index(told[each]) for each in ("our_part", *names)]
    assert places == sorted(places)


def test_whoever_decides_and_is_told_has_one_talk(pack):
    diagnosis, facts = talk_case(pack, "reprice")
    diagnosis = diagnose(pack.interview, {**diagnosis.answers, "decider": "someone-else"})
    facts = {**facts, "word_to_two": "Ruth, who does the month", "decider_name": "Martin"}
    two = talk_of(pack, diagnosis, facts, Tone.WARM)
    one = talk_of(pack, diagnosis, {**facts, "word_to_two": "Martin"}, Tone.WARM)
    apart = {part.id for part in two.parts} - {part.id for part in one.parts}
    assert apart == {"recommend"}
    assert "Say this to Martin".casefold() in " ".join(every_text(one)).casefold()


@pytest.mark.parametrize(("by", "day"), [("2026-12-08", -7), ("2026-12-07", AT_ONCE)])
def test_a_step_for_which_no_time_is_left_is_for_today(pack, by, day):
    diagnosis, facts = talk_case(pack, "reprice")
    plan = next(each for each in pack.plans if each.id == "reprice")
    told = {**facts, "by_when": by}
    steps = needed(plan, diagnosis, pack.talk.facts, told, date(2026, 11, 30))
    week = {step.id for step in plan.steps if step.day == -7}
    assert {step.day for step in steps if step.id in week} == {day}


def test_what_went_silent_on_a_promise_is_asked_plainly_by_a_day(pack):
    diagnosis, facts = talk_case(pack, "invest")
    case = replace(
        diagnosis,
        mode=Mode.AT_RISK,
        flags=frozenset({*diagnosis.flags, "at-risk"}),
        answers={**diagnosis.answers, "notice": "signs", "trouble": "quiet"},
    )
    told = {**facts, "silent_on": "promise", "if_not": "Then the place goes to the zebra."}
    talk = talk_of(pack, case, told, Tone.PLAIN)
    said = " ".join(line.text for part in talk.with_client for line in part.lines)
    assert "Is it a yes, a no, or a later?" in said
    ways = [said.index(told[each]) for each in ("our_part", "way_one", "way_two", "way_three")]
    assert ways == sorted(ways)
    assert said.index("I need to know by the ninth of December.") < said.index(told["if_not"])
    note = letter(pack.talk, LetterKind.NOTICE, case, told, tone=Tone.PLAIN, extra={})
    assert told["way_three"] in " ".join(line.text for line in note.paragraphs)
