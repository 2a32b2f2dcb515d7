"""What of practice is in the trash, and what takes it away for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.trash import Thrown, ThrownKind
from coach.store.file.reading import choice, moment, name, readable, text

if TYPE_CHECKING:
    from coach.store.file.connection import Row, Store

_ALL = """
SELECT 'run' AS kind, id, roleplay AS about, started_at AS at, trashed_at FROM practice_run
WHERE trashed_at IS NOT NULL
UNION ALL
SELECT 'round', id, persona, started_at, trashed_at FROM practice_round
WHERE trashed_at IS NOT NULL
UNION ALL
SELECT kind, id, CASE WHEN NOT json_valid(body) THEN '' WHEN kind = 'persona'
       THEN coalesce(json_extract(body, '$.name'), '')
       ELSE coalesce(json_extract(body, '$.title'), '') END, made_at, trashed_at
FROM own_practice WHERE trashed_at IS NOT NULL
UNION ALL
SELECT 'assignment', a.id, coalesce(p.name, ''), a.made_at, a.trashed_at
FROM assignment a LEFT JOIN practice_person p ON p.id = a.person_id
WHERE a.trashed_at IS NOT NULL
ORDER BY trashed_at DESC, id
"""
_TABLE = {
    ThrownKind.RUN: "practice_run",
    ThrownKind.ROUND: "practice_round",
    ThrownKind.PERSONA: "own_practice",
    ThrownKind.RUBRIC: "own_practice",
    ThrownKind.ASSIGNMENT: "assignment",
}
_ATTEMPTS = (ThrownKind.RUN, ThrownKind.ROUND)


class PracticeTrashTable:
    """Reads what is in the trash; nothing leaves it on its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Thrown, ...]:
        """What is in it, the latest first."""
        return readable(self._store, "practice_trash", self._store.rows(_ALL), _thrown)

    def delete(self, thrown: Thrown) -> None:
        """Delete one for good, if it is still in the trash, with all that hangs on it.

        What was meant to be done goes with it; what is a reminder of a case stays with the case.
        """
        table = _TABLE[thrown.kind]
        with self._store.transaction():
            row = self._store.row(
                f"SELECT id FROM {table} WHERE id = ? AND trashed_at IS NOT NULL",  # noqa: S608
                (thrown.id,),
            )
            if row is None:
                return
            if thrown.kind in _ATTEMPTS:
                self._store.execute("DELETE FROM commitment WHERE owner = ?", (thrown.id,))
                self._store.execute("DELETE FROM comment WHERE item = ?", (thrown.id,))
            self._store.execute(f"DELETE FROM {table} WHERE id = ?", (thrown.id,))  # noqa: S608


def _thrown(row: Row) -> Thrown:
    kind, key, about, at, trashed = row
    return Thrown(
        choice("kind", ThrownKind, kind),
        name("id", key),
        text("about", about),
        moment("at", at),
        moment("trashed_at", trashed),
    )
