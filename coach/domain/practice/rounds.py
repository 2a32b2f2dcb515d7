"""A round for two or three: who sat there, what was marked and when."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from coach.domain.practice.persona import Level
from coach.domain.record import Record


class Rater(StrEnum):
    """Who marks; kept with marks."""

    REP = "rep"  # the one who practised
    CLIENT = "client"  # whoever played the client, as a rule the manager
    OBSERVER = "observer"


class Person(Record):
    """Somebody who practises, plays or marks."""

    id: str
    name: str
    is_gone: bool = False  # not offered any more; what they did stays


class RoundMark(Record):
    """A check or a critical fail, as one rater has marked it."""

    rater: Rater
    check: str
    is_yes: bool
    at: float | None = None  # seconds of the clock; None: marked afterwards


class RoundNote(Record):
    """A note, and when it was made."""

    id: str
    text: str
    at: float
    rater: Rater


class PushBackMade(Record):
    """A compulsory push-back that was made."""

    pushback: str
    at: float


class Round(Record):
    """A round, from its cards to its marks."""

    id: str
    started: datetime
    persona: str
    level: Level
    rubric: str
    case_id: str = ""  # a case or a sample; empty: none
    people: tuple[tuple[Rater, str], ...] = ()  # ids of persons
    seconds: float = 0.0  # on the clock
    ended: datetime | None = None
    marks: tuple[RoundMark, ...] = ()
    notes: tuple[RoundNote, ...] = ()
    pushbacks: tuple[PushBackMade, ...] = ()
