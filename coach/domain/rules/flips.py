"""What would change a verdict: the smallest sets of other answers."""

from __future__ import annotations

from coach.domain.record import Record
from coach.domain.rules.interview import Changeable
from coach.domain.rules.verdict import Verdict


class Change(Record):
    """Another answer to a question that was asked."""

    question: str
    option: str
    sentence: str  # how that answer reads back


class Flip(Record):
    """A smallest set of changed answers that gives another verdict: no part of it does.

    Where new questions would open, the changes only could flip: `could` holds the verdicts which
    answers to those questions lead to, and `verdict` is None.
    """

    changes: tuple[Change, ...]  # in the order of the interview
    verdict: Verdict | None
    opens: bool
    could: tuple[Verdict, ...]
    changeable: Changeable  # of the change that is hardest to bring about
