"""The proof finds what is wrong with rules, bars and protections."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.rules.proof import Claim
from coach.domain.rules.verdict import Verdict
from coach.engine.proof.proof import prove_interview
from coach.engine.rules.interview import walk
from tests.engine.conftest import question, rule
from tests.engine.proof.conftest import faults, with_rules

pytestmark = pytest.mark.timeout(300)  # a minute, and more beside other work


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
    found = faults(prove_interview(broken), Claim.PROMISE)
    (fault,) = (each for each in found if "'part-now-needs-harm'" in each.what)
    assert fault.answers["own-side"] == "dread"


def test_a_bar_does_not_help_where_a_rule_forbids_referral_and_another_refers(small):
    refers = rule("refers", "trouble", "wrong is bad", decides=Verdict.REFER, no_referral=True)
    (fault,) = faults(prove_interview(with_rules(small, refers)), Claim.NOT_PASSED_ON)
    assert walk(with_rules(small, refers), fault.answers).verdict is Verdict.REFER
