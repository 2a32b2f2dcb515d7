"""How a talk went, as noted in two minutes afterwards."""

from __future__ import annotations

from datetime import date, datetime

from coach.domain.record import Record


class TalkNote(Record):
    """What is noted of a talk, or of one that did not happen.

    Reaction, surprise, outcome and cause are ids of the content; empty where nothing was chosen.
    `next_step` becomes a reminder on `next_on`.
    """

    day: date
    held: bool
    reaction: str = ""
    surprised: str = ""
    outcome: str = ""
    cause: str = ""  # why it did not happen
    next_step: str = ""
    next_on: date | None = None
    reflection: str = ""  # for the user alone: no paper ever holds it


class TalkLog(Record):
    """A note that is kept, with the reminder that came of it."""

    id: str
    case_id: str
    note: TalkNote
    reminder_id: str  # empty where there is no next step
    said_at: datetime
