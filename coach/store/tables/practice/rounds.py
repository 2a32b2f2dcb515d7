"""Rounds for two: their cards, the journal of their marks, notes, and what a debrief wrote."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from coach.domain.practice.persona import Level
from coach.domain.practice.rounds import (
    DebriefField,
    Rater,
    Round,
    RoundAct,
    RoundCards,
    RoundEvent,
    RoundNote,
)
from coach.store.file.reading import (
    NoSense,
    choice,
    moment,
    moment_or_none,
    name,
    number,
    readable,
    text,
)
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coach.store.file.connection import Row, Store

_ROUND = (
    "SELECT r.id, r.case_id, r.roleplay, r.persona, r.level, r.rubric, r.seconds, r.started_at,"
    " r.ended_at, c.id FROM practice_round r"
    " LEFT JOIN case_file c ON c.id = r.case_id LEFT JOIN client ON client.id = c.client_id"
    " WHERE r.trashed_at IS NULL AND c.trashed_at IS NULL AND client.trashed_at IS NULL"
)
_SAT = (
    "SELECT s.round_id, s.rater, s.person_id, r.id, p.id FROM round_person s"
    " LEFT JOIN practice_round r ON r.id = s.round_id"
    " LEFT JOIN practice_person p ON p.id = s.person_id"
)
_LONGEST = 86_400.0  # seconds of a round; nobody practises a day long


class RoundTable:
    """Reads and writes rounds; those of a case in the trash rest with it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Round, ...]:
        """Every round with who took part, without cards, marks and notes; the latest first."""
        rows = self._store.rows(f"{_ROUND} ORDER BY r.started_at DESC, r.id DESC")
        people = self.people()
        return readable(
            self._store,
            "practice_round",
            rows,
            lambda row: _round(row, people.get(str(row[0]), ())),
        )

    def get(self, round_id: str) -> Round | None:
        """One as `all` has it; None where there is none, or its row makes no sense."""
        rows = self._store.rows(f"{_ROUND} AND r.id = ?", (round_id,))
        people = self.people(round_id).get(round_id, ())
        found = readable(self._store, "practice_round", rows, lambda row: _round(row, people))
        return next(iter(found), None)

    def people(self, round_id: str = "") -> dict[str, tuple[tuple[Rater, str], ...]]:
        """Who took part in each round, or in one: their ids, "" for somebody without a name."""
        where, values = (" WHERE s.round_id = ?", (round_id,)) if round_id else ("", ())
        rows = self._store.rows(f"{_SAT}{where}", values)
        found: dict[str, list[tuple[Rater, str]]] = {}
        made = readable(
            self._store, "round_person", rows, _taking_part, lambda row: f"{row[0]}:{row[1]}"
        )
        for of, rater, person_id in made:
            found.setdefault(of, []).append((rater, person_id))
        order = list(Rater)
        return {
            of: tuple(sorted(each, key=lambda one: order.index(one[0])))
            for of, each in found.items()
        }

    def cards(self, round_id: str) -> RoundCards | None:
        """What the views of a round said; None where that cannot be read."""
        rows = self._store.rows("SELECT id, cards FROM practice_round WHERE id = ?", (round_id,))
        return next(iter(readable(self._store, "practice_round", rows, _cards)), None)

    def add(self, new: Round, cards: RoundCards) -> None:
        """Keep a round that begins, with its cards."""
        with self._store.transaction():
            self._store.execute(
                "INSERT INTO practice_round"
                " (id, case_id, roleplay, persona, level, rubric, cards, seconds, started_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    new.id,
                    new.case_id or None,
                    new.roleplay,
                    new.persona,
                    new.level.value,
                    new.rubric,
                    msgspec.json.encode(cards).decode(),
                    new.seconds,
                    stamp(new.started),
                ),
            )
            for rater, person_id in new.people:
                self._store.execute(
                    "INSERT INTO round_person VALUES (?, ?, ?)",
                    (new.id, rater.value, person_id or None),
                )

    def set_person(self, round_id: str, rater: Rater, person_id: str) -> None:
        """Keep who sat on a chair of a round; "" for somebody without a name."""
        self._store.execute(
            "UPDATE round_person SET person_id = ? WHERE round_id = ? AND rater = ?",
            (person_id or None, round_id, rater.value),
        )

    def set_clock(self, round_id: str, seconds: float, ended: datetime | None) -> None:
        """Keep how far the clock is, and whether the round is over."""
        self._store.execute(
            "UPDATE practice_round SET seconds = ?, ended_at = ? WHERE id = ?",
            (seconds, ended and stamp(ended), round_id),
        )

    def set_trashed(self, round_id: str, trashed: datetime | None) -> None:
        """Put a round into the trash, or with None take it out."""
        self._store.execute(
            "UPDATE practice_round SET trashed_at = ? WHERE id = ?",
            (trashed and stamp(trashed), round_id),
        )

    # -- the journal

    def events(self, round_id: str) -> tuple[RoundEvent, ...]:
        """What was marked in a round, in order."""
        rows = self._store.rows(
            "SELECT position, rater, act, what, at FROM round_event WHERE round_id = ?"
            " ORDER BY position",
            (round_id,),
        )
        return readable(
            self._store, "round_event", rows, _event, lambda row: f"{round_id}:{row[0]}"
        )

    def add_event(self, round_id: str, event: RoundEvent, now: datetime) -> None:
        """Add an entry behind all others; its own position does not count."""
        self._store.execute(
            "INSERT INTO round_event SELECT ?, coalesce(max(position) + 1, 0), ?, ?, ?, ?, ?"
            " FROM round_event WHERE round_id = ?",
            (
                round_id,
                event.rater.value,
                event.act.value,
                event.what,
                event.at,
                stamp(now),
                round_id,
            ),
        )

    # -- notes, and what a debrief wrote

    def notes(self, round_id: str) -> tuple[RoundNote, ...]:
        """The notes of a round by the clock."""
        rows = self._store.rows(
            "SELECT id, text, at, rater FROM round_note"
            " WHERE round_id = ? AND trashed_at IS NULL ORDER BY at, id",
            (round_id,),
        )
        return readable(self._store, "round_note", rows, _note)

    def add_note(self, round_id: str, note: RoundNote, now: datetime) -> None:
        """Keep a note."""
        self._store.execute(
            "INSERT INTO round_note (id, round_id, rater, text, at, made_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (note.id, round_id, note.rater.value, note.text, note.at, stamp(now)),
        )

    def set_note_trashed(self, note_id: str, trashed: datetime | None) -> None:
        """Put a note into the trash, or with None take it out."""
        self._store.execute(
            "UPDATE round_note SET trashed_at = ? WHERE id = ?",
            (trashed and stamp(trashed), note_id),
        )

    def answers(self, round_id: str) -> tuple[tuple[DebriefField, str], ...]:
        """What the debrief of a round wrote, by field."""
        rows = self._store.rows(
            "SELECT field, value FROM round_answer WHERE round_id = ? ORDER BY field", (round_id,)
        )
        return readable(
            self._store, "round_answer", rows, _answer, lambda row: f"{round_id}:{row[0]}"
        )

    def set_answer(self, round_id: str, field: DebriefField, value: str, now: datetime) -> None:
        """Keep what a field says; an empty text clears it."""
        if not value:
            self._store.execute(
                "DELETE FROM round_answer WHERE round_id = ? AND field = ?", (round_id, field.value)
            )
            return
        self._store.execute(
            "INSERT OR REPLACE INTO round_answer VALUES (?, ?, ?, ?)",
            (round_id, field.value, value, stamp(now)),
        )


def _round(row: Row, people: Sequence[tuple[Rater, str]]) -> Round:
    round_id, case_id, roleplay, persona, level, rubric, seconds, started, ended, there = row
    if case_id and there is None:
        raise NoSense("case_id")
    return Round(
        id=round_id,
        started=moment("started_at", started),
        persona=name("persona", persona),
        level=choice("level", Level, level),
        rubric=name("rubric", rubric),
        case_id=case_id or "",
        people=tuple(people),
        seconds=_seconds("seconds", seconds),
        ended=moment_or_none("ended_at", ended),
        roleplay=name("roleplay", roleplay),
    )


def _cards(row: Row) -> RoundCards:
    try:
        return msgspec.json.decode(row[1], type=RoundCards)
    except (msgspec.DecodeError, TypeError, RecursionError):
        raise NoSense("cards") from None


def _taking_part(row: Row) -> tuple[str, Rater, str]:
    round_id, rater, person_id, of, who = row
    if of is None:
        raise NoSense("round_id")
    if person_id and who is None:
        raise NoSense("person_id")
    return str(round_id), choice("rater", Rater, rater), name("person_id", person_id or "")


def _event(row: Row) -> RoundEvent:
    position, rater, act, what, at = row
    return RoundEvent(
        position=number("position", position),
        rater=choice("rater", Rater, rater),
        act=choice("act", RoundAct, act),
        what=name("what", what),
        at=None if at is None else _seconds("at", at),
    )


def _note(row: Row) -> RoundNote:
    note_id, said, at, rater = row
    return RoundNote(note_id, text("text", said), _seconds("at", at), choice("rater", Rater, rater))


def _answer(row: Row) -> tuple[DebriefField, str]:
    return choice("field", DebriefField, row[0]), text("value", row[1])


def _seconds(column: str, value: float) -> float:
    if not isinstance(value, int | float) or not math.isfinite(value) or not 0 <= value <= _LONGEST:
        raise NoSense(column)
    return float(value)
