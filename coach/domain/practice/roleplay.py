"""Branching role-plays: turns, what can be said, and what the client says to it."""

from __future__ import annotations

from enum import StrEnum

from coach.domain.practice.condition import RunCondition
from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.domain.record import Record
from coach.domain.rules.verdict import Verdict

_MARKED = ("“", "‘", '"', "(")  # how a line begins that needs no marks of ours


class ClientLine(Record):
    """What the client says in a turn, where its condition holds."""

    text: str
    when: RunCondition | None = None
    takes: tuple[str, ...] = ()  # what it takes for granted: ids of what must have been told


class TurnChoice(Record):
    """Something that can be said in a turn."""

    id: str  # "the-news/2": its turn and its place there, from 1
    text: str
    moves: tuple[Move, ...]  # one or two
    goes: str  # the turn or ending that it leads to
    tells: tuple[str, ...] = ()  # ids of what has been told after it
    takes: tuple[str, ...] = ()
    when: RunCondition | None = None  # offered only where this holds

    @property
    def is_deed(self) -> bool:
        """Whether it is done and not said: "*Say nothing, and wait.*"."""
        return self.text.startswith("*")

    @property
    def words(self) -> str:
        """What it says, without the asterisks of what is done."""
        return self.text.strip("*")


def transcribed(text: str) -> str:
    """A line as a transcript has it: “what is said”, and (what is done) between brackets."""
    if text.startswith("*"):
        return f"({text.strip('*')})"
    return text if text.startswith(_MARKED) else f"“{text}”"


class Turn(Record):
    """One exchange: the client speaks (the first line whose condition holds), one answers."""

    id: str
    lines: tuple[ClientLine, ...]
    choices: tuple[TurnChoice, ...]


class Result(StrEnum):
    """How a run ended."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    BROKEN = "broken"


class Ending(Record):
    """Where a run ends."""

    id: str
    title: str
    result: Result
    text: str  # what happens, and what the client says last
    takes: tuple[str, ...] = ()
    walks: bool = False  # reached when the client has had enough, from any turn


# Where a run ends by one's own goodbye, from any turn; what is told of it is said where it shows.
# No id of content begins with a slash.
ENDED_HERE = Ending("/ended-here", "", Result.POOR, "")


class RolePlay(Record):
    """A practice for one."""

    id: str
    title: str
    verdict: Verdict | None  # None: the safety drill
    persona: str
    rubric: str
    levels: tuple[Level, ...]
    scene: str  # where and when, and who one is
    aim: str  # one sentence
    known: tuple[str, ...]  # what one knows before
    facts: tuple[tuple[str, str], ...]  # what can come to be told: its id, and the sentence
    begins: str
    turns: tuple[Turn, ...]
    endings: tuple[Ending, ...]
    source: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()  # scene and facts in a few sentences, for the card of a round

    @property
    def choices(self) -> tuple[TurnChoice, ...]:
        """What can be said anywhere in it, turn by turn."""
        return tuple(choice for turn in self.turns for choice in turn.choices)
