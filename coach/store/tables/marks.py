"""What the user did with the scripts of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.talk.shelf import ScriptMark
from coach.store.file.reading import moment_or_none, name, readable
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from datetime import datetime

    from coach.store.file.connection import Row, Store

_MARKS = "SELECT script, read, favourite, opened_at FROM script_mark"
_SET = """
INSERT INTO script_mark (script, {column}) VALUES (?, ?)
ON CONFLICT (script) DO UPDATE SET {column} = excluded.{column}
"""


class MarkTable:
    """Reads and writes the marks; a script without one was never touched."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, ScriptMark]:
        """Every mark, by the id of its script; also of scripts that no pack has any more."""
        rows = self._store.rows(_MARKS)
        return {each.script: each for each in readable(self._store, "script_mark", rows, _mark)}

    def set_read(self, script: str, *, read: bool) -> None:
        """Keep whether a script was read."""
        self._store.execute(_SET.format(column="read"), (script, int(read)))

    def set_favourite(self, script: str, *, favourite: bool) -> None:
        """Keep whether a script is a favourite."""
        self._store.execute(_SET.format(column="favourite"), (script, int(favourite)))

    def note_opened(self, script: str, now: datetime) -> None:
        """Keep when a script was opened, and that it is read: what the program notes for itself."""
        with self._store.in_passing():
            self._store.execute(
                "INSERT INTO script_mark (script, read, opened_at) VALUES (?, 1, ?)"
                " ON CONFLICT (script) DO UPDATE SET read = 1, opened_at = excluded.opened_at",
                (script, stamp(now)),
            )


def _mark(row: Row) -> ScriptMark:
    script, read, favourite, opened = row
    at = moment_or_none("opened_at", opened)
    return ScriptMark(name("script", script), bool(read), bool(favourite), at)
