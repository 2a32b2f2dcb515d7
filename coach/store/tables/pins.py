"""Pinned content: what the program asked and said when a case was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.store.file.reading import UnreadRow
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from datetime import datetime

    from coach.store.file.connection import Store


class PinTable:
    """Keeps versions of content by what they hold; one that is kept is never changed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, pin: str, pack: str, content: bytes, now: datetime) -> None:
        """Keep a version; one that is there stays as it is."""
        self._store.execute(
            "INSERT OR IGNORE INTO pin VALUES (?, ?, ?, ?)", (pin, pack, content, stamp(now))
        )

    def content(self, pin: str) -> bytes | None:
        """A version as it was kept, or None."""
        row = self._store.row("SELECT content FROM pin WHERE id = ?", (pin,))
        return bytes(row[0]) if row else None

    def note_nonsense(self, pin: str) -> None:
        """Note that a version is gone, or cannot be read, so that today's counts."""
        self._store.unread.note(UnreadRow("pin", pin, "content"))

    def pack(self, pin: str) -> str:
        """Id and version of the pack that a version came from; empty when it is not there."""
        row = self._store.row("SELECT pack FROM pin WHERE id = ?", (pin,))
        return str(row[0]) if row else ""
