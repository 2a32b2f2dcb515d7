"""Rehearsals of a case, with the seconds of each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.talk.rehearsal import Rehearsal, RehearsalPart
from coach.store.file.reading import moment, name, number, number_or_none, readable
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.store.file.connection import Row, Store


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
        parts = self._parts(case_id) if rows else {}
        return readable(self._store, "rehearsal", rows, lambda row: _rehearsal(row, parts))

    def to_the_end(self, case_id: str, last: str) -> int:
        """How many rehearsals of a case ended with a part."""
        row = self._store.row(
            "SELECT count(*) FROM rehearsal r JOIN rehearsal_part p ON p.rehearsal_id = r.id"
            " WHERE r.case_id = ? AND p.part = ? AND NOT EXISTS (SELECT 1 FROM rehearsal_part q"
            " WHERE q.rehearsal_id = p.rehearsal_id AND q.position > p.position)",
            (case_id, last),
        )
        return int(row[0]) if row else 0

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

    def _parts(self, case_id: str) -> dict[str, list[RehearsalPart]]:
        """The parts of all rehearsals of a case, by the id of the rehearsal."""
        rows = self._store.rows(
            "SELECT p.part, p.title, p.seconds, p.position, p.rehearsal_id"
            " FROM rehearsal r JOIN rehearsal_part p ON p.rehearsal_id = r.id"
            " WHERE r.case_id = ? ORDER BY p.rehearsal_id, p.position",
            (case_id,),
        )
        found: dict[str, list[RehearsalPart]] = {}
        made = readable(
            self._store, "rehearsal_part", rows, _part, lambda row: f"{row[4]}:{row[3]}"
        )
        for rehearsal_id, part in made:
            found.setdefault(rehearsal_id, []).append(part)
        return found


def _rehearsal(row: Row, parts: Mapping[str, Sequence[RehearsalPart]]) -> Rehearsal:
    seconds, news = number("seconds", row[3]), number_or_none("to_news", row[4])
    began = moment("began_at", row[2])
    return Rehearsal(row[0], row[1], began, seconds, news, tuple(parts.get(row[0], ())))


def _part(row: Row) -> tuple[str, RehearsalPart]:
    """A part, and the id of its rehearsal."""
    part, title, seconds, _position, rehearsal_id = row
    made = RehearsalPart(name("part", part), name("title", title), number("seconds", seconds))
    return rehearsal_id, made
