"""Runs of role-plays: what was said in them, as it was said, and what their speakers say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.domain.practice.run import DebriefAnswers, Run, RunEntry
from coach.store.file.reading import (
    NoSense,
    choice,
    moment,
    moment_or_none,
    name,
    readable,
    readable_one,
    text,
    unreadable,
    words,
)
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coach.store.file.connection import Row, Store

_RUN = (
    "SELECT r.id, r.roleplay, r.level, r.person, r.case_id, r.parent, r.pack, r.started_at,"
    " r.ended_at FROM practice_run r"
)
_ENTRY = "SELECT run_id, position, choice, typed, moves, said_at FROM practice_entry"


class RunTable:
    """Reads and writes runs; what is in the trash is in no list."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # -- runs

    def all(self) -> tuple[Run, ...]:
        """Every run, the latest first, each without what was said in it."""
        rows = self._store.rows(
            f"{_RUN} WHERE r.trashed_at IS NULL ORDER BY r.started_at DESC, r.id DESC"
        )
        return readable(self._store, "practice_run", rows, _run)

    def lengths(self) -> dict[str, int]:
        """How much was said in each run, by its id."""
        rows = self._store.rows(
            "SELECT run_id, count(*) FROM practice_entry WHERE undone = 0 GROUP BY run_id"
        )
        return {str(row[0]): int(row[1]) for row in rows}

    def get(self, run_id: str) -> Run | None:
        """A run without what was said in it, also from the trash; or None.

        Raises:
            Unreadable: It makes no sense.
        """
        row = self._store.row(f"{_RUN} WHERE r.id = ?", (run_id,))
        return readable_one(self._store, "practice_run", row, _run, run_id) if row else None

    def add(self, run: Run) -> None:
        """Keep a new run with what was said in it; one that is there stays as it is."""
        with self._store.transaction():
            self._store.execute(
                "INSERT OR IGNORE INTO practice_run (id, roleplay, level, person, case_id, parent,"
                " pack, started_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    run.id,
                    run.roleplay,
                    run.level.value,
                    run.person,
                    run.case_id or None,
                    run.parent,
                    run.pack,
                    stamp(run.started),
                    run.ended and stamp(run.ended),
                ),
            )
            for position, entry in enumerate(run.entries):
                self._put(run.id, position, entry, run.started)

    def set_ended(self, run_id: str, at: datetime | None) -> None:
        """Keep when a run ended; None: it goes on."""
        values = (at and stamp(at), run_id)
        self._store.execute("UPDATE practice_run SET ended_at = ? WHERE id = ?", values)

    def set_trashed(self, run_id: str, at: datetime | None) -> None:
        """Throw a run away, or take it back."""
        values = (at and stamp(at), run_id)
        self._store.execute("UPDATE practice_run SET trashed_at = ? WHERE id = ?", values)

    # -- what was said

    def entries(self, run_id: str, *, undone: bool = False) -> tuple[RunEntry, ...]:
        """What was said in a run, in order; or what was undone and can be said again.

        Raises:
            Unreadable: An entry makes no sense. What follows hangs on it, so none is guessed.
        """
        rows = self._store.rows(
            f"{_ENTRY} WHERE run_id = ? AND undone = ? ORDER BY position",
            (run_id, int(undone)),
        )
        places = {row[1]: place for place, row in enumerate(rows)}

        def entry(row: Row) -> RunEntry:
            if not undone and places[row[1]] != row[1]:
                raise NoSense("position")
            return _entry(row)

        found = readable(
            self._store, "practice_entry", rows, entry, lambda row: f"{row[0]}:{row[1]}"
        )
        if len(found) != len(rows):
            raise unreadable("practice_run")
        return found

    def say(self, run_id: str, position: int, entry: RunEntry, now: datetime) -> None:
        """Keep what is said at a position; what was undone from there on is gone."""
        with self._store.transaction():
            self._store.execute(
                "DELETE FROM practice_entry WHERE run_id = ? AND (undone = 1 OR position >= ?)",
                (run_id, position),
            )
            self._put(run_id, position, entry, now)

    def set_undone(self, run_id: str, position: int, *, undone: bool) -> None:
        """Let what was said at a position count no more, with all behind it; or it alone again."""
        self._store.execute(
            "UPDATE practice_entry SET undone = ?1"
            " WHERE run_id = ?2 AND (position = ?3 OR ?1 AND position > ?3)",
            (int(undone), run_id, position),
        )

    def _put(self, run_id: str, position: int, entry: RunEntry, now: datetime) -> None:
        self._store.execute(
            "INSERT OR IGNORE INTO practice_entry (run_id, position, choice, typed, moves, said_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                run_id,
                position,
                entry.choice,
                entry.typed,
                json.dumps([move.value for move in entry.moves]),
                stamp(entry.at or now),
            ),
        )

    # -- the debrief

    def debrief(self, run_id: str) -> DebriefAnswers:
        """What its own speaker said of a run; empty where nothing was."""
        rows = self._store.rows(
            "SELECT run_id, word, surprise FROM run_debrief WHERE run_id = ?", (run_id,)
        )
        found = readable(self._store, "run_debrief", rows, _answers)
        word, surprise = found[0] if found else ("", "")
        return DebriefAnswers(run_id, word, surprise, self._marks(run_id))

    def _marks(self, run_id: str) -> tuple[tuple[str, bool], ...]:
        rows = self._store.rows(
            'SELECT "check", is_yes, run_id FROM run_mark WHERE run_id = ? ORDER BY "check"',
            (run_id,),
        )
        return readable(self._store, "run_mark", rows, _mark, lambda row: f"{row[2]}:{row[0]}")

    def set_words(self, run_id: str, word: str, surprise: str) -> None:
        """Keep the word for a run, and what surprised."""
        self._store.execute(
            "INSERT INTO run_debrief VALUES (?, ?, ?) ON CONFLICT (run_id) DO UPDATE SET"
            " word = excluded.word, surprise = excluded.surprise",
            (run_id, word, surprise),
        )

    def set_mark(self, run_id: str, check: str, *, is_yes: bool | None) -> None:
        """Keep whether a check was met, as its own speaker says; None: nothing is said of it."""
        if is_yes is None:
            self._store.execute(
                'DELETE FROM run_mark WHERE run_id = ? AND "check" = ?', (run_id, check)
            )
            return
        self._store.execute(
            'INSERT INTO run_mark VALUES (?, ?, ?) ON CONFLICT (run_id, "check") DO UPDATE SET'
            " is_yes = excluded.is_yes",
            (run_id, check, int(is_yes)),
        )


def _run(row: Row) -> Run:
    run_id, roleplay, level, person, case_id, parent, pack, started, ended = row
    return Run(
        id=run_id,
        roleplay=name("roleplay", roleplay),
        level=choice("level", Level, level),
        person=name("person", person),
        started=moment("started_at", started),
        ended=moment_or_none("ended_at", ended),
        case_id=name("case_id", case_id or ""),
        parent=name("parent", parent),
        pack=name("pack", pack),
    )


def _entry(row: Row) -> RunEntry:
    _run_id, _position, chosen, typed, moves, said = row
    return RunEntry(
        choice=name("choice", chosen),
        typed=text("typed", typed),
        moves=_moves(words("moves", moves)),
        at=moment("said_at", said),
    )


def _moves(kept: Sequence[str]) -> tuple[Move, ...]:
    return tuple(choice("moves", Move, each) for each in kept)


def _answers(row: Row) -> tuple[str, str]:
    return text("word", row[1]), text("surprise", row[2])


def _mark(row: Row) -> tuple[str, bool]:
    if row[1] not in (0, 1):
        raise NoSense("is_yes")
    return name("check", row[0]), bool(row[1])
