"""Drills of reactions, and how each reaction went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.practice.drill import Drill, DrillAnswer, DrillMark
from coach.store.file.reading import NoSense, choice, moment, moment_or_none, name, number, readable
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from datetime import datetime

    from coach.store.file.connection import Row, Store

_LONGEST = 86_400.0  # seconds for one reaction


class DrillTable:
    """Reads and writes drills."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, case_id: str) -> tuple[Drill, ...]:
        """The drills of a case, the latest first."""
        rows = self._store.rows(
            "SELECT id, case_id, seed, seconds, started_at, ended_at FROM reaction_drill"
            " WHERE case_id = ? ORDER BY started_at DESC, id DESC",
            (case_id,),
        )
        found = readable(self._store, "reaction_drill", rows, _drill)
        return tuple(replace(each, answers=self._answers(each.id)) for each in found)

    def _answers(self, drill_id: str) -> tuple[DrillAnswer, ...]:
        rows = self._store.rows(
            "SELECT drill_id, position, reaction, mark, seconds FROM drill_answer"
            " WHERE drill_id = ? ORDER BY position",
            (drill_id,),
        )
        return readable(
            self._store, "drill_answer", rows, _answer, lambda row: f"{row[0]}:{row[1]}"
        )

    def add(self, drill: Drill) -> None:
        """Keep a new drill, before anything is said in it."""
        self._store.execute(
            "INSERT INTO reaction_drill (id, case_id, seed, seconds, started_at)"
            " VALUES (?, ?, ?, ?, ?)",
            (drill.id, drill.case_id, drill.seed, drill.seconds, stamp(drill.started)),
        )

    def answer(self, drill_id: str, answer: DrillAnswer) -> None:
        """Keep how a reaction went, behind the others."""
        self._store.execute(
            "INSERT INTO drill_answer (drill_id, position, reaction, mark, seconds)"
            " SELECT ?1, coalesce(max(position) + 1, 0), ?2, ?3, ?4"
            " FROM drill_answer WHERE drill_id = ?1",
            (drill_id, answer.reaction, answer.mark.value, answer.seconds),
        )

    def take_back(self, drill_id: str) -> None:
        """Delete how the last reaction went."""
        self._store.execute(
            "DELETE FROM drill_answer WHERE drill_id = ?1 AND position ="
            " (SELECT max(position) FROM drill_answer WHERE drill_id = ?1)",
            (drill_id,),
        )

    def set_ended(self, drill_id: str, at: datetime | None) -> None:
        """Keep when a drill ended; None: it goes on."""
        values = (at and stamp(at), drill_id)
        self._store.execute("UPDATE reaction_drill SET ended_at = ? WHERE id = ?", values)


def _drill(row: Row) -> Drill:
    drill_id, case_id, seed, seconds, started, ended = row
    return Drill(
        drill_id,
        case_id,
        number("seed", seed),
        number("seconds", seconds, least=1),
        moment("started_at", started),
        moment_or_none("ended_at", ended),
    )


def _answer(row: Row) -> DrillAnswer:
    _drill_id, _position, reaction, mark, seconds = row
    if not isinstance(seconds, int | float) or not 0 <= seconds <= _LONGEST:
        raise NoSense("seconds")
    return DrillAnswer(name("reaction", reaction), choice("mark", DrillMark, mark), float(seconds))
