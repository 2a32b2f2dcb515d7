"""What somebody is asked to practise: who, what, and by when."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from coach.domain.practice.persona import Level
from coach.domain.record import Record


class Task(StrEnum):
    """What kind of practice is asked for; kept with assignments."""

    ROLEPLAY = "roleplay"  # alone
    ROUND = "round"  # with somebody who plays a persona
    DRILL = "drill"  # of the reactions to a case
    SCRIPT = "script"  # of the library, to be said aloud


class Assignment(Record):
    """One thing to practise, for one person."""

    id: str
    person: str  # id of the one who is asked
    task: Task
    what: str  # id of a role-play, persona, case or script; empty: any of its kind
    due: date
    made: datetime
    level: Level | None = None  # None: any
    note: str = ""  # to the one who is asked
    done: datetime | None = None  # when it was done
    attempt: str = ""  # id of the run, round or drill that did it; empty: ticked off by hand
    giver: str = ""  # id of the one who asks; empty: nobody has said
