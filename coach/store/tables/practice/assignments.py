"""What somebody is asked to practise, and by which attempt it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.assignment import Assignment, Task
from coach.domain.practice.persona import Level
from coach.store.file.reading import (
    NoSense,
    choice,
    day,
    moment,
    moment_or_none,
    name,
    readable,
    text,
)
from coach.store.file.times import stamp
from coach.store.tables.study import ATTEMPTS, DOES

if TYPE_CHECKING:
    from datetime import datetime

    from coach.store.file.connection import Row, Store

_READ = f"""
WITH {ATTEMPTS}
SELECT a.id, a.person_id, a.task, a.what, a.level, a.note, a.due, a.made_at, a.done_at,
       (SELECT t.ended FROM attempt t WHERE {DOES} ORDER BY t.ended LIMIT 1),
       (SELECT t.id FROM attempt t WHERE {DOES} ORDER BY t.ended LIMIT 1),
       (SELECT p.id FROM practice_person p WHERE p.id = a.person_id), a.giver_id
FROM assignment a WHERE a.trashed_at IS NULL
"""  # noqa: S608 - our own names
_ME = f"WITH {ATTEMPTS} SELECT id FROM me"  # noqa: S608


class AssignmentTable:
    """Reads and writes assignments; what is in the trash is left out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def me(self) -> str:
        """Id of the person who sits here, whose attempts are those without a name; empty: nobody.

        It is the one who was chosen, else the one with the user's own name.
        """
        row = self._store.row(_ME)
        return str(row[0]) if row else ""

    def all(self) -> tuple[Assignment, ...]:
        """Every assignment, by the day it is asked for."""
        rows = self._store.rows(f"{_READ} ORDER BY a.due, a.made_at, a.id")
        return readable(self._store, "assignment", rows, _assignment)

    def add(self, new: Assignment) -> None:
        """Keep a new one."""
        self._store.execute(
            "INSERT INTO assignment (id, person_id, task, what, level, note, due, made_at,"
            " giver_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new.id,
                new.person,
                new.task.value,
                new.what,
                "" if new.level is None else new.level.value,
                new.note,
                new.due.isoformat(),
                stamp(new.made),
                new.giver,
            ),
        )

    def change(self, changed: Assignment) -> None:
        """Keep another day and another note."""
        self._store.execute(
            "UPDATE assignment SET due = ?, note = ? WHERE id = ?",
            (changed.due.isoformat(), changed.note, changed.id),
        )

    def set_done(self, assignment_id: str, at: datetime | None) -> None:
        """Keep that one was ticked off by hand; None: it is open again."""
        values = (at and stamp(at), assignment_id)
        self._store.execute("UPDATE assignment SET done_at = ? WHERE id = ?", values)

    def set_trashed(self, assignment_id: str, at: datetime | None) -> None:
        """Throw one away, or take it back."""
        values = (at and stamp(at), assignment_id)
        self._store.execute("UPDATE assignment SET trashed_at = ? WHERE id = ?", values)


def _assignment(row: Row) -> Assignment:
    key, person, task, what, level, note, due, made, ticked, ended, attempt, known, giver = row
    if known is None:  # nobody is asked any more
        raise NoSense("person_id")
    done = moment_or_none("done_at", ticked) or moment_or_none("ended_at", ended)
    return Assignment(
        key,
        name("person_id", person),
        choice("task", Task, task),
        name("what", what),
        day("due", due),
        moment("made_at", made),
        choice("level", Level, level) if level else None,
        text("note", note),
        done,
        "" if ticked else str(attempt or ""),
        name("giver_id", giver),
    )
