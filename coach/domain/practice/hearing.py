"""By which words a typed line is known to make a move, and what was heard in one."""

from __future__ import annotations

from coach.domain.practice.moves import Move
from coach.domain.record import Record


class MoveWords(Record):
    """The words of a move, in the language of `engine/wording/word_patterns.py`."""

    move: Move
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()  # with one of these in the sentence it does not make the move
    over: tuple[Move, ...] = ()  # moves that give way where this one is made


class HeardMoves(Record):
    """What a typed line does, as far as its words tell."""

    moves: tuple[Move, ...] = ()  # two at most, the plainest first; none: it cannot be told
    why: tuple[str, ...] = ()  # for each of them the words of the line that tell it
    sure: bool = False  # a rule or a choice says it; else it is a guess, to be asked about
    perhaps: tuple[Move, ...] = ()  # what would harm, and is doubtful: asked, never taken
    like: str = ""  # a line of the role-play that says nearly the same, as it stands there


class Sayable(Record):
    """What the card, the role-play or its rubric lets somebody say, and what it does."""

    words: str
    moves: tuple[Move, ...] = ()  # none: it is told on the card, and no move is named for it
