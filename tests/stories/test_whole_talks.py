"""Whole talks of many cases: sound whatever is known, and no two cases alike by accident."""

from __future__ import annotations

import random
import re
from collections import defaultdict

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from coach.content.answers.answers import read_answers
from coach.content.checks.check import read_pack
from coach.domain.rules.interview import DONT_KNOW
from coach.domain.rules.verdict import Mode, Verdict
from coach.domain.talk.talk import FactKind, Tone
from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.interview import walk
from coach.engine.talk.compose import asked_facts
from coach.paths import pack_folder
from tests.talks import FILES, every_text, said, talk_case, talk_of

CASES = FILES.parent / "cases"
SAMPLES = 400
SAFE = {"conduct": "fine", "demand": "never", "motive": "behaviour"}
BROKEN = re.compile(
    r"[{}]|\bNone\b(?! of)| {2}|\s[,.;:!?…]|\.\.|[,;:][.,;:]|[!?]\.|\( | \)|“ | ”|\bundefined\b|_"
)
ENDS = (".", "!", "?", ".”", "!”", "?”")


@pytest.fixture(scope="module")
def pack():
    """The built-in pack, read once."""
    return read_pack(pack_folder())


def examples(pack):
    """Each fact with its example; choices left out."""
    return {fact.id: fact.example for fact in pack.talk.facts if fact.kind is not FactKind.CHOICE}


def answered(pack, choose, begun):
    """The answers of one whole interview, each chosen from the options and “don't know”."""
    answers = dict(begun)
    while (question := walk(pack.interview, answers).next) is not None:
        answers[question.id] = choose([*(option.id for option in question.options), DONT_KNOW])
    return answers


def worked(pack):
    """The diagnoses of the twelve worked cases."""
    names = yaml.safe_load((CASES / "expected.yaml").read_text(encoding="utf-8"))
    for name in names:
        found = read_answers(CASES / f"{name}.yaml", pack.interview, pack.talk.facts)
        yield diagnose(pack.interview, found.answers)


def sampled(pack, number):
    """Diagnoses of cases drawn at random, the same on every run."""
    draw = random.Random(20)
    for count in range(number):
        safe = count % 4 > 0  # most cases get past the gates of safety and motive
        yield diagnose(pack.interview, answered(pack, draw.choice, SAFE if safe else {}))


# the question that tells more of where the trouble lies
SECOND = {"people": "between", "work": "working", "fit": "fit", "money": "money"}


def situation(diagnosis):
    """What the case is about, as far as the one across the table can know it."""
    match diagnosis.verdict:
        case Verdict.STOP:
            motive = diagnosis.answers.get("motive")
            if motive == "complaint":
                return motive if "over-complaint" in diagnosis.flags else "barred"
            return motive if motive in {"trait", "plan"} else "barred"
        case Verdict.PART_NOW:
            return "illegal" if "illegal" in diagnosis.flags else "conduct"
        case Verdict.GATHER:
            return reason_given(diagnosis) or unclear(diagnosis)
    if diagnosis.mode is Mode.BOUNDARY:
        return "stopped" if "conduct-resolved" in diagnosis.flags else "open"
    return own_side(diagnosis) or reason_given(diagnosis) or trouble(diagnosis)


def own_side(diagnosis):
    """What lies with the user: nothing that the client did."""
    if not diagnosis.flags.isdisjoint({"returned", "our-change"}):
        back = "returned" in diagnosis.flags and diagnosis.verdict is not Verdict.PART
        return "back" if back else "ours"
    if "cannot-deliver" in diagnosis.flags:
        return "cannot-deliver"  # what they are told is the same, whatever came before
    if diagnosis.verdict is Verdict.RESET and "our-failure" in diagnosis.flags:
        return "our-failure"
    return ""


def reason_given(diagnosis):
    """Why they leave; two reasons that say nothing of the work may be met like none."""
    if diagnosis.answers.get("notice") != "said":
        return ""
    reason = diagnosis.answers.get("reason", "").replace(DONT_KNOW, "vague")
    return "vague" if reason in {"one-supplier", "new-boss"} else reason


def unclear(diagnosis):
    """What is to be found out, which is the same while nobody knows where the trouble lies."""
    second = SECOND.get(diagnosis.answers.get("trouble", ""), "trouble")
    known = diagnosis.answers.get(second, DONT_KNOW) != DONT_KNOW
    return trouble(diagnosis) if known else "nothing"


def trouble(diagnosis):
    """Where the trouble lies."""
    names = ("trouble", "money", "fit", "pay-reason")
    about = (diagnosis.answers.get(name, "") for name in names)
    return " ".join(filter(None, about)).replace(DONT_KNOW, "nothing") or "nothing"


def kinds(pack, diagnosis):
    """How a case is told apart from others: by the closeness too, where its talk asks for it.

    A friend is not spoken to like others; a cordial client and one of business alone may be.
    """
    asked = {fact.id for fact in asked_facts(pack.talk, diagnosis, examples(pack))}
    scope = "" if diagnosis.verdict is Verdict.STOP else diagnosis.scope
    for closeness in ("friend", "business") if "closeness" in asked else ("",):
        yield (diagnosis.verdict, diagnosis.mode, scope, situation(diagnosis), closeness)


@pytest.mark.parametrize("tone", Tone)
def test_cases_that_differ_never_read_alike(tone, pack):
    # The same names and days for all: they cannot tell two talks apart. A talk of five minutes has
    # one question, whatever the case; so all have half an hour.
    known = {**examples(pack), "time_for_it": "half-hour"}
    readers = defaultdict(set)
    for diagnosis in (*worked(pack), *sampled(pack, SAMPLES)):
        for kind in kinds(pack, diagnosis):
            talk = talk_of(pack, diagnosis, {**known, "closeness": kind[-1]}, tone)
            readers[tuple(said(talk))].add(kind)
    assert len(readers) > SAMPLES / 4
    alike = [sorted(map(str, kinds)) for kinds in readers.values() if len(kinds) > 1]
    assert not alike, alike[:3]


def test_the_samples_reach_every_verdict(pack):
    assert {each.verdict for each in sampled(pack, SAMPLES)} == set(Verdict)


def no_fault(pack, diagnosis, facts, tone):
    """Every text of the talk is whole, and every sentence of it ends."""
    talk = talk_of(pack, diagnosis, facts, tone)
    assert talk.parts
    for text in every_text(talk):
        assert text == text.strip()
        assert not (found := BROKEN.search(text)), (found, text)
        assert text.endswith(ENDS), text


def some_facts(pack, data, whole):
    """Some of the facts as they are, or all that end a sentence with a full stop, or none."""
    names = data.draw(st.lists(st.sampled_from(sorted(whole)), unique=True), label="given")
    found = {name: whole[name] for name in names}
    text = {fact.id for fact in pack.talk.facts if fact.kind is FactKind.TEXT}
    stops = data.draw(st.sampled_from(["as it is", "with", "without"]), label="full stops")
    if stops == "as it is":
        return found
    bare = {name: value.rstrip(".") if name in text else value for name, value in found.items()}
    sentences = {"our_reason", "our_part", "behaviour", "their_reason", "thanks", "ask", "promise"}
    end = "." if stops == "with" else ""
    return {name: value + end * (name in sentences) for name, value in bare.items()}


@given(data=st.data())
def test_no_talk_of_a_verdict_has_a_fault_whatever_is_given(pack, data):
    name = data.draw(st.sampled_from([verdict.value.lower() for verdict in Verdict]))
    diagnosis, facts = talk_case(pack, name)
    tone = data.draw(st.sampled_from(list(Tone)))
    no_fault(pack, diagnosis, some_facts(pack, data, {**examples(pack), **facts}), tone)


@given(data=st.data())
def test_no_talk_of_any_case_has_a_fault_whatever_is_given(pack, data):
    answers = answered(pack, lambda options: data.draw(st.sampled_from(options)), {})
    facts = some_facts(pack, data, examples(pack))
    closeness = data.draw(st.sampled_from(["", "friend", "cordial", "business"]))
    tone = data.draw(st.sampled_from(list(Tone)))
    no_fault(pack, diagnose(pack.interview, answers), {**facts, "closeness": closeness}, tone)


@pytest.mark.parametrize(
    ("typed", "is_said"),
    [
        ("It is time", "Let me tell you why. It is time."),
        ("It is time.", "Let me tell you why. It is time."),
        ("Is it not time?", "Let me tell you why. Is it not time?"),
        ("He said “no.”", "Let me tell you why. He said “no.”"),
        ("Ours is Hale & Co.", "Let me tell you why. Ours is Hale & Co."),
    ],
)
def test_a_sentence_of_the_user_ends_once(typed, is_said, pack):
    diagnosis, facts = talk_case(pack, "part")
    talk = talk_of(pack, diagnosis, {**facts, "our_reason": typed, "story": ""}, Tone.WARM)
    assert is_said in set(said(talk))


def test_what_ends_a_sentence_ends_it_once(pack):
    diagnosis, facts = talk_case(pack, "part")
    typed = {**facts, "thanks": "you told us the truth."}
    texts = " ".join(said(talk_of(pack, diagnosis, typed, Tone.WARM)))
    assert "I won’t forget that you told us the truth. I was always glad" in texts
