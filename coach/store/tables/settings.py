"""The settings: names and values, both text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.store.file.reading import UnreadRow

if TYPE_CHECKING:
    from coach.store.file.connection import Store


class SettingTable:
    """Reads and writes settings."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, str]:
        """Every setting that was ever set, whole."""
        return dict(self._store.rows("SELECT name, value FROM setting"))

    def get(self, name: str) -> str:
        """The value of a setting; empty where it was never set."""
        return str(self.all().get(name, ""))

    def note_nonsense(self, key: str) -> None:
        """Note that the value of a setting makes no sense, so that its default counts."""
        self._store.unread.note(UnreadRow("setting", key, "value"))

    def note_long(self, key: str, length: int) -> None:
        """Note that only the beginning of a setting is read, of so many characters."""
        self._store.unread.note_long("setting", key, "value", length)

    def note(self, name: str, value: str) -> None:
        """Keep what the program notes for itself: nothing that a user would miss."""
        with self._store.in_passing():
            self.set(name, value)

    def set(self, name: str, value: str) -> None:
        """Keep a value in place of the one before."""
        self._store.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))
