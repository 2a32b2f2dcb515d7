"""The path of a case through the triangle of causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.rules.position import Take
from coach.engine.rules.diagnosis import FULL_SHARE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coach.domain.rules.position import Position
    from coach.domain.rules.verdict import Cause, Verdict
    from coach.services.case.case_state import CaseState
    from coach.store.tables.positions import PositionTable


class PathPoint(Struct, frozen=True):
    """Where a case stood at the end of a day: each cause's share, 0..1."""

    on: date
    take: Take
    verdict: Verdict
    shares: Mapping[Cause, float]


def path_of(case: CaseState, table: PositionTable) -> tuple[PathPoint, ...]:
    """The points kept of a case; of a case from before points were kept, where it stands now."""
    kept = table.of_case(case.record.id)
    if kept or case.by_answers is None:
        return tuple(_point(position) for position in kept)
    shares = {share.cause: share.share for share in case.by_answers.causes}
    day = case.record.changed_at.astimezone().date()
    return (PathPoint(day, Take.FIRST, case.by_answers.verdict, shares),)


def _point(position: Position) -> PathPoint:
    shares = {
        cause: min(points, FULL_SHARE) / FULL_SHARE for cause, points in position.points.items()
    }
    return PathPoint(position.on, position.take, position.verdict, shares)
