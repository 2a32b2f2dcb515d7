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
from coach.engine.practice.run import choices, client_words, move_effects

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
        if (step := _first(steps, fail.moves, range(len(steps)))) is not None
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
    better, worse = _beside(play, persona, step)
    return Moment(
        step=at,
        turn=step.turn,
        heard=client_words(steps, at, step.heard),
        said=step.said,
        effects=step.effects,
        trust=sum(each.trust for each in step.effects),
        tension=sum(each.tension for each in step.effects),
        rule=_rule_of(step.effects, rules),
        better=better,
        worse=worse,
    )


def _beside(
    play: RolePlay, persona: Persona, step: Step
) -> tuple[LineThere | None, LineThere | None]:
    """The best and the worst of what else could be said there, where it is better, or worse."""
    own = weight(step.effects)
    there = [
        _there(persona, step.before, each)
        for each in choices(play, step.before)
        if each.id != step.entry.choice
    ]
    better, worse = max(there, key=_worth, default=None), min(there, key=_worth, default=None)
    is_better = better is not None and _worth(better) > own
    is_worse = worse is not None and _worth(worse) < own
    return better if is_better else None, worse if is_worse else None


def _rule_of(effects: Sequence[Effect], rules: Mapping[Move, str]) -> str:
    """The rule of the move that moved the client most, the way the line did."""
    first = min if weight(effects) < 0 else max
    leading = first(effects, key=lambda each: each.trust - each.tension, default=None)
    return "" if leading is None or leading.move is None else rules.get(leading.move, "")


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
    """Lost by a line that it avoids, earned by one that makes its move; else missed, where due.

    Where its moves cannot tell, whoever said the lines marks it: one that may have met it is named.
    """
    counts = _counts(check, steps)
    lost = _first(steps, check.avoids, counts)
    if lost is not None:
        return CheckResult(check, CheckState.MISSED, lost)
    if check.hints:
        return CheckResult(check, CheckState.OPEN, _first(steps, check.hints, counts))
    if not check.moves:
        kept = CheckState.EARNED if counts else CheckState.NOT_DUE
        return CheckResult(check, kept if check.avoids and steps else CheckState.OPEN)
    earned = _first(steps, check.moves, counts)
    if earned is not None:
        return CheckResult(check, CheckState.EARNED, earned)
    offered = (at for at in counts if _could(check, play, steps[at]))
    due = counts.start if check.after and counts else next(offered, None)
    state = CheckState.NOT_DUE if due is None else CheckState.MISSED
    return CheckResult(check, state, due=due)


def _counts(check: RubricCheck, steps: Sequence[Step]) -> range:
    """The lines that a check is about, by their numbers from 0."""
    if check.after:
        before = _first(steps, check.after, range(len(steps)))
        first = len(steps) if before is None else before + 1
        return range(first, min(first + 1, len(steps)))
    return range(min(check.within or len(steps), len(steps)))


def _could(check: RubricCheck, play: RolePlay, step: Step) -> bool:
    return any({*check.moves} & {*each.moves} for each in choices(play, step.before))


def _first(steps: Sequence[Step], moves: Collection[Move], counts: range) -> int | None:
    """The first line of those that count which makes one of these moves."""
    return next((at for at in counts if {*steps[at].moves} & {*moves}), None)


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
