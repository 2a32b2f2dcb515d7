"""Clients, contacts, cases and vendors by the words of their names, through FTS5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.search import Kind
from coach.store.file.reading import choice, name, readable, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.store.file.connection import Row, Store

MOST = 60  # rows that a search looks at
_PIECE = 3  # letters from which the index of pieces can be asked
_RANKED_FROM = 3  # letters; with fewer, so much is found that an order says nothing

# `shown` and `beside` are what is shown of a row: a title, and what it belongs to.
_ROWS = """
SELECT f.kind, f.ref, f.owner, f.words,
       CASE f.kind WHEN 'client' THEN client.name WHEN 'contact' THEN contact.name
                   WHEN 'case' THEN c.title ELSE vendor.name END AS shown,
       CASE f.kind WHEN 'contact' THEN contact.role WHEN 'vendor' THEN vendor.contact
                   ELSE '' END AS more,
       CASE f.kind WHEN 'client' THEN '' WHEN 'vendor' THEN vendor.kind
                   ELSE client.name END AS beside
FROM {source}
LEFT JOIN client ON client.id = f.owner AND f.kind <> 'vendor'
LEFT JOIN contact ON f.kind = 'contact' AND contact.id = f.ref
LEFT JOIN case_file c ON f.kind = 'case' AND c.id = f.ref
LEFT JOIN vendor ON f.kind = 'vendor' AND vendor.id = f.ref
WHERE {where}
  AND client.trashed_at IS NULL AND contact.trashed_at IS NULL
  AND c.trashed_at IS NULL AND vendor.trashed_at IS NULL
ORDER BY {order} LIMIT {most}
"""


class Findable(Struct, frozen=True):
    """A client, contact, case or vendor that was found."""

    kind: Kind
    id: str
    owner: str  # the id of the client it belongs to; of a vendor its own
    words: str  # by which it was found
    title: str
    more: str  # the role of a contact, the contact of a vendor
    beside: str  # the name of the client it belongs to; vendor or colleague


class FindableTable:
    """Reads the full-text indexes of the data file; what is in the trash is left out."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._terms: tuple[str, ...] = ()
        self._seen = -1

    def by_words(self, words: Sequence[Sequence[str]], *, any_of: bool = False) -> list[Findable]:
        """What has a word that begins with one of the spellings of each (or any) of `words`."""
        groups = (" OR ".join(f'"{form}"*' for form in forms) for forms in words if forms)
        match = (" OR " if any_of else " AND ").join(f"({group})" for group in groups)
        if not match:
            return []
        longest = max(len(form) for forms in words for form in forms)
        order = "w.rank, f.id" if longest >= _RANKED_FROM else "w.rowid"
        source = "findable_word w CROSS JOIN findable f ON f.id = w.rowid"
        return self._rows(source, "findable_word MATCH ?", order, (match,))

    def by_pieces(self, pieces: Iterable[str]) -> list[Findable]:
        """What has each of these pieces anywhere in its words, also in the middle of one.

        Args:
            pieces: Letters and digits only.
        """
        wanted = [piece for piece in pieces if piece]
        if not wanted:
            return []
        indexed = " AND ".join(f'"{piece}"' for piece in wanted if len(piece) >= _PIECE)
        short = [f"%{piece}%" for piece in wanted if len(piece) < _PIECE]
        where = ["findable_piece MATCH ?"] if indexed else []
        where += ["p.words LIKE ?"] * len(short)
        source = "findable_piece p CROSS JOIN findable f ON f.id = p.rowid"
        values = [indexed, *short] if indexed else short
        return self._rows(source, " AND ".join(where), "f.id", values)

    def terms(self) -> tuple[str, ...]:
        """Every word that something can be found by, in order; kept until the file changes."""
        version = self._store.version
        if version != self._seen:
            rows = self._store.rows("SELECT term FROM findable_term")
            self._terms, self._seen = tuple(sorted(row[0] for row in rows)), version
        return self._terms

    def latest_cases(self) -> list[Findable]:
        """Cases, the latest change first."""
        return self._rows("findable f", "f.kind = 'case'", "c.changed_at DESC, c.id DESC", ())

    def get(self, kind: Kind, ref: str) -> Findable | None:
        """One of them, or None where it is gone."""
        found = self._rows("findable f", "f.kind = ? AND f.ref = ?", "f.id", (kind.value, ref))
        return found[0] if found else None

    def _rows(
        self, source: str, where: str, order: str, values: Sequence[object]
    ) -> list[Findable]:
        sql = _ROWS.format(source=source, where=where, order=order, most=MOST)
        return list(readable(self._store, "findable", self._store.rows(sql, values), _findable))


def _findable(row: Row) -> Findable:
    kind, ref, owner, words, title, more, beside = row
    shown = (name("title", title or ""), name("more", more or ""), name("beside", beside or ""))
    return Findable(choice("kind", Kind, kind), ref, owner, text("words", words), *shown)
