"""Overruling: which verdicts a user may set against the one found, and what follows from it.

The user's verdict drives talk and plan. What protects people is never lost on the way: a verdict
that is barred cannot be chosen, nor one that hands the client to somebody else where a rule forbids
that; one that protects is only overruled together with a second person,
and the safeguards and the found verdict stay with the diagnosis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.rules.diagnosis import Overruled
from coach.domain.rules.verdict import PASSED_ON, PROTECTIVE, Mode, Scope, Verdict
from coach.engine.talk.offers import read_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.overrule import Overrule
    from coach.domain.rules.verdict import VerdictText


def choices(diagnosis: Diagnosis) -> tuple[Verdict, ...]:
    """The verdicts that may be set against the one found."""
    out = out_of_question(diagnosis)
    return tuple(
        verdict for verdict in Verdict if verdict is not diagnosis.by_answers and verdict not in out
    )


def out_of_question(diagnosis: Diagnosis) -> Mapping[Verdict, str]:
    """The verdicts that cannot be chosen here, each with the sentence that says why.

    They are those that a rule bars, and where a rule forbids a referral, those that hand the client
    to somebody else.
    """
    out = {each.verdict: each.sentence for each in reversed(diagnosis.barred)}
    for measure in diagnosis.no_referral:
        for verdict in sorted(PASSED_ON):
            out.setdefault(verdict, measure.text)
    return out


def needs_second(diagnosis: Diagnosis) -> bool:
    """Whether somebody else has to look at it too."""
    return diagnosis.by_answers in PROTECTIVE


def holds(diagnosis: Diagnosis, overrule: Overrule) -> bool:
    """Whether an overruling holds against what the answers come to now.

    One that was made before a verdict that protects was found does not hold against that verdict.
    """
    if overrule.verdict not in choices(diagnosis):
        return False
    if not needs_second(diagnosis):
        return True
    return bool(overrule.second) and overrule.over is diagnosis.by_answers


def overruled(diagnosis: Diagnosis, overrule: Overrule, name: str) -> Diagnosis:
    """The diagnosis with the user's verdict in place of the one found, which stays beside it.

    Args:
        diagnosis: What the answers come to.
        overrule: The user's verdict; it must stand.
        name: What the verdict found is called.
    """
    assert holds(diagnosis, overrule)
    return replace(
        diagnosis,
        verdict=overrule.verdict,
        mode=_mode(diagnosis, overrule.verdict),
        scope=Scope.ACCOUNT,
        overruled=Overruled(
            verdict=diagnosis.verdict,
            name=name,
            mode=diagnosis.mode,
            scope=diagnosis.scope,
            reason=overrule.reason,
            second=overrule.second,
            said_at=overrule.said_at,
        ),
    )


def text_of(diagnosis: Diagnosis, text: VerdictText) -> VerdictText:
    """What a verdict says in a case.

    Its meaning says what the answers came to. Where the user chose it against them it would put
    words into their mouth, so there it says what to do, and no more; nothing where the verdict does
    not say that.
    """
    here = read_for(diagnosis, text)
    if diagnosis.overruled is None:
        return here
    return replace(here, meaning=text.chosen, in_modes=())


def _mode(diagnosis: Diagnosis, verdict: Verdict) -> Mode:
    if verdict is Verdict.PART_NOW:
        return Mode.SUSPEND  # the step that can be taken back
    return Mode.RECOMMENDATION if diagnosis.recommendation else Mode.DECISION
