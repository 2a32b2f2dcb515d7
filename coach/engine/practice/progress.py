"""How practice goes over time, of one person: by check and by move, never beside somebody else."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from coach.engine.practice.score import Score, scored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coach.domain.practice.moves import Move

LAST = 2  # attempts in a row that say that something holds
STUCK_OF = 3  # the last attempts, of which `STUCK` missed say that something is stuck
STUCK = 2
FEW = 4  # attempts from which on the later half is compared with the earlier one


class Kind(StrEnum):
    """What kind of attempt it was."""

    RUN = "run"  # alone
    ROUND = "round"  # with somebody


class Attempt(NamedTuple):
    """One go at it, as it was marked; alone by what the moves show, for two by the others."""

    id: str
    kind: Kind
    at: datetime
    title: str  # of the role-play, or whom it was practised on
    rubric: str  # id
    marks: tuple[tuple[str, bool], ...]  # of checks that were due, by their ids
    own: tuple[tuple[str, bool], ...] = ()  # as the one who practised marked them
    moves: tuple[tuple[Move, int], ...] = ()  # made in it; none are known of a round
    with_whom: tuple[str, ...] = ()  # names of those who played and marked
    points: float | None = None  # of a round: the gap as its debrief has it; None: not known yet
    both: int = 0  # of a round: how many checks both sides marked
    unlike: int = 0  # of a round: on how many of these they differ
    failed: bool = False  # a critical fail was seen: by the others where they marked, or in the run

    @property
    def score(self) -> Score:
        """What was done of all that was due, as the debrief counts it."""
        done = sum(done for _check, done in self.marks)
        return scored(done, len(self.marks), failed=self.failed)

    @property
    def share(self) -> float | None:
        """What counts of all that was due, 0.0 to 1.0; None where nothing was marked."""
        return self.score.share

    @property
    def gap(self) -> float | None:
        """How much higher one's own marks are, in hundredths of the checks that both marked.

        Below 0 they are lower. None where nothing was marked by both; of a round it is that of its
        debrief, where others who do not agree count by halves. A critical fail caps what is shown.
        """
        if self.kind is Kind.ROUND:
            return self.points
        marks = dict(self.marks)
        both = [(own, marks[check]) for check, own in self.own if check in marks]
        if not both:
            return None
        own, done = sum(mine for mine, _shown in both), sum(shown for _mine, shown in both)
        return 100 * (own - scored(done, len(both), failed=self.failed).counts) / len(both)

    @property
    def differ(self) -> tuple[int, int]:
        """On how many checks one's own marks are other than those shown, and of how many."""
        if self.kind is Kind.ROUND:
            return self.unlike, self.both
        marks = dict(self.marks)
        both = [own != marks[check] for check, own in self.own if check in marks]
        return sum(both), len(both)


class Trend(StrEnum):
    """What became of a check."""

    BETTER = "better"  # it was missed, and the last times it was done
    STUCK = "stuck"  # of the last three times it was missed twice or more
    HELD = "held"  # it was done each time
    OPEN = "open"  # now so, now so; or seen once


class CheckLine(NamedTuple):
    """A check over time."""

    rubric: str
    check: str
    results: tuple[bool, ...]  # the oldest first
    trend: Trend

    @property
    def done(self) -> int:
        """How often it was done."""
        return sum(self.results)


class MoveLine(NamedTuple):
    """How often a move was made in a run, before and lately."""

    move: Move
    times: int
    before: float | None  # a run, in the earlier half; None: there are too few runs to say
    lately: float | None


def check_lines(attempts: Sequence[Attempt]) -> tuple[CheckLine, ...]:
    """Each check that was ever marked, in the order in which they were first marked.

    Args:
        attempts: Of one person, the oldest first.
    """
    results: dict[tuple[str, str], list[bool]] = {}
    for attempt in attempts:
        for check, done in attempt.marks:
            results.setdefault((attempt.rubric, check), []).append(done)
    return tuple(
        CheckLine(rubric, check, tuple(found), trend_of(found))
        for (rubric, check), found in results.items()
    )


def trend_of(results: Sequence[bool]) -> Trend:
    """What became of a check, by its results from the oldest to the newest."""
    last = results[-LAST:]
    if results[-STUCK_OF:].count(False) >= STUCK:
        return Trend.STUCK
    if len(results) < LAST:
        return Trend.OPEN
    if all(results):
        return Trend.HELD
    return Trend.BETTER if all(last) else Trend.OPEN


def move_lines(attempts: Sequence[Attempt]) -> tuple[MoveLine, ...]:
    """Each move that was made in a run alone, those made most often first.

    Args:
        attempts: Of one person, the oldest first.
    """
    runs = [each for each in attempts if each.kind is Kind.RUN]
    half = len(runs) // 2
    whole = _counted(runs)
    before, lately = _counted(runs[:half]), _counted(runs[half:])
    known = len(runs) >= FEW
    return tuple(
        MoveLine(
            move,
            times,
            before[move] / half if known else None,
            lately[move] / (len(runs) - half) if known else None,
        )
        for move, times in whole.most_common()
    )


def _counted(runs: Sequence[Attempt]) -> Counter[Move]:
    counted: Counter[Move] = Counter()
    for run in runs:
        counted.update(dict(run.moves))
    return counted
