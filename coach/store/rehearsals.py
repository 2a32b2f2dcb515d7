"""Rehearsals of a case, with the seconds of each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.rehearsal import Rehearsal, RehearsalPart
from coach.store.times import moment, stamp

if TYPE_CHECKING:
    from coach.store.connection import Store


class RehearsalTable:
    """Reads and writes rehearsals."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, case_id: str) -> tuple[Rehearsal, ...]:
        """Every rehearsal of a case, the latest first."""
        rows = self._store.rows(
            "SELECT id, case_id, began_at, seconds, to_news FROM rehearsal WHERE case_id = ?"
            " ORDER BY began_at DESC, id DESC",
            (case_id,),
        )
        return tuple(
            Rehearsal(row[0], row[1], moment(row[2]), row[3], row[4], self._parts(row[0]))
            for row in rows
        )

    def add(self, rehearsal: Rehearsal) -> None:
        """Keep one with its parts."""
        with self._store.transaction():
            self._store.execute(
                "INSERT INTO rehearsal (id, case_id, began_at, seconds, to_news)"
                " VALUES (?, ?, ?, ?, ?)",
                (
                    rehearsal.id,
                    rehearsal.case_id,
                    stamp(rehearsal.began_at),
                    rehearsal.seconds,
                    rehearsal.to_news,
                ),
            )
            for position, part in enumerate(rehearsal.parts):
                self._store.execute(
                    "INSERT INTO rehearsal_part (rehearsal_id, position, part, title, seconds)"
                    " VALUES (?, ?, ?, ?, ?)",
                    (rehearsal.id, position, part.part, part.title, part.seconds),
                )

    def remove(self, rehearsal_id: str) -> None:
        """Delete one with its parts."""
        self._store.execute("DELETE FROM rehearsal WHERE id = ?", (rehearsal_id,))

    def _parts(self, rehearsal_id: str) -> tuple[RehearsalPart, ...]:
        rows = self._store.rows(
            "SELECT part, title, seconds FROM rehearsal_part WHERE rehearsal_id = ?"
            " ORDER BY position",
            (rehearsal_id,),
        )
        return tuple(RehearsalPart(*row) for row in rows)
