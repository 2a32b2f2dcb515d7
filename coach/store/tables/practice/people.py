"""Who practises, plays the client and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.rounds import Person
from coach.store.file.reading import NoSense, name, readable
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from datetime import datetime

    from coach.store.file.connection import Row, Store

_PERSON = "SELECT id, name, gone FROM practice_person"


class PeopleTable:
    """Reads and writes people."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Person, ...]:
        """Everybody, by name; those too who are not offered any more."""
        rows = self._store.rows(f"{_PERSON} ORDER BY name COLLATE NOCASE, id")
        return readable(self._store, "practice_person", rows, _person)

    def get(self, person_id: str) -> Person | None:
        """One, or None where there is none, or the row makes no sense."""
        rows = self._store.rows(f"{_PERSON} WHERE id = ?", (person_id,))
        return next(iter(readable(self._store, "practice_person", rows, _person)), None)

    def add(self, person: Person, now: datetime) -> None:
        """Keep somebody new."""
        self._store.execute(
            "INSERT INTO practice_person (id, name, gone, created_at) VALUES (?, ?, ?, ?)",
            (person.id, person.name, int(person.is_gone), stamp(now)),
        )

    def put(self, person: Person) -> None:
        """Keep another name, or whether they are offered."""
        self._store.execute(
            "UPDATE practice_person SET name = ?, gone = ? WHERE id = ?",
            (person.name, int(person.is_gone), person.id),
        )


def _person(row: Row) -> Person:
    person_id, called, gone = row
    if gone not in (0, 1):
        raise NoSense("gone")
    return Person(person_id, name("name", called), bool(gone))
