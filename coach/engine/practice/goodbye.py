"""When a line of one's own ends a talk, and whether what one came to say was said by then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.moves import Move
from coach.engine.practice.run import taken_as, told_early

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.practice.persona import Persona
    from coach.domain.practice.roleplay import RolePlay
    from coach.domain.practice.run import RunState


def is_goodbye(
    play: RolePlay, persona: Persona, state: RunState, typed: str, moves: Sequence[Move]
) -> bool:
    """Whether a line of one's own ends a talk that no choice of this state ends so."""
    if state.ended or Move.END not in moves:
        return False
    line = (play, persona, state, typed, moves)
    return taken_as(*line) is None and told_early(*line) is None


def is_decided(play: RolePlay, state: RunState) -> bool:
    """Whether the decision of a talk was said; so, too, where a talk has none."""
    news = {
        fact
        for turn in play.turns
        for each in turn.choices
        if Move.DECIDE in each.moves
        for fact in each.tells
    }
    return not news or bool(news & {*state.told})
