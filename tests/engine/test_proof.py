"""The proof: brute force agrees with it, and it shows what is broken in the fewest answers."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content.check import read_pack
from coach.domain.condition import Always
from coach.domain.interview import Gate, Interview, Promise
from coach.domain.proof import Claim
from coach.domain.talk import FactKind, Tone
from coach.domain.verdict import Mode, Verdict
from coach.engine.claims import duties_done, owed
from coach.engine.compose import compose
from coach.engine.conditions import holds, parse, questions_in
from coach.engine.context import context
from coach.engine.diagnosis import diagnose
from coach.engine.duties import Duty
from coach.engine.explore import TooLarge, explore
from coach.engine.interview import walk
from coach.engine.proof import prove, prove_interview
from coach.engine.summary import Need
from tests.engine.conftest import question, rule
from tests.engine.interviews import OPTIONS, VERDICTS, all_walks, conditions, interviews
from tests.engine.test_interview import any_walk

pytestmark = pytest.mark.timeout(90)  # the proof takes seconds, and may take a minute
SMALL = Path(__file__).parents[1] / "files" / "packs" / "small"
OWED = conditions(outcomes=True)


@pytest.fixture(scope="session")
def proof(pack):
    return prove(pack)


@pytest.fixture(scope="session")
def small_pack():
    return read_pack(SMALL)


def faults(proof, claim):
    return [fault for fault in proof.faults if fault.claim is claim]


def test_everything_holds_for_the_built_in_pack(proof):
    assert proof.holds, proof.faults
    assert set(proof.verdicts) == {verdict.value for verdict in Verdict}
    assert sum(proof.verdicts.values()) == proof.answers
    assert proof.longest <= 25


# -- agreement with brute force


@settings(max_examples=300)
@given(interview=interviews())
def test_brute_force_agrees_with_the_proof(interview):
    paths = list(all_walks(interview))
    proof = prove_interview(interview)
    verdicts = Counter(path.verdict.value for path in paths if path.verdict)
    assert proof.verdicts == verdicts
    assert proof.answers == len(paths)
    assert proof.longest == max(len(path.asked) for path in paths)


@settings(max_examples=200)
@given(interview=interviews())
def test_brute_force_agrees_on_every_way_to_end(interview):
    paths = list(all_walks(interview))
    mode = Need(frozenset(Verdict), (parse("mode is decision"),))
    found = explore(interview, [mode])
    ended = [diagnose(interview, path.answers) for path in paths if path.verdict]
    assert {end[:4] for end in found.ends} == {
        (end.rule, end.verdict, end.mode, end.scope) for end in ended
    }
    assert set(found.asked) == {name for path in paths for name in path.asked}
    assert found.fired == {rule.id for path in paths for rule in path.held}


@settings(max_examples=300)
@given(interview=interviews())
def test_brute_force_agrees_on_what_is_broken_and_on_the_shortest_answers(interview):
    paths = list(all_walks(interview))
    proof = prove_interview(interview)
    ends = [path for path in paths if path.verdict is None]
    assert lengths(proof, Claim.ONE_VERDICT) == shortest({"These answers": ends})
    broken = {
        f"The promise '{promise.id}' is broken: the verdict is {verdict}.": [
            path
            for path in paths
            if path.verdict is verdict and holds(promise.when, path.answers, path.flags)
        ]
        for promise in interview.promises
        for verdict in promise.never
    }
    assert lengths(proof, Claim.PROMISE) == shortest(broken)
    handed = [path for path in paths if path.verdict is Verdict.REFER]
    kept = [path for path in handed if any(rule.no_referral for rule in path.fired)]
    assert lengths(proof, Claim.NOT_PASSED_ON) == shortest({"The verdict is REFER": kept})


def lengths(proof, claim):
    return sorted(len(fault.answers) for fault in faults(proof, claim))


def shortest(broken):
    return sorted(min(len(path.asked) for path in paths) for paths in broken.values() if paths)


@settings(max_examples=200)
@given(
    interview=interviews(),
    verdict=VERDICTS,
    within=OWED,
    owes=st.lists(OWED, max_size=3),
    least=st.integers(1, 2),
)
def test_brute_force_agrees_on_what_a_verdict_owes(interview, verdict, within, owes, least):
    duty = Duty(Claim.PLAN, verdict, "It falls short.", within, tuple(owes), least)
    found = explore(interview, owed([duty]))
    short = []
    for path in all_walks(interview):
        if path.verdict is verdict:
            case = context(diagnose(interview, path.answers), (), {})
            if case.allows(within) and sum(map(case.allows, owes)) < least:
                short.append(path)
    claimed = [len(fault.answers) for fault in duties_done([duty], found)]
    assert claimed == shortest({"short": short})


# -- order


def in_another_order(interview: Interview, seed: int) -> Interview:
    """The same interview with the questions of each gate in a random order that is allowed."""
    chance = random.Random(seed)
    ordered = []
    for gate in interview.gates:
        left = list(interview.questions_of(gate.id))
        while left:
            open_names = {one.id for one in left}
            free = [one for one in left if open_names.isdisjoint(questions_in(one.when))]
            ordered.append(chance.choice(free))
            left.remove(ordered[-1])
    return replace(interview, questions=tuple(ordered))


@settings(max_examples=200)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_a_verdict_does_not_change_with_the_order_of_independent_questions(pack, seed):
    answers = any_walk(pack.interview, seed)
    path = walk(in_another_order(pack.interview, seed), answers)
    assert (path.verdict, path.decided.id) == (
        walk(pack.interview, answers).verdict,
        walk(pack.interview, answers).decided.id,
    )
    assert set(path.asked) == set(answers)


@pytest.mark.parametrize("seed", range(3))
def test_the_counts_do_not_change_with_the_order_of_independent_questions(pack, proof, seed):
    other = prove_interview(in_another_order(pack.interview, seed))
    assert (other.verdicts, other.longest) == (proof.verdicts, proof.longest)


@settings(max_examples=200)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_answers_beyond_the_gate_that_decides_change_nothing(pack, seed):
    answers = any_walk(pack.interview, seed)
    chance = random.Random(seed)
    more = {
        one.id: chance.choice([option.id for option in one.options])
        for one in pack.interview.questions
    }
    path = walk(pack.interview, {**more, **answers})
    assert (path.verdict, path.asked) == (
        walk(pack.interview, answers).verdict,
        tuple(answers),
    )


def test_what_is_read_before_it_is_settled_is_found(small):
    early = replace(small.questions[2], when=parse("told is yes or flag warned"))
    questions = (*small.questions[:2], early, small.questions[3])
    found = faults(prove_interview(replace(small, questions=questions)), Claim.SETTLED)
    assert [fault.what for fault in found] == [
        "The question 'wrong' reads 'told' before it is settled.",
        "The question 'wrong' reads 'warned' before it is settled.",
    ]


# -- each claim by itself, on the small interview


def with_rules(interview, *more, without=()):
    kept = tuple(each for each in interview.rules if each.id not in without)
    return replace(interview, rules=(*more, *kept))


def test_a_dead_end_is_shown_by_the_fewest_answers_that_come_to_it(small):
    (fault,) = faults(prove_interview(with_rules(small, without=("well",))), Claim.ONE_VERDICT)
    assert len(fault.answers) == 2
    assert fault.answers["wrong"] in {"nothing", "dont-know", "skip"}


def test_a_verdict_that_cannot_be_reached_is_named(small):
    named = {fault.what for fault in faults(prove_interview(small), Claim.REACHABLE)}
    assert "No answers lead to SAVE." in named
    assert "No answers lead to GATHER." not in named  # it takes the place of PART


def test_a_question_that_is_never_asked_is_named(small):
    never = question("never", "trouble", "yes", "no", when="harm is yes")
    found = prove_interview(replace(small, questions=(*small.questions, never)))
    (fault,) = faults(found, Claim.LIVE_QUESTION)
    assert "'never'" in fault.what


def test_an_option_that_nothing_tells_from_another_is_named_with_the_way_to_it(small):
    doubled = question("harm", "safety", "no", "yes", "maybe")
    found = prove_interview(replace(small, questions=(doubled, *small.questions[1:])))
    what = "Nothing tells 'maybe' from 'no' in 'harm'."
    (fault,) = [each for each in found.faults if each.what == what]
    assert fault.answers == {"harm": "maybe"}


def test_a_rule_that_no_answers_fire_is_named(small):
    never = rule("never", "trouble", "harm is yes", flags=("x",))
    (fault,) = faults(prove_interview(with_rules(small, never)), Claim.LIVE_RULE)
    assert fault.what == "No answers make the rule 'never' fire."


def test_a_rule_that_another_always_forestalls_is_named(small):
    late = rule("late", "trouble", "wrong is late and told is no", decides=Verdict.STOP)
    found = prove_interview(replace(small, rules=(*small.rules, late)))
    (fault,) = faults(found, Claim.LIVE_RULE)
    assert "'late' never decides" in fault.what


def test_a_later_gate_that_undoes_a_bar_is_shown_by_the_fewest_answers(small):
    undo = rule("undo", "trouble", "wrong is bad", bars=(Verdict.GATHER,), instead=Verdict.SAVE)
    (fault,) = faults(prove_interview(with_rules(small, undo)), Claim.NO_OVERRIDE)
    assert "'undo' of the gate 'trouble' bars GATHER" in fault.what
    assert fault.answers["harm"] in {"dont-know", "skip"}
    assert fault.answers["wrong"] == "bad"


def test_an_earlier_gate_may_have_the_last_word_on_a_later_bar(small):
    more = rule("more", "trouble", "wrong is bad", bars=(Verdict.FIX,), instead=Verdict.PART)
    assert not faults(prove_interview(with_rules(small, more)), Claim.NO_OVERRIDE)


def test_bars_in_a_circle_are_found(small):
    bars = (
        rule("there", "trouble", "wrong is bad", bars=(Verdict.PART,), instead=Verdict.FIX),
        rule("back", "trouble", "wrong is bad", bars=(Verdict.FIX,), instead=Verdict.PART),
    )
    (fault, *_) = faults(prove_interview(with_rules(small, *bars)), Claim.NO_CIRCLE)
    assert "in a circle" in fault.what


# -- promises of the built-in content


@pytest.mark.parametrize(
    ("rules", "promise", "verdict"),
    [
        (("conduct-boundary",), "rudeness-is-named-before-anyone-inherits-it", "HANDOVER"),
        (("conduct-unknown",), "nobody-inherits-the-unknown", "HANDOVER"),
        (("may-not-end",), "a-duty-to-go-on-is-kept", "PART"),
        (("repeated-abuse", "people-come-first"), "abuse-is-never-handed-over", "HANDOVER"),
        (("wrong-persists",), "a-wrong-is-never-handed-over", "HANDOVER"),
        (("who-they-are",), "who-they-are-is-no-ground", "PART"),
    ],
)
def test_a_protection_that_is_taken_out_is_missed(pack, rules, promise, verdict):
    broken = with_rules(pack.interview, without=rules)
    wanted = f"The promise '{promise}' is broken: the verdict is {verdict}."
    (fault,) = [each for each in prove_interview(broken).faults if each.what == wanted]
    assert walk(broken, fault.answers).verdict == verdict


def test_dislike_alone_that_ends_it_at_once_is_found(pack):
    dislike = rule("dislike", "just-me", "own-side is dread", decides=Verdict.PART_NOW)
    broken = with_rules(pack.interview, dislike)
    (fault,) = faults(prove_interview(broken), Claim.PROMISE)
    assert "'part-now-needs-harm'" in fault.what
    assert fault.answers["own-side"] == "dread"


def test_a_bar_does_not_help_where_a_rule_forbids_referral_and_another_refers(small):
    refers = rule("refers", "trouble", "wrong is bad", decides=Verdict.REFER, no_referral=True)
    (fault,) = faults(prove_interview(with_rules(small, refers)), Claim.NOT_PASSED_ON)
    assert walk(with_rules(small, refers), fault.answers).verdict is Verdict.REFER


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
    talk = replace(small_pack.talk, reactions=(both,) * 5 + (one,))
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
    duty = Duty(Claim.PLAN, Verdict.FIX, "No step.", Always(), (parse(owed_when),))
    assert (not list(duties_done([duty], explore(small, owed([duty]))))) is done


def test_a_recommendation_of_an_early_gate_is_remembered_where_a_talk_reads_it(small):
    advised = rule("advised", "safety", "harm is no", mode=Mode.RECOMMENDATION)
    interview = with_rules(small, advised)
    duty = Duty(Claim.PLAN, Verdict.FIX, "No step.", Always(), (parse("mode is decision"),))
    (fault,) = duties_done([duty], explore(interview, owed([duty])))
    assert fault.answers["harm"] == "no"
    assert diagnose(interview, fault.answers).mode is Mode.RECOMMENDATION


def test_too_few_reactions_are_found_and_six_are_enough(small_pack):
    assert len(faults(prove(small_pack), Claim.REACTIONS)) == len(Verdict)
    one = replace(small_pack.talk.reactions[0], when=Always())
    six = replace(small_pack, talk=replace(small_pack.talk, reactions=(one,) * 6))
    assert prove(six).holds


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
