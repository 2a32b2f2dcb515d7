# SPDX-License-Identifier: MIT
"""All clients: search, add, open, and bring back from the trash."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.ui.clients.client_dialog import ClientDialog
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.fields.asking import add_keys
from coach.ui.kit.rows.row_model import Row
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.shell import Data
from coach.ui.shell.trash_list import ListWords, TrashList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.case import Client
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class ClientsPage(TrashList["Client"]):
    """The list of clients, or of those in the trash."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "clients-page", ("client", "clients"))
        self._names = NameMask(services)
        add_keys(self, "Ctrl+Shift+N", self.on_add)  # also where no button for it is shown

    def words(self) -> ListWords:
        """What stands on the page."""
        return ListWords(
            title=self.tr("Clients"),
            trash=self.tr("Clients in the trash"),
            back=self.tr("Back to the clients"),
            add=self.tr("Add client"),
            find=self.tr("Find a client"),
            table=self.tr("Clients"),
        )

    def empty_state(self) -> EmptyState:
        """What is shown while there is none."""
        return EmptyState(
            self.tr(
                "These are the organisations you work for, each with its people and its cases."
            ),
            self.tr("Add the first client"),
            "first-client",
            example=self.tr("For example: Halden Tools, where Joe buys and Maria signs."),
            primary=True,
        )

    def kept(self, *, in_trash: bool) -> Sequence[Client]:
        """All clients, or those in the trash."""
        service = self._services.clients
        return service.trashed() if in_trash else service.clients()

    def searched(self, item: Client) -> str:
        """The name and the note."""
        return f"{item.name} {item.note}"

    def row(self, item: Client) -> Row:
        """The name, the note, and whether it is a sample."""
        trailing = self.tr("sample") if item.sample else ""
        if self.in_trash:
            trailing = self.tr("bring back")
        note = self._names.text(item.note, [item.name])
        return Row(item.id, self._names.name(item.name), note, trailing)

    def on_add(self) -> None:
        """Ask for a client, and open the page of it."""
        dialog = ClientDialog(self._services, self._shell, self)
        dialog.kept.connect(self._on_added)
        dialog.open()

    def _on_added(self, client: Client) -> None:
        self.open_item(client.id)

    def open_item(self, item_id: str) -> None:
        """Go to the page of a client."""
        self._shell.go("client", item_id)

    def edit(self, item_id: str) -> None:
        """Let a client be changed."""
        client = self._shell.guard(partial(self._services.clients.client, item_id))
        if client is not None:
            dialog = ClientDialog(self._services, self._shell, self, client)
            dialog.kept.connect(self.refresh)
            dialog.open()

    def remove(self, item_id: str) -> None:
        """Put a client into the trash, with its cases."""
        if self._shell.attempt(partial(self._services.clients.trash, item_id)):
            undo = partial(self.bring_back, item_id)
            self._shell.toast(self.tr("The client is in the trash, with its cases."), undo)
            self._shell.changed(Data.CLIENTS | Data.PLAN)
            self.refresh()

    def bring_back(self, item_id: str) -> None:
        """Take a client out of the trash."""
        if self._shell.attempt(partial(self._services.clients.restore, item_id)):
            self._shell.toast(self.tr("Brought back."))
            self._shell.changed(Data.CLIENTS | Data.PLAN)
        self.refresh()
