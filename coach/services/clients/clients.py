"""Clients and the people in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.case import Client, Contact
from coach.errors import GoodTermsError, NotFound
from coach.services.case.text import LONGEST_NOTE, fold, optional, required
from coach.store.tables.clients import ClientTable
from coach.translation import translate

if TYPE_CHECKING:
    from coach.services.case.context import ServiceContext

MOST_CONTACTS = 200  # of one client; a list of all who work there is another program's


class ClientService:
    """Adds, edits and trashes clients and contacts. Nothing is deleted for good."""

    def __init__(self, context: ServiceContext) -> None:
        self._table = ClientTable(context.store)
        self._clock = context.clock
        self._ids = context.ids

    def clients(self) -> tuple[Client, ...]:
        """Every client, by name; those in the trash are left out."""
        return tuple(sorted(self._table.all(), key=lambda client: (fold(client.name), client.id)))

    def client(self, client_id: str) -> Client:
        """One client.

        Raises:
            NotFound: There is none, or it is in the trash.
        """
        client = self._table.get(client_id)
        if client is None:
            raise NotFound(
                translate("Services", "This client is not there any more."),
                todo=translate("Services", "Look in the trash."),
            )
        return client

    def add(self, name: str, note: str = "") -> Client:
        """A new client; a name of blanks is refused."""
        client = Client(
            self._ids(),
            required(name, _name()),
            optional(note, _note(), most=LONGEST_NOTE),
            self._clock(),
        )
        self._table.add(client)
        return client

    def edit(self, client_id: str, name: str, note: str) -> Client:
        """The client with a new name and note; a name of blanks is refused."""
        self.client(client_id)
        self._table.edit(
            client_id,
            required(name, _name()),
            optional(note, _note(), most=LONGEST_NOTE),
        )
        return self.client(client_id)

    def contacts(self, client_id: str) -> tuple[Contact, ...]:
        """The contacts of a client, in the order they were added."""
        return self._table.contacts(client_id)

    def add_contact(self, client_id: str, name: str, role: str = "") -> Contact:
        """A new contact of a client; a name of blanks is refused."""
        self.client(client_id)
        if len(self._table.contacts(client_id)) >= MOST_CONTACTS:
            raise GoodTermsError(
                translate("Services", "A client can have {most_contacts} people at most.").format(
                    most_contacts=MOST_CONTACTS
                ),
                safe=translate("Services", "Nothing was changed, and all of them are there."),
                todo=translate(
                    "Services", "Take somebody out of the list who is not there any more."
                ),
            )
        contact = Contact(
            self._ids(),
            client_id,
            required(name, _name()),
            optional(role, _role()),
        )
        self._table.add_contact(contact, self._clock())
        return contact

    def edit_contact(self, contact_id: str, name: str, role: str) -> Contact:
        """The contact with a new name and role; a name of blanks is refused."""
        self._contact(contact_id)
        self._table.edit_contact(
            contact_id,
            required(name, _name()),
            optional(role, _role()),
        )
        return self._contact(contact_id)

    def remove_contact(self, contact_id: str) -> None:
        """Take a contact away; `restore_contact` brings it back."""
        self._contact(contact_id)
        self._table.set_contact_trashed(contact_id, self._clock())

    def restore_contact(self, contact_id: str) -> None:
        """Bring a removed contact back."""
        self._contact(contact_id, trashed=True)
        self._table.set_contact_trashed(contact_id, None)

    def trash(self, client_id: str) -> None:
        """Put a client into the trash, with its cases and reminders; `restore` brings it back."""
        self.client(client_id)
        self._table.set_trashed(client_id, self._clock())

    def restore(self, client_id: str) -> None:
        """Take a client out of the trash; a case that was trashed by itself stays there.

        Raises:
            NotFound: There is no such client.
        """
        self._table.set_trashed(client_id, None)
        self.client(client_id)

    def trashed(self) -> tuple[Client, ...]:
        """The clients in the trash, the latest first."""
        return self._table.trashed()

    def _contact(self, contact_id: str, *, trashed: bool = False) -> Contact:
        contact = self._table.contact(contact_id, trashed=trashed)
        if contact is None:
            raise NotFound(translate("Services", "This contact is not there any more."))
        return contact


def _name() -> str:
    return translate("Services", "A name")


def _note() -> str:
    return translate("Services", "A note")


def _role() -> str:
    return translate("Services", "A role")
