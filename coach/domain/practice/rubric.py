"""Rubrics: what was observable, as yes/no checks (`methods.md` 7.1)."""

from __future__ import annotations

from coach.domain.practice.moves import Move
from coach.domain.record import Record
from coach.domain.rules.verdict import Verdict

MOST_WITHIN = 9  # lines at the start that a check may be about


class RubricCheck(Record):
    """Something that was done or not; what is asked can be seen or heard."""

    id: str
    dimension: str  # "Opening"
    says: str  # "Says in the first two sentences that something hard is coming."
    yes: str  # what earns it, as it may be heard
    no: str  # what does not
    moves: tuple[Move, ...] = ()  # a run alone earns it by one of these
    avoids: tuple[Move, ...] = ()  # and loses it by one of these
    hints: tuple[Move, ...] = ()  # a line may have met it by one of these: whoever said it judges
    within: int = 0  # only the first lines count, so many of them; 0: all
    after: tuple[Move, ...] = ()  # only the line behind the first that makes one of these counts
    pressed: bool | None = None  # can be seen only where the client pushes back; None: by its moves


class CriticalFail(Record):
    """What caps the mark whatever else was good."""

    id: str
    says: str
    because: str
    moves: tuple[Move, ...] = ()  # a run alone shows it by one of these


class Rubric(Record):
    """The checks of one kind of talk, in the order in which they happen."""

    id: str
    title: str
    verdicts: tuple[Verdict, ...]
    checks: tuple[RubricCheck, ...]
    critical: tuple[CriticalFail, ...]
    source: tuple[str, ...] = ()
