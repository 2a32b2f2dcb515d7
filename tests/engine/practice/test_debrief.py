"""What a run shows: its checks by move, two moments with their lines, the rule to remember."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.practice.debrief import CheckResult, CheckState, Debrief
from coach.domain.practice.moves import Move
from coach.domain.practice.rubric import Rubric
from coach.domain.practice.run import RunEntry
from coach.engine.practice.debrief import debrief
from coach.engine.practice.run import choices, replay
from tests.practice import level, small_practice

PACK = small_practice()
PLAY, MO, RUBRIC = PACK.roleplays[0], PACK.personas[0], PACK.rubrics[0]


def _of(*said: str, rubric=RUBRIC) -> Debrief:
    steps = replay(PLAY, MO, level("L3"), [RunEntry(each) for each in said])
    assert len(steps) == len(said)
    return debrief(PLAY, MO, rubric, steps, PACK.moves)


GOOD = ("the-shed/1", "the-news/1", "after-the-news/2", "his-turn/1", "his-turn/2")


def _states(found: Debrief) -> dict[str, str]:
    return {each.check.id: each.state for each in found.checks}


def test_checks_are_earned_by_moves_and_by_leaving_others_out() -> None:
    assert _states(_of(*GOOD)) == {
        "warned": "earned",
        "decided": "earned",
        "reason": "not-due",  # no turn offers one
        "waits": "missed",
        "their-side": "earned",
        "same-line": "missed",
        "no-label": "earned",
        "close": "earned",
    }
    assert _of(*GOOD).count(CheckState.EARNED) == 5


def test_what_a_check_avoids_loses_it_and_names_the_step() -> None:
    found = _of("the-shed/1", "the-news/3", "the-news/1")
    (lost,) = [each for each in found.checks if each.check.id == "no-label"]
    assert (lost.state, lost.step) == (CheckState.MISSED, 1)


def test_what_no_move_tells_is_left_to_the_one_who_practised() -> None:
    bare = replace(RUBRIC.checks[0], moves=(), avoids=())
    assert _of(*GOOD, rubric=replace(RUBRIC, checks=(bare,))).checks[0].state is CheckState.OPEN


def test_a_critical_fail_names_its_step_and_comes_first_to_improve() -> None:
    found = _of("the-shed/3", "after-the-news/4")
    assert [(each.fail.id, each.step) for each in found.critical] == [("threat", 1)]
    assert [each.id for each in found.improve] == ["threat", "warned"]
    assert _of(*GOOD).critical == ()


def test_two_moments_the_worst_and_the_best() -> None:
    found = _of("the-shed/1", "the-news/3", "the-news/1", "after-the-news/2", "his-turn/4")
    worst, best = found.moments
    assert (worst.step, worst.turn, worst.trust, worst.tension) == (1, "the-news", -2, 3)
    assert worst.effects[0].because == "The rule for the move blame."
    assert worst.better is not None
    assert worst.better.choice == "the-news/1"
    assert worst.worse is None  # nothing there is worse than blame
    assert (best.step, best.is_rise, best.trust, best.tension) == (3, True, 1, -2)
    assert best.better is None
    assert best.worse is not None
    assert best.worse.choice == "after-the-news/4"
    assert found.rule == "What to remember of the move blame."


def test_without_a_rise_the_second_worst_is_spoken_about() -> None:
    found = _of("the-shed/2", "small-talk/3", "the-news/3")
    assert [each.step for each in found.moments] == [2, 1]


def test_without_a_drop_one_moment_is_enough() -> None:
    found = _of(*GOOD)
    assert [each.step for each in found.moments] == [2]
    assert found.moments[0].is_rise


def test_at_most_two_things_and_the_costliest_first() -> None:
    found = _of("the-shed/2", "small-talk/2", "after-the-news/3", "his-turn/4")
    assert [each.id for each in found.improve] == ["their-side", "warned"]


def test_nothing_said_shows_nothing() -> None:
    found = _of()
    assert found.moments == ()
    assert found.rule == ""
    assert {*_states(found).values()} == {"not-due", "open"}


def _check(found: Debrief, name: str) -> CheckResult:
    return next(each for each in found.checks if each.check.id == name)


def _with(name: str, **changed: object) -> Rubric:
    """The rubric with one check of it changed."""
    checks = tuple(replace(each, **changed) if each.id == name else each for each in RUBRIC.checks)
    return replace(RUBRIC, checks=checks)


def test_a_mark_names_its_line_or_where_it_was_due() -> None:
    found = _of(*GOOD)
    assert (_check(found, "warned").step, _check(found, "warned").due) == (0, None)
    missed = _check(found, "same-line")
    assert (missed.state, missed.step) == (CheckState.MISSED, None)
    assert missed.due == 3  # his turn is the first in which the line can be held
    assert _check(found, "reason").due is None  # it did not come to that


def test_what_a_move_cannot_tell_is_asked_and_the_line_that_may_be_it_named() -> None:
    rubric = _with("warned", moves=(), hints=(Move.WARN,))
    asked = _check(_of(*GOOD, rubric=rubric), "warned")
    assert (asked.state, asked.step) == (CheckState.OPEN, 0)
    asked = _check(_of("the-shed/3", "after-the-news/1", rubric=rubric), "warned")
    assert (asked.state, asked.step) == (CheckState.OPEN, None)
    lost = _with("no-label", hints=(Move.HOLD,))
    label = _check(_of("the-shed/1", "the-news/3", "the-news/1", rubric=lost), "no-label")
    assert (label.state, label.step) == (CheckState.MISSED, 1)  # what it avoids can be told


@pytest.mark.parametrize(("within", "state"), [(1, CheckState.MISSED), (2, CheckState.EARNED)])
def test_only_the_first_lines_count_where_a_check_is_about_these(
    within: int, state: CheckState
) -> None:
    said = ("the-shed/2", "small-talk/1", "the-news/1")
    found = _of(*said, rubric=_with("warned", within=within, avoids=()))
    assert _check(found, "warned").state is state


def test_only_the_line_behind_a_move_counts_where_a_check_is_about_that() -> None:
    rubric = _with("their-side", moves=(Move.WAIT,), avoids=(Move.DISMISS,), after=(Move.DECIDE,))
    waits = _check(_of("the-shed/3", "after-the-news/1", rubric=rubric), "their-side")
    assert (waits.state, waits.step) == (CheckState.EARNED, 1)
    talks = _check(_of("the-shed/3", "after-the-news/2", "his-turn/5", rubric=rubric), "their-side")
    assert (talks.state, talks.step) == (CheckState.EARNED, 0)  # the client spoke in between
    drops = _check(_of("the-shed/3", "after-the-news/3", rubric=rubric), "their-side")
    assert (drops.state, drops.step) == (CheckState.MISSED, 1)
    before = _check(_of("the-shed/1", rubric=rubric), "their-side")
    assert before.state is CheckState.NOT_DUE


def test_what_is_only_to_be_avoided_behind_a_move_is_not_due_without_it() -> None:
    rubric = _with("their-side", moves=(), avoids=(Move.DISMISS,), after=(Move.DECIDE,))
    before = _check(_of("the-shed/1", rubric=rubric), "their-side")
    assert before.state is CheckState.NOT_DUE
    kept = _check(_of("the-shed/3", "after-the-news/1", rubric=rubric), "their-side")
    assert kept.state is CheckState.EARNED


def test_what_a_typed_line_does_only_perhaps_is_asked_and_takes_nothing_away() -> None:
    entries = [RunEntry("the-shed/3"), RunEntry("", "You will see.", (Move.THREATEN,))]
    steps = replay(PLAY, MO, level("L3"), entries)
    told = debrief(PLAY, MO, RUBRIC, steps, PACK.moves)
    assert [each.fail.id for each in told.critical] == ["threat"]
    asked = debrief(PLAY, MO, RUBRIC, steps, PACK.moves, {1: {Move.THREATEN}})
    assert asked.critical == ()
    assert [(each.fail.id, each.step) for each in asked.asked] == [("threat", 1)]
    assert "threat" not in {each.id for each in asked.improve}


def test_a_line_of_which_nothing_is_told_may_have_met_what_is_missing() -> None:
    entries = [RunEntry("the-shed/3"), RunEntry("", "So, that is how it is.")]
    steps = replay(PLAY, MO, level("L3"), entries)
    found = debrief(PLAY, MO, RUBRIC, steps, PACK.moves)
    asked = _check(found, "their-side")
    assert (asked.state, asked.step) == (CheckState.OPEN, 1)


def test_what_answers_pressing_is_not_counted_where_nobody_pressed() -> None:
    steps = replay(PLAY, MO, level("L3"), [RunEntry("", "It stays as it is.", (Move.HOLD,))])
    offers = {move for each in choices(PLAY, steps[0].before) for move in each.moves}
    assert Move.HOLD not in offers
    found = debrief(PLAY, MO, RUBRIC, steps, PACK.moves)
    assert _check(found, "same-line").state is CheckState.NOT_DUE


def test_a_moment_says_what_they_had_just_said_and_its_lines_answer_that() -> None:
    entries = [
        RunEntry("the-shed/1"),
        RunEntry("", "Thank you for the cherries.", (Move.THANK,)),
        RunEntry("the-news/3"),
    ]
    steps = replay(PLAY, MO, level("L3"), entries)
    found = debrief(PLAY, MO, RUBRIC, steps, PACK.moves)
    worst = found.moments[0]
    assert worst.step == 2
    assert worst.heard == "“That was thank, and I heard it.”"  # they had asked nothing
    assert worst.better is not None
    assert worst.better.choice in {each.id for each in choices(PLAY, steps[2].before)}
