"""What was heard in a line, taken as it is meant where it was said."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.practice.hearing import HeardMoves
from coach.domain.practice.moves import Move

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from coach.domain.practice.roleplay import TurnChoice

NONE = HeardMoves()
_DEED = ("*", "(", "[")  # how a line begins that is done and not said


def silence(typed: str) -> HeardMoves:
    """What a line without a word does: "…" says nothing, and an empty one was not said."""
    return HeardMoves((Move.WAIT,), (typed,), sure=True) if typed else NONE


def taken_as(choice: TurnChoice, *, sure: bool) -> HeardMoves:
    """The moves of a choice, which its own words tell."""
    return HeardMoves(choice.moves, sure=sure, like=choice.words)


def done(typed: str) -> HeardMoves:
    """What is done and says nothing that could be named: they wait."""
    deed = typed.strip()
    return HeardMoves((Move.WAIT,), (deed,)) if deed.startswith(_DEED) else NONE


def is_offered(found: HeardMoves, offered: Iterable[TurnChoice]) -> bool:
    """Whether what was found makes all moves of a choice."""
    return any({*each.moves} <= {*found.moves} for each in offered)


def held(found: HeardMoves) -> HeardMoves:
    """What was found, with the decision said again as holding it."""
    if Move.DECIDE not in found.moves:
        return found
    moves = {
        Move.HOLD if move is Move.DECIDE else move: why
        for move, why in zip_longest(found.moves, found.why, fillvalue="")
    }
    return replace(found, moves=(*moves,), why=(*filter(None, moves.values()),), sure=False)


def asked(found: HeardMoves, doubtful: Collection[Move]) -> HeardMoves:
    """What was found, with what of it is doubtful as a question; nothing taken behind a doubt."""
    told = [*zip(found.moves, found.why, strict=True)]
    perhaps = tuple(move for move, _ in told if move in doubtful)
    if found.moves[:1] == perhaps[:1]:
        return replace(found, moves=(), perhaps=perhaps, sure=False) if perhaps else found
    kept = [(move, why) for move, why in told if move not in doubtful]
    moves, why = tuple(move for move, _ in kept), tuple(why for _, why in kept)
    sure = found.sure and not perhaps
    return replace(found, moves=moves, why=why, sure=sure, perhaps=perhaps)
