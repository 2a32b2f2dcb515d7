"""What was marked in a round, out of its journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.rounds import Answer, PushBackMade, Rater, RoundAct, RoundMark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coach.domain.practice.rounds import RoundEvent

_ANSWERS = {RoundAct(answer.value): answer for answer in Answer}


class Marking(NamedTuple):
    """What a journal comes to; raters in the order in which they are named."""

    marks: tuple[RoundMark, ...]  # by rater, each in the order in which it was first marked
    pushbacks: tuple[PushBackMade, ...]  # in the order in which they were made
    finished: tuple[Rater, ...]
    undoable: tuple[Rater, ...]
    redoable: tuple[Rater, ...]
    undoable_after: tuple[Rater, ...]  # whose last one was made without the clock
    redoable_after: tuple[Rater, ...]


class _Hand:
    """What one rater has done: what counts, and what was taken back last."""

    def __init__(self) -> None:
        self.counts: list[RoundEvent] = []
        self.undone: list[RoundEvent] = []
        self.finished = False

    def take(self, event: RoundEvent) -> None:
        """Take one entry; an undo or redo of nothing is none."""
        match event.act:
            case RoundAct.UNDONE:
                if self.counts:
                    self.undone.append(self.counts.pop())
            case RoundAct.REDONE:
                if self.undone:
                    self.counts.append(self.undone.pop())
            case RoundAct.FINISHED | RoundAct.REOPENED:
                self.finished = event.act is RoundAct.FINISHED
            case _:
                self.counts.append(event)
                self.undone.clear()


def marking_of(events: Iterable[RoundEvent]) -> Marking:
    """What was marked, with every undo and redo done; entries in the order of their positions."""
    hands = {rater: _Hand() for rater in Rater}
    for event in events:
        hands[event.rater].take(event)

    def whose(holds: Callable[[_Hand], object]) -> tuple[Rater, ...]:
        return tuple(rater for rater, hand in hands.items() if holds(hand))

    counted = (event for hand in hands.values() for event in hand.counts)
    acts = sorted(counted, key=lambda event: event.position)
    return Marking(
        marks=tuple(mark for rater in Rater for mark in _marks(rater, acts)),
        pushbacks=_pushbacks(acts),
        finished=whose(lambda hand: hand.finished),
        undoable=whose(lambda hand: hand.counts),
        redoable=whose(lambda hand: hand.undone),
        undoable_after=whose(lambda hand: _is_after(hand.counts)),
        redoable_after=whose(lambda hand: _is_after(hand.undone)),
    )


def pressed(marks: Iterable[RoundMark], rater: Rater, check: str, answer: Answer) -> Answer | None:
    """What a rater's check is marked with as an answer is pressed; None: that was its mark."""
    now = {mark.check: mark.answer for mark in marks if mark.rater is rater}
    return None if now.get(check) is answer else answer


def _is_after(acts: list[RoundEvent]) -> bool:
    """Whether the last of these was done when the talk was over."""
    return bool(acts) and acts[-1].at is None


def _marks(rater: Rater, acts: Iterable[RoundEvent]) -> tuple[RoundMark, ...]:
    """The last mark of each check; one that was taken away is none."""
    found: dict[str, RoundMark] = {}
    for event in acts:
        if event.rater is not rater:
            continue
        if event.act is RoundAct.CLEARED:
            found.pop(event.what, None)
        elif event.act in _ANSWERS:
            found[event.what] = RoundMark(rater, event.what, _ANSWERS[event.act], event.at)
    return tuple(found.values())


def _pushbacks(acts: Iterable[RoundEvent]) -> tuple[PushBackMade, ...]:
    """The push-backs that were made, whoever noted it; the first time counts."""
    found: dict[str, PushBackMade] = {}
    for event in acts:
        if event.act is RoundAct.PUSHED:
            found.setdefault(event.what, PushBackMade(event.what, event.at or 0.0))
        elif event.act is RoundAct.UNPUSHED:
            found.pop(event.what, None)
    return tuple(found.values())
