# SPDX-License-Identifier: MIT
"""Texts that were typed and not saved: kept when the program ends, offered at the next start."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from coach.store.tables.settings import SettingTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.services.case.context import ServiceContext

MOST = 100  # texts that are kept; the newest
_NAME = "unsaved"


class Unsaved(NamedTuple):
    """A text that no field has saved."""

    what: str  # the field, in words
    page: str  # its name in PAGES; "" where it has none
    about: str  # the id of the case or client of that page; or ""
    text: str
    most: int = 0  # characters that the field takes; 0: not known
    field: str = ""  # what the window calls the field; "" where an earlier version kept the text

    @property
    def over(self) -> int:
        """How many characters the field does not take; 0 where it takes all."""
        return max(len(self.text) - self.most, 0) if self.most else 0


class UnsavedService:
    """Keeps such texts in the data file, where they are as safe as all that is saved."""

    def __init__(self, context: ServiceContext) -> None:
        self._table = SettingTable(context.store)

    def kept(self) -> tuple[Unsaved, ...]:
        """What was kept, oldest first; that some of it makes no sense is noted."""
        value = self._table.get(_NAME)
        if not value:
            return ()
        rows = _rows(value)
        found = tuple(text for row in rows if (text := _read(row)) is not None)
        if len(found) < len(rows):
            self._table.note_nonsense(_NAME)
        return found

    def keep(self, texts: Sequence[Unsaved]) -> None:
        """Keep exactly these, or the newest of them.

        Raises:
            StoreError: Nothing can be written.
        """
        last = [text._replace(text=_sound(text.text)) for text in texts[-MOST:]]
        before = self._table.get(_NAME)
        if not last and not before:
            return
        import json

        value = json.dumps(last, ensure_ascii=False) if last else ""
        if value != before:
            self._table.set(_NAME, value)


def _rows(value: str) -> list[object]:
    """What was kept, one for each text; of a value that makes no sense at all one that has none."""
    import json

    with suppress(ValueError, RecursionError):
        rows = json.loads(value)
        if isinstance(rows, list):
            return rows
    return [None]


def _read(row: object) -> Unsaved | None:
    """A text as it was kept; None for anything else."""
    most_fields = len(Unsaved._fields)
    if not isinstance(row, list) or len(row) not in (most_fields - 1, most_fields):
        return None
    *words, most = (*row[:4], *row[5:], row[4])
    makes_sense = all(isinstance(each, str) for each in words) and type(most) is int
    return Unsaved(*row) if makes_sense else None


def _sound(text: str) -> str:
    """The text without half characters, which no file takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
