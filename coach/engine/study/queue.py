"""In which order cards come in a session, and how many of them on a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.study.card import Memory, Phase, StudyAction
from coach.domain.study.figures import Left
from coach.engine.study.cards import hashed
from coach.engine.study.schedule import known_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from coach.domain.study.card import StudyEntry

LEARN_AHEAD = timedelta(minutes=20)  # what is due so soon comes now, where nothing else is left
_STEPS = (Phase.LEARNING, Phase.RELEARNING)


class Limits(Struct, frozen=True):
    """How many cards may come on a day, and how many have come on this one."""

    new: int
    review: int
    new_done: int = 0
    review_done: int = 0

    @property
    def new_left(self) -> int:
        """New cards that may still come today."""
        return max(self.new - self.new_done, 0)

    @property
    def review_left(self) -> int:
        """Known cards that may still come today."""
        return max(self.review - self.review_done, 0)


def done_today(entries: Iterable[StudyEntry]) -> tuple[int, int]:
    """How many new and how many known cards the answers of a day were given to."""
    new, known = set(), set()
    for entry in entries:
        if entry.action is not StudyAction.REVIEW:
            continue
        before = entry.before
        if before is None or before.phase is Phase.NEW:
            new.add(entry.card)
        elif before.phase is Phase.REVIEW:
            known.add(entry.card)
    return len(new), len(known - new)


def is_shown(memory: Memory, day: date) -> bool:
    """Whether a card may come on a day at all."""
    buried = memory.buried_until is not None and memory.buried_until > day
    return not (memory.suspended or memory.gone or buried)


def is_due(memory: Memory, now: datetime, tomorrow: datetime, day: date) -> bool:
    """Whether a card that may come comes today: by its plan, else by its own time."""
    if memory.planned is not None:
        return memory.planned <= day
    if memory.phase is Phase.NEW:
        return False
    return memory.due < (tomorrow if memory.phase is Phase.REVIEW else now + LEARN_AHEAD)


def in_order(due: Iterable[Memory], now: datetime) -> tuple[Memory, ...]:
    """Known cards in the order in which they come: first what the plan of a talk has for today.

    Then what is likeliest to be forgotten. Of two alike the order is one that does not put the
    cards of a script one behind the other.
    """
    ranked = sorted(due, key=lambda each: _by_chance(each, now))
    return tuple(sorted(ranked, key=lambda each: each.planned is None))


def crammed(memories: Iterable[Memory], now: datetime) -> tuple[Memory, ...]:
    """All cards of a scope for practice, what is likeliest to be forgotten first."""
    return tuple(sorted(memories, key=lambda each: _by_chance(each, now)))


def _by_chance(memory: Memory, now: datetime) -> tuple[float, int]:
    return round(known_at(memory, now), 3), hashed(memory.card)


class Queue:
    """The cards of one session. It decides nothing by chance.

    Args:
        steps: Cards that are being (re)learned.
        review: Known cards, in order.
        new: New ones, in order.
    """

    def __init__(
        self, steps: Iterable[Memory], review: Sequence[Memory], new: Sequence[Memory]
    ) -> None:
        self._steps = sorted(steps, key=lambda each: each.due)
        self._review, self._new = [*review], [*new]
        self._first: list[Memory] = []  # brought back by an undo
        every = len(review) / len(new) if new else 0.0
        self._apart = max(round(every), 1)  # a new card after so many known ones
        self._since_new = 0

    def next(self, now: datetime) -> Memory | None:
        """The card that comes now; it stays in the queue. None: the session is over."""
        for place in (self._first, self._ready(now), self._turn(), self._soon(now)):
            if place:
                return place[0]
        return None

    def _ready(self, now: datetime) -> list[Memory]:
        return self._steps if self._steps and self._steps[0].due <= now else []

    def _soon(self, now: datetime) -> list[Memory]:
        return self._steps if self._steps and self._steps[0].due <= now + LEARN_AHEAD else []

    def _turn(self) -> list[Memory]:
        """Known cards, with the new ones spread among them."""
        is_new_turn = self._since_new >= self._apart or not self._review
        return self._new if self._new and is_new_turn else self._review

    def take(self, card: str) -> None:
        """Take a card out of the queue, wherever it is."""
        self._since_new = 0 if _has(self._new, card) else self._since_new + _has(self._review, card)
        for place in (self._first, self._steps, self._review, self._new):
            place[:] = [each for each in place if each.card != card]

    def put_step(self, memory: Memory) -> None:
        """Let a card that is being (re)learned come again, once it is due."""
        self._steps = sorted((*self._steps, memory), key=lambda each: each.due)

    def put_first(self, memory: Memory) -> None:
        """Let a card come now."""
        self._first.insert(0, memory)

    def put_last(self, memory: Memory) -> None:
        """Let a card come again once all others have."""
        self._review.append(memory)

    def left(self) -> Left:
        """How many cards are left, those among them that an undo brought back."""
        first = [each.phase for each in self._first]
        return Left(
            new=len(self._new) + first.count(Phase.NEW),
            learning=len(self._steps) + sum(phase in _STEPS for phase in first),
            review=len(self._review) + first.count(Phase.REVIEW),
        )


def _has(place: Iterable[Memory], card: str) -> bool:
    return any(each.card == card for each in place)


def buried(memory: Memory, tomorrow: date) -> Memory:
    """A card that does not come again today."""
    return replace(memory, buried_until=tomorrow)
