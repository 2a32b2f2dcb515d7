"""A talk by telephone or video has no words of a visit: nobody sits there, comes in or is shown."""

from __future__ import annotations

import random
import re

import pytest

from coach.content.checks.check import read_pack
from coach.domain.papers.letters import LetterKind
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import FactKind, Tone
from coach.engine.papers.letters import letter
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.compose import asked_facts, to_have_ready
from coach.engine.talk.context import context
from coach.paths import pack_folder
from tests.stories.test_as_told import COMPLAINT, RUMOUR
from tests.stories.test_whole_talks import SAFE, answered
from tests.talks import FILES, talk_case, talk_of

# The talks that were gone through by ear; each new one is put here with its mended words.
READ = {Verdict.SAVE, Verdict.GATHER, Verdict.STOP, Verdict.INVEST}
SAMPLES = 120
CHOICES = ("closeness", "across", "party", "known_for", "told_how")
ASIDE = {"occasion", "agenda", "talk_place", "time_for_it"}
NAMED = {"client", "contact", "me", "superior", "offender", "decider_name", "colleague", "leader"}
VISIT = (
    r"(see|seeing) me\b",
    r"\bs(it|at|itting) down\b",
    r"to your face|face to face|in person",
    r"(across|at|on) (the|this) table",
    r"at the door|stand up|shake hands|coffee",
    r"\bI (came|have come)\b|I’ve come|come to (see|say|tell|argue|hear|listen|end)",
    r"this visit|brought (a|an|no|neither|nothing)|in my bag|slides|laptop",
)
SEEN = {
    "phone": re.compile("|".join((*VISIT, r"(good|glad) to see")), re.IGNORECASE),
    "video": re.compile("|".join(VISIT), re.IGNORECASE),
}
WITH_COLLEAGUES = ("accounts/", "close/day")  # said to people of one's own, in whichever room


@pytest.fixture(scope="module")
def pack():
    """The built-in pack, read once."""
    return read_pack(pack_folder())


@pytest.fixture(scope="module")
def diagnoses(pack):
    """A case of each verdict, and others drawn at random, the same on every run."""
    draw = random.Random(7)
    drawn = [
        diagnose(pack.interview, answered(pack, draw.choice, SAFE if at % 4 else {}))
        for at in range(SAMPLES)
    ]
    drawn += [diagnose(pack.interview, each) for each in (COMPLAINT, RUMOUR)]
    found = [*(talk_case(pack, file.stem)[0] for file in sorted(FILES.glob("*.yaml"))), *drawn]
    return [each for each in found if each.verdict in READ]


def told(pack, diagnosis, occasion, draw):
    """The facts that are no sentences of the user's own, and how one speaks."""
    facts = {
        fact.id: fact.example
        for fact in pack.talk.facts
        if (fact.kind is not FactKind.TEXT or fact.id in NAMED) and fact.id not in ASIDE
    }
    choices = {fact.id: fact.choices for fact in pack.talk.facts if fact.id in CHOICES}
    facts |= {name: draw.choice(choices[name])[0] for name in CHOICES}
    facts["occasion"] = occasion
    asked = {fact.id for fact in asked_facts(pack.talk, diagnosis, facts)}
    return facts if "occasion" in asked else None


@pytest.mark.parametrize("occasion", SEEN)
@pytest.mark.parametrize("tone", Tone)
def test_nobody_sits_or_comes_where_one_only_hears_the_other(pack, diagnoses, tone, occasion):
    draw, told_of = random.Random(3), set()
    for diagnosis in diagnoses:
        facts = told(pack, diagnosis, occasion, draw)
        if facts is None:
            continue
        talk = talk_of(pack, diagnosis, facts, tone)
        told_of.add(diagnosis.verdict)
        lines = [line for part in talk.with_client for line in part.lines]
        texts = [line.text for line in lines if not line.id.startswith(WITH_COLLEAGUES)]
        texts += [each.reply for each in (*talk.reactions, *talk.further)]
        texts += [line for line in talk.advice if line]
        found = [text for text in texts if SEEN[occasion].search(text)]
        assert not found, (diagnosis.verdict, found[:3])
    assert told_of == READ


@pytest.mark.parametrize("occasion", SEEN)
def test_what_is_done_before_a_call_is_done_for_a_call(pack, diagnoses, occasion):
    draw = random.Random(5)
    for diagnosis in diagnoses:
        facts = told(pack, diagnosis, occasion, draw)
        if facts is None:
            continue
        case = context(diagnosis, pack.talk.facts, facts)
        ready = {step.id for step in to_have_ready(pack.talk, case)}
        assert not ready & {"quiet-room", "be-early"}
        if diagnosis.verdict in {Verdict.SAVE, Verdict.INVEST}:
            assert {"quiet-line", "ready-to-ring"} <= ready


@pytest.mark.parametrize(
    ("occasion", "asks"),
    [("phone", "May I ring you on"), ("video", "Could we speak by video on"), ("", "Could we")],
)
def test_a_letter_asks_for_the_talk_in_the_way_it_will_be_held(pack, occasion, asks):
    for file in sorted(FILES.glob("*.yaml")):
        diagnosis, facts = talk_case(pack, file.stem)
        facts = {**facts, "occasion": occasion, "talk_place": ""}
        written = letter(
            pack.talk,
            LetterKind.MEETING,
            diagnosis,
            facts,
            tone=Tone.WARM,
            extra={"talk_day": "Tuesday, 1 December"},
        )
        if written is None:
            continue
        text = " ".join(line.text for line in written.paragraphs)
        assert asks in text, (file.stem, text)
        if occasion:
            assert not SEEN[occasion].search(text), text
            assert "can come to you" not in text
