"""Honest progress: the true least and most number of questions left, from the definition.

Nothing is estimated. Every way on from a state is followed once (`coach.engine.rules.compiled` says
what a state is), and what it comes to is kept: from an empty case this visits the whole space of an
interview, a few thousand states, and after that each answer is looked up.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from coach.domain.rules.progress import GateState, Progress
from coach.engine.rules.compiled import compile_interview
from coach.engine.rules.interview import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.domain.rules.interview import Interview
    from coach.domain.rules.verdict import Verdict
    from coach.engine.rules.compiled import Ask, Compiled, Stop
    from coach.engine.rules.interview import Walk

_KEPT = 8  # interviews at a time, as many as are kept compiled


class Outlook(Struct, frozen=True):
    """What may come after a state: questions, fewest and most, and how it can end."""

    least: int
    most: int
    verdicts: frozenset[Verdict | None]


class Outlooks:
    """Looks ahead in a compiled interview, and keeps what it has seen."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._seen: dict[Stop, Outlook] = {}

    def of(self, stop: Stop, answers: Mapping[str, str]) -> Outlook:
        """The outlook from a stop; questions that have an answer are not asked again."""
        return self._from(stop, answers, {} if answers else self._seen)

    def _from(self, stop: Stop, answers: Mapping[str, str], seen: dict[Stop, Outlook]) -> Outlook:
        if stop.ask is None:
            return Outlook(0, 0, frozenset({stop.verdict}))
        found = seen.get(stop)
        if found is None:
            ways = [
                self._from(self._compiled.answer(stop, bits), answers, seen)
                for bits in _bits(stop.ask, answers)
            ]
            asked = stop.ask.question.id not in answers
            found = seen[stop] = _joined(ways, int(asked))
        return found


def outlooks(compiled: Compiled) -> Outlooks:
    """The one that looks ahead in this interview, made once for each."""
    return _outlooks(compiled)


def progress(interview: Interview, answers: Mapping[str, str]) -> Progress:
    """How far these answers have come, and what is left."""
    path = walk(interview, answers)
    compiled = compile_interview(interview)
    later = {name: answer for name, answer in answers.items() if name not in path.answers}
    outlook = outlooks(compiled).of(compiled.walk(path.answers), later)
    only = next(iter(outlook.verdicts)) if len(outlook.verdicts) == 1 else None
    return Progress(tuple(_gates(interview, path)), outlook.least, outlook.most, only)


@lru_cache(maxsize=_KEPT)
def _outlooks(compiled: Compiled) -> Outlooks:
    return Outlooks(compiled)


def _bits(ask: Ask, answers: Mapping[str, str]) -> Iterable[int]:
    name = ask.question.id
    return (ask.out(answers[name]),) if name in answers else ask.answers


def _joined(ways: Iterable[Outlook], asked: int) -> Outlook:
    ways = tuple(ways)
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
