"""The tables of studying (step 11)."""

from __future__ import annotations

# `planned` is the day that the plan of a talk has for a card, in place of `due`; `gone` is 1 while
# the library lacks what the card was made from. `before` is the card of before as JSON, which an
# undo puts back, and `was` its phase. An entry that was undone stays in the log.
STUDY = """
CREATE TABLE study_card (
    card TEXT PRIMARY KEY,
    phase TEXT NOT NULL,
    step INTEGER,
    stability REAL,
    difficulty REAL,
    due TEXT NOT NULL,
    "last" TEXT,
    reviews INTEGER NOT NULL DEFAULT 0,
    lapses INTEGER NOT NULL DEFAULT 0,
    suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1)),
    buried_until TEXT,
    planned TEXT,
    gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
) STRICT
;;
CREATE INDEX study_due ON study_card (due)
;;
CREATE INDEX study_planned ON study_card (planned) WHERE planned IS NOT NULL
;;
CREATE TABLE study_log (
    id TEXT PRIMARY KEY,
    card TEXT NOT NULL,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    action TEXT NOT NULL,
    rating INTEGER,
    seconds REAL NOT NULL DEFAULT 0,
    was TEXT NOT NULL,
    before TEXT,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT
;;
CREATE INDEX study_log_day ON study_log (day) WHERE undone = 0
;;
CREATE INDEX study_log_at ON study_log (at) WHERE undone = 0
;;
CREATE TABLE study_plan (
    case_id TEXT PRIMARY KEY REFERENCES case_file (id) ON DELETE CASCADE,
    begun_at TEXT NOT NULL
) STRICT
"""
