"""The tables of the later steps, in SQL; part of released steps: never edited."""

from __future__ import annotations

# The journal of what the user did to the lines of a talk; `of` names the entry that an undo or redo
# moves. `base` is the text that the coach gave when the user wrote or locked theirs.
LINES = """
CREATE TABLE line_edit (
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    deed TEXT NOT NULL,
    line TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT '',
    base TEXT NOT NULL DEFAULT '',
    of INTEGER,
    said_at TEXT NOT NULL,
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID
;;
CREATE TRIGGER line_edit_is_never_changed BEFORE UPDATE ON line_edit
BEGIN SELECT RAISE(ABORT, 'edits are only added'); END
;;
CREATE TRIGGER line_edit_goes_only_with_its_case BEFORE DELETE ON line_edit
WHEN EXISTS (SELECT 1 FROM case_file WHERE id = old.case_id)
BEGIN SELECT RAISE(ABORT, 'edits are only added'); END
"""

# `reflection` is for the user alone, as in `case_file`; no paper ever holds it. Seconds are whole.
TALKS = """
CREATE TABLE rehearsal (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    began_at TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    to_news INTEGER
) STRICT
;;
CREATE INDEX rehearsal_of_case ON rehearsal (case_id)
;;
CREATE TABLE rehearsal_part (
    rehearsal_id TEXT NOT NULL REFERENCES rehearsal (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    part TEXT NOT NULL,
    title TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    PRIMARY KEY (rehearsal_id, position)
) STRICT, WITHOUT ROWID
;;
CREATE TABLE talk_log (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    held INTEGER NOT NULL CHECK (held IN (0, 1)),
    reaction TEXT NOT NULL DEFAULT '',
    surprised TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    next_step TEXT NOT NULL DEFAULT '',
    reminder_id TEXT REFERENCES reminder (id) ON DELETE SET NULL,
    cause TEXT NOT NULL DEFAULT '',
    reflection TEXT NOT NULL DEFAULT '',
    said_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT
;;
CREATE INDEX talk_log_of_case ON talk_log (case_id)
"""

# `again_on` leaves `due` as it is; the index holds the day on which a reminder comes up. `apart` is
# how many days from the talk the user moved a step to; before, a moved step stayed where it was.
AGAIN = """
ALTER TABLE reminder ADD COLUMN again_on TEXT
;;
ALTER TABLE reminder ADD COLUMN apart INTEGER
;;
UPDATE reminder SET apart = (
    SELECT CAST(julianday(reminder.due) - julianday(c.talk_on) AS INTEGER)
    FROM case_file c WHERE c.id = reminder.case_id
)
WHERE moved = 1 AND step <> '' AND plan NOT IN ('', 'gather')
;;
DROP INDEX reminder_due
;;
CREATE INDEX reminder_due ON reminder (max(due, coalesce(again_on, due))) WHERE state = 'open'
"""

WATERMARK = """
CREATE TABLE watermark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    commits INTEGER NOT NULL,
    base TEXT NOT NULL,
    before TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL
) STRICT
;;
INSERT INTO watermark VALUES (
    1, 0, lower(hex(randomblob(8))), '', strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')
)
"""

# `saved` leaves out what the program keeps for itself; `in_use` is 1 from the first change of a run
# to its end, in the file itself as well.
WHOSE = """
ALTER TABLE watermark ADD COLUMN book TEXT NOT NULL DEFAULT ''
;;
ALTER TABLE watermark ADD COLUMN saved INTEGER NOT NULL DEFAULT 0
;;
ALTER TABLE watermark ADD COLUMN in_use INTEGER NOT NULL DEFAULT 0
"""

TODAY = """
CREATE INDEX case_talk ON case_file (talk_on) WHERE talk_on IS NOT NULL AND trashed_at IS NULL
;;
CREATE INDEX case_hot ON case_file (changed_at)
WHERE heat = 'hot' AND closed_at IS NULL AND trashed_at IS NULL
"""

# One row for each branch that a file came from, and one for its own, the last. `left` counts the
# changes of the branch before that it holds, `way` is a `coach.domain.recovery.Way`, and `aside`
# the name of the folder in which the files of before the choice were kept.
BRANCHES = """
CREATE TABLE branch (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    "left" INTEGER NOT NULL,
    way TEXT NOT NULL DEFAULT '',
    begun_at TEXT NOT NULL,
    aside TEXT NOT NULL DEFAULT ''
) STRICT
;;
INSERT INTO branch SELECT 0, book, 0, '', '1970-01-01T00:00:00.000000+00:00', '' FROM watermark
"""

# What the user did with a script of the library, by its id: a pack that brings it back finds the
# mark again. `opened_at` is when it was opened last; `read` is what the user says of it.
MARKS = """
CREATE TABLE script_mark (
    script TEXT PRIMARY KEY,
    read INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1)),
    favourite INTEGER NOT NULL DEFAULT 0 CHECK (favourite IN (0, 1)),
    opened_at TEXT
) STRICT, WITHOUT ROWID
"""

# A pack that was brought in, as the zip that it comes to, compressed. Several versions of one may
# be kept; one at most is in use. `position` says which lies above which.
PACKS = """
CREATE TABLE kept_pack (
    id TEXT PRIMARY KEY,
    pack TEXT NOT NULL,
    title TEXT NOT NULL,
    version TEXT NOT NULL,
    licence TEXT NOT NULL,
    digest TEXT NOT NULL,
    content BLOB NOT NULL,
    position INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    removed_at TEXT
) STRICT
;;
CREATE UNIQUE INDEX kept_pack_in_use ON kept_pack (pack) WHERE removed_at IS NULL
"""
