"""The table of the branches of a book (step 9)."""

from __future__ import annotations

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
