"""What the pack says of one case fits together: talk, plan, and who speaks with whom."""

from __future__ import annotations

import pytest

from coach.content.kinds.fields import blanks
from coach.content.library import ContentLibrary
from coach.domain.rules.verdict import Mode, Verdict
from coach.domain.talk.talk import FactKind, Tone
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.compose import asked_facts, compose
from coach.engine.talk.context import context
from coach.engine.talk.facts import spoken_to
from coach.paths import pack_folder

RUDE = {
    "way-in": "wrong",
    "decider": "me",
    "conduct": "rude",
    "source": "one-person",
    "told": "not-told",
    "demand": "never",
    "motive": "behaviour",
    "tie": "free",
    "notice": "none",
    "trouble": "people",
    "between": "treatment",
    "own-side": "clear",
    "raised": "not-yet",
}
NAMES = {
    "client": "Halden",
    "contact": "Joe",
    "superior": "Mrs Lindqvist",
    "leader": "Martin Osei",
    "decider_name": "Ruth",
    "review_day": "2027-01-14",
}


@pytest.fixture(scope="module")
def pack() -> ContentLibrary:
    """The pack that comes with the program."""
    return ContentLibrary(pack_folder(), None)


@pytest.fixture
def talk(pack):
    """Composes the talk of a case."""

    def composed(**changed):
        answers = {**RUDE, **{name.replace("_", "-"): value for name, value in changed.items()}}
        case = diagnose(pack.interview, answers)
        text = pack.verdict(case.verdict)
        return case, compose(pack.talk, text, case, NAMES, tone=Tone.WARM, pack="")

    return composed


def said(talk) -> list[str]:
    return [line.text for part in talk.parts for line in part.lines if not line.cue]


@pytest.mark.parametrize("verdict", Verdict)
def test_every_date_that_a_talk_names_has_a_step_in_its_plan(pack, verdict):
    dates = {fact.id for fact in pack.talk.facts if fact.kind is FactKind.DATE}
    parts = pack.talk.parts_of(verdict)
    named = {name for part in parts for each in part.variants for name in blanks(each.text)}
    steps = pack.plan(pack.verdict(verdict).plan).steps
    assert named & dates <= {step.on for step in steps}


def test_a_boundary_is_a_talk_with_the_superior_and_says_so(pack, talk):
    case, composed = talk()
    assert (case.verdict, case.mode) == (Verdict.RESET, Mode.BOUNDARY)
    asked = {fact.id for fact in asked_facts(pack.talk, case, NAMES)}
    assert "superior" in asked
    assert "contact" not in asked
    other = spoken_to(pack.talk.facts, context(case, pack.talk.facts, NAMES))
    assert other is not None
    assert other.id == "superior"
    assert any("Mrs Lindqvist" in line for line in said(composed))
    assert not any("Joe" in line or "Martin Osei" in line for line in said(composed))
    assert "just the two of you" not in composed.channel
    assert "I don’t see a problem" not in " ".join(each.says for each in composed.reactions)


def test_a_boundary_with_whoever_is_in_charge_is_a_talk_with_the_contact(pack, talk):
    case, composed = talk(source="top")
    asked = {fact.id for fact in asked_facts(pack.talk, case, NAMES)}
    assert "contact" in asked
    assert "superior" not in asked
    assert any("Joe" in line for line in said(composed))


def test_an_ending_is_announced_only_with_the_yes_of_whoever_decides(talk):
    _, own = talk()
    _, shared = talk(decider="with-approval")
    assert not any("the go-ahead of" in line.text for part in own.parts for line in part.lines)
    assert any("the go-ahead of Ruth" in line.text for part in shared.parts for line in part.lines)


def test_rudeness_that_stopped_is_not_announced_as_going_on(talk):
    case, composed = talk(told="stopped")
    assert case.mode is Mode.BOUNDARY
    assert any("If it starts again" in line for line in said(composed))
    assert not any("gone on" in line for line in said(composed))


@pytest.mark.parametrize("conduct", ["fine", "sharp"])
def test_what_is_no_abuse_is_talked_about_by_oneself(talk, conduct):
    case, composed = talk(conduct=conduct)
    assert (case.verdict, case.mode) == (Verdict.RESET, Mode.DECISION)
    assert "boundary-open" not in {part.id for part in composed.parts}
    assert any("how we deal with each other" in line for line in said(composed))


def test_a_short_name_is_a_part_of_the_name(pack):
    for text in pack.verdicts:
        assert text.short.casefold() in text.name.casefold(), text.verdict
    assert len({text.short for text in pack.verdicts}) == len(Verdict)


def test_every_verdict_says_what_to_do_where_the_user_chose_it(pack):
    for text in pack.verdicts:
        assert text.chosen, text.verdict
