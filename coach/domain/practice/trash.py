"""What was thrown away of practice, until it is brought back or deleted for good."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from coach.domain.record import Record


class ThrownKind(StrEnum):
    """What it was."""

    RUN = "run"  # alone
    ROUND = "round"  # with somebody
    PERSONA = "persona"
    RUBRIC = "rubric"
    ASSIGNMENT = "assignment"


class Thrown(Record):
    """Something in the trash."""

    kind: ThrownKind
    id: str
    about: str  # id of the role-play or persona; name of the persona, rubric or person asked
    at: datetime  # when it was begun or made
    trashed: datetime
