"""One go through a talk with a clock."""

from __future__ import annotations

from datetime import datetime

from coach.domain.record import Record


class RehearsalPart(Record):
    """How long one part took, in whole seconds."""

    part: str
    title: str
    seconds: int


class Rehearsal(Record):
    """One go: seconds in all and to the news (None for a talk without news, or one not reached)."""

    id: str
    case_id: str
    began_at: datetime
    seconds: int
    to_news: int | None
    parts: tuple[RehearsalPart, ...]
    inside: bool = False  # it was the talk with one's own people, before that with the client
