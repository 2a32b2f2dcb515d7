"""Scripts of the library: pieces to read and say."""

from __future__ import annotations

import re
from enum import StrEnum

from coach.domain.record import Record
from coach.domain.rules.condition import Condition

_BLANK = re.compile(r"\[([^\[\]]+)\]")


class ScriptStage(StrEnum):
    """The stage of the conversation that a script is for."""

    PREPARE = "prepare"
    OPEN = "open"
    NEWS = "news"
    REASON = "reason"
    OBJECTION = "objection"
    BRIDGE = "bridge"
    CLOSE = "close"
    WRITTEN = "written"
    FOLLOW_UP = "follow-up"


class Situation(Record):
    """A group of scripts: "We outgrew them"."""

    id: str
    title: str
    summary: str
    when: Condition | None = None  # the cases that it is the situation of; None: tells none apart


class ScriptPair(Record):
    """A line that hurts or blurs, beside the line of the script that stands in its place."""

    bad: str
    good: str  # word for word as it stands in the script
    differs: str  # what makes the difference, one sentence


class Script(Record):
    """A script for one situation and stage of the conversation.

    What is an example, or waits for the user's own word, stands in square brackets: `blanks_in`.
    """

    id: str
    situation: str
    stage: ScriptStage
    title: str
    use_when: str
    not_when: str
    short: str  # 60 to 90 seconds, Markdown
    long: str  # the longer version, Markdown
    avoid: tuple[str, ...]  # what not to say: the bad lines of the pairs
    reactions: tuple[str, ...]  # ids of likely reactions
    written: str  # follow-up in writing, Markdown; may be empty
    focus: str  # what to practise
    contrast: str  # one bad version
    contrast_why: str
    verdicts: tuple[str, ...]  # verdicts it goes with
    sources: tuple[str, ...]
    rule: str = ""  # the one to remember: a sentence that can be said
    pairs: tuple[ScriptPair, ...] = ()
    settled_first: tuple[str, ...] = ()  # what must be settled before
    not_in_writing: str = ""  # why nothing is written, where `written` is empty
    by_video: str = ""  # what differs by video or telephone, Markdown; empty: nothing does
    for_two: str = ""  # what differs with two people across the table
    alone: str = ""  # what differs for somebody who works alone


def blanks_in(text: str) -> tuple[str, ...]:
    """What stands in square brackets in a text of a script, each once, in order."""
    return tuple(dict.fromkeys(_BLANK.findall(text)))


class Source(Record):
    """Where advice comes from, and how strong it is.

    Strength: A study, B professional body, C practice, P our own.
    """

    id: str
    title: str
    strength: str
    says: str  # what we take from it, one sentence
    where: str = ""  # who published it, year
