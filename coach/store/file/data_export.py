"""All that is in the data file as one text that any editor opens: also what makes no sense here."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import TYPE_CHECKING

from coach.store.file.schema import version_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from coach.store.file.connection import Store

_OWN_TABLES = """
SELECT name FROM sqlite_master AS t
WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
  AND name NOT IN ('watermark', 'branch')
  AND NOT EXISTS (
      SELECT 1 FROM sqlite_master v
      WHERE v.sql LIKE 'CREATE VIRTUAL%'
        AND (t.name = v.name OR t.name LIKE v.name || '!_%' ESCAPE '!')
  )
ORDER BY name
"""  # without the index of words, which is made from the others


def tables(store: Store) -> tuple[str, ...]:
    """The names of the tables that hold what users wrote."""
    return tuple(row[0] for row in store.rows(_OWN_TABLES))


def columns(store: Store, table: str) -> tuple[tuple[str, str], ...]:
    """The columns of a table, each with its kind: TEXT, INTEGER, BLOB ..."""
    rows = store.rows("SELECT name, type FROM pragma_table_info(?)", (table,))
    return tuple((name, kind) for name, kind in rows)


def as_text(store: Store, now: datetime) -> str:
    """Every row of every table as JSON; what is no text or number stands in base 64.

    Raises:
        StoreError: The file cannot be read.
    """
    head = {"program": "Good Terms", "format": version_of(store), "exported": now.isoformat()}
    content = {table: [*_rows(store, table)] for table in tables(store)}
    return json.dumps({**head, "tables": content}, ensure_ascii=False, indent=1)


def _rows(store: Store, table: str) -> Iterator[dict[str, object]]:
    names = [name for name, _ in columns(store, table)]
    for row in store.rows(f'SELECT * FROM "{table}"'):  # noqa: S608 - a table of the file
        yield dict(zip(names, map(_plain, row), strict=True))


def _plain(value: object) -> object:
    return b64encode(value).decode() if isinstance(value, bytes) else value
