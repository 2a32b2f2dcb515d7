# SPDX-License-Identifier: MIT
"""The lines of a talk as they are shown, and what can be done with them."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.domain.talk.talk import Fact
    from coach.domain.wording import Mark
    from coach.ui.shell.shell import Shell


class LineText(Struct, frozen=True):
    """A line as it is shown."""

    id: str
    text: str  # as it may be seen
    words: str  # as it is: what one edits
    cue: bool = False
    why: tuple[str, ...] = ("",)  # the reason, the condition, the sources
    details: str = ""  # the template and the pack, for whoever mends them
    coach: str = ""  # what the coach would say, where the line says something else
    is_rewritten: bool = False
    is_added: bool = False
    off: bool = False
    locked: bool = False
    conflict: str = ""
    marks: tuple[Mark, ...] = ()  # of `text`
    blanks: tuple[Fact, ...] = ()  # that it asks for; each is seen in `text`
    opening: bool = False  # asks what the mirror found
    note: bool = False  # a cue that nobody would say or do in front of the client

    @property
    def part(self) -> str:
        """The part that it stands in."""
        return self.id.partition("/")[0]

    @property
    def can_restore(self) -> bool:
        """Whether the coach's words can be taken again."""
        return self.is_rewritten and not self.is_added and self.conflict != "gone"


class PartView(Struct, frozen=True):
    """A part of the talk as it is shown."""

    id: str
    title: str
    time: str
    purpose: str
    do: str
    dont: str
    lines: tuple[LineText, ...]
    topic: str = ""  # its id in the library, where scripts like it are


class LineActionKind(Enum):
    """What can be done with a line."""

    REWRITE = auto()
    RESTORE = auto()
    SWITCH = auto()  # say it, or leave it out
    LOCK = auto()  # or unlock
    UP = auto()
    DOWN = auto()
    ADD = auto()  # after the line, or at the end of the part
    REMOVE = auto()
    KEEP = auto()  # settles a conflict: the words stay
    TAKE = auto()  # settles a conflict: the coach's words, or none
    PUT = auto()  # words of another talk into a part of this one
    FILL = auto()  # a blank of the line, with the text
    REPLY = auto()  # the line is a reaction; an empty text is the coach's reply


class LineAction(NamedTuple):
    """Something done with a line: the words that were written, and the part of a new line."""

    act: LineActionKind
    line: str
    text: str = ""
    part: str = ""
    fact: str = ""  # the blank that is filled


class LineContext(NamedTuple):
    """What the lines work with."""

    shell: Shell
    perform: Callable[[LineAction], str]  # the id of the line concerned; "" where it was refused
    hear: Callable[[str, str], Sequence[Mark]]  # the marks of a text in a part


def no_why() -> str:
    """Why a line of the user's own shows no reason."""
    return QCoreApplication.translate(
        "LineText", "This line is your own: why it is here, you know best."
    )


def no_restore(line: LineText) -> str:
    """Why the coach's words cannot be taken again for a line."""
    if line.is_added or line.is_rewritten:
        return QCoreApplication.translate(
            "LineText", "There are no words of the coach’s for this line."
        )
    return QCoreApplication.translate("LineText", "These are the coach’s words already.")
