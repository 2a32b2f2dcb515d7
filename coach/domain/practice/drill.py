"""A drill: what they may say, in mixed order and by the clock."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from coach.domain.record import Record


class DrillMark(StrEnum):
    """How it went with one reaction, as its own judge says; kept with drills."""

    SAID = "said"
    STUCK = "stuck"
    SKIPPED = "skipped"


class DrillAnswer(Record):
    """A reaction that was met in a drill."""

    reaction: str  # its id
    mark: DrillMark
    seconds: float  # from hearing it to the mark


class Drill(Record):
    """One go through the reactions of a case; the seed gives their order again."""

    id: str
    case_id: str
    seed: int
    seconds: int  # on the clock, for each reaction
    started: datetime
    ended: datetime | None = None
    answers: tuple[DrillAnswer, ...] = ()
