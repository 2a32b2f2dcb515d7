"""What a run shows: its checks by move, two moments with their lines, the rule to remember."""

from __future__ import annotations

from msgspec.structs import replace

from coach.domain.practice.debrief import CheckState, Debrief
from coach.domain.practice.run import RunEntry
from coach.engine.practice.debrief import debrief
from coach.engine.practice.run import replay
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
