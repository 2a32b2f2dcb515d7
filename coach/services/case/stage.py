"""Where a case stands: it follows from what was done, and from the day."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from coach.domain.case import Case, Stage
from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import Verdict
from coach.services.case.cooling_off import parked_until

if TYPE_CHECKING:
    from coach.clock import Clock
    from coach.store.tables.cases import CaseRecord


def case_of(record: CaseRecord, clock: Clock) -> Case:
    """The case of a record, with its stage at this moment."""
    return Case(
        id=record.id,
        client_id=record.client_id,
        client_name=record.client_name,
        title=record.title,
        stage=stage_of(record, clock().astimezone().replace(tzinfo=None)),
        pack=record.pack,
        talk_on=record.talk_on,
        talk_at=record.talk_at,
        talk_zone=record.talk_zone,
        created_at=record.created_at,
        changed_at=record.changed_at,
        verdict=Verdict(record.verdict) if record.verdict else None,
        own_verdict=Verdict(record.own_verdict) if record.own_verdict else None,
        heat=Heat(record.heat) if record.heat else None,
        parked_until=parked_until(record, clock()),
        sample=record.sample,
    )


def stage_of(record: CaseRecord, now: datetime) -> Stage:
    """The stage at a local moment.

    The talk is over once a note says that it was held, or its time has gone by; without a time of
    day, when its day is over.
    """
    if record.closed_at is not None:
        return Stage.CLOSED
    if not record.verdict:
        return Stage.UNDERSTAND
    if record.talk_on is None:
        return Stage.TALK if record.prepared else Stage.VERDICT
    if record.held:
        return Stage.AFTER
    at = time.fromisoformat(record.talk_at) if record.talk_at else time.max
    return Stage.AFTER if now > datetime.combine(record.talk_on, at) else Stage.TALK
