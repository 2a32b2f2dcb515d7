"""The tables of sealed files: comments, and what was received from others."""

from __future__ import annotations

# `item` is the id of a case, run or round of this file, or of one that was received; a comment
# stays when that is gone. `own` is 1 where it was written here. `dismissed_at` is for this file
# alone, `removed` goes with the comment wherever it goes.
# What was received lies as it came, as JSON; `parcel` is the id of the file that it came in.
SEALED = """
CREATE TABLE comment (
    id TEXT PRIMARY KEY,
    item TEXT NOT NULL,
    anchor TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    written_at TEXT NOT NULL,
    quote TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL DEFAULT 1,
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    masked INTEGER NOT NULL DEFAULT 0 CHECK (masked IN (0, 1)),
    own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1)),
    read_at TEXT,
    dismissed_at TEXT
) STRICT
;;
CREATE INDEX comment_of_item ON comment (item)
;;
CREATE TABLE received (
    item TEXT PRIMARY KEY,
    parcel TEXT NOT NULL,
    made_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    removed_at TEXT,
    content TEXT NOT NULL
) STRICT
"""
