"""Where a case stood between the causes: one small row a day and take."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from coach.domain.rules.position import Position, Take
from coach.domain.rules.verdict import Cause, Verdict
from coach.store.file.reading import choice, day, number, readable

if TYPE_CHECKING:
    from coach.store.file.connection import Row, Store

_CAUSES = (Cause.PERSONAL, Cause.FIXABLE, Cause.MISMATCH, Cause.CONDUCT, Cause.LEAVING)
_COLUMNS = "personal, fixable, mismatch, conduct, leaving"


class PositionTable:
    """Reads and writes positions; a later one of the same day and take replaces the earlier."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, case_id: str) -> tuple[Position, ...]:
        """Every position of a case, by day; of one day the second take comes after the first."""
        rows = self._store.rows(
            f"SELECT day, take, verdict, {_COLUMNS} FROM position WHERE case_id = ?"  # noqa: S608 - our own text
            " ORDER BY day, take = ?",
            (case_id, Take.COOL.value),
        )
        broken = count()  # day and take may be what makes no sense
        return readable(
            self._store, "position", rows, _position, lambda _row: f"{case_id}:{next(broken)}"
        )

    def put(self, case_id: str, position: Position) -> None:
        """Keep a position."""
        points = [position.points.get(cause, 0) for cause in _CAUSES]
        self._store.execute(
            f"INSERT OR REPLACE INTO position (case_id, day, take, verdict, {_COLUMNS})"  # noqa: S608 - our own text
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                case_id,
                position.on.isoformat(),
                position.take.value,
                position.verdict.value,
                *points,
            ),
        )


def _position(row: Row) -> Position:
    on, take, verdict, *points = row
    kept = [number(cause.value, each) for cause, each in zip(_CAUSES, points, strict=True)]
    return Position(
        day("day", on),
        choice("take", Take, take),
        choice("verdict", Verdict, verdict),
        dict(zip(_CAUSES, kept, strict=True)),
    )
