"""One's own marks of a run beside what the run shows: the gap, as a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.debrief import CheckState
from coach.domain.record import Record
from coach.engine.practice.score import scored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.practice.debrief import CheckResult, Debrief


class SelfMark(Record):
    """One check, as the speaker marked it and as the run shows it."""

    result: CheckResult
    own: bool | None  # None: not marked

    @property
    def compares(self) -> bool:
        """Whether both say something of it."""
        return self.own is not None and self.result.state in (CheckState.EARNED, CheckState.MISSED)

    @property
    def differs(self) -> bool:
        """Whether they say two things of it."""
        return self.compares and self.own != (self.result.state is CheckState.EARNED)


class SelfGap(Record):
    """All checks, and how far one's own marks lie from the run."""

    marks: tuple[SelfMark, ...]  # in the order of the rubric
    compared: int  # checks of which both say something
    own: int  # of these, as one marked oneself
    shown: int  # of these, as the run shows them; a critical fail caps it
    differs: int  # of these, how many are seen in two ways
    lowered_from: int | None = None  # what the run shows without the cap; None: it takes nothing

    @property
    def gap(self) -> int:
        """By how many checks one marked oneself higher (above 0) or lower (below)."""
        return self.own - self.shown


def self_gap(debrief: Debrief, marks: Mapping[str, bool]) -> SelfGap:
    """One's own marks, by the ids of their checks, beside what a run shows."""
    rows = tuple(SelfMark(each, marks.get(each.check.id)) for each in debrief.checks)
    both = [each for each in rows if each.compares]
    done = sum(each.result.state is CheckState.EARNED for each in both)
    score = scored(done, len(both), failed=bool(debrief.critical))
    return SelfGap(
        rows,
        compared=len(both),
        own=sum(bool(each.own) for each in both),
        shown=score.counts,
        differs=sum(each.differs for each in both),
        lowered_from=done if score.is_lowered else None,
    )
