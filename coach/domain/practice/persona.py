"""The client to practise on: who they are, what they hide, and what moves them."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.practice.condition import RunCondition
from coach.domain.practice.moves import Move
from coach.domain.record import Record
from coach.domain.rules.verdict import Verdict


class Level(StrEnum):
    """How hard the client makes it (`methods.md` 7.2); kept with runs and rounds."""

    ACCEPTING = "L1"
    SAD = "L2"
    HURT = "L3"
    BARGAINING = "L4"
    HOSTILE = "L5"
    SAFETY = "X"  # abuse: ending the talk is right


class LevelText(Record):
    """What is told of a level, and what it changes."""

    level: Level
    name: str  # "Hurt"
    behaves: str  # to whoever plays the client, two or three sentences
    pushbacks: int  # how many push-backs are compulsory
    trust: int  # added to the persona's own start
    tension: int


class Hidden(Record):
    """The one fact that a persona hides, and the exact rule for telling it."""

    fact: str  # what it is, to whoever plays the client
    rule: str  # to whoever plays: "Tell it if they ask what else is going on, and wait."
    says: str  # the sentence that it comes out with
    when: RunCondition  # the same rule, as the program reads it


class Trigger(Record):
    """Words that the client hears badly, whoever says them and however kindly."""

    words: tuple[str, ...]  # in small letters; as whole words in a line
    because: str
    trust: int = 0
    tension: int = 0


class MoveEffect(Record):
    """What a move does to the meters; of several for one move the first that holds counts."""

    move: Move
    trust: int
    tension: int
    because: str  # to the one who made it: "You explained before she could answer."
    when: RunCondition | None = None


class PushBack(Record):
    """What whoever plays the client must say, and when."""

    id: str
    says: str
    when: str  # "As soon as the decision is out"
    levels: tuple[Level, ...]


class Persona(Record):
    """A client to practise on."""

    id: str
    name: str
    role: str  # "Owner of three bakeries"
    verdicts: tuple[Verdict, ...]  # the talks that they fit
    level: Level  # the usual one
    who: str  # two or three sentences
    stake: str
    suspects: str
    voice: str  # how they speak, to whoever plays them
    hidden: Hidden
    calms: tuple[str, ...]
    triggers: tuple[Trigger, ...]
    walks_away: str  # the point, to whoever plays: "She stands up when ..."
    leaves: RunCondition  # the same point, as the program reads it
    farewell: str  # what they say as they leave
    trust: int  # at the start
    tension: int
    effects: tuple[MoveEffect, ...]
    answers: tuple[tuple[Move, str], ...]  # what they say to a move for which a turn has no line
    pushbacks: tuple[PushBack, ...]
    source: tuple[str, ...] = ()
