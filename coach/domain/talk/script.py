"""Scripts of the library: pieces to read and say."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.record import Record
from coach.domain.rules.condition import Condition


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


class Script(Record):
    """A script for one situation and stage of the conversation."""

    id: str
    situation: str
    stage: ScriptStage
    title: str
    use_when: str
    not_when: str
    short: str  # 60 to 90 seconds, Markdown
    long: str  # the longer version, Markdown
    avoid: tuple[str, ...]  # what not to say
    reactions: tuple[str, ...]  # ids of likely reactions
    written: str  # follow-up in writing, Markdown; may be empty
    focus: str  # what to practise
    contrast: str  # one bad version
    contrast_why: str
    verdicts: tuple[str, ...]  # verdicts it goes with
    sources: tuple[str, ...]


class Source(Record):
    """Where advice comes from, and how strong it is.

    Strength: A study, B professional body, C practice, P our own.
    """

    id: str
    title: str
    strength: str
    says: str  # what we take from it, one sentence
    where: str = ""  # who published it, year
