"""The tables of practising for two (step 14); part of a released step: never edited."""

from __future__ import annotations

# `cards` is what the three views said as the round began, as JSON. A round of a case goes with the
# case: its cards hold words of it. `person_id` is NULL where somebody took part without a name. The
# journal of a round only grows; `at` is seconds on its clock, NULL afterwards.
ROUNDS = """
CREATE TABLE practice_person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    created_at TEXT NOT NULL
) STRICT
;;
CREATE TABLE practice_round (
    id TEXT PRIMARY KEY,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    roleplay TEXT NOT NULL DEFAULT '',
    persona TEXT NOT NULL,
    level TEXT NOT NULL,
    rubric TEXT NOT NULL,
    cards TEXT NOT NULL,
    seconds REAL NOT NULL DEFAULT 0,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    trashed_at TEXT
) STRICT
;;
CREATE INDEX practice_round_of_case ON practice_round (case_id) WHERE case_id IS NOT NULL
;;
CREATE TABLE round_person (
    round_id TEXT NOT NULL REFERENCES practice_round (id) ON DELETE CASCADE,
    rater TEXT NOT NULL,
    person_id TEXT REFERENCES practice_person (id) ON DELETE SET NULL,
    PRIMARY KEY (round_id, rater)
) STRICT, WITHOUT ROWID
;;
CREATE INDEX round_of_person ON round_person (person_id) WHERE person_id IS NOT NULL
;;
CREATE TABLE round_event (
    round_id TEXT NOT NULL REFERENCES practice_round (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    rater TEXT NOT NULL,
    act TEXT NOT NULL,
    what TEXT NOT NULL DEFAULT '',
    at REAL,
    said_at TEXT NOT NULL,
    PRIMARY KEY (round_id, position)
) STRICT, WITHOUT ROWID
;;
CREATE TRIGGER round_event_is_never_changed BEFORE UPDATE ON round_event
BEGIN SELECT RAISE(ABORT, 'marks are only added'); END
;;
CREATE TRIGGER round_event_goes_only_with_its_round BEFORE DELETE ON round_event
WHEN EXISTS (SELECT 1 FROM practice_round WHERE id = old.round_id)
BEGIN SELECT RAISE(ABORT, 'marks are only added'); END
;;
CREATE TABLE round_note (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES practice_round (id) ON DELETE CASCADE,
    rater TEXT NOT NULL,
    text TEXT NOT NULL,
    at REAL NOT NULL,
    made_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT
;;
CREATE INDEX round_note_of_round ON round_note (round_id)
;;
CREATE TABLE round_answer (
    round_id TEXT NOT NULL REFERENCES practice_round (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (round_id, field)
) STRICT, WITHOUT ROWID
"""
