# SPDX-License-Identifier: MIT
"""Texts that were typed and not saved: kept when the program ends, offered at the next start."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from coach.store.settings import SettingTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.services.desk import Desk

MOST = 100  # texts that are kept; the newest
_NAME = "unsaved"


class Unsaved(NamedTuple):
    """A text that no field has saved."""

    what: str  # the field, in words
    page: str  # its name in PAGES; "" where it has none
    about: str  # the id of the case or client of that page; or ""
    text: str
    most: int = 0  # characters that the field takes; 0: not known

    @property
    def over(self) -> int:
        """How many characters the field does not take; 0 where it takes all."""
        return max(len(self.text) - self.most, 0) if self.most else 0


class UnsavedService:
    """Keeps such texts in the data file, where they are as safe as all that is saved."""

    def __init__(self, desk: Desk) -> None:
        self._table = SettingTable(desk.store)

    def kept(self) -> tuple[Unsaved, ...]:
        """What was kept, oldest first; what makes no sense is noted, and stays in the file."""
        value = self._table.get(_NAME)
        if not value:
            return ()
        found = _read(value)
        if found is None:
            self._table.note_nonsense(_NAME)
        return found or ()

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


def _read(value: str) -> tuple[Unsaved, ...] | None:
    """The texts in a value; None where it makes no sense."""
    import json

    with suppress(ValueError, TypeError, RecursionError):
        found = tuple(Unsaved(*each) for each in json.loads(value) if isinstance(each, list))
        if all(_makes_sense(each) for each in found):
            return found
    return None


def _makes_sense(text: Unsaved) -> bool:
    words = (text.what, text.page, text.about, text.text)
    return all(isinstance(each, str) for each in words) and type(text.most) is int


def _sound(text: str) -> str:
    """The text without half characters, which no file takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
