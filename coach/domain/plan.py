"""The plan of a verdict, and the reminders it becomes."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from coach.domain.record import Record
from coach.domain.rules.condition import Always, Condition
from coach.domain.rules.verdict import Verdict

# Kept in place of a plan's id where a reminder asks for a fact: no other verdict has a plan of it.
FACTS_TO_FIND = Verdict.GATHER.value.lower()


AT_ONCE = -60  # days from the talk: what is wanted so long before it is wanted today


class PlanStep(Record):
    """One dated step: `day` counts calendar days from the talk (negative: before it).

    A step may hang on a date that the talk names: `on` is the fact that holds it.
    """

    id: str
    day: int
    title: str
    detail: str
    when: Condition = Always()
    when_text: str = "always"
    exact: bool = False  # keep the day even on a weekend
    sources: tuple[str, ...] = ()
    on: str = ""  # a fact with a date: where that is given, the step is due on it
    same: tuple[str, ...] = ()  # checks and steps of preparation that ask for the same thing
    by_note: bool = False  # done once it is noted that the talk was held
    claims: tuple[str, ...] | None = None  # ids of what it takes for granted; None: not stated


class Plan(Record):
    """The dated steps that a verdict asks for."""

    id: str
    title: str
    steps: tuple[PlanStep, ...]


class DatedStep(Record):
    """A step with its day."""

    step: str
    title: str
    detail: str
    due: date
    first: date | None = None  # what comes after the talk is never due before its day
    from_talk: bool = False  # whether the day is counted from the talk


class ReminderState(StrEnum):
    """What became of a reminder."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Reminder(Record):
    """A dated step of a case's plan, or one of the user's own.

    To be reminded again and to move a step are two things: `again_on` leaves the step's own day as
    it is, `moved` says that the user set that day.
    """

    id: str
    case_id: str
    step: str  # id of the plan step or of a missing fact's question; empty for the user's own
    title: str
    detail: str
    due: date
    state: ReminderState
    moved: bool  # the user set the day
    done_at: datetime | None = None
    apart: int | None = None  # days from the talk that the user put it at; None: not counted so
    again_on: date | None = None  # the day on which to be reminded again

    @property
    def shown_on(self) -> date:
        """The day on which it comes up: its own, or a later one on which to be reminded again."""
        return self.due if self.again_on is None else max(self.due, self.again_on)
