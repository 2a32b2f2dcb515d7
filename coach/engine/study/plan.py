"""Ready by the day: when a card of a talk comes, so that recall peaks at the talk.

The plain schedule lets a card come again when nine of ten such cards are still known, whatever day
that is; on the day of the talk some are fresh and some about to be forgotten. The plan moves the
last answer to each card to the days right before the talk, and pays for it with answers before
that which the talk does not need.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.domain.study.card import Memory, Phase
from coach.engine.study.cards import hashed
from coach.engine.study.schedule import recall

if TYPE_CHECKING:
    from datetime import datetime

FLOOR = 0.8  # of recall before the last days: a card that falls below comes once more before them
LAST_DAYS = 2  # days before the talk in which each card comes for the last time
_DAY = timedelta(days=1)


def planned_day(memory: Memory, today: date, talk: date) -> date | None:
    """The day for which a card's next answer is planned; None: its own time holds.

    Never a day after the talk, nor one that is over.

    Args:
        memory: The card, as it is after its last answer.
        today: The day it is.
        talk: The day of the talk.
    """
    if talk <= today or memory.phase is not Phase.REVIEW or memory.last is None:
        return None
    last = final_day(memory.card, talk)
    if last <= today:  # it was answered in the last days, or there is only this evening
        return None
    if recall(memory.stability, (last - today).days) >= FLOOR:
        return last
    return max(min(memory.due.astimezone().date(), last), today + _DAY)


def final_day(card: str, talk: date) -> date:
    """The day on which a card comes for the last time before a talk; not all on the same."""
    return talk - timedelta(days=1 + hashed(card) % LAST_DAYS)


def known_at_talk(memory: Memory, at: datetime) -> float:
    """0..1: the chance to remember a card at the moment of a talk, if it is not answered again."""
    return 0.0 if memory.last is None else recall(memory.stability, (at - memory.last) / _DAY)
