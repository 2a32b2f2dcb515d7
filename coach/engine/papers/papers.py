"""Which papers fit a case, and which wait for the day of the talk (the guard of channels).

The news is broken face to face. What is written follows on the same day, so whatever would tell the
client goes out as an e-mail only from that time on; the one exception is safety (methods 3.3, 5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.papers.paper import REFERRALS, ROUND_PAPERS, PaperKind
from coach.domain.rules.verdict import ReferralPolicy, Verdict
from coach.domain.talk.talk import FactRole
from coach.engine.talk.context import context
from coach.engine.talk.facts import by_role, spoken_to

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.talk.talk import Fact

_NO_TALK = frozenset({Verdict.STOP, Verdict.GATHER})  # nothing is said to the client
_NOTHING_CHANGES = "This verdict changes nothing that has to be put in writing."
_NOTHING_TO_SAY = "There is nothing to say to the client yet: do what the brief says first."
_BARRED: dict[PaperKind, dict[Verdict, str]] = {
    PaperKind.CUE_CARD: dict.fromkeys(_NO_TALK, _NOTHING_TO_SAY),
    PaperKind.MEETING: {
        **dict.fromkeys(_NO_TALK, _NOTHING_TO_SAY),
        Verdict.PART_NOW: "Nobody meets them: a leader speaks by telephone or in writing.",
    },
    PaperKind.NOTICE: {
        **dict.fromkeys(_NO_TALK, _NOTHING_TO_SAY),
        Verdict.INVEST: _NOTHING_CHANGES,
    },
}
_TELLS = frozenset(
    {
        PaperKind.NOTICE,
        PaperKind.HAND_OVER_NOTE,
        PaperKind.REFERRAL_CLIENT,
        PaperKind.REFERRAL_INTRO,
        PaperKind.REFERRAL_CHECK,
    }
)


def misfit(
    kind: PaperKind, diagnosis: Diagnosis, referral: ReferralPolicy, *, handed_over: bool = False
) -> str:
    """Why a paper does not fit a case, as a sentence; empty where it does.

    Args:
        kind: The paper.
        diagnosis: The case.
        referral: Whom its client may be referred to.
        handed_over: Whether work goes to somebody else.
    """
    verdict = diagnosis.verdict
    if kind in ROUND_PAPERS:
        return "This paper belongs to a round of practice."
    if kind in REFERRALS:
        return _no_referral(diagnosis, referral)
    if kind in {PaperKind.HAND_OVER, PaperKind.HAND_OVER_NOTE} and not handed_over:
        return "Nothing is handed over: the work stays where it is."
    return _BARRED.get(kind, {}).get(verdict, "")


def waits(
    kind: PaperKind,
    diagnosis: Diagnosis,
    talk: datetime | None,
    now: datetime,
    *,
    missed: bool = False,
) -> str:
    """Why the e-mail of a paper waits, as a sentence; empty where it need not.

    Args:
        kind: The paper.
        diagnosis: The case.
        talk: When the talk begins; where it has no time, the beginning of its day.
        now: The same kind of local time.
        missed: Whether it is noted that the talk did not happen.
    """
    if kind not in _TELLS or diagnosis.verdict is Verdict.PART_NOW:
        return ""
    if talk is None:
        return "Written after the talk, the same day. Set the day of the talk first."
    if missed:
        return "The talk did not happen, so they do not know yet. Set a new day first."
    return "" if talk <= now else "Written after the talk, the same day."


def _no_referral(diagnosis: Diagnosis, referral: ReferralPolicy) -> str:
    if diagnosis.verdict is Verdict.PART_NOW or not diagnosis.referral_allowed:
        sentences = dict.fromkeys(measure.text for measure in diagnosis.no_referral)
        return " ".join(["Do not pass this client on.", *sentences])
    if referral is ReferralPolicy.NONE:
        return "This verdict does not send the client to anybody else."
    return ""


def heads(
    facts: tuple[Fact, ...], diagnosis: Diagnosis, given: Mapping[str, str], on: str = ""
) -> tuple[str, ...]:
    """What heads a paper of ours: client, whom one talks with, day and place; what is known.

    Args:
        facts: Those of the content.
        diagnosis: The case.
        given: What the user gave.
        on: When the talk is, as one says it; empty when that is not set.
    """
    told, other = by_role(facts, given), spoken_to(facts, context(diagnosis, facts, given))
    client, place = (told.get(role, "") for role in (FactRole.CLIENT, FactRole.PLACE))
    whom = given.get(other.id, "") if other is not None else ""
    return tuple(filter(None, (client, whom, on, place)))
