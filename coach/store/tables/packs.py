"""Packs that were brought in; each is kept as a whole, and several versions of one may be."""

from __future__ import annotations

import hashlib
import re
import zlib
from typing import TYPE_CHECKING

from coach.domain.packs import KeptPack
from coach.store.file.reading import NoSense, moment, moment_or_none, name, readable
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from datetime import datetime

    from coach.store.file.connection import Row, Store

MOST_BYTES = 64 * 1024 * 1024  # of a zip; those that are let in are far smaller
KEPT_REMOVED = 3  # copies of a pack that stay once they are out of use
_COLUMNS = "id, pack, title, version, licence, digest, added_at, removed_at"
_IN_USE = f"SELECT {_COLUMNS} FROM kept_pack WHERE removed_at IS NULL ORDER BY position, id"  # noqa: S608 - our own names
_REMOVED = (
    f"SELECT {_COLUMNS} FROM kept_pack WHERE removed_at IS NOT NULL ORDER BY removed_at DESC, id"  # noqa: S608 - as above
)
_ID = re.compile(r"[a-z][a-z0-9-]{0,200}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_OLD = """
DELETE FROM kept_pack WHERE pack = ?1 AND removed_at IS NOT NULL AND id NOT IN (
    SELECT id FROM kept_pack WHERE pack = ?1 AND removed_at IS NOT NULL
    ORDER BY removed_at DESC, id LIMIT ?2
)
"""


class KeptPackTable:
    """Reads and writes the packs that were brought in."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def in_use(self) -> tuple[KeptPack, ...]:
        """Those in use, from the lowest up."""
        return readable(self._store, "kept_pack", self._store.rows(_IN_USE), _kept)

    def removed(self) -> tuple[KeptPack, ...]:
        """Those that were taken out of use, the last first."""
        return readable(self._store, "kept_pack", self._store.rows(_REMOVED), _kept)

    def content(self, ref: str) -> bytes | None:
        """The zip of a pack; None where it is not what was kept."""
        row = self._store.row("SELECT content, digest FROM kept_pack WHERE id = ?", (ref,))
        found = None if row is None else _unpacked(row[0])
        if row is None or found is None or digest_of(found) != row[1]:
            return None
        return found

    def add(self, kept: KeptPack, content: bytes) -> None:
        """Keep a pack and take it into use, in the place of one of its name, else above all."""
        with self._store.transaction():
            place = self._store.row(
                "SELECT position FROM kept_pack WHERE pack = ? AND removed_at IS NULL", (kept.id,)
            )
            last = self._store.row("SELECT coalesce(max(position), 0) FROM kept_pack") or (0,)
            self._retire(kept.id, kept.added_at)
            self._store.execute(
                "INSERT INTO kept_pack VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
                (
                    *(kept.ref, kept.id, kept.title, kept.version, kept.licence, kept.digest),
                    zlib.compress(content, 9),
                    place[0] if place is not None else last[0] + 1,
                    stamp(kept.added_at),
                ),
            )
            self._store.execute(_OLD, (kept.id, KEPT_REMOVED))

    def remove(self, pack: str, now: datetime) -> None:
        """Take a pack out of use."""
        with self._store.transaction():
            self._retire(pack, now)
            self._store.execute(_OLD, (pack, KEPT_REMOVED))

    def put_back(self, kept: KeptPack, now: datetime) -> None:
        """Take a pack into use again, in the place of one of its name."""
        with self._store.transaction():
            self._retire(kept.id, now)
            self._store.execute("UPDATE kept_pack SET removed_at = NULL WHERE id = ?", (kept.ref,))

    def _retire(self, pack: str, now: datetime) -> None:
        self._store.execute(
            "UPDATE kept_pack SET removed_at = ? WHERE pack = ? AND removed_at IS NULL",
            (stamp(now), pack),
        )


def digest_of(content: bytes) -> str:
    """By what a zip is told from any other."""
    return hashlib.sha256(content).hexdigest()


def _unpacked(content: object) -> bytes | None:
    unpack = zlib.decompressobj()
    try:
        found = unpack.decompress(bytes(content), MOST_BYTES)  # type: ignore[call-overload]
    except (zlib.error, TypeError, ValueError):
        return None
    return found if unpack.eof else None


def _kept(row: Row) -> KeptPack:
    ref, pack, title, version, licence, digest, added, removed = row
    if not (isinstance(pack, str) and _ID.fullmatch(pack)):
        raise NoSense("pack")
    if not (isinstance(digest, str) and _DIGEST.fullmatch(digest)):
        raise NoSense("digest")
    return KeptPack(
        ref,
        pack,
        name("title", title),
        name("version", version),
        name("licence", licence),
        digest,
        moment("added_at", added),
        moment_or_none("removed_at", removed),
    )
