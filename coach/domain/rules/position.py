"""Where a case stood between the causes, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from coach.domain.record import Record
from coach.domain.rules.verdict import Cause, Verdict


class Take(StrEnum):
    """Which answers a position comes from."""

    FIRST = "first"  # the answers in force
    COOL = "cool"  # the second take


class Position(Record):
    """What the answers of one take came to at the end of a day."""

    on: date
    take: Take
    verdict: Verdict
    points: Mapping[Cause, int]
