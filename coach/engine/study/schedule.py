"""When a card comes again: the scheduler FSRS (py-fsrs), on our records.

It is imported with the first card that is answered, never at a start. Nothing here is random.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.recovery import LEEWAY
from coach.domain.study.card import Memory, Phase, Rating

if TYPE_CHECKING:
    from fsrs import Card as FsrsCard
    from fsrs import Scheduler

RETENTION = 0.9  # the chance to remember a card at which it comes again
LEECH = 6  # lapses after which a card is set aside
LEECH_AGAIN = 3  # ... and after each so many more
BEGINNER = (Rating.AGAIN, Rating.GOOD)
_DAY = timedelta(days=1)


@cache
def scheduler() -> Scheduler:
    """The scheduler with the parameters that fit most learners, without chance."""
    from fsrs import Scheduler

    return Scheduler(desired_retention=RETENTION, enable_fuzzing=False)


def answered(memory: Memory, rating: Rating, at: datetime, by: Scheduler | None = None) -> Memory:
    """What is remembered of a card once it was answered.

    Args:
        memory: Of before.
        rating: How well it was remembered.
        at: When it was answered; see `moment_of`.
        by: Another scheduler than that of most learners.
    """
    from fsrs import Rating as FsrsRating

    card, _ = (by or scheduler()).review_card(
        _fsrs(memory), FsrsRating(int(rating)), at.astimezone(UTC)
    )
    slipped = memory.phase is Phase.REVIEW and rating is Rating.AGAIN
    return replace(
        memory,
        phase=_PHASES[int(card.state)],
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last=at,
        reviews=memory.reviews + 1,
        lapses=memory.lapses + slipped,
        planned=None,
    )


_PHASES = {1: Phase.LEARNING, 2: Phase.REVIEW, 3: Phase.RELEARNING}


def _fsrs(memory: Memory) -> FsrsCard:
    from fsrs import Card, State

    states = {Phase.REVIEW: State.Review, Phase.RELEARNING: State.Relearning}
    return Card(
        card_id=0,
        state=states.get(memory.phase, State.Learning),
        step=memory.step or 0,  # py-fsrs wants one where a card is being learned
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=None if memory.last is None else memory.last.astimezone(UTC),
    )


def recall(stability: float | None, days: float, decay: float | None = None) -> float:
    """0..1: the chance to remember a card so many days after its last answer; 0 of a new one.

    Args:
        stability: Of the card, in days.
        days: Since its last answer.
        decay: How fast somebody forgets; None: as most do.
    """
    if stability is None:
        return 0.0
    power = -(decay or _usual_decay())
    return float((1 + (0.9 ** (1 / power) - 1) * max(days, 0.0) / stability) ** power)


@cache
def _usual_decay() -> float:
    return scheduler().parameters[20]


def known_at(memory: Memory, at: datetime, decay: float | None = None) -> float:
    """0..1: the chance to remember a card at a moment; `decay` as in `recall`."""
    if memory.last is None:
        return 0.0
    return recall(memory.stability, (at - memory.last) / _DAY, decay)


def moment_of(now: datetime, last: datetime | None, latest: datetime | None) -> datetime:
    """When an answer counts as given, by a clock that may have been set back.

    Never before the last answer to the same card; and of a card that is new, never before the
    latest answer of all: else a clock that is put right again would make years of a few hours.
    """
    floor = latest if last is None else last
    return now if floor is None or floor <= now else floor


def is_ahead(now: datetime, latest: datetime | None) -> bool:
    """Whether something was answered at a time that is still to come."""
    return latest is not None and latest > now + LEEWAY


def brought_back(memory: Memory, now: datetime) -> Memory:
    """A card that was answered at a time to come, as if that had been now: its wait stays."""
    if memory.last is None or memory.last <= now:
        return memory
    return replace(memory, last=now, due=now + (memory.due - memory.last), planned=None)


def is_leech(before: Memory, after: Memory) -> bool:
    """Whether a card has just slipped so often that it is to be set aside."""
    if after.lapses <= before.lapses or after.lapses < LEECH:
        return False
    return (after.lapses - LEECH) % LEECH_AGAIN == 0


def wait_words(wait: timedelta) -> str:
    """How long until a card comes again: "in 10 minutes", "in 3 days", "in 2 months"."""
    minutes = max(round(wait / timedelta(minutes=1)), 1)
    for size, name in (
        (60 * 24 * 365, "year"),
        (60 * 24 * 30, "month"),
        (60 * 24, "day"),
        (60, "hour"),
    ):
        if minutes >= size:
            count = round(minutes / size)
            return f"in {count} {name}" + "s" * (count != 1)
    return f"in {minutes} minute" + "s" * (minutes != 1)
