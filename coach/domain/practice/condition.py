"""What may be asked of a run: its two meters, what was told, which moves were made."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.practice.moves import Move
from coach.domain.record import Record

LEAST, MOST = 0, 10  # of both meters (`methods.md` 7.2)


class Meter(StrEnum):
    """What moves in the client while somebody speaks to them."""

    TRUST = "trust"
    TENSION = "tension"


class MeterIs(Record):
    """A meter lies between two numbers, both included: `tension >= 7`, `trust <= 3`."""

    meter: Meter
    least: int = LEAST
    most: int = MOST


class Told(Record):
    """Something has been told in this run: `told last-day`."""

    fact: str


class Made(Record):
    """A move was made so many times or more: `made ask`, `made ask 2`."""

    move: Move
    times: int = 1


class Revealed(Record):
    """The client has told what they were hiding: `revealed`."""


class AllOf(Record):
    """Each of these holds: `... and ...`."""

    of: tuple[RunCondition, ...]


class AnyOf(Record):
    """One of these holds: `... or ...`."""

    of: tuple[RunCondition, ...]


class NoneOf(Record):
    """This does not hold: `not ...`."""

    of: RunCondition


RunCondition = MeterIs | Told | Made | Revealed | AllOf | AnyOf | NoneOf
