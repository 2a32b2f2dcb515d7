"""Ready by the day: when a card of a talk comes, so that recall peaks at the talk.

The plain schedule lets a card come again when nine of ten such cards are still known, whatever day
that is; on the day of the talk some are fresh and some about to be forgotten. The plan lets each
card come on the evening before the talk, and pays for it with answers before that which the talk
does not need. `python -m tests.bench.ready` measures what that is worth.
"""

from __future__ import annotations

from datetime import timedelta
from math import exp, log
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.study.card import Memory, Phase, Rating
from coach.engine.study.cards import hashed
from coach.engine.study.schedule import answered, known_at, recall

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

FLOOR = 0.8  # of recall on the last evening: what would fall below it comes once more before
FIRST_KNOWN = 0.7  # the chance that a card is remembered within the session that it is new in
_DAY = timedelta(days=1)
_BRANCHES = 4  # answers that are followed both ways; what comes after them, on average
_CERTAIN = 0.98  # a chance from which an answer is followed one way only


class Talk(Struct, frozen=True):
    """The talk that somebody wants to be ready for.

    Args:
        at: Its moment.
        evenings: How many evenings before it the last answers take: as many as the cards need.
    """

    at: datetime
    evenings: int = 1

    @property
    def day(self) -> date:
        """Its day, where the user sits."""
        return self.at.astimezone().date()

    def final_day(self, card: str) -> date:
        """The day on which a card comes for the last time before it."""
        return self.day - (1 + hashed(card) % self.evenings) * _DAY


def evenings_for(cards: int, a_day: int) -> int:
    """How many evenings so many cards take, at so many a day."""
    return max(-(-cards // max(a_day, 1)), 1)


def planned_day(memory: Memory, now: datetime, talk: Talk) -> date | None:
    """The day for which a card's next answer is planned; None: its own time holds.

    Never a day after the talk, nor one that is over.

    Args:
        memory: The card, as it is after its last answer.
        now: The moment it is.
        talk: The talk.
    """
    if now >= talk.at or memory.phase is not Phase.REVIEW or memory.last is None:
        return None
    today, final = now.astimezone().date(), talk.final_day(memory.card)
    answered_on = memory.last.astimezone().date()
    if answered_on >= final:
        return None
    if today >= final:
        return today
    if recall(memory.stability, (final - answered_on).days) >= FLOOR:
        return final
    soonest = today + _DAY if answered_on >= today else today
    return max(min(memory.due.astimezone().date(), final), soonest)


def first_days(
    cards: Sequence[str], today: date, talk: Talk, a_day: int, left: int
) -> Mapping[str, date]:
    """The days on which new cards come for the first time, by card.

    What does not fit before the talk has none.

    Args:
        cards: Their ids, what matters most first.
        today: The day it is.
        talk: The talk.
        a_day: How many may come on a day.
        left: How many of these may still come today.
    """
    found: dict[str, date] = {}
    for number, card in enumerate(cards):
        later = 0 if number < left else 1 + (number - left) // a_day if a_day else None
        if later is None or later >= max((talk.day - today).days, 1):
            break
        found[card] = today + later * _DAY
    return found


class Outlook(Struct, frozen=True):
    """How ready somebody will be for a talk: means of the chance to remember its cards then."""

    ready: float  # if the plan is kept
    without: float  # if nothing more is studied
    more: float  # what so many more cards today would add to `ready`


def outlook(
    memories: Sequence[Memory], now: datetime, talk: Talk, starts: Mapping[str, date], more: int
) -> Outlook:
    """How ready one will be, by the model.

    Args:
        memories: The cards of the talk.
        now: The moment it is.
        talk: The talk.
        starts: The days on which new cards come, by card; a card that has none stays unknown.
        more: How many cards more could be answered today.
    """
    if not memories:
        return Outlook(0.0, 0.0, 0.0)
    known = _Ahead(talk)
    kept = [known.of(each, now, starts.get(each.card)) for each in memories]
    gains = sorted(
        (
            known.answered_now(each, now) - before
            for each, before in zip(memories, kept, strict=True)
            if not _is_today(each, now, talk, starts)
        ),
        reverse=True,
    )
    count = len(memories)
    return Outlook(
        ready=sum(kept) / count,
        without=sum(known_at(each, talk.at) for each in memories) / count,
        more=sum(gain for gain in gains[:more] if gain > 0) / count,
    )


def _is_today(memory: Memory, now: datetime, talk: Talk, starts: Mapping[str, date]) -> bool:
    today = now.astimezone().date()
    if memory.phase is Phase.NEW:
        return starts.get(memory.card) == today
    return planned_day(memory, now, talk) == today


class _Ahead:
    """The chance to remember a card at the talk, if the plan is kept until then.

    Answers are followed both where a card is known and where it is not, but for those that come
    after a few: they are taken on average. Cards that are alike are worked out once.
    """

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._found: dict[tuple[object, ...], float] = {}

    def answered_now(self, memory: Memory, now: datetime) -> float:
        """The same, if it is answered now as well."""
        return self._branched(memory, now, _BRANCHES)

    def of(
        self, memory: Memory, now: datetime, start: date | None, branches: int = _BRANCHES
    ) -> float:
        """0..1, from a moment on; `start` is the day on which a new card comes."""
        talk = self._talk
        day = start if memory.phase is Phase.NEW else planned_day(memory, now, talk)
        at = now if day is None else now + max(day - now.astimezone().date(), timedelta())
        if day is None or at >= talk.at:
            return known_at(memory, talk.at)
        final = talk.final_day(memory.card)
        numbers = (memory.phase, memory.stability, memory.difficulty, memory.last, memory.due)
        key = (*numbers, at, final, branches)
        if key not in self._found:
            self._found[key] = self._branched(memory, at, branches)
        return self._found[key]

    def _branched(self, memory: Memory, at: datetime, branches: int) -> float:
        if not branches:
            return self.of(_expected(memory, at), at, None, branches)
        known = _known(memory, at)
        if known > _CERTAIN:
            return self.of(_learned(memory, Rating.GOOD, at), at, None, branches)
        good = self.of(_learned(memory, Rating.GOOD, at), at, None, branches - 1)
        again = self.of(_learned(memory, Rating.AGAIN, at), at, None, branches - 1)
        return known * good + (1 - known) * again


def _known(memory: Memory, at: datetime) -> float:
    return FIRST_KNOWN if memory.phase is Phase.NEW else known_at(memory, at)


def _expected(memory: Memory, at: datetime) -> Memory:
    """A card after a session at a moment, as it is on average: known, or learned anew."""
    known = _known(memory, at)
    good = _learned(memory, Rating.GOOD, at)
    again = _learned(memory, Rating.AGAIN, at)
    return replace(
        good,
        stability=_between(good.stability, again.stability, known),
        difficulty=_between(good.difficulty, again.difficulty, known),
        due=again.due + (good.due - again.due) * known,
    )


def _learned(memory: Memory, rating: Rating, at: datetime) -> Memory:
    """A card after an answer, and after the ones that follow it in the same session."""
    found = answered(memory, rating, at)
    while found.phase is not Phase.REVIEW:
        found = answered(found, Rating.GOOD, found.due)
    return found


def _between(good: float | None, again: float | None, share: float) -> float | None:
    if good is None or again is None:
        return good
    return exp(share * log(good) + (1 - share) * log(again))


def soonest(days: Iterable[date | None]) -> date | None:
    """The first of some days; None where there is none."""
    return min((day for day in days if day is not None), default=None)
