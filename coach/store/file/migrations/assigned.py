"""The tables of own personas and rubrics, and of assignments; of a released step: never edited.

`body` is a persona or rubric as JSON; `item` is the id by which runs and rounds know it: the id
of one of the library where it lies over that. An assignment is done by an attempt that fits it,
which is found when it is read; `done_at` is kept only for one that was ticked off by hand.
"""

from __future__ import annotations

ASSIGNED = """
CREATE TABLE own_practice (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('persona', 'rubric')),
    item TEXT NOT NULL,
    base TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT
;;
CREATE UNIQUE INDEX own_practice_item ON own_practice (kind, item) WHERE trashed_at IS NULL
;;
CREATE TABLE assignment (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES practice_person (id) ON DELETE CASCADE,
    task TEXT NOT NULL CHECK (task IN ('roleplay', 'round', 'drill', 'script')),
    what TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL,
    made_at TEXT NOT NULL,
    done_at TEXT,
    trashed_at TEXT
) STRICT
;;
CREATE INDEX assignment_of_person ON assignment (person_id)
"""

# Who asks; empty where nobody has said so. Nobody is ever deleted from the list of people.
GIVEN = "ALTER TABLE assignment ADD COLUMN giver_id TEXT NOT NULL DEFAULT ''"
