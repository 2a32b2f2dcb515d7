"""What a verdict says in a case, and what it offers: a referral, a last day, a handover.

All of it is content (`verdicts/<id>.yaml`): nobody names a better home to a client who was
acquired, and where nothing ends there is no last day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.exit_date import NoticeBy
from coach.domain.rules.verdict import ReferralPolicy, Verdict
from coach.engine.talk.context import context

if TYPE_CHECKING:
    from coach.domain.rules.condition import Condition
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.verdict import VerdictText


def read_for(diagnosis: Diagnosis, text: VerdictText) -> VerdictText:
    """A verdict's text as it reads in a case: in its mode, with the checks that the case needs."""
    case = context(diagnosis, (), {})
    here = text.in_mode(diagnosis.mode)
    other = next((each for each in here.otherwise if case.allows(each.when)), None)
    return replace(
        here,
        meaning=(other.meaning if other else "") or here.meaning,
        channel=(other.channel if other else "") or here.channel,
        before=tuple(check for check in here.before if case.allows(check.when)),
        otherwise=(),
    )


def referral(diagnosis: Diagnosis, text: VerdictText) -> ReferralPolicy:
    """Whom the client of a case may be referred to; NONE also where a rule forbids a referral."""
    fits = context(diagnosis, (), {}).allows(text.referral_when)
    return text.referral if fits and diagnosis.referral_allowed else ReferralPolicy.NONE


def has_last_day(diagnosis: Diagnosis, text: VerdictText) -> bool:
    """Whether in a case work ends on a day that a contract may set."""
    return _holds(text.ends, diagnosis)


def notice_by(diagnosis: Diagnosis) -> NoticeBy:
    """Who gives notice where the work ends: they do, where it is they who leave."""
    return NoticeBy.THEM if diagnosis.verdict is Verdict.EXIT else NoticeBy.US


def hands_over(diagnosis: Diagnosis, text: VerdictText) -> bool:
    """Whether in a case work goes to somebody else, with what belongs to it."""
    return _holds(text.hands_over, diagnosis)


def warns_of_referral(diagnosis: Diagnosis, text: VerdictText) -> bool:
    """Whether to say that nobody may be named: a rule forbids it, and the client has to go."""
    return not diagnosis.referral_allowed and text.ends is not None


def _holds(condition: Condition | None, diagnosis: Diagnosis) -> bool:
    return condition is not None and context(diagnosis, (), {}).allows(condition)
