"""Packs that are brought in: what each is, and what it adds or puts in the place of what was."""

from __future__ import annotations

from datetime import datetime

from coach.domain.record import Record


class KeptPack(Record):
    """A pack as it is kept in the data file."""

    ref: str  # of this copy of it; several versions of a pack may be kept
    id: str
    title: str
    version: str
    licence: str
    digest: str  # of its zip
    added_at: datetime
    removed_at: datetime | None = None

    @property
    def label(self) -> str:
        """Id and version: "my-firm 1.0"."""
        return f"{self.id} {self.version}"


class PackField(Record):
    """One thing that an entry says, before and after; empty where it is not said."""

    name: str  # as the file calls it, in words: "Use when"
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than before."""
        return self.before != self.after


class PackChange(Record):
    """An entry that a pack adds, or puts in the place of one."""

    kind: str  # of the content, as the folder or list is called: "scripts", "questions"
    id: str
    title: str
    fields: tuple[PackField, ...]
    replaces: str = ""  # the label of the pack whose entry gives way; empty: it is added

    @property
    def is_added(self) -> bool:
        """Whether there was none of this id before."""
        return not self.replaces


class PackPreview(Record):
    """What a pack would change, before it is brought in."""

    id: str
    title: str
    version: str
    licence: str
    digest: str
    content: bytes  # its zip
    changes: tuple[PackChange, ...]  # those that change something, by kind
    same: int = 0  # entries that say what is said already
    version_before: str = ""  # of the same pack, where it is there already

    @property
    def added(self) -> int:
        """How many entries are added."""
        return sum(change.is_added for change in self.changes)

    @property
    def replaced(self) -> int:
        """How many entries take the place of others."""
        return len(self.changes) - self.added
