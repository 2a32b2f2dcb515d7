"""What was received from others in sealed files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from coach.domain.practice.sealed import Received, SealedDocument, SealedKind
from coach.store.file.reading import NoSense, moment, moment_or_none, readable
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from datetime import datetime

    from coach.store.file.connection import Row, Store

_RECEIVED = "SELECT item, received_at, removed_at, content FROM received"

_OWN = {
    SealedKind.CASE: "SELECT 1 FROM case_file WHERE id = ?",
    SealedKind.RUN: "SELECT 1 FROM practice_run WHERE id = ?",
    SealedKind.ROUND: "SELECT 1 FROM practice_round WHERE id = ?",
}


class ReceivedTable:
    """Reads and writes what was received."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Received, ...]:
        """All that was not removed, the latest first."""
        rows = self._store.rows(
            f"{_RECEIVED} WHERE removed_at IS NULL ORDER BY received_at DESC, item"
        )
        return readable(self._store, "received", rows, _received)

    def get(self, item: str) -> Received | None:
        """One, removed or not; None where there is none, or it makes no sense."""
        rows = self._store.rows(f"{_RECEIVED} WHERE item = ?", (item,))
        return next(iter(readable(self._store, "received", rows, _received)), None)

    def is_of_this_file(self, kind: SealedKind, about: str) -> bool:
        """Whether a case, run or round is the user's own, be it in the trash."""
        return self._store.row(_OWN[kind], (about,)) is not None

    def put(self, received: Received) -> None:
        """Keep what came, in the place of an earlier version of it."""
        document = received.document
        self._store.execute(
            "INSERT OR REPLACE INTO received (item, parcel, made_at, received_at, removed_at,"
            " content) VALUES (?, ?, ?, ?, ?, ?)",
            (
                document.about,
                document.id,
                stamp(document.made_at),
                stamp(received.received_at),
                None if received.removed_at is None else stamp(received.removed_at),
                msgspec.json.encode(document).decode(),
            ),
        )

    def forget(self, item: str) -> None:
        """Delete one, as if it had never come."""
        self._store.execute("DELETE FROM received WHERE item = ?", (item,))

    def forget_removed(self, before: datetime) -> None:
        """Delete what was removed before a moment, with the comments on it."""
        gone = "SELECT item FROM received WHERE removed_at < ?"
        with self._store.transaction():
            self._store.execute(f"DELETE FROM comment WHERE item IN ({gone})", (stamp(before),))  # noqa: S608 - our own words
            self._store.execute("DELETE FROM received WHERE removed_at < ?", (stamp(before),))


def _received(row: Row) -> Received:
    item, received_at, removed_at, content = row
    try:
        document = msgspec.json.decode(content, type=SealedDocument)
    except (msgspec.DecodeError, TypeError):
        raise NoSense("content") from None
    if document.item is None or document.about != item:
        raise NoSense("content")
    return Received(
        document, moment("received_at", received_at), moment_or_none("removed_at", removed_at)
    )
