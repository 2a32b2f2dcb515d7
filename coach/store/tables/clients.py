"""Clients and their contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.case import Client, Contact
from coach.store.file.long_texts import whole_texts
from coach.store.file.reading import (
    NAME_MOST,
    TEXT_MOST,
    moment,
    name,
    readable,
    readable_one,
    text,
)
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from datetime import datetime

    from coach.store.file.connection import Row, Store

_CLIENT = """
SELECT id, name, note, created_at,
       EXISTS (SELECT 1 FROM sample_client s WHERE s.client_id = client.id)
FROM client
"""
_CONTACT = "SELECT id, client_id, name, role FROM contact"


class ClientTable:
    """Reads and writes clients and contacts; what is in the trash is left out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Client, ...]:
        """Every client, in the order they were added."""
        rows = self._store.rows(f"{_CLIENT} WHERE trashed_at IS NULL ORDER BY id")
        return readable(self._store, "client", rows, _client)

    def get(self, client_id: str) -> Client | None:
        """One client, or None."""
        row = self._store.row(f"{_CLIENT} WHERE id = ? AND trashed_at IS NULL", (client_id,))
        return readable_one(self._store, "client", row, _client, client_id) if row else None

    def trashed(self) -> tuple[Client, ...]:
        """The clients in the trash, the latest first."""
        rows = self._store.rows(
            f"{_CLIENT} WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC, id DESC"
        )
        return readable(self._store, "client", rows, _client)

    def add(self, client: Client) -> None:
        """Keep a new client."""
        self._store.execute(
            "INSERT INTO client (id, name, note, created_at) VALUES (?, ?, ?, ?)",
            (client.id, client.name, client.note, stamp(client.created_at)),
        )

    def edit(self, client_id: str, name: str, note: str) -> None:
        """Change name and note; of one that was shown in part the rest stays."""
        given = {"name": (name, NAME_MOST), "note": (note, TEXT_MOST)}
        kept = whole_texts(self._store, "client", ("id = ?", (client_id,)), given)
        self._store.execute("UPDATE client SET name = ?, note = ? WHERE id = ?", (*kept, client_id))

    def set_trashed(self, client_id: str, at: datetime | None) -> None:
        """Put a client into the trash, or take it out (None)."""
        self._store.execute(
            "UPDATE client SET trashed_at = ? WHERE id = ?", (at and stamp(at), client_id)
        )

    def names(self) -> tuple[str, ...]:
        """The names of all clients and contacts, also of those in the trash."""
        rows = self._store.rows("SELECT name FROM client UNION SELECT name FROM contact")
        return tuple(str(row[0]) for row in rows)

    def contacts(self, client_id: str) -> tuple[Contact, ...]:
        """The contacts of a client, in the order they were added."""
        rows = self._store.rows(
            f"{_CONTACT} WHERE client_id = ? AND trashed_at IS NULL ORDER BY id", (client_id,)
        )
        return readable(self._store, "contact", rows, _contact)

    def contact(self, contact_id: str, *, trashed: bool = False) -> Contact | None:
        """One contact, or None; `trashed` finds one in the trash too."""
        row = self._store.row(
            f"{_CONTACT} WHERE id = ? AND (? OR trashed_at IS NULL)", (contact_id, trashed)
        )
        return readable_one(self._store, "contact", row, _contact, contact_id) if row else None

    def add_contact(self, contact: Contact, at: datetime) -> None:
        """Keep a new contact."""
        self._store.execute(
            "INSERT INTO contact (id, client_id, name, role, created_at) VALUES (?, ?, ?, ?, ?)",
            (contact.id, contact.client_id, contact.name, contact.role, stamp(at)),
        )

    def edit_contact(self, contact_id: str, name: str, role: str) -> None:
        """Change name and role; of one that was shown in part the rest stays."""
        given = {"name": (name, NAME_MOST), "role": (role, NAME_MOST)}
        kept = whole_texts(self._store, "contact", ("id = ?", (contact_id,)), given)
        self._store.execute(
            "UPDATE contact SET name = ?, role = ? WHERE id = ?", (*kept, contact_id)
        )

    def set_contact_trashed(self, contact_id: str, at: datetime | None) -> None:
        """Put a contact into the trash, or take it out (None)."""
        self._store.execute(
            "UPDATE contact SET trashed_at = ? WHERE id = ?", (at and stamp(at), contact_id)
        )


def _client(row: Row) -> Client:
    client_id, client_name, note, created_at, sample = row
    return Client(
        client_id,
        name("name", client_name),
        text("note", note),
        moment("created_at", created_at),
        sample=bool(sample),
    )


def _contact(row: Row) -> Contact:
    contact_id, client_id, contact_name, role = row
    return Contact(contact_id, client_id, name("name", contact_name), name("role", role))
