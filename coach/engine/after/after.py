"""What is asked of a talk afterwards, and what can be answered, in one case.

Whoever was left is not asked whether they were surprised, and nobody for the day of a talk that did
not take place: which question fits which case is content (`talk/after.yaml`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.talk.coaching import ASKED_IF_HELD, TOOK_PLACE, LogAsk

if TYPE_CHECKING:
    from coach.domain.rules.verdict import Verdict
    from coach.domain.talk.coaching import AfterText, MissedCause
    from coach.engine.talk.context import Context


def fitting(after: AfterText, verdict: Verdict, case: Context) -> AfterText:
    """What the content asks afterwards, with only what fits a case; each question once."""
    questions = {TOOK_PLACE.asks: TOOK_PLACE} if not after.questions else {}
    causes: dict[str, MissedCause] = {}
    for question in after.questions:
        if case.allows(question.when):
            questions.setdefault(question.asks, question)
    for cause in after.causes:
        if case.allows(cause.when):
            causes.setdefault(cause.id, cause)
    outcomes = after.outcomes_of(verdict)
    return replace(
        after,
        questions=tuple(questions.values()),
        outcomes=tuple(each for each in outcomes if case.allows(each.when)),
        surprises=after.surprises if LogAsk.SURPRISE in questions else (),
        causes=tuple(causes.values()),
    )


def asked(after: AfterText, *, held: bool | None) -> frozenset[LogAsk]:
    """What is asked once it is said whether the talk took place; None: not yet said.

    Args:
        after: What fits the case.
        held: Whether it took place.
    """
    found = {each.asks for each in after.questions}
    if held is None:
        return frozenset(found & {LogAsk.HELD})
    other = ASKED_IF_HELD if held else {LogAsk.CAUSE}
    return frozenset(found & {LogAsk.HELD, *other})
