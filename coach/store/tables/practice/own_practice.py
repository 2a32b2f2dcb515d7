"""Personas and rubrics of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from coach.domain.practice.own import OwnPersona, OwnRubric
from coach.domain.practice.persona import Persona
from coach.domain.practice.rubric import Rubric
from coach.store.file.reading import NoSense, name, readable
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coach.store.file.connection import Row, Store

T = TypeVar("T")

_READ = (
    "SELECT id, item, base, body FROM own_practice"
    " WHERE kind = ? AND trashed_at IS NULL ORDER BY made_at, id"
)
_PUT = """
INSERT INTO own_practice (id, kind, item, base, body, made_at, changed_at)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (kind, item) WHERE trashed_at IS NULL
DO UPDATE SET base = excluded.base, body = excluded.body, changed_at = excluded.changed_at
"""


class OwnPracticeTable:
    """Reads and writes them; what is in the trash is left out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def personas(self) -> tuple[OwnPersona, ...]:
        """The personas, the oldest first."""
        return readable(self._store, "own_practice", self._rows("persona"), _persona)

    def rubrics(self) -> tuple[OwnRubric, ...]:
        """The rubrics, the oldest first."""
        return readable(self._store, "own_practice", self._rows("rubric"), _rubric)

    def _rows(self, kind: str) -> Sequence[Row]:
        return self._store.rows(_READ, (kind,))

    def put(self, key: str, own: OwnPersona | OwnRubric, now: datetime) -> None:
        """Keep a new one under a key, or one that was changed under the key that it has."""
        body = own.persona if isinstance(own, OwnPersona) else own.rubric
        kind = "persona" if isinstance(own, OwnPersona) else "rubric"
        text, at = msgspec.json.encode(body).decode(), stamp(now)
        self._store.execute(_PUT, (key, kind, body.id, own.base, text, at, at))

    def trash(self, kind: type[OwnPersona | OwnRubric], item: str, now: datetime) -> str:
        """Put one into the trash; the key that takes it out again, empty where there is none."""
        word = "persona" if kind is OwnPersona else "rubric"
        where = "kind = ? AND item = ? AND trashed_at IS NULL"
        row = self._store.row(f"SELECT id FROM own_practice WHERE {where}", (word, item))  # noqa: S608
        if row is None:
            return ""
        self._store.execute(
            "UPDATE own_practice SET trashed_at = ? WHERE id = ?", (stamp(now), row[0])
        )
        return str(row[0])

    def bring_back(self, key: str, now: datetime) -> bool:
        """Take one out of the trash, if it is there; one in its place meanwhile goes into it."""
        if self._store.row("SELECT 1 FROM own_practice WHERE id = ?", (key,)) is None:
            return False
        with self._store.transaction():
            self._store.execute(
                "UPDATE own_practice SET trashed_at = ? WHERE trashed_at IS NULL AND (kind, item) ="
                " (SELECT kind, item FROM own_practice WHERE id = ?)",
                (stamp(now), key),
            )
            self._store.execute("UPDATE own_practice SET trashed_at = NULL WHERE id = ?", (key,))
        return True


def _persona(row: Row) -> OwnPersona:
    return OwnPersona(_body(row, Persona), name("base", row[2]))


def _rubric(row: Row) -> OwnRubric:
    return OwnRubric(_body(row, Rubric), name("base", row[2]))


def _body(row: Row, kind: type[T]) -> T:
    try:
        found = msgspec.json.decode(row[3], type=kind)
    except (msgspec.DecodeError, TypeError, RecursionError):
        raise NoSense("body") from None
    if getattr(found, "id", "") != row[1]:
        raise NoSense("item")
    return found
