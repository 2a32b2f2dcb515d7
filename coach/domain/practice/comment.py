"""Comments: what somebody says to a moment of a talk, a run or a round."""

from __future__ import annotations

from datetime import datetime

from coach.domain.record import Record

LINE, REPLY, STEP, MARK, NOTE, PUSHBACK = "line:", "reply:", "step:", "mark:", "note:", "push:"
WHOLE = ""  # the anchor of what is said of all of it


class Comment(Record):
    """A comment, as it goes from one data file to another; its id is a UUID.

    Of two that have one id the later revision counts. One that was removed stays behind as its id,
    so that it is removed wherever it went; of one in which names are masked the whole one counts.
    """

    id: str
    item: str  # the id of the case, run or round that it is about
    anchor: str  # the moment: "line:<id of the line>", "step:<number, from 0>", "mark:<check>"
    author: str  # a name as somebody gave it; empty where none was given
    text: str  # empty once it is removed
    at: datetime  # when it was first written, UTC
    quote: str = ""  # the words of the moment, as whoever commented on them saw them
    revision: int = 1  # one more with each change
    removed: bool = False
    masked: bool = False  # names or figures in it were masked on its way


class KeptComment(Record):
    """A comment in this data file."""

    comment: Comment
    own: bool  # it was written here
    read_at: datetime | None = None  # None: not read yet
    dismissed_at: datetime | None = None  # taken out of sight here; it stays where it came from
