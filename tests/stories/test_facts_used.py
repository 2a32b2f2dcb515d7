"""Whatever a case is asked for is used: spoken, written, or a step of its plan; and never twice."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from itertools import pairwise

import pytest

from coach.content.checks.check import read_pack
from coach.domain.papers.letters import LetterKind
from coach.domain.rules.interview import DONT_KNOW
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import FactKind
from coach.engine.after.plan import needed
from coach.engine.papers.letters import letter as letter_of
from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.interview import walk
from coach.engine.talk.compose import asked_facts, to_have_ready
from coach.engine.talk.context import context
from coach.paths import pack_folder
from tests.talks import FILES, every_text, talk_case, talk_of

SAMPLES = 700
ALIKE = 0.6  # of the words of the shorter sentence
SAFE = {"conduct": "fine", "demand": "never", "motive": "behaviour"}


@pytest.fixture(scope="module")
def pack():
    """The built-in pack, read once."""
    return read_pack(pack_folder())


@pytest.fixture(scope="module")
def diagnoses(pack):
    """The talks of each verdict, and many interviews answered at random, the same on every run."""
    found = [talk_case(pack, file.stem)[0] for file in sorted(FILES.glob("*.yaml"))]
    draw = random.Random(11)
    for number in range(SAMPLES):
        answers = dict(SAFE) if number % 4 else {}
        while (question := walk(pack.interview, answers).next) is not None:
            options = [*(option.id for option in question.options), DONT_KNOW]
            answers[question.id] = draw.choice(options)
        found.append(diagnose(pack.interview, answers))
    return found


def everything(pack, diagnosis, facts):
    """All that is said and written of a case with these facts, and the days its plan hangs on."""
    talk = talk_of(pack, diagnosis, facts, pack.info.tones[0])
    found = [*every_text(talk), *talk.advice, talk.channel]
    found += [*(each.says for each in (*talk.reactions, *talk.further))]
    for kind in (LetterKind.MEETING, LetterKind.NOTICE):
        tone = pack.info.tones[0]
        letter = letter_of(pack.talk, kind, diagnosis, facts, tone=tone, extra={})
        found += [line.text for line in letter.paragraphs] if letter else []
    text = next(each for each in pack.verdicts if each.verdict is diagnosis.verdict)
    plan = next(each for each in pack.plans if each.id == text.plan)
    steps = needed(plan, diagnosis, pack.talk.facts, facts)
    ready = to_have_ready(pack.talk, context(diagnosis, pack.talk.facts, facts))
    found += [step.text for step in ready]
    return [*found, *(f"{step.id} {facts.get(step.on, '')}" for step in steps)]


def others(fact):
    """Two values of a fact; a text that hangs on it is another with the second."""
    if fact.kind is FactKind.CHOICE:
        return [choice for choice, _ in fact.choices]
    if fact.kind is FactKind.DATE:
        return ["2027-03-31", "2027-06-30"]
    return ["7", "9"] if fact.kind is FactKind.NUMBER else [fact.example, f"zebra {fact.example}"]


def matters(pack, diagnosis, fact, beside):
    """Whether another value of a fact is another text, beside these other facts."""
    texts = [everything(pack, diagnosis, {**beside, fact.id: value}) for value in others(fact)]
    return any(text != texts[0] for text in texts)


def test_two_wordings_of_one_thing_are_alike_and_two_things_are_not():
    late = "There is money open, and nobody there has told us when it comes."
    assert alike(late, "The money is still open, and nobody has told us when.") >= ALIKE
    assert alike(late, "Our last day with you is the thirty-first of March.") < ALIKE


def test_every_fact_that_is_asked_is_used(pack, diagnoses):
    facts = {fact.id: fact for fact in pack.talk.facts}
    unused = defaultdict(list)  # verdict and fact, with the cases that ask for it in vain
    used = set()
    for diagnosis in diagnoses:
        for name in (fact.id for fact in asked_facts(pack.talk, diagnosis, {})):
            pair = (diagnosis.verdict.value, name)
            if pair in used:
                continue
            given = {each.id: others(each)[0] for each in pack.talk.facts}
            if any(matters(pack, diagnosis, facts[name], beside) for beside in (given, {})):
                used.add(pair)
                unused.pop(pair, None)
            else:
                unused[pair].append(diagnosis.answers)
    assert {verdict for verdict, _ in used} == {each.value for each in Verdict}
    assert not unused, sorted(unused)


LITTLE = frozenset(
    re.findall(
        r"\S+",
        "a an and are as at be but by can do for from had has have i if in is it its me my no not "
        "of on or our so that the their them there they this to up us was we what when which who "
        "will with you your yours i’ll we’ll i’m we’re we’ve i’ve it’s that’s don’t can’t",
    )
)


def words(text):
    return set(re.findall(r"[\w’]+", text.lower())) - LITTLE


def alike(one, other):
    """How much of the shorter of two sentences stands in the other too."""
    first, second = words(one), words(other)
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer >= 3 else 0.0


def test_nothing_is_said_twice_in_a_row(pack, diagnoses):
    """A stock sentence after the user's own, or two wordings of one thing, are padding."""
    known = {fact.id: others(fact)[0] for fact in pack.talk.facts}
    texts = {fact.id for fact in pack.talk.facts if fact.kind is FactKind.TEXT}
    twice = {}
    for diagnosis in diagnoses:
        for facts in (known, {name: value for name, value in known.items() if name not in texts}):
            talk = talk_of(pack, diagnosis, facts, pack.info.tones[0])
            for part in talk.parts:
                said = [line for line in part.lines if not line.cue]
                for one, other in pairwise(said):
                    same_words = set(one.told) & set(other.told)
                    if one.text.endswith("?") and other.text.endswith("?"):
                        continue  # a row of questions is like each other on purpose
                    if same_words or alike(one.text, other.text) >= ALIKE:
                        twice.setdefault((one.template, other.template), (one.text, other.text))
    assert not twice, twice
