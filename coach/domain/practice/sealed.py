"""Sealed files: what goes to somebody else, and how much of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from coach.domain.practice.comment import Comment
from coach.domain.record import Record

FORMAT = 1  # of what lies in a sealed file; one more where an older program could not read it
SUFFIX = ".goodterms"


class SealedKind(StrEnum):
    """What a sealed file is about."""

    CASE = "case"
    RUN = "run"
    ROUND = "round"


class Contents(StrEnum):
    """How much of a case goes along; a run or a round goes whole."""

    ALL = "all"  # answers, verdict and talk
    TALK = "talk"
    ANSWERS = "answers"  # and the verdict


class NameLevel(StrEnum):
    """How names stand in it."""

    FULL = "full"
    INITIALS = "initials"
    NONE = "none"


class SealChoice(Record):
    """What the user has chosen to let go."""

    contents: Contents = Contents.ALL
    names: NameLevel = NameLevel.INITIALS
    figures: bool = False  # whether sums and other figures stay in it
    comments: bool = True  # whether the comments so far go along


class SealedLine(Record):
    """A line of what goes; with an anchor it can be commented on."""

    text: str
    anchor: str = ""
    lead: str = ""  # what it is, or who says it: "You", "0:42"
    own: bool = False  # typed by the user: it may hold names that nobody knows


class SealedSection(Record):
    """Some lines under a heading."""

    title: str
    lines: tuple[SealedLine, ...]


class SealedItem(Record):
    """A case, a run or a round as it goes: texts alone, as they are shown."""

    id: str  # of the case, run or round
    kind: SealedKind
    title: str
    choice: SealChoice
    sections: tuple[SealedSection, ...]


class SealedDocument(Record):
    """All that lies in a sealed file."""

    format: int
    id: str  # of this file alone
    made_at: datetime  # UTC
    author: str  # who sealed it; may be empty
    about: str  # the id of the case, run or round
    kind: SealedKind
    item: SealedItem | None = None  # None: an answer, which holds comments alone
    comments: tuple[Comment, ...] = ()


class Received(Record):
    """A case, run or round of somebody else, as it came last."""

    document: SealedDocument
    received_at: datetime
    removed_at: datetime | None = None

    @property
    def item(self) -> SealedItem:
        """What came."""
        assert self.document.item is not None
        return self.document.item
