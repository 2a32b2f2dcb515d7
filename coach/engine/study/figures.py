"""The figures of studying: what comes, what was remembered, what it took, and what is hard."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from coach.domain.study.card import Memory, Phase, Rating, StudyAction
from coach.domain.study.figures import DayCount, DaySeconds, Retention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from coach.domain.study.card import StudyEntry

MATURE = 21.0  # days of interval from which a card counts as one that is known well
HARD = 2  # lapses from which a card is a hard spot
_DAY = timedelta(days=1)


def ahead(memories: Iterable[Memory], today: date, days: int) -> tuple[DayCount, ...]:
    """How many cards come on each of the next days; what is overdue counts for today."""
    counts: Counter[int] = Counter()
    for each in memories:
        if each.suspended or each.gone or (each.phase is Phase.NEW and each.planned is None):
            continue
        day = each.planned or each.due.astimezone().date()
        if each.buried_until is not None:
            day = max(day, each.buried_until)
        counts[max((day - today).days, 0)] += 1
    return tuple(DayCount(today + n * _DAY, counts[n]) for n in range(days))


def spent(entries: Iterable[StudyEntry], today: date, days: int) -> tuple[DaySeconds, ...]:
    """The time and the answers of each of the last days, today last."""
    seconds: Counter[date] = Counter()
    cards: Counter[date] = Counter()
    for entry in entries:
        if entry.rating is not None:
            seconds[entry.day] += round(entry.seconds)
            cards[entry.day] += 1
    found = (today - n * _DAY for n in reversed(range(days)))
    return tuple(DaySeconds(day, seconds[day], cards[day]) for day in found)


def retention(entries: Sequence[StudyEntry]) -> tuple[Retention, Retention]:
    """True retention of young and of mature cards: of each card the first answer of a day."""
    asked: Counter[bool] = Counter()
    kept: Counter[bool] = Counter()
    seen: set[tuple[str, date]] = set()
    for entry in entries:
        before = entry.before
        if entry.action is not StudyAction.REVIEW or (entry.card, entry.day) in seen:
            continue
        seen.add((entry.card, entry.day))
        if before is None or before.phase is not Phase.REVIEW or before.last is None:
            continue
        mature = before.due - before.last >= MATURE * _DAY
        asked[mature] += 1
        kept[mature] += entry.rating is not Rating.AGAIN
    return Retention(asked[False], kept[False]), Retention(asked[True], kept[True])


def hardest(memories: Iterable[Memory], most: int) -> tuple[Memory, ...]:
    """The cards that have slipped most often, the worst first."""
    found = [each for each in memories if each.lapses >= HARD and not each.gone]
    found.sort(key=lambda each: (-each.lapses, each.card))
    return tuple(found[:most])
