"""The tables of the user's own scripts and of sample clients, as step 8 makes them.

A text that is null is that of the library. One index of FTS5 lies over all texts, kept in step by
triggers; what is in the trash is not in it. Part of a released step: never edited.
"""

from __future__ import annotations

_TEXTS = ("title", "use_when", "rule", "short", "long", "written")
_NAMES = ", ".join(_TEXTS)


def _texts(row: str) -> str:
    return ", ".join(f"{row}.{text}" for text in _TEXTS)


_INTO = f"""
INSERT INTO own_script_word (rowid, {_NAMES})
SELECT new.number, {_texts("new")} WHERE new.trashed_at IS NULL;
"""
_OUT_OF = f"""
INSERT INTO own_script_word (own_script_word, rowid, {_NAMES})
SELECT 'delete', old.number, {_texts("old")} WHERE old.trashed_at IS NULL;
"""

OWN = f"""
CREATE TABLE own_script (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    base TEXT NOT NULL,
    situation TEXT NOT NULL,
    stage TEXT NOT NULL,
    {", ".join(f"{text} TEXT" for text in _TEXTS)},
    original TEXT NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT
;;
CREATE UNIQUE INDEX own_script_version ON own_script (base)
WHERE base <> '' AND trashed_at IS NULL
;;
CREATE INDEX own_script_place ON own_script (situation, title, id) WHERE trashed_at IS NULL
;;
CREATE VIRTUAL TABLE own_script_word USING fts5(
    {_NAMES}, content = 'own_script', content_rowid = 'number', prefix = '1 2 3',
    tokenize = 'porter unicode61 remove_diacritics 2'
)
;;
CREATE VIRTUAL TABLE own_script_term USING fts5vocab(own_script_word, row)
;;
INSERT INTO own_script_word (own_script_word, rank) VALUES ('secure-delete', 1)
;;
INSERT INTO own_script_word (own_script_word, rank) VALUES ('rank', 'bm25(8, 4, 4, 2, 1, 1)')
;;
CREATE TRIGGER own_script_added AFTER INSERT ON own_script
BEGIN {_INTO} END
;;
CREATE TRIGGER own_script_gone AFTER DELETE ON own_script
BEGIN {_OUT_OF} END
;;
CREATE TRIGGER own_script_changed AFTER UPDATE ON own_script
BEGIN {_OUT_OF} {_INTO} END
"""  # noqa: S608 - our own names

SAMPLES = """
CREATE TABLE sample_client (
    client_id TEXT PRIMARY KEY REFERENCES client (id) ON DELETE CASCADE,
    sample TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
