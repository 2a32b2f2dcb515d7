"""Clients and cases, and the journal of what was said in a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from coach.domain.record import Record
from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import Verdict

# The tick that says that the facts were asked in one sitting; no check of the content is called so.
FIRST_ASKED = "first-facts"


class Client(Record):
    """The organisation."""

    id: str
    name: str
    note: str
    created_at: datetime
    sample: bool = False  # one to practise on


class Contact(Record):
    """A person in a client."""

    id: str
    client_id: str
    name: str
    role: str


class AnswerKind(StrEnum):
    """What an entry of the journal is."""

    FIRST = "first"
    CHANGED = "changed"
    UNDONE = "undone"
    REDONE = "redone"
    COOL = "cool"  # the second take, on a calmer day
    MIRROR = "mirror"  # as the client would answer


class AnswerEntry(Record):
    """One entry of the journal; entries are only ever added.

    `undone` and `redone` entries name, in `of`, the position of the answer that they take back or
    bring again. `cool` and `mirror` entries stand beside the answers in force; of each the last
    counts, and neither is undone.
    """

    position: int
    question: str
    value: str
    kind: AnswerKind
    said_at: datetime
    of: int | None = None


class Stage(StrEnum):
    """Where a case stands."""

    UNDERSTAND = "understand"
    VERDICT = "verdict"
    TALK = "talk"
    AFTER = "after"
    CLOSED = "closed"


class Case(Record):
    """One problem with one client, from first question to last follow-up."""

    id: str
    client_id: str
    client_name: str
    title: str
    stage: Stage
    pack: str  # pack id and version it was answered with
    talk_on: date | None
    talk_at: str  # wall time "10:00", may be empty
    talk_zone: str  # IANA zone of that wall time, may be empty
    created_at: datetime
    changed_at: datetime
    verdict: Verdict | None = None  # what the answers come to; None while the interview is open
    own_verdict: Verdict | None = None  # the user's, where it overrules that one
    heat: Heat | None = None  # None: not asked yet
    parked_until: datetime | None = None  # until then nothing can be acted on; None: not parked
    sample: bool = False  # one to practise on


class JournalState(Record):
    """What the journal comes to: the answers in force and what can be undone or redone."""

    answers: Mapping[str, str]
    can_undo: bool
    can_redo: bool
