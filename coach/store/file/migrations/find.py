"""The tables to find clients, contacts, cases and vendors by, as step 4 makes them.

`findable` has a row for each of them, kept in step by triggers; two indexes of FTS5 lie over it: by
whole and begun words, and by any three letters of one. What is in the trash stays in it, and is
left out when it is read. Part of a released step: never edited.
"""

from __future__ import annotations

_LETTERS = (
    ("ß", "ss"), ("ẞ", "ss"), ("ø", "o"), ("Ø", "o"), ("æ", "ae"), ("Æ", "ae"), ("œ", "oe"),
    ("Œ", "oe"), ("ł", "l"), ("Ł", "l"), ("đ", "d"), ("Đ", "d"), ("ð", "d"), ("Ð", "d"),
    ("þ", "th"), ("Þ", "th"), ("ı", "i"),  # noqa: RUF001 - the letter of Turkish
)  # fmt: skip
_APOSTROPHES = ("''", "’", "‘", "ʼ", "`", "´", "′", "＇", "ʹ", "‛")  # noqa: RUF001


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for old, new in pairs:
        text = f"replace({text}, '{old}', '{new}')"
    return text


def _words(text: str) -> str:
    """SQL for a text as it is compared: also with its apostrophes taken out."""
    whole = _replaced(text, _LETTERS)
    joined = _replaced(whole, tuple((sign, "") for sign in _APOSTROPHES))
    return f"({whole} || ' ' || {joined})"


def _of(alias: str) -> dict[str, str]:
    """SQL for the words of a row of each table."""
    name = f"(SELECT name FROM client WHERE id = {alias}.client_id)"  # noqa: S608 - our own
    vendor = " || ' ' || ".join(
        f"{alias}.{column}" for column in ("name", "contact", "covers", "places", "sectors")
    )
    return {
        "client": _words(f"{alias}.name"),
        "contact": _words(f"({alias}.name || ' ' || {alias}.role)"),
        "case_file": _words(f"({alias}.title || ' ' || {name})"),
        "vendor": _words(f"({vendor})"),
    }


_KINDS = {"client": "client", "contact": "contact", "case_file": "case", "vendor": "vendor"}
_OWNERS = {"client": "id", "contact": "client_id", "case_file": "client_id", "vendor": "id"}
_COLUMNS = {
    "client": "name",
    "contact": "name, role",
    "case_file": "title, client_id",
    "vendor": "name, contact, covers, places, sectors",
}


def _triggers(table: str) -> str:
    kind, owner = _KINDS[table], _OWNERS[table]
    renamed = ""
    if table == "client":
        words = _words("((SELECT title FROM case_file WHERE id = findable.ref) || ' ' || new.name)")
        renamed = f"UPDATE findable SET words = {words} WHERE kind = 'case' AND owner = new.id;"  # noqa: S608
    return f"""
CREATE TRIGGER {table}_is_findable AFTER INSERT ON {table}
BEGIN
    INSERT INTO findable (kind, ref, owner, words)
    VALUES ('{kind}', new.id, new.{owner}, {_of("new")[table]});
END
;;
CREATE TRIGGER {table}_is_findable_anew AFTER UPDATE OF {_COLUMNS[table]} ON {table}
BEGIN
    UPDATE findable SET words = {_of("new")[table]}, owner = new.{owner}
    WHERE kind = '{kind}' AND ref = new.id;
    {renamed}
END
;;
CREATE TRIGGER {table}_is_findable_no_more AFTER DELETE ON {table}
BEGIN
    DELETE FROM findable WHERE kind = '{kind}' AND ref = old.id;
END
;;
INSERT INTO findable (kind, ref, owner, words)
SELECT '{kind}', t.id, t.{owner}, {_of("t")[table]} FROM {table} t
;;"""  # noqa: S608 - our own names


_TABLES = """
CREATE TABLE findable (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    owner TEXT NOT NULL,
    words TEXT NOT NULL,
    UNIQUE (kind, ref)
) STRICT
;;
CREATE INDEX findable_of_owner ON findable (owner, kind)
;;
CREATE VIRTUAL TABLE findable_word USING fts5(
    words, content = 'findable', content_rowid = 'id', prefix = '1 2 3',
    tokenize = 'unicode61 remove_diacritics 2'
)
;;
CREATE VIRTUAL TABLE findable_piece USING fts5(
    words, content = 'findable', content_rowid = 'id', tokenize = 'trigram remove_diacritics 1'
)
;;
CREATE VIRTUAL TABLE findable_term USING fts5vocab(findable_word, row)
;;
INSERT INTO findable_word (findable_word, rank) VALUES ('secure-delete', 1)
;;
INSERT INTO findable_piece (findable_piece, rank) VALUES ('secure-delete', 1)
;;"""

_INTO = "INSERT INTO findable_{index} (rowid, words) VALUES (new.id, new.words);"
_OUT_OF = (
    "INSERT INTO findable_{index} (findable_{index}, rowid, words)"
    " VALUES ('delete', old.id, old.words);"
)
_INDEXES = "".join(
    f"""
CREATE TRIGGER findable_{index}_added AFTER INSERT ON findable
BEGIN {_INTO.format(index=index)} END
;;
CREATE TRIGGER findable_{index}_deleted AFTER DELETE ON findable
BEGIN {_OUT_OF.format(index=index)} END
;;
CREATE TRIGGER findable_{index}_changed AFTER UPDATE OF words ON findable
WHEN new.words IS NOT old.words
BEGIN {_OUT_OF.format(index=index)} {_INTO.format(index=index)} END
;;"""
    for index in ("word", "piece")
)

FIND = (_TABLES + _INDEXES + "".join(map(_triggers, _KINDS))).strip().removesuffix(";;")
