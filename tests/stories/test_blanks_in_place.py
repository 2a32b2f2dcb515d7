"""A line that lacks a fact is the sentence with a blank in it, never only an instruction."""

from __future__ import annotations

import random

import pytest
import yaml

from coach.content.answers.answers import read_answers
from coach.content.checks.check import read_pack
from coach.domain.rules.interview import DONT_KNOW
from coach.domain.rules.verdict import PROTECTIVE, Verdict
from coach.domain.talk.talk import FactKind, Named
from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.interview import walk
from coach.engine.talk.blanks import Blanks, put_in, still_open, unfilled
from coach.engine.talk.compose import asked_facts, blanks_of
from coach.paths import pack_folder
from tests.talks import FILES, talk_case, talk_of

CASES = FILES.parent / "cases"
SAMPLES = 300
# Every line of the shipped talks that has both a sentence and an instruction; a passage has none.
BOTH = {
    ("FIX", "ask/agreement"),
    ("FIX", "facts/fact"),
    ("HANDOVER", "benefit/what-stays"),
    ("PART", "reason/why"),
    ("PART", "thanks/thanks"),
    ("REFER", "reason/why"),
    ("REFER", "thanks/thanks"),
    ("RESET", "my-part/mine"),
    ("RESET", "what-happened/fact"),
    ("SAVE", "plan/first"),
    ("STOP", "client/issue"),
}
# What carries each talk: the news, the reason, what is offered or asked.
CARRIES = {
    Verdict.PART: ("news", "reason", "thanks"),
    Verdict.REFER: ("news", "reason", "bridge"),
    Verdict.PART_NOW: ("decision", "conduct"),
    Verdict.REPRICE: ("terms", "choice", "value"),
    Verdict.FIX: ("facts", "ask"),
    Verdict.RESET: ("what-happened", "my-part", "what-must-stop", "agree"),
    Verdict.SAVE: ("plan", "own"),
    Verdict.HANDOVER: ("news", "benefit"),
    Verdict.EXIT: ("thank", "bridge"),
    Verdict.INVEST: ("promise",),
}


@pytest.fixture(scope="module")
def pack():
    """The built-in pack, read once."""
    return read_pack(pack_folder())


@pytest.fixture(scope="module")
def diagnoses(pack):
    """The worked cases, the talks of each verdict, and many interviews answered at random."""
    names = yaml.safe_load((CASES / "expected.yaml").read_text(encoding="utf-8"))
    read = (read_answers(CASES / f"{n}.yaml", pack.interview, pack.talk.facts) for n in names)
    found = [diagnose(pack.interview, each.answers) for each in read]
    found += [talk_case(pack, file.stem)[0] for file in sorted(FILES.glob("*.yaml"))]
    luck = random.Random(7)
    safe = {"conduct": "fine", "demand": "never", "motive": "behaviour"}
    for number in range(SAMPLES):
        answers = dict(safe) if number % 4 else {}
        while (question := walk(pack.interview, answers).next) is not None:
            options = [*(option.id for option in question.options), DONT_KNOW]
            answers[question.id] = luck.choice(options)
        found.append(diagnose(pack.interview, answers))
    return found


def examples(pack):
    """Each fact with its example; choices left out."""
    return {fact.id: fact.example for fact in pack.talk.facts if fact.kind is not FactKind.CHOICE}


def of_passages(pack):
    """The lines of parts that are made of passages."""
    return {
        (verdict.value, f"{part.id}/{name}")
        for verdict in Verdict
        for part in pack.talk.parts_of(verdict)
        for name in part.line_ids
        if part.passages
    }


def test_the_lines_with_an_instruction_to_fall_back_on_are_these(pack):
    found = set()
    for verdict in Verdict:
        for part in pack.talk.parts_of(verdict):
            for name in part.line_ids:
                kinds = {variant.cue for variant in part.wordings if variant.line == name}
                if len(kinds) > 1:
                    found.add((verdict.value, f"{part.id}/{name}"))
    assert found == {each for each in BOTH if each not in of_passages(pack)}


def test_no_instruction_stands_where_a_blank_would_do(pack, diagnoses):
    lines = {name for _, name in BOTH}
    seen = set()
    for diagnosis in diagnoses:
        for tone in pack.info.tones:
            talk = talk_of(pack, diagnosis, {}, tone)
            for line in (line for part in talk.parts for line in part.lines):
                if line.id not in lines or (talk.verdict, line.id) not in BOTH:
                    continue
                if line.cue:
                    # a talk that is not held has no one thing to ask of the client
                    assert (talk.verdict, line.id) == ("STOP", "client/issue"), line
                elif line.blanks:
                    seen.add((talk.verdict, line.id))
    some = {
        ("PART", "thanks/thanks"),
        ("REFER", "thanks/thanks"),
        ("REPRICE", "terms/terms"),
        ("SAVE", "plan/first"),
    }
    assert seen >= some - of_passages(pack)


@pytest.mark.parametrize("filled", [False, True])
def test_whatever_carries_a_talk_is_said(pack, diagnoses, filled):
    facts = examples(pack) if filled else {}
    for diagnosis in diagnoses:
        for tone in pack.info.tones:
            talk = talk_of(pack, diagnosis, facts, tone)
            for part in talk.parts:
                if part.id in CARRIES.get(diagnosis.verdict, ()):
                    assert any(not line.cue for line in part.lines), (diagnosis.verdict, part.id)


def test_a_blank_is_seen_by_its_name_and_goes_when_it_is_given(pack, diagnoses):
    facts, blanks = {fact.id: fact for fact in pack.talk.facts}, 0
    for diagnosis in diagnoses:
        for tone in pack.info.tones:
            before = talk_of(pack, diagnosis, {}, tone)
            for line in (line for part in before.parts for line in part.lines if line.blanks):
                blanks += 1
                asked = {fact.id for fact in asked_facts(pack.talk, diagnosis, {})}
                assert set(line.blanks) <= asked  # the same blank stands on the other tab
                for name in line.blanks:
                    assert unfilled(facts[name]) in line.text
                given = {name: facts[name].example for name in line.blanks}
                after = talk_of(pack, diagnosis, given, tone)
                now = next(n for part in after.parts for n in part.lines if n.id == line.id)
                assert not now.blanks
                assert not now.cue
                filled = blanks_of(pack.talk, diagnosis, given).given
                for name in given:  # a name is said whole once, then by the first name alone
                    person = facts[name].named is Named.PERSON
                    words = filled[name].split()[0] if person else filled[name]
                    assert words in now.text
                    told = facts[name].kind is FactKind.TEXT and facts[name].named in {
                        Named.NOBODY,
                        Named.PEOPLE,
                    }
                    assert (filled[name] in now.told) is told
    assert blanks > 20


def test_every_sentence_lacks_as_little_as_it_may(pack):
    diagnosis, _ = talk_case(pack, "part")
    for given, blanks in (({}, ("contact",)), ({"contact": "Carla"}, ())):
        talk = talk_of(pack, diagnosis, given, pack.info.tones[0])
        part = next(part for part in talk.parts if part.id == "open")
        line = next(line for line in part.lines if line.id == "open/warn")
        assert line.blanks == blanks


def test_nothing_is_asked_in_place_where_somebody_needs_protection_and_no_fact_fits(
    pack, diagnoses
):
    for diagnosis in diagnoses:
        if diagnosis.verdict in PROTECTIVE:
            talk = talk_of(pack, diagnosis, {}, pack.info.tones[0])
            asked = {fact.id for fact in asked_facts(pack.talk, diagnosis, {})}
            lines = (line for part in talk.parts for line in part.lines)
            assert all(set(line.blanks) <= asked for line in lines)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2,400 a month", "We say 2,400 a month."),
        ("2,400 a month.", "We say 2,400 a month."),
        ("“2,400 a month.”", "We say “2,400 a month.”"),
    ],
)
def test_a_value_brings_no_second_full_stop(pack, value, text):
    terms = next(fact for fact in pack.talk.facts if fact.id == "new_terms")
    assert put_in(f"We say {unfilled(terms)}.", terms, value) == text


def test_blanks_of_a_text_are_told_in_its_order(pack):
    terms = next(fact for fact in pack.talk.facts if fact.id == "new_terms")
    ask = next(fact for fact in pack.talk.facts if fact.id == "ask")
    diagnosis, _ = talk_case(pack, "reprice")
    talk = talk_of(pack, diagnosis, {}, pack.info.tones[0])
    lines = [line for part in talk.parts for line in part.lines]
    line = next(line for line in lines if "new_terms" in line.blanks)
    assert still_open(line, (ask, terms)) == ("new_terms",)
    told = line.text.replace(unfilled(terms), "ten")
    assert "ten" in told
    assert Blanks((ask, terms), {"new_terms": "ten"}).fill(line.text) == told
