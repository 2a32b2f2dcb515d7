"""`python -m tests.bench.ready [--learners N]`: what "ready by the day" is worth, on learners.

Each learner forgets by FSRS with parameters of their own, drawn from the spread among people; the
scheduler knows only those of most. They study for a talk twice, once by the plain schedule and once
by the plan, with the same luck; the plan is cut off once it has taken as many answers as the plain
schedule took. What counts is what they truly know when the talk begins.
"""

from __future__ import annotations

import argparse
import random
import sys
from datetime import UTC, datetime, timedelta
from math import exp, log, sqrt
from statistics import mean, stdev
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.study.card import Memory, Phase, Rating
from coach.engine.study.plan import FIRST_KNOWN, Talk, planned_day
from coach.engine.study.queue import in_order
from coach.engine.study.schedule import answered, known_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fsrs import Scheduler

HORIZONS = (7, 14, 30)  # days from the first card to the talk
CARDS, NEW_A_DAY, LEARNERS = 40, 10, 200
# The standard deviation of each parameter among learners, as the optimiser of FSRS takes it; the
# first four are skewed, and are drawn by their logarithms.
SPREAD = (
    *(6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33),
    *(0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27),
)
SKEWED = 4
FIRST_EVENING = datetime(2026, 3, 2, 19, tzinfo=UTC)
_DAY, _ANSWER = timedelta(days=1), timedelta(seconds=20)


class Season(NamedTuple):
    """What came of studying for a talk."""

    known: float  # 0..1: mean chance that the learner truly remembers a card when the talk begins
    answers: int


class Result(NamedTuple):
    """One learner by the plain schedule and by the plan."""

    plain: Season
    planned: Season

    @property
    def gain(self) -> float:
        """What the plan adds."""
        return self.planned.known - self.plain.known


class Learner:
    """Somebody who forgets in their own way; the same number, the same learner."""

    def __init__(self, number: int) -> None:
        from fsrs import Scheduler

        self.number = number
        self.memory: Scheduler = Scheduler(parameters=_drawn(number), enable_fuzzing=False)

    @property
    def decay(self) -> float:
        """How fast they forget."""
        return self.memory.parameters[20]

    def knows(self, card: Memory, nth: int, at: datetime) -> bool:
        """Whether they remember a card, by a luck that is the same for the same answer."""
        chance = FIRST_KNOWN if card.last is None else known_at(card, at, self.decay)
        return random.Random(f"{self.number}/{card.card}/{nth}").random() < chance


def _drawn(number: int) -> list[float]:
    """The parameters of a learner, within the bounds of FSRS."""
    from fsrs.scheduler import (
        DEFAULT_PARAMETERS,
        LOWER_BOUNDS_PARAMETERS,
        UPPER_BOUNDS_PARAMETERS,
    )

    luck = random.Random(number)
    found = []
    for n, (usual, spread) in enumerate(zip(DEFAULT_PARAMETERS, SPREAD, strict=True)):
        drawn = luck.gauss(0, 1)
        value = (
            usual * exp(_of_logs(spread / usual) * drawn) if n < SKEWED else usual + spread * drawn
        )
        found.append(min(max(value, LOWER_BOUNDS_PARAMETERS[n]), UPPER_BOUNDS_PARAMETERS[n]))
    return [*sorted(found[:SKEWED]), *found[SKEWED:]]


def _of_logs(ratio: float) -> float:
    """The deviation of the logarithm where a value deviates by `ratio` times its median."""
    return sqrt(log((1 + sqrt(1 + 4 * ratio**2)) / 2))


class Evenings:
    """A learner who studies each evening until a talk in the morning.

    Args:
        learner: The learner.
        days: Evenings before the talk.
        cards: How many cards there are.
        most: Answers after which they stop; None: they never do.
        by_plan: Whether the plan says when a card comes.
    """

    def __init__(
        self, learner: Learner, days: int, cards: int, *, by_plan: bool, most: int | None = None
    ) -> None:
        self._learner, self._days, self._most = learner, days, most
        self._talk = Talk(FIRST_EVENING + days * _DAY - timedelta(hours=9))
        self._by_plan = by_plan
        start = [Memory(f"card-{n}", FIRST_EVENING) for n in range(cards)]
        self._seen, self._true = list(start), list(start)  # by the scheduler, and in truth
        self._answers = 0
        self._counts = [0] * cards

    def season(self, new_a_day: int) -> Season:
        """Study to the end."""
        for day in range(self._days):
            self._evening(FIRST_EVENING + day * _DAY, new_a_day)
        known = (known_at(each, self._talk.at, self._learner.decay) for each in self._true)
        return Season(mean(known), self._answers)

    def _evening(self, now: datetime, new_a_day: int) -> None:
        due = [n for n, each in enumerate(self._seen) if self._is_due(each, now)]
        places = {self._seen[n].card: n for n in due}
        new = [n for n, each in enumerate(self._seen) if each.phase is Phase.NEW][:new_a_day]
        steps: list[int] = []
        for n in (*(places[each.card] for each in in_order(self._known(due), now)), *new):
            now = self._answer(n, now, steps)
        while steps and not self._is_over:
            n = min(steps, key=lambda each: self._seen[each].due)
            steps.remove(n)
            now = self._answer(n, max(now, self._seen[n].due), steps)

    def _known(self, places: Sequence[int]) -> Iterator[Memory]:
        return (self._seen[n] for n in places)

    def _is_due(self, card: Memory, now: datetime) -> bool:
        if card.phase is Phase.NEW:
            return False
        planned = planned_day(card, now, self._talk) if self._by_plan else None
        return (planned or card.due.date()) <= now.date()

    @property
    def _is_over(self) -> bool:
        return self._most is not None and self._answers >= self._most

    def _answer(self, n: int, now: datetime, steps: list[int]) -> datetime:
        """Answer a card; the moment after that. One that is still being learned comes again."""
        if self._is_over:
            return now
        learner = self._learner
        rating = Rating.GOOD if learner.knows(self._true[n], self._counts[n], now) else Rating.AGAIN
        self._true[n] = answered(self._true[n], rating, now, learner.memory)
        self._seen[n] = answered(self._seen[n], rating, now)
        self._counts[n] += 1
        self._answers += 1
        if self._seen[n].phase is not Phase.REVIEW:
            steps.append(n)
        return now + _ANSWER


def compared(number: int, days: int, cards: int = CARDS, new_a_day: int = NEW_A_DAY) -> Result:
    """One learner by both; the plan may take as many answers as the plain schedule took."""
    learner = Learner(number)
    plain = Evenings(learner, days, cards, by_plan=False).season(new_a_day)
    most = plain.answers
    planned = Evenings(learner, days, cards, by_plan=True, most=most).season(new_a_day)
    return Result(plain, planned)


def main() -> int:
    """Print the table; the status is 1 where the plan is not better on each horizon."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.ready", description=__doc__)
    parser.add_argument("--learners", type=int, default=LEARNERS, metavar="N")
    options = parser.parse_args()
    heads = ("days", "plain", "by the plan", "gain", "better for", "answers, plain", "by the plan")
    sys.stdout.write(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n")
    gains = []
    for days in HORIZONS:
        found = [compared(number, days) for number in range(options.learners)]
        gains.append(mean(each.gain for each in found))
        sys.stdout.write(_line(days, found) + "\n")
    return 0 if all(gain > 0 for gain in gains) else 1


def _line(days: int, found: Sequence[Result]) -> str:
    plain, planned = [each.plain for each in found], [each.planned for each in found]
    better = sum(each.gain > 0 for each in found) / len(found)
    cells = (
        str(days),
        _spread([each.known for each in plain]),
        _spread([each.known for each in planned]),
        _spread([each.gain for each in found], "+"),
        f"{better:.0%} of learners",
        f"{mean(each.answers for each in plain):.0f}",
        f"{mean(each.answers for each in planned):.0f}",
    )
    return f"| {' | '.join(cells)} |"


def _spread(values: Sequence[float], sign: str = "") -> str:
    return f"{100 * mean(values):{sign}.1f} % ± {100 * stdev(values):.1f}"


if __name__ == "__main__":
    sys.exit(main())
