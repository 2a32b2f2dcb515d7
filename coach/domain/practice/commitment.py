"""What somebody will do after practice: one thing, with its day and place."""

from __future__ import annotations

from datetime import date

from coach.domain.plan import ReminderState
from coach.domain.record import Record


class Commitment(Record):
    """One thing that will be done, and when and where.

    With a case it is a reminder of that case, and what becomes of it is kept there.
    """

    id: str
    owner: str  # id of the run or the round that it came from
    text: str
    place: str
    due: date
    state: ReminderState = ReminderState.OPEN
    reminder: str = ""  # id of the reminder of a case; empty: it is of no case
