"""What a finished run shows: its checks, its moments, and the one rule to remember."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.practice.moves import Move
from coach.domain.practice.rubric import CriticalFail, RubricCheck
from coach.domain.practice.run import Effect
from coach.domain.record import Record


class CheckState(StrEnum):
    """What a run says of a check."""

    EARNED = "earned"
    MISSED = "missed"
    NOT_DUE = "not-due"  # the run never came to where it could be done
    OPEN = "open"  # the moves cannot tell it: whoever practised marks it


class CheckResult(Record):
    """A check of the rubric, as the run shows it."""

    check: RubricCheck
    state: CheckState
    step: int | None = None  # index of the line that earned or lost it, or that may have met it
    due: int | None = None  # of one that was missed by no line: where it could first be met


class CriticalShown(Record):
    """A critical fail, and the step that shows it."""

    fail: CriticalFail
    step: int


class LineThere(Record):
    """A line that could have been said in the same moment, and what it does."""

    choice: str  # its id
    text: str
    trust: int  # by how much the meters move
    tension: int
    because: str  # the first rule behind it; empty where nothing moves
    move: Move | None = None


class Moment(Record):
    """A step that moved the client most, with the rule and the lines beside it."""

    step: int  # index of the step
    turn: str  # the turn to go back to
    heard: str
    said: str
    effects: tuple[Effect, ...]
    trust: int  # what the effects come to
    tension: int
    rule: str  # to remember; empty where nothing is told of the move
    better: LineThere | None = None
    worse: LineThere | None = None

    @property
    def is_rise(self) -> bool:
        """Whether the client came closer."""
        return self.trust > self.tension


class Debrief(Record):
    """What a run shows; the facts are its steps."""

    checks: tuple[CheckResult, ...]  # in the order of the rubric
    critical: tuple[CriticalShown, ...]
    moments: tuple[Moment, ...]  # two at most: the worst, then the best or the second worst
    improve: tuple[RubricCheck | CriticalFail, ...]  # two at most
    rule: str  # the one to remember; empty where there is none
    asked: tuple[CriticalShown, ...] = ()  # that a typed line shows only perhaps: it caps nothing

    def count(self, state: CheckState) -> int:
        """How many checks came out so."""
        return sum(each.state is state for each in self.checks)
