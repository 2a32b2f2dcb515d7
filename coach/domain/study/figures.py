"""What the pages of studying show as numbers and pictures: plain data."""

from __future__ import annotations

from datetime import date

from coach.domain.record import Record
from coach.domain.rules.verdict import Verdict
from coach.domain.study.card import Card, Memory, Rating


class Button(Record):
    """An answer that can be given to a card, and when the card would come again."""

    rating: Rating
    wait: str  # "in 10 minutes", "in 3 days"


class Shown(Record):
    """The card that is asked now."""

    card: Card
    memory: Memory
    buttons: tuple[Button, ...]  # two or four, the worst first
    is_new: bool  # it was never answered before


class Left(Record):
    """What is left of a session."""

    new: int
    learning: int
    review: int

    @property
    def all(self) -> int:
        """How many cards that is."""
        return self.new + self.learning + self.review


class Answered(Record):
    """What an answer did."""

    memory: Memory
    became_leech: bool  # it has slipped so often that it was set aside; undo brings it back


class Overview(Record):
    """What there is to study today."""

    due: int  # cards that come again today, within the limit for a day
    new: int  # new ones, within the limit for a day
    over_limit: int  # cards that would come too, but for the limit
    known: int  # cards that would be remembered now, by the model: the sum of the chances
    met: int  # cards that were answered at least once
    all: int  # cards that the library has
    minutes: int  # that `due` and `new` take, by the time that the last ones took
    suspended: int
    set_aside: int  # what they were made from is gone; they come back with it


class TalkPlan(Record):
    """A talk with a day, and how ready one will be for it."""

    case_id: str
    title: str  # of the case
    client: str
    verdict: Verdict
    day: date  # of the talk
    is_on: bool  # the user wants to be ready by that day
    cards: int
    met: int
    today: int  # cards that the plan has for today
    ready: float  # 0..1: mean chance to remember its cards at the talk, if the plan is kept
    ready_without: float  # the same, if nothing more is studied
    ten_minutes: float  # what ten more minutes today would add to `ready`
    more: int = 0  # cards that fit into these ten minutes


class PathState(Record):
    """How far somebody has come on a path."""

    path: str  # its id
    title: str
    summary: str
    is_chosen: bool
    days: tuple[DayState, ...]
    scripts: int
    met: int  # scripts of which each card was answered at least once
    known: float  # 0..1: mean chance to remember a card of the path now, those never met at 0

    @property
    def next_day(self) -> int | None:
        """The number of the first day that is not done, from 0; None: all are."""
        return next((n for n, day in enumerate(self.days) if not day.is_done), None)


class DayState(Record):
    """How far somebody has come with one day of a path."""

    title: str
    scripts: tuple[ScriptState, ...]

    @property
    def is_done(self) -> bool:
        """Whether each of its scripts was met."""
        return all(script.is_met for script in self.scripts)


class ScriptState(Record):
    """How well the cards of one script are known."""

    script: str  # its id
    title: str
    cards: int
    met: int
    known: float  # 0..1: mean chance to remember one of them now

    @property
    def is_met(self) -> bool:
        """Whether each of its cards was answered at least once."""
        return self.met == self.cards


class Judged(Record):
    """What the engine says of a story, after somebody has chosen a verdict."""

    is_right: bool
    verdict: Verdict
    name: str
    because: str  # the sentence that decided
    reasons: tuple[str, ...]  # the others behind it
    why_not: str  # why the chosen one is not it; empty where it is, or nothing speaks of it


class QuizStory(Record):
    """A story of the quiz, and how it was judged last."""

    card: Card
    was_right: bool | None  # None: never judged


class DayCount(Record):
    """A number for a day."""

    day: date
    count: int


class DaySeconds(Record):
    """Time spent on a day."""

    day: date
    seconds: int
    cards: int


class Retention(Record):
    """How much was remembered of what came again: of each card its first answer of a day."""

    asked: int
    remembered: int

    @property
    def share(self) -> float | None:
        """0..1; None where nothing was asked."""
        return self.remembered / self.asked if self.asked else None


class HardSpot(Record):
    """A card that keeps slipping."""

    card: str
    title: str
    front: str
    lapses: int
    suspended: bool


class Figures(Record):
    """The figures of the last days, and of those that come."""

    ahead: tuple[DayCount, ...]  # cards that come, today first; what is overdue counts for today
    spent: tuple[DaySeconds, ...]  # the last days, today last
    young: Retention  # cards with an interval of less than 21 days
    mature: Retention
    hard: tuple[HardSpot, ...]  # the worst first
