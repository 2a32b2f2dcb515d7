"""What a run shows when it is over (`methods.md` 7.3): what was earned, and what moved the client.

Nothing is judged that was not said: each check by the moves that were made, each moment by the rows
of the persona's own table. What a typed line does only perhaps takes nothing away: it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.debrief import (
    CheckResult,
    CheckState,
    CriticalShown,
    Debrief,
    LineThere,
    Moment,
)
from coach.engine.practice.cards import needs_pressure
from coach.engine.practice.client_words import client_words
from coach.engine.practice.run import choices, move_effects

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

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
    doubtful: Mapping[int, Collection[Move]] | None = None,
) -> Debrief:
    """What a run shows.

    Args:
        play: The role-play.
        persona: The client.
        rubric: What is marked in it.
        steps: What was said, from the first to the last.
        moves: What is told of each move, for the rules.
        doubtful: Of typed lines, by their numbers from 0, the moves that nothing tells for certain.
    """
    facts = _Facts(play, steps, doubtful or {})
    rules = {each.move: each.rule for each in moves}
    moments = tuple(_moment(play, persona, steps, at, rules) for at in _weighty(steps))
    checks = tuple(_checked(each, facts) for each in rubric.checks)
    critical = _shown(rubric.critical, facts.first)
    certain = {each.fail.id for each in critical}
    asked = _shown((each for each in rubric.critical if each.id not in certain), facts.perhaps)
    improve = _to_improve(checks, critical, steps)
    return Debrief(checks, critical, moments, improve, _rule(moments, improve, rules), asked)


class _Facts(NamedTuple):
    """What was said, and what of it is doubtful."""

    play: RolePlay
    steps: Sequence[Step]
    doubtful: Mapping[int, Collection[Move]]

    def first(self, moves: Collection[Move], counts: range | None = None) -> int | None:
        """The first line of those that count which makes one of these moves for certain."""
        made = {*moves}
        for at in counts if counts is not None else range(len(self.steps)):
            if made & {*self.steps[at].moves} - {*self.doubtful.get(at, ())}:
                return at
        return None

    def perhaps(self, moves: Collection[Move], counts: range | None = None) -> int | None:
        """The first line of those that count which makes one of these moves perhaps."""
        made = {*moves}
        for at in counts if counts is not None else range(len(self.steps)):
            if made & {*self.doubtful.get(at, ())}:
                return at
        return None

    def unheard(self, counts: range) -> int | None:
        """The first line of those that count of which nothing could be told."""
        return next((at for at in counts if not self.steps[at].moves), None)

    def could(self, check: RubricCheck, counts: range) -> int | None:
        """The first line of those that count at which the role-play offers its moves."""
        offered = ((at, choices(self.play, self.steps[at].before)) for at in counts)
        moves = {*check.moves}
        return next((at for at, all_ in offered if any(moves & {*c.moves} for c in all_)), None)


def _shown(
    fails: Iterable[CriticalFail], where: Callable[[Collection[Move]], int | None]
) -> tuple[CriticalShown, ...]:
    """The critical fails that a line shows."""
    found = ((fail, where(fail.moves)) for fail in fails)
    return tuple(CriticalShown(fail, step) for fail, step in found if step is not None)


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


def _checked(check: RubricCheck, facts: _Facts) -> CheckResult:
    """Lost by a line that it avoids, earned by one that makes its move; else missed, where due.

    Where its moves cannot tell, whoever said the lines marks it: one that may have met it is named.
    """
    counts = _counts(check, facts)
    lost = facts.first(check.avoids, counts)
    if lost is not None:
        return CheckResult(check, CheckState.MISSED, lost)
    doubt = facts.perhaps(check.avoids, counts)
    if check.hints or doubt is not None:
        hint = facts.first(check.hints, counts) if doubt is None else doubt
        return CheckResult(check, CheckState.OPEN, hint)
    if not check.moves:
        kept = CheckState.EARNED if counts else CheckState.NOT_DUE
        return CheckResult(check, kept if check.avoids and facts.steps else CheckState.OPEN)
    return _by_moves(check, facts, counts)


def _by_moves(check: RubricCheck, facts: _Facts, counts: range) -> CheckResult:
    """A check that nothing loses, by whether a line makes one of its moves."""
    due = facts.could(check, counts)
    if needs_pressure(check) and due is None:
        return CheckResult(check, CheckState.NOT_DUE)  # the client never pressed
    earned = facts.first(check.moves, counts)
    if earned is None and check.after and len(counts) > 1:
        earned = counts.start  # the client spoke between that line and the next
    if earned is not None:
        return CheckResult(check, CheckState.EARNED, earned)
    if (unheard := facts.unheard(counts)) is not None:
        return CheckResult(check, CheckState.OPEN, unheard)
    state = CheckState.NOT_DUE if due is None else CheckState.MISSED
    return CheckResult(check, state, due=due)


def _counts(check: RubricCheck, facts: _Facts) -> range:
    """The lines that a check is about, by their numbers from 0."""
    size = len(facts.steps)
    if check.after:
        before = facts.first(check.after)
        return range(size, size) if before is None else range(before, min(before + 2, size))
    return range(min(check.within or size, size))


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
