"""The tables of practice alone (step 9); part of a released step: never edited."""

from __future__ import annotations

# What is said in a run is kept as it is said; what was undone stays until something else is said
# in its place. A run outlives its case, and a person who is in no list any more. `owner`
# of a commitment is a run or a round; with a case it is a reminder of that case.
ALONE = """
CREATE TABLE practice_run (
    id TEXT PRIMARY KEY,
    roleplay TEXT NOT NULL,
    level TEXT NOT NULL,
    person TEXT NOT NULL DEFAULT '',
    case_id TEXT REFERENCES case_file (id) ON DELETE SET NULL,
    parent TEXT NOT NULL DEFAULT '',
    pack TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL,
    ended_at TEXT,
    trashed_at TEXT
) STRICT
;;
CREATE INDEX practice_run_started ON practice_run (started_at) WHERE trashed_at IS NULL
;;
CREATE INDEX practice_run_of_case ON practice_run (case_id) WHERE case_id IS NOT NULL
;;
CREATE TABLE practice_entry (
    run_id TEXT NOT NULL REFERENCES practice_run (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    choice TEXT NOT NULL DEFAULT '',
    typed TEXT NOT NULL DEFAULT '',
    moves TEXT NOT NULL DEFAULT '[]',
    said_at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID
;;
CREATE TABLE run_debrief (
    run_id TEXT PRIMARY KEY REFERENCES practice_run (id) ON DELETE CASCADE,
    word TEXT NOT NULL DEFAULT '',
    surprise TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID
;;
CREATE TABLE run_mark (
    run_id TEXT NOT NULL REFERENCES practice_run (id) ON DELETE CASCADE,
    "check" TEXT NOT NULL,
    is_yes INTEGER NOT NULL CHECK (is_yes IN (0, 1)),
    PRIMARY KEY (run_id, "check")
) STRICT, WITHOUT ROWID
;;
CREATE TABLE commitment (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    text TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
    reminder_id TEXT REFERENCES reminder (id) ON DELETE CASCADE,
    made_at TEXT NOT NULL
) STRICT
;;
CREATE INDEX commitment_of_owner ON commitment (owner)
;;
CREATE INDEX commitment_due ON commitment (due) WHERE state = 'open' AND reminder_id IS NULL
;;
CREATE INDEX commitment_of_reminder ON commitment (reminder_id) WHERE reminder_id IS NOT NULL
;;
CREATE TABLE reaction_drill (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    seed INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT
) STRICT
;;
CREATE INDEX reaction_drill_of_case ON reaction_drill (case_id)
;;
CREATE TABLE drill_answer (
    drill_id TEXT NOT NULL REFERENCES reaction_drill (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    reaction TEXT NOT NULL,
    mark TEXT NOT NULL,
    seconds REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (drill_id, position)
) STRICT, WITHOUT ROWID
"""
