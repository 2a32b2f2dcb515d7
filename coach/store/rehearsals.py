"""Rehearsals of a case, with the seconds of each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.rehearsal import Rehearsal, RehearsalPart
from coach.store.reading import moment, name, number, number_or_none, readable
from coach.store.times import stamp

if TYPE_CHECKING:
    from coach.store.connection import Row, Store


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
        return readable(self._store, "rehearsal", rows, self._rehearsal)

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
            "SELECT part, title, seconds, position FROM rehearsal_part WHERE rehearsal_id = ?"
            " ORDER BY position",
            (rehearsal_id,),
        )
        return readable(
            self._store, "rehearsal_part", rows, _part, lambda row: f"{rehearsal_id}:{row[3]}"
        )

    def _rehearsal(self, row: Row) -> Rehearsal:
        seconds, news = number("seconds", row[3]), number_or_none("to_news", row[4])
        began = moment("began_at", row[2])
        return Rehearsal(row[0], row[1], began, seconds, news, self._parts(row[0]))


def _part(row: Row) -> RehearsalPart:
    part, title, seconds, _position = row
    return RehearsalPart(name("part", part), name("title", title), number("seconds", seconds))
