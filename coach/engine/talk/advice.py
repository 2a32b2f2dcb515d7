"""What stands above a talk: what to do in this case, what decides it, and how one speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.talk.talk import FactRole
from coach.engine.talk.filling import ended, filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.domain.rules.verdict import VerdictText
    from coach.domain.talk.talk import Fact
    from coach.engine.talk.context import Context

_HELD = (FactRole.OCCASION, FactRole.AGENDA, FactRole.TIME)
_ALONE = (FactRole.OWN_SIDE, FactRole.KEPT_BACK)  # what stands there for the user alone
ABOVE = (FactRole.DECIDING, *_HELD, *_ALONE)  # what the user is asked for it


def advice_on(
    text: VerdictText, case: Context, asked: Iterable[Fact], given: Mapping[str, str]
) -> tuple[str, ...]:
    """What to do, what decides it in the user's words, and what not to do: one sentence or more."""
    deciding = told_as(FactRole.DECIDING, asked, given)
    found = next((each for each in text.advice if case.allows(each.when)), None)
    if found is None:
        return (ended(deciding),) if deciding else ()
    said = (filled(found.do, case), ended(deciding) if deciding else "", filled(found.leave, case))
    return tuple(filter(None, said))


def settled_channel(case: Context, asked: Iterable[Fact]) -> str:
    """How the talk is held where the user has settled that, beside what, and in what time.

    An empty text where they have settled no way of speaking.
    """
    held = {fact.role: fact for fact in asked if fact.role in _HELD}
    how, what, time = (_chosen(held.get(role), case) for role in _HELD)
    if not how:
        return ""
    beside = f"{how.rstrip('.')} ({what.rstrip('.')})" if what else how
    return " ".join(filter(None, (ended(beside), ended(time) if time else "")))


def _chosen(fact: Fact | None, case: Context) -> str:
    """What was given for a fact, a choice by its text; empty where nothing was."""
    value = "" if fact is None else case.values.get(fact.id) or case.blanks.get(fact.id, "")
    return dict(fact.choices).get(value, value) if fact is not None else ""


def told_as(role: FactRole, asked: Iterable[Fact], given: Mapping[str, str]) -> str:
    """What the user told in this role, as typed, of what this case is asked; or an empty text."""
    told = (given.get(fact.id, "").strip() for fact in asked if fact.role is role)
    return next(filter(None, told), "")
