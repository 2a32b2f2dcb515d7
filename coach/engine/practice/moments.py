"""What happened in a round by its clock: marks, push-backs and notes in one line of time."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.comment import MARK, NOTE, PUSHBACK
from coach.domain.practice.rounds import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.domain.practice.rounds import (
        CardCheck,
        CardFail,
        CardPushBack,
        Rater,
        Round,
        RoundCards,
    )


class MomentKind(StrEnum):
    """What a moment of a round is."""

    YES = "yes"  # a check that was seen
    NO = "no"  # one that was missed
    FAIL = "fail"  # a critical fail
    PUSHBACK = "pushback"
    NOTE = "note"


class RoundMoment(NamedTuple):
    """Something that happened, and when."""

    at: float  # seconds of the clock
    kind: MomentKind
    text: str  # the check, the push-back or the note in its words
    anchor: str  # what a comment on it hangs on
    rater: Rater | None = None  # who marked or noted it; None: a push-back, whoever noted it


def moments_of(of: Round, cards: RoundCards) -> tuple[RoundMoment, ...]:
    """All that has a time, the earliest first; what was marked afterwards has none."""
    found = (*_marks(of, cards), *_pushbacks(of, cards), *_notes(of))
    return tuple(sorted(found, key=lambda each: (each.at, each.kind, each.anchor)))


def worst_moment(moments: Iterable[RoundMoment], improve: Iterable[str]) -> RoundMoment | None:
    """The moment that is gone through first: where the first thing to improve was missed.

    Args:
        moments: What happened.
        improve: The ids of what is to be improved, the most important first.
    """
    missed = {
        each.anchor: each for each in moments if each.kind in (MomentKind.NO, MomentKind.FAIL)
    }
    return next((missed[f"{MARK}{name}"] for name in improve if f"{MARK}{name}" in missed), None)


def pushback_at(moment: float | None, of: Round, cards: RoundCards) -> CardPushBack | None:
    """The push-back to go through once more: the last one made up to a moment.

    Where none was, the first that was made, or else the first on the card; None: the card has none.
    """
    known = {each.id: each for each in cards.client.pushbacks}
    made = sorted((each for each in of.pushbacks if each.pushback in known), key=lambda one: one.at)
    before = [each for each in made if moment is not None and each.at <= moment]
    chosen = before[-1] if before else next(iter(made), None)
    if chosen is not None:
        return known[chosen.pushback]
    return next(iter(cards.client.pushbacks), None)


def _marks(of: Round, cards: RoundCards) -> Iterator[RoundMoment]:
    checks: Mapping[str, CardCheck] = {each.id: each for each in cards.sheet.checks}
    fails: Mapping[str, CardFail] = {each.id: each for each in cards.sheet.critical}
    for mark in of.marks:
        if mark.at is None or mark.answer is Answer.NOT_UP:
            continue  # nothing happened
        if mark.check in checks:
            kind = MomentKind.YES if mark.is_yes else MomentKind.NO
            text = checks[mark.check].says
        elif mark.check in fails and mark.is_yes:
            kind, text = MomentKind.FAIL, fails[mark.check].says
        else:
            continue
        yield RoundMoment(mark.at, kind, text, f"{MARK}{mark.check}", mark.rater)


def _pushbacks(of: Round, cards: RoundCards) -> Iterator[RoundMoment]:
    known = {each.id: each.says for each in cards.client.pushbacks}
    for made in of.pushbacks:
        if made.pushback in known:
            anchor = f"{PUSHBACK}{made.pushback}"
            yield RoundMoment(made.at, MomentKind.PUSHBACK, known[made.pushback], anchor)


def _notes(of: Round) -> Iterator[RoundMoment]:
    for note in of.notes:
        anchor = f"{NOTE}{note.id}"
        yield RoundMoment(note.at, MomentKind.NOTE, note.text, anchor, note.rater)
