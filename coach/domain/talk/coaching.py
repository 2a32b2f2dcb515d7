"""What stands before and after a talk: steps of preparation, calming lines, and how it went."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.record import Record
from coach.domain.rules.condition import Always, Condition
from coach.domain.rules.verdict import Verdict


class PrepareStage(StrEnum):
    """When a step of preparation is taken."""

    BEFORE = "before"  # in the days before
    SETTING = "setting"  # where and how the talk is held
    DAY = "day"  # on the day itself


class PrepareRole(StrEnum):
    """What the program must know a step of preparation for."""

    REHEARSE = "rehearse"  # the talk is said aloud: where it is not, nothing is rehearsed


class PrepareStep(Record):
    """One thing to have ready before the talk, to be ticked.

    `unless` names checks of verdicts that ask the same: where one stands, this step does not.
    """

    id: str
    text: str
    stage: PrepareStage
    when: Condition = Always()
    when_text: str = "always"
    sources: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    claims: tuple[str, ...] | None = None  # ids of what it takes for granted; None: not stated
    role: PrepareRole | None = None


class LogAsk(StrEnum):
    """What is asked of a talk afterwards; the rest follows from the first."""

    HELD = "held"  # whether it took place
    DAY = "day"
    REACTION = "reaction"
    SURPRISE = "surprise"
    OUTCOME = "outcome"
    CAUSE = "cause"  # why it did not take place


ASKED_IF_HELD = frozenset({LogAsk.DAY, LogAsk.REACTION, LogAsk.SURPRISE, LogAsk.OUTCOME})


class LogQuestion(Record):
    """One question of the log as it is put where its condition holds."""

    asks: LogAsk
    text: str
    when: Condition = Always()
    when_text: str = "always"
    yes: str = ""  # the two answers to whether it took place; empty for every other question
    no: str = ""
    claims: tuple[str, ...] | None = None  # ids of what it takes for granted; None: not stated


TOOK_PLACE = LogQuestion(
    LogAsk.HELD, "Did it take place?", yes="Yes, we talked", no="No, it did not take place"
)  # where the content asks nothing: without it no talk could be noted


class Outcome(Record):
    """What a talk came to; `verdicts` are those after which it can be chosen, empty: all."""

    id: str
    text: str
    verdicts: tuple[Verdict, ...] = ()
    when: Condition = Always()
    when_text: str = "always"
    claims: tuple[str, ...] | None = None  # ids of what it takes for granted; None: not stated


class Surprise(Record):
    """Whether the client was surprised."""

    id: str
    text: str


class MissedCause(Record):
    """Why a talk did not happen, and a smaller step that can be taken in so many days.

    A cause may stand there several times; in a case it is the first that fits.
    """

    id: str
    text: str
    smaller: str
    days: int
    when: Condition = Always()
    when_text: str = "always"
    claims: tuple[str, ...] | None = None  # ids of what it takes for granted; None: not stated


class AfterText(Record):
    """What can be said of a talk afterwards."""

    outcomes: tuple[Outcome, ...] = ()
    surprises: tuple[Surprise, ...] = ()
    causes: tuple[MissedCause, ...] = ()
    questions: tuple[LogQuestion, ...] = ()  # of those that ask the same, the first that fits

    def asking(self, asks: LogAsk) -> LogQuestion | None:
        """The first question that asks this; None where it is not asked."""
        return next((each for each in self.questions if each.asks is asks), None)

    def outcomes_of(self, verdict: Verdict) -> tuple[Outcome, ...]:
        """The outcomes that can be chosen after a verdict, in the order of the content."""
        return tuple(each for each in self.outcomes if verdict in (each.verdicts or (verdict,)))


class CalmLine(Record):
    """One sentence that steadies, shown just before the talk."""

    id: str
    text: str
    when: Condition = Always()
    when_text: str = "always"
    sources: tuple[str, ...] = ()
    claims: tuple[str, ...] | None = None  # ids of what it takes for granted; None: not stated
