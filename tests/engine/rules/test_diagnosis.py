"""The diagnosis: verdict, reasons, confidence, what is missing and what is barred."""

from __future__ import annotations

import random

import pytest

from coach.domain.rules.diagnosis import Confidence
from coach.domain.rules.interview import SKIP, Gate, Interview, Safeguard
from coach.domain.rules.verdict import Cause, Mode, Scope, Verdict
from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.interview import walk
from coach.engine.rules.progress import progress
from tests.engine.conftest import question, rule

PART = Verdict.PART


def test_open_questions_count_as_not_known(small):
    diagnosis = diagnose(small, {"harm": "no"})
    assert diagnosis.verdict is Verdict.INVEST
    assert [missing.question for missing in diagnosis.missing] == ["wrong"]


def test_the_deciding_reason_comes_first_with_its_answers(small):
    diagnosis = diagnose(small, {"harm": "no", "wrong": "bad", "told": "yes"})
    first = diagnosis.reasons[0]
    assert (first.rule, first.decides) == ("over", True)
    assert [said.sentence for said in first.answers] == ["told was yes", "wrong was bad"]


def test_causes_hold_points_and_the_answers_behind_them(small):
    diagnosis = diagnose(small, {"harm": "no", "wrong": "late", "told": "yes"})
    shares = {share.cause: share for share in diagnosis.causes}
    assert shares[Cause.FIXABLE].points == 3
    assert shares[Cause.FIXABLE].share == pytest.approx(0.3)
    assert shares[Cause.FIXABLE].reasons[0].answers[0].question == "wrong"
    assert shares[Cause.PERSONAL].points == 0
    assert diagnosis.leading_cause is Cause.FIXABLE


def test_confidence_falls_with_what_is_not_known(small):
    known = diagnose(small, {"harm": "no", "wrong": "late", "told": "no"})
    one = diagnose(small, {"harm": "no", "wrong": "bad", "told": "skip"})
    idle = diagnose(small, {"harm": "no", "wrong": "late", "told": "skip"})
    none = diagnose(small, {"harm": "dont-know", "wrong": "bad", "told": "yes"})
    assert known.confidence is Confidence.SURE
    assert (one.confidence, one.confidence_because) == (
        Confidence.FAIRLY_SURE,
        "One answer is not known yet.",
    )
    assert (idle.confidence, idle.confidence_because) == (
        Confidence.SURE,
        "What is not known yet cannot change the verdict.",
    )
    assert (none.verdict, none.confidence) == (Verdict.GATHER, Confidence.UNSURE)


@pytest.mark.parametrize(
    ("unknown", "confidence", "because"),
    [
        (1, Confidence.FAIRLY_SURE, "One answer is not known yet."),
        (2, Confidence.FAIRLY_SURE, "Two answers are not known yet."),
        (3, Confidence.UNSURE, "3 answers are not known yet."),
        (4, Confidence.UNSURE, "4 answers are not known yet."),
    ],
)
def test_from_three_unknown_answers_on_nobody_is_sure(unknown, confidence, because):
    names = ("a", "b", "c", "d")
    interview = Interview(
        gates=(Gate("only", "Only?", "user", ""),),
        questions=tuple(question(name, "only", "no", "yes") for name in names),
        rules=(
            rule("all", "only", " and ".join(f"{name} is yes" for name in names), decides=PART),
            rule("else", "only", "always", decides=Verdict.FIX),
        ),
    )
    answers = {name: SKIP if number < unknown else "yes" for number, name in enumerate(names)}
    found = diagnose(interview, answers)
    assert (found.confidence, found.confidence_because) == (confidence, because)


def test_safeguards_come_in_the_order_of_the_rules_each_once_from_the_first():
    first, second, third = (Safeguard(each, f"Do {each}.") for each in ("one", "two", "three"))
    interview = Interview(
        gates=(Gate("only", "Only?", "user", ""),),
        questions=(question("a", "only", "no", "yes"),),
        rules=(
            rule("early", "only", "a is yes", safeguards=(first, second)),
            rule("late", "only", "a is yes", safeguards=(second, third)),
            rule("end", "only", "always", decides=Verdict.FIX),
        ),
    )
    found = diagnose(interview, {"a": "yes"}).safeguards
    assert [(each.id, each.rule) for each in found] == [
        ("one", "early"),
        ("two", "early"),
        ("three", "late"),
    ]


def test_of_the_alternatives_the_nearest_to_the_decision_comes_first(small):
    found = diagnose(small, {"harm": "no", "wrong": "bad", "told": "yes"}).alternatives
    assert [(each.question, each.option, each.verdict) for each in found] == [
        ("told", "no", Verdict.FIX),
        ("wrong", "nothing", Verdict.INVEST),
    ]


def test_what_cannot_change_the_verdict_does_not_make_it_less_sure(pack):
    rude = {"way-in": "parting", "decider": "me", "conduct": "rude", "source": "top"}
    answers = {**rude, "told": "continues", "demand": SKIP}
    found = diagnose(pack.interview, answers)
    assert found.verdict is Verdict.PART_NOW
    assert found.confidence is Confidence.SURE
    assert found.confidence_because == "What is not known yet cannot change the verdict."
    assert [each.question for each in found.missing] == ["demand"]  # it is still asked for


def test_who_finishes_once_it_is_settled_is_not_told_that_it_is_shaky(pack):
    finished = 0
    for seed in range(400):
        answers, chance = {}, random.Random(seed)
        while (far := progress(pack.interview, answers)).settled is None:
            options = walk(pack.interview, answers).next.options
            answers[walk(pack.interview, answers).next.id] = chance.choice(options).id
        found = diagnose(pack.interview, answers)  # what is open counts as don't know
        assert found.verdict is far.settled
        assert not found.confidence_because.endswith("not known yet.")
        finished += far.most > 0
    assert finished > 10


def test_barred_verdicts_are_named_with_their_reason(small):
    barred = diagnose(small, {"harm": "skip", "wrong": "nothing"}).barred
    assert [(bar.verdict, bar.rule, bar.instead) for bar in barred] == [
        (Verdict.PART, "wary", Verdict.GATHER)
    ]


def test_an_alternative_is_one_answer_away(small):
    diagnosis = diagnose(small, {"harm": "no", "wrong": "bad", "told": "no"})
    assert ("told", "yes", Verdict.PART) in [
        (other.question, other.option, other.verdict) for other in diagnosis.alternatives
    ]


def test_somebody_elses_decision_is_a_recommendation(pack):
    answers = {
        "way-in": "wrong", "decider": "someone-else", "conduct": "fine", "demand": "never",
        "motive": "behaviour", "tie": "free", "notice": "none", "trouble": "quiet",
        "own-side": "clear", "last-touch": "months",
    }  # fmt: skip
    diagnosis = diagnose(pack.interview, answers)
    assert (diagnosis.verdict, diagnosis.mode) == (Verdict.INVEST, Mode.RECOMMENDATION)
    assert diagnosis.recommendation
    assert diagnose(pack.interview, {**answers, "decider": "me"}).mode is Mode.DECISION


def test_part_now_says_whether_to_suspend_or_to_end(pack):
    answers = {
        "way-in": "parting",
        "decider": "someone-else",
        "conduct": "severe",
        "told": "not-told",
    }
    one = diagnose(pack.interview, {**answers, "source": "one-person"})
    top = diagnose(pack.interview, {**answers, "source": "top"})
    assert (one.mode, top.mode) == (Mode.SUSPEND, Mode.END)
    assert one.recommendation
    assert not one.referral_allowed


def test_one_need_beyond_us_is_referred_and_the_rest_stays(pack):
    answers = {
        "way-in": "wrong", "decider": "me", "conduct": "fine", "demand": "never",
        "motive": "behaviour", "tie": "free", "notice": "none", "trouble": "fit",
        "own-side": "clear", "our-part": "clean", "fit": "piece", "bridge": "no",
    }  # fmt: skip
    diagnosis = diagnose(pack.interview, answers)
    assert (diagnosis.verdict, diagnosis.scope) == (Verdict.REFER, Scope.NEED)


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ({"our-part": "clean"}, Verdict.REPRICE),
        ({"our-part": "mended"}, Verdict.REPRICE),
        ({"our-part": "before"}, Verdict.RESET),
        ({"our-part": "open", "deliver": "yes"}, Verdict.RESET),
        ({"our-part": "open", "deliver": "no"}, Verdict.REFER),
    ],
)
def test_a_lower_price_is_answered_once_our_own_failure_is_out_of_the_way(pack, told, verdict):
    answers = {
        "way-in": "wrong", "decider": "me", "conduct": "fine", "demand": "never",
        "motive": "behaviour", "tie": "free", "notice": "none", "trouble": "money",
        "own-side": "clear", "money": "cheaper", **told,
    }  # fmt: skip
    assert diagnose(pack.interview, answers).verdict is verdict


def test_rudeness_is_not_handed_over_but_bounded(pack):
    answers = {
        "way-in": "parting", "decider": "me", "conduct": "rude", "source": "one-person",
        "told": "not-told", "demand": "never", "motive": "behaviour", "tie": "free",
        "notice": "none", "trouble": "money", "money": "little", "own-side": "gain",
        "channel": "yes",
    }  # fmt: skip
    diagnosis = diagnose(pack.interview, answers)
    assert (diagnosis.verdict, diagnosis.mode) == (Verdict.RESET, Mode.BOUNDARY)
    assert [bar.verdict for bar in diagnosis.barred] == [Verdict.HANDOVER]


def test_a_duty_to_serve_stops_a_parting(pack):
    answers = {
        "way-in": "parting", "decider": "me", "conduct": "fine", "demand": "never",
        "motive": "behaviour", "tie": "barred", "notice": "none", "trouble": "money",
        "money": "late", "own-side": "clear", "pay-reason": "stalling", "pay-tried": "broken-twice",
    }  # fmt: skip
    diagnosis = diagnose(pack.interview, answers)
    assert diagnosis.verdict is Verdict.STOP
    assert diagnosis.constraints


def test_gather_names_three_to_five_facts_and_the_incident_first(pack):
    answers = dict.fromkeys(
        ["decider", "conduct", "demand", "motive", "tie", "notice", "trouble", "own-side"],
        "dont-know",
    )
    diagnosis = diagnose(pack.interview, {"way-in": "parting", **answers})
    assert diagnosis.verdict is Verdict.GATHER
    assert 3 <= len(diagnosis.missing) <= 5
    assert diagnosis.missing[0].question == "conduct"
