# SPDX-License-Identifier: MIT
"""The debrief of a round of ten minutes: who is asked what, and the one moment that is chosen."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.rounds import (
    TALK_MINUTES,
    Answer,
    DebriefField,
    DebriefWay,
    Rater,
)
from coach.engine.practice.gap import MOST_TO_IMPROVE, Seen, kept, missed
from coach.engine.practice.glance import MOST_MARKED, main_checks
from coach.engine.practice.moments import moments_of, pushback_at, worst_moment

if TYPE_CHECKING:
    from coach.domain.practice.rounds import (
        CardCheck,
        CardFail,
        CardPushBack,
        ObserverSheet,
        Round,
        RoundCards,
        RoundMark,
    )
    from coach.engine.practice.gap import CheckMarks, Comparison
    from coach.engine.practice.moments import RoundMoment

SHORT_ROUND = 10 * 60.0  # seconds of the clock up to which the short debrief is proposed
_STEP = 2  # minutes by which a talk is made longer


class Stage(StrEnum):
    """How far a short debrief has come."""

    OWN = "own"  # whoever practised marks
    OTHERS = "others"  # whoever watched marks what is still open
    TOGETHER = "together"  # both look


class ChosenMoment(NamedTuple):
    """What is gone through: at most two things, of which the first has its moment."""

    first: CardFail | CardCheck | None  # None: nothing was missed
    second: CardFail | CardCheck | None
    moment: RoundMoment | None  # when the first was missed; None: it was marked without a clock
    pushback: CardPushBack | None  # what the client had just said
    keep: CardCheck | None  # what went well
    more: int  # how many things were missed besides these two


def debrief_way(of: Round) -> DebriefWay:
    """How a round is looked back on: as chosen, else as it was begun, else by its length."""
    answers = dict(of.answers)
    chosen = answers.get(DebriefField.WAY, "")
    if chosen in list(DebriefWay):
        return DebriefWay(chosen)
    if answers.get(DebriefField.STEP, "0") != "0":
        return DebriefWay.WHOLE  # it was begun before there was a choice
    return DebriefWay.SHORT if of.seconds <= SHORT_ROUND else DebriefWay.WHOLE


def talk_minutes(of: Round) -> int:
    """How many minutes of talk were agreed."""
    said = dict(of.answers).get(DebriefField.TALK, "")
    return int(said) if said.isdecimal() and int(said) > 0 else TALK_MINUTES


def longer(of: Round, seconds: float) -> int:
    """How many minutes are agreed where the talk is made longer, with so much on the clock."""
    return max(talk_minutes(of), int(seconds // 60)) + _STEP


def marker_of(of: Round) -> Rater:
    """Who marks while the talk goes on: whoever looks on, or plays the client where nobody does."""
    sat = {rater for rater, _who in of.people}
    return Rater.OBSERVER if Rater.OBSERVER in sat else Rater.CLIENT


def asked_of_rep(of: Round, sheet: ObserverSheet) -> tuple[CardCheck, ...]:
    """The checks that whoever practised marks, in their order: what can be compared, six at most.

    What was marked in the talk comes first, of that what was missed, then what shows only under
    pressure, and last what did not come up; of what nobody has marked, what was to be looked for.
    Whoever marked six finds these six again. What is marked afterwards changes none of them.
    """
    marker = marker_of(of)
    seen = {mark.check: mark for mark in of.marks if _in_talk(mark, marker)}
    main = main_checks(sheet)
    ranked = sorted(
        sheet.checks,  # of equal ones the first: the order is kept
        key=lambda check: _rank(check, seen.get(check.id), is_main=check in main),
    )
    chosen = {check.id for check in ranked[:MOST_MARKED]}
    return tuple(check for check in sheet.checks if check.id in chosen)


def _rank(check: CardCheck, mark: RoundMark | None, *, is_main: bool) -> int:
    """When a check is asked for, from 0; `mark` is what was marked of it in the talk."""
    if mark is None:
        return 4 if is_main else 5
    if mark.answer is Answer.NOT_UP:
        return 3
    if mark.is_no:
        return 0
    return 1 if check.is_pressed else 2


def asked_of_others(of: Round, sheet: ObserverSheet) -> tuple[CardCheck, ...]:
    """The checks that whoever watched is still asked: of those, what they did not mark in the talk.

    Of a rep who has marked nothing, all that they were asked.
    """
    own = {mark.check for mark in of.marks if mark.rater is Rater.REP}
    own = own or {check.id for check in asked_of_rep(of, sheet)}
    return tuple(check for check in sheet.checks if check.id in own - marked_in_talk(of))


def marked_in_talk(of: Round) -> frozenset[str]:
    """The ids of what whoever watched marked while the talk went on."""
    marker = marker_of(of)
    return frozenset(mark.check for mark in of.marks if _in_talk(mark, marker))


def stage_of(of: Round, sheet: ObserverSheet) -> Stage:
    """How far it has come, by who has finished marking."""
    if Rater.REP not in of.finished:
        return Stage.OWN
    waits = marker_of(of) not in of.finished
    return Stage.OTHERS if waits and asked_of_others(of, sheet) else Stage.TOGETHER


def differing(marks: Comparison) -> tuple[CheckMarks, ...]:
    """The checks that were not seen the same way by all who marked them."""
    return tuple(check for check in marks.checks if len(set(_told(check))) > 1)


def seen_by_two(marks: Comparison) -> int:
    """How many checks two or more of them have marked, whoever that was."""
    return sum(len(_told(check)) > 1 for check in marks.checks)


def chosen_moment(of: Round, cards: RoundCards, marks: Comparison) -> ChosenMoment:
    """The first thing to improve with its moment, the second, and what to keep."""
    improve = missed(marks)
    moment = worst_moment(moments_of(of, cards), [each.id for each in improve[:1]])
    pushback = None if moment is None else pushback_at(moment.at, of, cards)
    made = {each.pushback for each in of.pushbacks if moment and each.at <= moment.at}
    first, second = (*improve, None, None)[:2]
    return ChosenMoment(
        first,
        second,
        moment,
        pushback if pushback is not None and pushback.id in made else None,
        kept(marks),
        max(len(improve) - MOST_TO_IMPROVE, 0),
    )


def _in_talk(mark: RoundMark, marker: Rater) -> bool:
    return mark.rater is marker and mark.at is not None


def _told(check: CheckMarks) -> tuple[Seen, ...]:
    return tuple(seen for _rater, seen in check.seen if seen.tells)
