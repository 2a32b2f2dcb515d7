"""The proof finds cases without a line, a reaction, a tone or a step."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.content.checks.check import read_pack
from coach.domain.rules.condition import Always
from coach.domain.rules.interview import Gate, Interview, Promise
from coach.domain.rules.proof import Claim
from coach.domain.rules.verdict import Mode, Verdict
from coach.domain.talk.talk import FactKind, Tone
from coach.engine.proof.claims import required_by, unfulfilled
from coach.engine.proof.explore import TooLarge, explore
from coach.engine.proof.obligations import Obligation
from coach.engine.proof.proof import prove, prove_interview
from coach.engine.rules.conditions import parse
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.compose import LIKELIEST, compose
from tests.engine.conftest import question, rule
from tests.engine.interviews import OPTIONS
from tests.engine.proof.conftest import faults, with_rules

pytestmark = pytest.mark.timeout(300)  # a minute, and more beside other work

SMALL = Path(__file__).parents[2] / "files" / "packs" / "small"


@pytest.fixture(scope="session")
def small_pack():
    return read_pack(SMALL)


# -- talks, plans, reactions


def test_a_part_without_a_line_in_some_case_is_found_and_composing_shows_it(small_pack):
    def cut(parts):
        return tuple(replace(part, variants=with_condition(part)) for part in parts)

    def with_condition(part):
        return tuple(replace(one, when=parse("trouble is size")) for one in part.variants)

    parts = tuple(
        (verdict, cut(parts) if verdict is Verdict.REPRICE else parts)
        for verdict, parts in small_pack.talk.parts
    )
    broken = replace(small_pack, talk=replace(small_pack.talk, parts=parts))
    (fault,) = faults(prove(broken), Claim.WHOLE_TALK)
    diagnosis = diagnose(broken.interview, fault.answers)
    assert (diagnosis.verdict, fault.answers["trouble"]) == (Verdict.REPRICE, "payment")
    text = next(one for one in broken.verdicts if one.verdict is Verdict.REPRICE)
    talk = compose(broken.talk, text, diagnosis, {}, tone=Tone.WARM, pack="")
    assert talk.parts == ()


@pytest.mark.parametrize(
    ("when", "given"),
    [
        ("not fact contact", "'contact'"),
        ("fact contact and not fact years or not fact contact", "'years', 'contact'"),
        ("not closeness is friend", "'closeness'"),
    ],
)
def test_a_part_that_is_empty_once_a_fact_is_filled_in_is_found(small_pack, when, given):
    (first, *_) = small_pack.talk.facts
    more = (
        replace(first, id="years"),
        replace(first, id="contact"),
        replace(first, id="closeness", kind=FactKind.CHOICE, choices=(("friend", "A friend"),)),
    )
    parts = tuple(
        (verdict, tuple(only_when(part, when) if verdict is Verdict.SAVE else part for part in of))
        for verdict, of in small_pack.talk.parts
    )
    facts = (*(each for each in small_pack.talk.facts if each.id not in FILLED), *more)
    broken = replace(small_pack, talk=replace(small_pack.talk, facts=facts, parts=parts))
    found = {fault.what for fault in faults(prove(broken), Claim.WHOLE_TALK)}
    end = f"in the tone 'warm'. So it is once {given} is filled in."
    assert [what for what in found if what.endswith(end) and "of SAVE" in what]


FILLED = {"years", "contact", "closeness"}


def only_when(part, when):
    return replace(part, variants=tuple(replace(one, when=parse(when)) for one in part.variants))


def test_a_part_that_reads_too_many_facts_is_refused(small_pack):
    (first, *_) = small_pack.talk.facts
    names = [f"fact-{number}" for number in range(14)]
    facts = (*small_pack.talk.facts, *(replace(first, id=name) for name in names))
    when = " or ".join(f"fact {name}" for name in names)
    parts = tuple(
        (verdict, tuple(only_when(part, when) for part in of))
        for verdict, of in small_pack.talk.parts
    )
    large = replace(small_pack, talk=replace(small_pack.talk, facts=facts, parts=parts))
    with pytest.raises(TooLarge, match="hangs on too many facts: 'fact-0', 'fact-1'"):
        prove(large)


def test_a_part_that_lacks_one_tone_is_found(small_pack):
    info = replace(small_pack.info, tones=(Tone.WARM, Tone.FORMAL))
    only_warm = tuple(
        (
            verdict,
            tuple(
                replace(part, variants=tuple(replace(one, tone=Tone.WARM) for one in part.variants))
                for part in parts
            ),
        )
        for verdict, parts in small_pack.talk.parts
    )
    broken = replace(small_pack, info=info, talk=replace(small_pack.talk, parts=only_warm))
    found = faults(prove(broken), Claim.WHOLE_TALK)
    assert {fault.what.split(" of ")[1] for fault in found} == {
        f"{verdict} has no line in the tone 'formal'." for verdict in Verdict
    }


def test_a_line_that_lacks_one_tone_is_found_where_it_is_said_in_others(small_pack):
    info = replace(small_pack.info, tones=(Tone.WARM, Tone.FORMAL))
    ((verdict, parts),) = ((v, p) for v, p in small_pack.talk.parts if v is Verdict.REFER)
    more = replace(parts[0].variants[0], line="thanks", tone=Tone.WARM)
    fuller = (replace(parts[0], variants=(*parts[0].variants, more)), *parts[1:])
    talk = tuple((v, fuller if v is verdict else p) for v, p in small_pack.talk.parts)
    broken = replace(small_pack, info=info, talk=replace(small_pack.talk, parts=talk))
    found = [fault.what for fault in faults(prove(broken), Claim.WHOLE_TALK)]
    assert [what for what in found if "thanks" in what] == [
        "The line 'news/thanks' of REFER is missing in the tone 'formal'."
    ]


def test_reactions_without_a_reply_in_a_tone_do_not_count_for_it(small_pack):
    info = replace(small_pack.info, tones=(Tone.WARM, Tone.FORMAL))
    one = replace(small_pack.talk.reactions[0], when=Always(), replies=((Tone.WARM, "Yes."),))
    both = replace(one, replies=((Tone.WARM, "Yes."), (Tone.FORMAL, "Indeed.")))
    talk = replace(small_pack.talk, reactions=(both,) * (LIKELIEST - 1) + (one,))
    found = faults(prove(replace(small_pack, info=info, talk=talk)), Claim.REACTIONS)
    assert len(found) == len(Verdict)
    assert all("in the tone 'formal'" in fault.what for fault in found)


def test_a_plan_without_a_step_in_some_case_is_found(small_pack):
    plans = tuple(
        replace(plan, steps=tuple(replace(step, when=parse("mode is end")) for step in plan.steps))
        for plan in small_pack.plans
    )
    found = faults(prove(replace(small_pack, plans=plans)), Claim.PLAN)
    assert len(found) == len(Verdict)


@pytest.mark.parametrize(
    ("owed_when", "done"),
    [
        ("cause is none", False),
        ("cause is fixable", False),
        ("not cause is known", False),
        ("cause is known or not cause is known", True),
    ],
)
def test_what_is_owed_must_be_there_whatever_the_leading_cause(small, owed_when, done):
    obligation = Obligation(Claim.PLAN, Verdict.FIX, "No step.", Always(), (parse(owed_when),))
    assert (not list(unfulfilled([obligation], explore(small, required_by([obligation]))))) is done


@pytest.mark.parametrize("when", ["wrong is late", "wrong is known", "told is yes and flag warned"])
def test_a_question_of_a_later_gate_is_not_answered_where_it_ended_before(small, when):
    obligation = Obligation(Claim.PLAN, Verdict.PART_NOW, "No step.", Always(), (parse(when),))
    (fault,) = unfulfilled([obligation], explore(small, required_by([obligation])))
    assert fault.answers == {"harm": "yes", "who": "one"}
    never = Obligation(Claim.PLAN, Verdict.PART_NOW, "No step.", parse(when), ())
    assert not list(unfulfilled([never], explore(small, required_by([never]))))


def test_a_recommendation_of_an_early_gate_is_remembered_where_a_talk_reads_it(small):
    advised = rule("advised", "safety", "harm is no", mode=Mode.RECOMMENDATION)
    interview = with_rules(small, advised)
    obligation = Obligation(
        Claim.PLAN, Verdict.FIX, "No step.", Always(), (parse("mode is decision"),)
    )
    (fault,) = unfulfilled([obligation], explore(interview, required_by([obligation])))
    assert fault.answers["harm"] == "no"
    assert diagnose(interview, fault.answers).mode is Mode.RECOMMENDATION


def test_too_few_reactions_are_found_and_five_are_enough(small_pack):
    assert len(faults(prove(small_pack), Claim.REACTIONS)) == len(Verdict)
    one = replace(small_pack.talk.reactions[0], when=Always())
    talk = replace(small_pack.talk, reactions=(one,) * LIKELIEST)
    assert prove(replace(small_pack, talk=talk)).holds


def test_facts_that_only_another_verdict_reads_are_no_facts_of_this_one(small_pack):
    (first, *_) = small_pack.talk.facts
    names = [f"fact-{number}" for number in range(14)]
    facts = (*small_pack.talk.facts, *(replace(first, id=name) for name in names))
    one = replace(small_pack.talk.reactions[0], when=Always())
    # seven in each of two verdicts can be proved; all of them in one could not be
    halves = (("PART", names[:7]), ("REFER", names[7:]))
    read = [
        replace(one, id=name, when=parse(f"verdict is {verdict} and fact {name}"))
        for verdict, half in halves
        for name in half
    ]
    talk = replace(small_pack.talk, facts=facts, reactions=(*(one,) * (LIKELIEST - 1), *read))
    found = faults(prove(replace(small_pack, talk=talk)), Claim.REACTIONS)
    assert len(found) == len(Verdict)


# -- too large


def test_a_definition_that_is_too_large_is_refused_with_what_makes_it_so():
    gates = (Gate("first", "", "", ""), Gate("last", "", "", ""))
    names = [f"question-{number}" for number in range(12)]
    reads = [parse(f"{name} is {option}") for name in names for option in OPTIONS]
    large = Interview(
        gates=gates,
        questions=tuple(question(name, "first", *OPTIONS) for name in names),
        rules=tuple(
            replace(rule(f"rule-{number}", "last", "always", flags=(f"f{number}",)), when=when)
            for number, when in enumerate(reads)
        ),
        promises=(Promise("p", Always(), "always", (Verdict.PART,), "", ()),),
    )
    with pytest.raises(TooLarge) as refused:
        prove_interview(large, most=20_000)
    assert "The gate 'first' makes this interview too large" in str(refused.value)
    assert "'question-0' (3 ways)" in str(refused.value)
