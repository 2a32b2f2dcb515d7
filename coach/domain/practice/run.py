"""A run of a role-play: where it stands, and what was said."""

from __future__ import annotations

from datetime import datetime

from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.domain.record import Record


class RunState(Record):
    """Where a run stands; the same choices come to the same state."""

    turn: str  # id of the turn, or of the ending once it has ended
    trust: int
    tension: int
    told: tuple[str, ...] = ()  # sorted
    made: tuple[tuple[Move, int], ...] = ()  # moves made, and how often; sorted
    revealed: bool = False
    ended: bool = False


class Effect(Record):
    """A change of the meters, and the rule behind it."""

    because: str
    trust: int
    tension: int
    move: Move | None = None  # None: a trigger


class RunEntry(Record):
    """What was said in one turn, as it is kept: a choice, or a line of one's own and its moves."""

    choice: str = ""  # id; empty: a line of one's own for which the turn has no choice
    typed: str = ""  # one's own words, if they were typed
    moves: tuple[Move, ...] = ()  # of typed words: the moves they were taken for
    at: datetime | None = None


class Step(Record):
    """One exchange of a run."""

    turn: str
    heard: str  # what the client said in this turn
    said: str  # what one said
    moves: tuple[Move, ...]
    before: RunState
    after: RunState
    effects: tuple[Effect, ...]
    answer: str = ""  # the client's answer where the turn has none of its own (own lines)
    revealed: str = ""  # the sentence with which the hidden fact came out at this step
    back: str = ""  # with what they lead back to their turn after such an answer
    entry: RunEntry = RunEntry()


class Run(Record):
    """A run as it is kept; what happened is worked out anew from its entries."""

    id: str
    roleplay: str
    level: Level
    person: str  # id of the one who practises
    started: datetime
    entries: tuple[RunEntry, ...] = ()
    ended: datetime | None = None
    case_id: str = ""
    parent: str = ""  # the run that this one left, to try another line
    pack: str = ""  # version of the role-play's pack as it was begun


class DebriefAnswers(Record):
    """What somebody said of a run of their own before they saw its marks (`methods.md` 7.3)."""

    run: str  # its id
    word: str = ""  # the first word for it
    surprise: str = ""  # what surprised them
    marks: tuple[tuple[str, bool], ...] = ()  # ids of checks, and whether they were met
