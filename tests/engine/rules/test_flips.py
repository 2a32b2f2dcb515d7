"""Flips: every smallest set of changed answers that gives another verdict, and no other."""

from __future__ import annotations

import random
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.rules.flips import Flip
from coach.domain.rules.interview import Changeable, Interview
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.flips import flips
from coach.engine.rules.interview import walk
from tests.engine import plain
from tests.engine.interviews import answered
from tests.engine.rules.test_interview import any_walk

SEEDS = st.integers(min_value=0, max_value=2**32)


def as_set(flip: Flip) -> frozenset[tuple[str, str]]:
    """The changes alone."""
    return frozenset((change.question, change.option) for change in flip.changes)


def ends(interview: Interview, answers: dict[str, str]) -> tuple[set[Verdict | None], bool]:
    """All verdicts that options of open questions lead to, and whether any is open; by force."""
    path = plain.walk(interview, answers)
    if path.next is None:
        return {path.verdict}, False
    options = (option.id for option in path.next.options)
    found = [ends(interview, {**answers, path.next.id: option})[0] for option in options]
    return set().union(*found), True


def by_force(interview: Interview, answers: dict[str, str]) -> dict[frozenset, tuple]:
    """Every smallest set of up to three changes, by trying all of them."""
    path = plain.walk(interview, plain.complete(interview, answers))
    options = {name: [o.id for o in interview.question(name).options] for name in path.asked}
    found: dict[frozenset, tuple] = {}
    for size in (1, 2, 3):
        for names in combinations(path.asked, size):
            for values in product(*(options[name] for name in names)):
                changes = dict(zip(names, values, strict=True))
                tried = frozenset(changes.items())
                if tried & path.answers.items() or any(each < tried for each in found):
                    continue
                verdicts, opens = ends(interview, {**path.answers, **changes})
                if verdicts - {path.verdict, None}:
                    found[tried] = (frozenset(verdicts - {path.verdict}), opens)
    return found


@settings(max_examples=150)
@given(case=answered())
def test_brute_force_over_small_interviews_finds_the_same(case):
    interview, answers = case
    found = flips(interview, answers)
    mine = {as_set(flip): (frozenset(flip.could), flip.opens) for flip in found}
    forced = by_force(interview, answers)
    assert mine == {changes: (could - {None}, opens) for changes, (could, opens) in forced.items()}
    assert len(mine) == len(found)


def test_two_changes_may_be_needed_together(small):
    found = flips(small, {"harm": "no", "wrong": "late", "told": "no"})
    assert frozenset({("wrong", "bad"), ("told", "yes")}) in map(as_set, found)
    assert frozenset({("told", "yes")}) not in map(as_set, found)
    both = next(flip for flip in found if len(flip.changes) == 2)
    assert (both.verdict, both.opens, both.could) == (Verdict.PART, False, (Verdict.PART,))
    assert [change.sentence for change in both.changes] == ["wrong was bad", "told was yes"]


def test_no_more_changes_than_asked_for(small):
    found = flips(small, {"harm": "no", "wrong": "late", "told": "no"}, most=1)
    assert {len(flip.changes) for flip in found} == {1}


def test_changes_that_open_questions_only_could_flip(small):
    found = flips(small, {"harm": "no", "wrong": "nothing"})
    late = next(flip for flip in found if as_set(flip) == {("wrong", "late")})
    bad = next(flip for flip in found if as_set(flip) == {("wrong", "bad")})
    assert (late.verdict, late.opens, late.could) == (None, True, (Verdict.FIX,))
    assert (bad.opens, bad.could) == (True, (Verdict.FIX, Verdict.PART))


def test_of_changes_that_are_alike_the_nearest_to_the_decision_comes_first(small):
    found = flips(small, {"harm": "no", "wrong": "bad", "told": "yes"})
    single = [sorted(as_set(flip)) for flip in found if len(flip.changes) == 1 and not flip.opens]
    assert [changes[0][0] for changes in single] == ["told", "wrong", "wrong"]


def test_what_the_user_can_change_comes_first(small):
    """Against the order of nearness, which would begin with the last question."""
    lies_with = {"told": Changeable.FACT, "wrong": Changeable.THEIRS, "harm": Changeable.MINE}
    questions = [replace(q, changes=lies_with.get(q.id, q.changes)) for q in small.questions]
    interview = replace(small, questions=tuple(questions))
    found = flips(interview, {"harm": "no", "wrong": "bad", "told": "no"})
    assert [(flip.changeable, sorted(as_set(flip))) for flip in found] == [
        (Changeable.MINE, [("harm", "yes")]),
        (Changeable.THEIRS, [("wrong", "nothing")]),
        (Changeable.FACT, [("told", "yes")]),
    ]


@settings(max_examples=40)
@given(seed=SEEDS)
def test_in_the_shipped_interview_every_flip_flips_and_no_part_of_it(pack, seed):
    answers = any_walk(pack.interview, seed)
    path = walk(pack.interview, answers)
    for flip in flips(pack.interview, answers):
        after = walk(pack.interview, {**answers_of(path), **dict(as_set(flip))})
        assert (after.next is None) is not flip.opens
        assert after.verdict is flip.verdict or flip.opens
        assert path.verdict not in flip.could
        for part in combinations(as_set(flip), len(flip.changes) - 1):
            left = walk(pack.interview, {**answers_of(path), **dict(part)})
            assert left.next is not None or left.verdict is path.verdict


@settings(max_examples=40)
@given(seed=SEEDS)
def test_in_the_shipped_interview_no_change_gets_past_the_flips(pack, seed):
    chance = random.Random(seed)
    path = walk(pack.interview, any_walk(pack.interview, seed))
    found = [(as_set(flip), flip) for flip in flips(pack.interview, path.answers)]
    for _ in range(60):
        names = chance.sample(path.asked, min(3, len(path.asked)))
        changes = {n: chance.choice(pack.interview.question(n).options).id for n in names}
        answers = finished(pack.interview, {**answers_of(path), **changes}, chance)
        verdict = walk(pack.interview, answers).verdict
        behind = [flip for part, flip in found if part <= changes.items()]
        assert behind or verdict is path.verdict


@settings(max_examples=30)
@given(seed=SEEDS)
def test_what_a_change_could_lead_to_is_all_that_it_leads_to(pack, seed):
    chance = random.Random(seed)
    path = walk(pack.interview, any_walk(pack.interview, seed))
    for flip in flips(pack.interview, path.answers, most=1):
        answers = finished(pack.interview, {**path.answers, **dict(as_set(flip))}, chance)
        assert walk(pack.interview, answers).verdict in {*flip.could, path.verdict}


def test_flips_are_the_same_every_time(pack):
    answers = any_walk(pack.interview, 7)
    assert flips(pack.interview, answers) == flips(replace(pack.interview), answers)


def answers_of(path) -> dict[str, str]:
    """The answers on a path, as a copy to change."""
    return dict(path.answers)


def finished(interview: Interview, answers: dict[str, str], chance: random.Random):
    """Answers with an option chosen for every question that is open."""
    answers = dict(answers)
    while (question := walk(interview, answers).next) is not None:
        answers[question.id] = chance.choice(question.options).id
    return answers
