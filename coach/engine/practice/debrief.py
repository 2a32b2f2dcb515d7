"""What a run shows when it is over (`methods.md` 7.3): what was earned, and what moved the client.

Nothing is judged that was not said: each check by the moves that were made, each moment by the rows
of the persona's own table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.debrief import (
    CheckResult,
    CheckState,
    CriticalShown,
    Debrief,
    LineThere,
    Moment,
)
from coach.engine.practice.run import choices, move_effects

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from coach.domain.practice.moves import Move, MoveText
    from coach.domain.practice.persona import Persona
    from coach.domain.practice.roleplay import RolePlay, TurnChoice
    from coach.domain.practice.rubric import CriticalFail, Rubric, RubricCheck
    from coach.domain.practice.run import Effect, RunState, Step

MOST_MOMENTS = 2
MOST_TO_IMPROVE = 2


def debrief(
    play: RolePlay,
    persona: Persona,
    rubric: Rubric,
    steps: Sequence[Step],
    moves: Iterable[MoveText] = (),
) -> Debrief:
    """What a run shows.

    Args:
        play: The role-play.
        persona: The client.
        rubric: What is marked in it.
        steps: What was said, from the first to the last.
        moves: What is told of each move, for the rules.
    """
    rules = {each.move: each.rule for each in moves}
    moments = tuple(_moment(play, persona, steps, at, rules) for at in _weighty(steps))
    checks = tuple(_checked(each, play, steps) for each in rubric.checks)
    critical = tuple(
        CriticalShown(fail, step)
        for fail in rubric.critical
        if (step := _first(steps, fail.moves)) is not None
    )
    improve = _to_improve(checks, critical, steps)
    return Debrief(checks, critical, moments, improve, _rule(moments, improve, rules))


def weight(effects: Iterable[Effect]) -> int:
    """How far effects bring the client closer: what trust gains, and what tension loses."""
    return sum(each.trust - each.tension for each in effects)


def _weighty(steps: Sequence[Step]) -> list[int]:
    """The steps to speak about: the worst drop, and the best rise, else the second worst drop."""
    weights = [(weight(step.effects), at) for at, step in enumerate(steps)]
    drops = [at for value, at in sorted(weights) if value < 0]
    rises = [at for value, at in sorted(weights, key=lambda each: (-each[0], each[1])) if value > 0]
    return [*drops[:1], *rises[:1], *drops[1:]][:MOST_MOMENTS]


def _moment(
    play: RolePlay,
    persona: Persona,
    steps: Sequence[Step],
    at: int,
    rules: Mapping[Move, str],
) -> Moment:
    step = steps[at]
    own = weight(step.effects)
    there = [_there(persona, step.before, each) for each in choices(play, step.before)]
    there = [each for each in there if each.choice != step.entry.choice]
    better = max(there, key=_worth, default=None)
    worse = min(there, key=_worth, default=None)
    first = min if own < 0 else max
    leading = first(step.effects, key=lambda each: each.trust - each.tension, default=None)
    move = leading.move if leading is not None else None
    return Moment(
        step=at,
        turn=step.turn,
        heard=step.heard,
        said=step.said,
        effects=step.effects,
        trust=sum(each.trust for each in step.effects),
        tension=sum(each.tension for each in step.effects),
        rule="" if move is None else rules.get(move, ""),
        better=better if better is not None and _worth(better) > own else None,
        worse=worse if worse is not None and _worth(worse) < own else None,
    )


def _there(persona: Persona, state: RunState, choice: TurnChoice) -> LineThere:
    said = "" if choice.is_deed else choice.text
    effects = move_effects(persona, state, choice.moves, said)
    return LineThere(
        choice.id,
        choice.text,
        sum(each.trust for each in effects),
        sum(each.tension for each in effects),
        next((each.because for each in effects if each.trust or each.tension), ""),
        choice.moves[0],
    )


def _worth(line: LineThere) -> int:
    return line.trust - line.tension


def _checked(check: RubricCheck, play: RolePlay, steps: Sequence[Step]) -> CheckResult:
    """Earned by one of its moves, lost by one that it avoids; not due where neither could be."""
    lost = _first(steps, check.avoids)
    if lost is not None:
        return CheckResult(check, CheckState.MISSED, lost)
    if not check.moves:
        state = CheckState.EARNED if check.avoids and steps else CheckState.OPEN
        return CheckResult(check, state)
    earned = _first(steps, check.moves)
    if earned is not None:
        return CheckResult(check, CheckState.EARNED, earned)
    could = any(
        {*check.moves} & {*each.moves} for step in steps for each in choices(play, step.before)
    )
    return CheckResult(check, CheckState.MISSED if could else CheckState.NOT_DUE)


def _first(steps: Sequence[Step], moves: Collection[Move]) -> int | None:
    """The first step that makes one of these moves."""
    return next((at for at, step in enumerate(steps) if {*step.moves} & {*moves}), None)


def _to_improve(
    checks: Iterable[CheckResult], critical: Iterable[CriticalShown], steps: Sequence[Step]
) -> tuple[RubricCheck | CriticalFail, ...]:
    """What to do better next: what is critical, then what cost most, then in the rubric's order."""
    missed = [each for each in checks if each.state is CheckState.MISSED]
    missed.sort(key=lambda each: 0 if each.step is None else weight(steps[each.step].effects))
    found: list[RubricCheck | CriticalFail] = [each.fail for each in critical]
    found += (each.check for each in missed)
    return tuple(found[:MOST_TO_IMPROVE])


def _rule(
    moments: Sequence[Moment],
    improve: Sequence[RubricCheck | CriticalFail],
    rules: Mapping[Move, str],
) -> str:
    """The rule to remember: of the worst moment, else of what is missing, else of the best one."""
    worst = [each.rule for each in moments if not each.is_rise]
    missing = [rules.get(move, "") for each in improve for move in each.moves]
    best = [each.rule for each in moments if each.is_rise]
    return next((rule for rule in (*worst, *missing, *best) if rule), "")
