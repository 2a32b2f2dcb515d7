"""Rules that lost: what else the answers would have decided, had another rule not come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.rules.diagnosis import Defeat, Losing
from coach.engine.rules.compiled import Ask, bar_on, compile_interview
from coach.engine.rules.read_back import all_read_back, supporting_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.rules.interview import Interview, Rule
    from coach.engine.rules.interview import Walk


def losing(interview: Interview, path: Walk) -> tuple[Losing, ...]:
    """Every rule whose condition the answers meet, and which would have decided, in order.

    Rules of later gates count only where they rest on something that was said: most of what they
    ask about has not been asked here.
    """
    fired = list(path.held)
    found = [_lost(interview, path, rule, fired) for rule in fired if _would_decide(rule, path)]
    for rule in _later(interview, path, fired):
        lost = _lost(interview, path, rule, fired)
        if lost.answers:
            found.append(lost)
    return tuple(found)


def _would_decide(rule: Rule, path: Walk) -> bool:
    return rule.decides is not None and rule is not path.decided


def _later(interview: Interview, path: Walk, fired: list[Rule]) -> Iterator[Rule]:
    """Rules of the gates not reached that the answers meet and that decide; fires all of them."""
    compiled, state = compile_interview(interview), path.state
    for step in compiled.steps[path.at + 1 :]:
        if isinstance(step, Ask):
            state &= ~compiled.terms.contradicted(step.question.id, None)
            continue
        for rule, when, sets in step.effects:
            if when.test(state):
                fired.append(rule)
                state |= sets
                if rule.decides is not None:
                    yield rule


def _lost(interview: Interview, path: Walk, rule: Rule, fired: list[Rule]) -> Losing:
    assert rule.decides is not None
    assert path.decided is not None
    flags = {flag for each in fired for flag in each.flags}
    answers = supporting_answers(rule.when, path.answers, flags, fired)
    defeat, winner = _defeat(rule, path, path.decided)
    return Losing(
        rule=rule.id,
        verdict=rule.decides,
        sentence=rule.because,
        answers=all_read_back(interview, answers, path.answers),
        defeat=defeat,
        to=winner.id,
    )


def _defeat(rule: Rule, path: Walk, decided: Rule) -> tuple[Defeat, Rule]:
    """Why a rule lost, and to which other."""
    if rule.gate == decided.gate and path.held.index(rule) > path.held.index(decided):
        return Defeat.ORDER, decided
    if rule in path.held:
        bar = bar_on(rule.decides, (*path.fired, rule)) if rule.decides else None
        return Defeat.BARRED, bar or decided
    return Defeat.GATE, decided
