"""Parking: whoever is hot waits for the morning before anything is done; never for safety.

One rule for every place: what stays with the user (the words, the dates, the rehearsal) is open;
what sets something going (the day of the talk, a paper, the talk itself) waits. The note of a talk
that was held is open too: it sets nothing going any more, and it is the truth.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import PROTECTIVE, Verdict
from coach.errors import CoolingOff
from coach.translation import translate

if TYPE_CHECKING:
    from coach.clock import Clock
    from coach.domain.case import Case
    from coach.store.tables.cases import CaseRecord

MORNING = time(7)  # local; our own default
SHORTEST_NIGHT = timedelta(hours=6)


class Act(StrEnum):
    """What can be done with a case that has a verdict."""

    PREPARE = "prepare"  # its words and its dates
    REHEARSE = "rehearse"
    SET_DAY = "set-day"
    TAKE_PAPERS = "take-papers"
    HOLD = "hold"  # the talk, with the prompter
    NOTE = "note"  # that it was held, and how it went


_WAITING = frozenset({Act.SET_DAY, Act.TAKE_PAPERS, Act.HOLD})


def waits_until(case: Case, act: Act) -> datetime | None:
    """Until when an act waits in this case; None where it is open now."""
    return case.parked_until if act in _WAITING else None


def morning_after(said_at: datetime) -> datetime:
    """The first morning that has a night before it, where the user sits."""
    local = said_at.astimezone().replace(tzinfo=None)
    morning = datetime.combine(local.date(), MORNING)
    if morning - local < SHORTEST_NIGHT:
        morning += timedelta(days=1)
    return morning.astimezone()


def parked_until(record: CaseRecord, now: datetime) -> datetime | None:
    """Until when a case waits; None when it does not.

    A verdict that protects people never waits, unless the user acts on another in its place.
    """
    if not record.own_verdict and record.verdict and Verdict(record.verdict) in PROTECTIVE:
        return None
    return night_of(record, now)


def night_of(record: CaseRecord, now: datetime) -> datetime | None:
    """When the night of somebody hot is over; None where there is none, or no longer.

    It is never later than the morning after now: the clock may have been wrong when it was said
    (`coach.services.settings.clock_check` puts that right).
    """
    if record.heat != Heat.HOT or record.heat_at is None:
        return None
    until = min(morning_after(record.heat_at), morning_after(now))
    return until if now < until else None


def refuse_cooling_off(record: CaseRecord, clock: Clock, act: Act = Act.TAKE_PAPERS) -> None:
    """Refuse to act on a case that waits for the morning, where the act waits with it.

    Raises:
        CoolingOff: It does.
    """
    until = parked_until(record, clock()) if act in _WAITING else None
    if until is not None:
        raise CoolingOff(
            translate("Services", "This case waits until {until:%H:%M} in the morning.").format(
                until=until
            ),
            safe=translate("Services", "Your answers and your words are saved."),
            todo=translate(
                "Services", "Sleep on it. Then go through your answers once more, and act."
            ),
        )
