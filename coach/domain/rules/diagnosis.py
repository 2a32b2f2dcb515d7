"""What a diagnosis says: the verdict, its reasons, how sure it is and what it leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from coach.domain.record import Record
from coach.domain.rules.verdict import Cause, Mode, Scope, Verdict


class Confidence(StrEnum):
    """How sure a diagnosis is, in words."""

    SURE = "sure"
    FAIRLY_SURE = "fairly sure"
    UNSURE = "unsure"


class ReadBack(Record):
    """One answer behind a reason: the question, the option, and how it reads back."""

    question: str
    option: str
    sentence: str


class Reason(Record):
    """A rule that fired: its sentence, the answers behind it, and where it comes from."""

    rule: str
    sentence: str
    answers: tuple[ReadBack, ...]
    sources: tuple[str, ...]
    cause: Cause | None = None
    points: int = 0
    decides: bool = False


class CauseShare(Record):
    """How strongly the answers point to a cause: 0..1, with the reasons behind it."""

    cause: Cause
    points: int
    share: float
    reasons: tuple[Reason, ...]


class Barred(Record):
    """A verdict that is out of the question here, and why."""

    verdict: Verdict
    rule: str
    sentence: str
    instead: Verdict | None


class Missing(Record):
    """A fact that is not known: what to find out, and within how many days."""

    question: str
    fact: str
    within: int


class Alternative(Record):
    """Another verdict, one changed answer away (`coach.domain.rules.flips` has them all)."""

    verdict: Verdict
    question: str
    option: str
    sentence: str  # how that other answer reads


class Defeat(StrEnum):
    """Why a rule did not decide although its condition held."""

    ORDER = "order"  # another rule of its gate comes first
    GATE = "gate"  # an earlier gate had decided
    BARRED = "barred"  # its verdict is out of the question, and nothing takes its place


class Losing(Record):
    """A rule that would have decided, the answers behind it, and why it did not."""

    rule: str
    verdict: Verdict
    sentence: str
    answers: tuple[ReadBack, ...]
    defeat: Defeat
    to: str  # the rule that decided instead, or that bars the verdict


class Measure(Record):
    """A safeguard, a constraint or what forbids a referral, with the rule that asks for it."""

    id: str
    rule: str
    text: str


class Gap(Record):
    """A question that the client would answer otherwise, and what to ask them about it."""

    question: str
    mine: ReadBack
    theirs: ReadBack
    opening: str


class Overruled(Record):
    """What the answers come to, where the user acts on a verdict of their own; and why."""

    verdict: Verdict  # what the answers come to
    name: str  # "Reset the relationship"
    mode: Mode
    scope: Scope
    reason: str
    second: str  # who else looked at it; needed where a verdict that protects was overruled
    said_at: datetime


class Diagnosis(Record):
    """The outcome of an interview. The same answers give the same diagnosis for a pack version."""

    verdict: Verdict
    mode: Mode
    scope: Scope
    recommendation: bool
    rule: str  # the rule that decided
    because: str
    causes: tuple[CauseShare, ...]
    reasons: tuple[Reason, ...]
    confidence: Confidence
    confidence_because: str
    missing: tuple[Missing, ...]
    barred: tuple[Barred, ...]
    safeguards: tuple[Measure, ...]
    constraints: tuple[Measure, ...]
    alternatives: tuple[Alternative, ...]
    no_referral: tuple[Measure, ...]  # why nobody may be named to this client; mostly nothing
    flags: frozenset[str]
    answers: Mapping[str, str]  # the answers that counted, question id to option id
    losing: tuple[Losing, ...] = ()
    gaps: tuple[Gap, ...] = ()
    overruled: Overruled | None = None  # set where `verdict` is the user's own

    @property
    def by_answers(self) -> Verdict:
        """The verdict that the answers come to, also where the user acts on another."""
        return self.overruled.verdict if self.overruled else self.verdict

    @property
    def finds_out(self) -> bool:
        """Whether facts are to be found in place of a plan; where none is missing, it has one."""
        return self.verdict is Verdict.GATHER and bool(self.missing)

    @property
    def referral_allowed(self) -> bool:
        """Whether the client may be passed on to somebody else."""
        return not self.no_referral

    @property
    def leading_cause(self) -> Cause | None:
        """The cause with most evidence; None when there is none."""
        best = max(self.causes, key=lambda share: share.points, default=None)
        return best.cause if best is not None and best.points else None
