"""The plan of a verdict, and the reminders it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from coach.domain.condition import Always, Condition


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One dated step: `day` counts calendar days from the talk (negative: before it).

    A step may hang on a date that the talk names: `on` is the fact that holds it.
    """

    id: str
    day: int
    title: str
    detail: str
    when: Condition = field(default_factory=Always)
    when_text: str = "always"
    exact: bool = False  # keep the day even on a weekend
    sources: tuple[str, ...] = ()
    on: str = ""  # a fact with a date: where that is given, the step is due on it


@dataclass(frozen=True, slots=True)
class Plan:
    """The dated steps that a verdict asks for."""

    id: str
    title: str
    steps: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step with its day."""

    step: str
    title: str
    detail: str
    due: date


class ReminderState(StrEnum):
    """What became of a reminder."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A dated step of a case's plan, or one of the user's own."""

    id: str
    case_id: str
    step: str  # id of the plan step or of a missing fact's question; empty for the user's own
    title: str
    detail: str
    due: date
    state: ReminderState
    moved: bool  # the user set the day: a new date of the talk does not move it
    done_at: datetime | None = None
