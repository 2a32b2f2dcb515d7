"""How the one who practised marked it, beside how the others did: the gap, and what to mend.

A check that can be seen only where the client pushes back counts as earned only where enough of the
compulsory push-backs were made: a soft client flatters nobody. That it was missed counts always.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.rounds import Answer, CardCheck, CardFail, Rater
from coach.engine.practice.score import Score, scored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coach.domain.practice.rounds import ObserverSheet, Round, RoundMark

MOST_TO_IMPROVE = 2  # `methods.md` 7.3


class Seen(StrEnum):
    """How a check stands with one rater."""

    YES = "yes"
    NO = "no"
    UNTESTED = "untested"  # marked yes, but the client hardly pushed back
    NOT_UP = "not-up"  # what it asks about did not come up
    UNMARKED = "unmarked"

    @property
    def tells(self) -> bool:
        """Whether it says that the check was met or missed."""
        return self not in (Seen.NOT_UP, Seen.UNMARKED)


class CheckMarks(NamedTuple):
    """One check, as each rater saw it."""

    check: CardCheck
    seen: tuple[tuple[Rater, Seen], ...]
    gap: float | None  # -1.0 to 1.0; above 0: one's own mark is higher. None: nobody to compare


class FailMarks(NamedTuple):
    """A critical fail that somebody saw."""

    fail: CardFail
    raters: tuple[Rater, ...]


class Total(NamedTuple):
    """All checks of one rater."""

    rater: Rater
    yes: int
    counted: int  # checks that were marked and tested
    untested: int
    capped: int | None  # as how many `yes` counts at most, with a critical fail; None: none seen

    @property
    def share(self) -> float | None:
        """What counts of all that was counted, 0.0 to 1.0; None where nothing was."""
        return Score(self.yes, self.counted, self.capped).share


class Comparison(NamedTuple):
    """The marks of a round side by side."""

    raters: tuple[Rater, ...]  # who marked
    checks: tuple[CheckMarks, ...]
    fails: tuple[FailMarks, ...]
    totals: tuple[Total, ...]
    made: int  # compulsory push-backs
    compulsory: int
    gap: float | None  # in checks, of those that both sides marked; None: nobody to compare.
    # A critical fail caps the side that saw it, as it caps its total
    compared: int  # how many these were

    @property
    def differ(self) -> int:
        """On how many of these own and others' marks are not the same: sums may hide it."""
        return sum(bool(check.gap) for check in self.checks)

    @property
    def points(self) -> float | None:
        """The gap in hundredths of the checks that were compared: sheets of any length compare."""
        return None if self.gap is None else 100 * self.gap / self.compared


def is_soft(made: int, compulsory: int) -> bool:
    """Whether the client made too few of the push-backs: less than half."""
    return 2 * made < compulsory


def compared(of: Round, sheet: ObserverSheet, compulsory: Sequence[str]) -> Comparison:
    """The marks of a round side by side.

    Args:
        of: The round with its marks.
        sheet: What was to be marked.
        compulsory: Ids of the push-backs that had to be made.
    """
    made = len({each.pushback for each in of.pushbacks} & set(compulsory))
    soft = is_soft(made, len(compulsory))
    raters = tuple(rater for rater in Rater if any(mark.rater is rater for mark in of.marks))
    found = {(mark.rater, mark.check): mark for mark in of.marks}
    checks = tuple(_check(check, raters, found, soft=soft) for check in sheet.checks)
    fails = tuple(_fails(sheet.critical, raters, found))
    both = [check for check in checks if check.gap is not None]
    return Comparison(
        raters=raters,
        checks=checks,
        fails=fails,
        totals=tuple(_total(rater, checks, fails) for rater in raters),
        made=made,
        compulsory=len(compulsory),
        gap=_gap(both, fails) if both else None,
        compared=len(both),
    )


def _fails(
    critical: Iterable[CardFail],
    raters: Sequence[Rater],
    found: dict[tuple[Rater, str], RoundMark],
) -> Iterator[FailMarks]:
    """The critical fails that somebody saw."""
    for fail in critical:
        seen = tuple(rater for rater in raters if _is_yes(found, rater, fail.id))
        if seen:
            yield FailMarks(fail, seen)


def _is_yes(found: dict[tuple[Rater, str], RoundMark], rater: Rater, what: str) -> bool:
    mark = found.get((rater, what))
    return mark is not None and mark.is_yes


def _check(
    check: CardCheck,
    raters: Sequence[Rater],
    found: dict[tuple[Rater, str], RoundMark],
    *,
    soft: bool,
) -> CheckMarks:
    seen = tuple(
        (rater, _seen(found.get((rater, check.id)), soft=soft and check.is_pressed))
        for rater in raters
    )
    value = {rater: float(each is Seen.YES) for rater, each in seen if each in (Seen.YES, Seen.NO)}
    others = [each for rater, each in value.items() if rater is not Rater.REP]
    own = value.get(Rater.REP)
    gap = None if own is None or not others else own - sum(others) / len(others)
    return CheckMarks(check, seen, gap)


def _seen(mark: RoundMark | None, *, soft: bool) -> Seen:
    if mark is None:
        return Seen.UNMARKED
    if mark.answer is Answer.NOT_UP:
        return Seen.NOT_UP
    if mark.is_no:
        return Seen.NO
    return Seen.UNTESTED if soft else Seen.YES


def _total(rater: Rater, checks: Sequence[CheckMarks], fails: Sequence[FailMarks]) -> Total:
    seen = [dict(check.seen)[rater] for check in checks]
    yes, counted = seen.count(Seen.YES), seen.count(Seen.YES) + seen.count(Seen.NO)
    failed = any(rater in fail.raters for fail in fails)
    score = scored(yes, counted, failed=failed)
    return Total(rater, yes, counted, seen.count(Seen.UNTESTED), score.capped)


def _gap(both: Sequence[CheckMarks], fails: Sequence[FailMarks]) -> float:
    """How much higher one's own marks are, in checks, of those that both sides marked.

    Others who do not agree count by halves; what caps one of them caps them as a side.
    """
    own = sum(dict(check.seen)[Rater.REP] is Seen.YES for check in both)
    others = own - sum(check.gap or 0.0 for check in both)
    seen = {rater for fail in fails for rater in fail.raters}
    mine = scored(own, len(both), failed=Rater.REP in seen)
    cap = scored(len(both), len(both), failed=bool(seen - {Rater.REP})).counts
    return mine.counts - min(others, cap)


def to_improve(marks: Comparison) -> tuple[CardFail | CardCheck, ...]:
    """Two things to improve at most: the first of all that was `missed`."""
    return missed(marks)[:MOST_TO_IMPROVE]


def missed(marks: Comparison) -> tuple[CardFail | CardCheck, ...]:
    """All that there is to improve: critical fails first, then what most others missed.

    Of checks that equally many missed, the one that oneself thought done comes first, then the one
    that comes first in the talk. Without others, one's own marks count.
    """
    others = tuple(each for each in marks.raters if each is not Rater.REP) or marks.raters
    ranked = [
        (-sum(dict(check.seen)[rater] is Seen.NO for rater in others), -(check.gap or 0.0), check)
        for check in marks.checks
    ]
    ranked = sorted((each for each in ranked if each[0]), key=lambda each: each[:2])
    return (*(each.fail for each in marks.fails), *(check.check for _no, _gap, check in ranked))


def kept(marks: Comparison) -> CardCheck | None:
    """What went well, to be kept: what the others saw, and nobody missed; of several a hard one.

    Without others, one's own marks count. None: there is nothing.
    """
    others = tuple(each for each in marks.raters if each is not Rater.REP) or marks.raters
    seen = [each.check for each in marks.checks if _went_well(dict(each.seen), others)]
    return next((check for check in seen if check.is_pressed), seen[0] if seen else None)


def _went_well(seen: dict[Rater, Seen], others: Sequence[Rater]) -> bool:
    told = {one for one in seen.values() if one.tells}
    return told == {Seen.YES} and any(seen[rater] is Seen.YES for rater in others)
