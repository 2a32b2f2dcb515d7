"""Honest progress: the true least and most number of questions left, from the definition.

Nothing is estimated. Every way on from a state is followed once (`coach.engine.rules.compiled` says
what a state is), and what it comes to is kept: from an empty case this visits the whole space of an
interview, some ten thousand states, and after that each answer is looked up.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from coach.domain.rules.progress import GateState, Progress
from coach.engine.rules.compiled import compile_interview
from coach.engine.rules.interview import walk
from coach.engine.rules.made_once import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.domain.rules.interview import Interview
    from coach.domain.rules.verdict import Verdict
    from coach.engine.rules.compiled import State
    from coach.engine.rules.interview import Walk


class Outlook(Struct, frozen=True, gc=False):
    """What may come after a state: questions, fewest and most, and how it can end."""

    least: int
    most: int
    verdicts: frozenset[Verdict | None]


class _Outlooks:
    """Looks ahead in an interview, and keeps what it has seen."""

    def __init__(self, interview: Interview) -> None:
        self._compiled = compile_interview(interview)
        self._states = self._compiled.states
        self._seen: dict[State, Outlook] = {}

    def of(self, answers: Mapping[str, str]) -> Outlook:
        """What may come after the answers; those to later questions are not asked again."""
        state, at = self._states.follow(answers), self._compiled.at
        later = {name: each for name, each in answers.items() if at.get(name, -1) >= state.at}
        return self._from(state, later, {} if later else self._seen)

    def _from(
        self, state: State, answers: Mapping[str, str], seen: dict[State, Outlook]
    ) -> Outlook:
        if state.question is None:
            return Outlook(0, 0, frozenset({state.verdict}))
        found = seen.get(state)
        if found is None:
            answer = answers.get(state.question.id)
            outs = [branch.out for branch in state.branches]
            outs = outs if answer is None else [self._states.out(state, answer)]
            ways = [self._from(self._states.answer(state, out), answers, seen) for out in outs]
            found = seen[state] = _joined(ways, int(answer is None))
        return found


@once(keep=8)  # interviews, as many as are kept compiled
def _outlooks(interview: Interview) -> _Outlooks:
    return _Outlooks(interview)


def outlook(interview: Interview, answers: Mapping[str, str]) -> Outlook:
    """What may come after these answers."""
    return _outlooks(interview).of(answers)


def progress(interview: Interview, answers: Mapping[str, str]) -> Progress:
    """How far these answers have come, and what is left."""
    path, ahead = walk(interview, answers), outlook(interview, answers)
    only = next(iter(ahead.verdicts)) if len(ahead.verdicts) == 1 else None
    return Progress(tuple(_gates(interview, path)), ahead.least, ahead.most, only)


def _joined(ways: Sequence[Outlook], asked: int) -> Outlook:
    return Outlook(
        least=min(way.least for way in ways) + asked,
        most=max(way.most for way in ways) + asked,
        verdicts=frozenset(chain.from_iterable(way.verdicts for way in ways)),
    )


def _gates(interview: Interview, path: Walk) -> Iterator[GateState]:
    answered = Counter(interview.question(name).gate for name in path.asked)
    reached = False
    for gate in interview.gates:
        state = _state(path, here=gate is path.gate, reached=reached, asked=answered[gate.id] > 0)
        yield GateState(gate, state, answered[gate.id])
        reached = reached or gate is path.gate


def _state(
    path: Walk, *, here: bool, reached: bool, asked: bool
) -> Literal["done", "now", "open", "skipped"]:
    """Where a gate stands; `reached` says that an earlier one is open, or has decided."""
    if here and path.next is not None:
        return "now"
    if reached:
        return "skipped" if path.next is None else "open"
    return "done" if asked or here else "skipped"
