"""What the contract asks of an ending, and the earliest clean day that follows from it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec.structs import replace

from coach.domain.record import Record


class Unit(StrEnum):
    """What a period is counted in; weekends are the only days that are no working days."""

    DAYS = "days"
    WORKING_DAYS = "working-days"
    WEEKS = "weeks"
    MONTHS = "months"


class NoticeTo(StrEnum):
    """On which days a contract may end once the notice has run."""

    ANY_DAY = "any-day"
    MONTH_END = "month-end"
    QUARTER_END = "quarter-end"
    TERM_END = "term-end"


class NoticeForm(StrEnum):
    """How the notice must reach them."""

    EMAIL = "e-mail"
    BY_HAND = "by-hand"
    LETTER = "letter"
    REGISTERED = "registered"


class NoticeBy(StrEnum):
    """Who gives notice: we do, or they did."""

    US = "us"
    THEM = "them"


class Period(Record):
    """So many units of time, 1 or more."""

    length: int
    unit: Unit


class ContractTerms(Record):
    """What the user read in the contract; None where it says nothing, or is not known."""

    notice: Period | None = None
    notice_to: NoticeTo | None = None  # then a term that is noted sets the end
    form: NoticeForm = NoticeForm.EMAIL
    cure: Period | None = None  # what they have to put a breach right, before notice may be given
    term_end: date | None = None
    renews: Period | None = None  # for how long it goes on where no notice came in time
    paid_until: date | None = None
    open_work_until: date | None = None
    hand_over: int = 0  # working days that the handover takes after the last open work
    given_on: date | None = None  # the day on which their notice reached us

    @property
    def empty(self) -> bool:
        """Whether nothing is known of the contract yet."""
        return self == ContractTerms()

    def counted(self, by: NoticeBy) -> ContractTerms:
        """Without what says nothing for whoever gives notice.

        A time to cure is what they have before ours; the day of theirs means nothing for ours.
        """
        if by is NoticeBy.US:
            return replace(self, given_on=None)
        return replace(self, cure=None)


class ClauseKind(StrEnum):
    """What a day of the contract follows from."""

    TALK = "talk"  # nothing in the contract asks for more than the day of the talk
    CURE = "cure"
    NOTICE = "notice"
    TERM = "term"
    PAID = "paid"
    WORK = "work"


class Clause(Record):
    """One thing that keeps an ending from being earlier than a day, in a sentence."""

    kind: ClauseKind
    until: date
    says: str


class ExitStep(Record):
    """A step on the way to the last day; `step` is the same word in every case."""

    step: str
    title: str
    due: date


class ExitPlan(Record):
    """The earliest clean last day, what drives it, and the steps towards it by day."""

    earliest: date
    driver: Clause
    clauses: tuple[Clause, ...]  # the latest first
    steps: tuple[ExitStep, ...]
    latest_notice: date | None  # the last day for our notice with the same last day; theirs: None
    notes: tuple[str, ...]
