"""What the user does to the lines of a talk, entry by entry, and what that comes to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from msgspec import field

from coach.domain.record import Record
from coach.domain.talk.talk import Tone


class EditAction(StrEnum):
    """What an entry did; the value is what the data file keeps."""

    REWRITE = "rewrite"
    RESTORE = "restore"  # the coach's words again
    OFF = "off"
    ON = "on"
    LOCK = "lock"
    UNLOCK = "unlock"
    MOVE = "move"
    ADD = "add"
    REMOVE = "remove"
    SETTLE = "settle"
    REPLY = "reply"  # to a reaction
    TONE = "tone"
    UNDONE = "undone"
    REDONE = "redone"


class Side(StrEnum):
    """On which side of another line a line was put; the `value` of a `move`."""

    BEFORE = "before"
    AFTER = "after"


class Choice(StrEnum):
    """How a conflict was settled; the `value` of a `settle`."""

    KEEP = "keep"  # the user's words stay, and the coach's new ones are known
    OWN = "own"  # the line fits no more; its words stay as a line of the user's own
    DROP = "drop"  # the coach's words, or none


class EditEntry(Record):
    """One action; entries are only ever added.

    Args:
        position: 0, 1, 2 ... within the case.
        action: What was done.
        line: The line ("<part>/<line>"); a `reply` names the reaction, a `tone` nothing.
        value: The text written, locked or added; a `Side`, a `Choice`, or the tone.
        base: What the coach said at that moment; of `add` and `move` the line beside which the
            line was put.
        said_at: When.
        of: The entry that an `undone` or `redone` takes back or brings again.
    """

    position: int
    action: EditAction
    line: str
    value: str
    base: str
    said_at: datetime
    of: int | None = None


class BrokenEdit(NamedTuple):
    """What can be told of an entry that makes no sense, or whose words are too long to be read."""

    position: int
    action: str  # as it stands; it may be none
    line: str  # or reaction, as it stands; it may be none
    words: str  # the user's; empty for an action that has none
    column: str  # that makes no sense, or is too long
    length: int = 0  # characters of words that are too long; 0: it makes no sense


class LineEdit(Record):
    """What the user did to one line, all in all."""

    words: str = ""  # the user's; empty: the coach's stand
    base: str = ""  # what the coach said when the words were written, or the line was locked
    tone: Tone = Tone.WARM  # in which the coach said it
    held: str = ""  # what a locked line says; empty: it is not locked
    off: bool = False
    is_added: bool = False  # the user added the line
    adopted: bool = False  # the user's own since it fitted no more; when it fits, itself again


class Place(Record):
    """A line that was put beside another; without one (""), at the end of its part."""

    line: str
    side: Side
    other: str


class Edits(Record):
    """What the entries come to."""

    lines: Mapping[str, LineEdit] = field(default_factory=dict)
    places: tuple[Place, ...] = ()  # one after the other
    replies: Mapping[str, str] = field(default_factory=dict)  # by reaction
    tone: Tone | None = None  # None: none was chosen
    can_undo: bool = False
    can_redo: bool = False

    @property
    def tones(self) -> frozenset[Tone]:
        """The tones in which the coach spoke where the user wrote or locked a line."""
        return frozenset(line.tone for line in self.lines.values() if line.base)
