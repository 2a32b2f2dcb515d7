"""The proof holds for the built-in pack, and agrees with brute force."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.rules.interview import Interview
from coach.domain.rules.proof import Claim
from coach.domain.rules.verdict import Verdict
from coach.engine.proof.claims import required_by, unfulfilled
from coach.engine.proof.explore import Requirement, explore
from coach.engine.proof.obligations import Obligation
from coach.engine.proof.proof import prove_interview
from coach.engine.rules.conditions import holds, parse, questions_in
from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.interview import walk
from coach.engine.talk.context import context
from tests.engine.interviews import VERDICTS, all_walks, conditions, interviews
from tests.engine.proof.conftest import faults
from tests.engine.rules.test_interview import any_walk

pytestmark = pytest.mark.timeout(300)  # a minute, and more beside other work

OWED = conditions(outcomes=True)


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
    mode = Requirement(frozenset(Verdict), (parse("mode is decision"),))
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
    obligation = Obligation(Claim.PLAN, verdict, "It falls short.", within, tuple(owes), least)
    found = explore(interview, required_by([obligation]))
    short = []
    for path in all_walks(interview):
        if path.verdict is verdict:
            case = context(diagnose(interview, path.answers), (), {})
            if case.allows(within) and sum(map(case.allows, owes)) < least:
                short.append(path)
    claimed = [len(fault.answers) for fault in unfulfilled([obligation], found)]
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
