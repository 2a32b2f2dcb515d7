# SPDX-License-Identifier: MIT
"""All clients: search, add, open, and bring back from the trash."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from coach.ui.clients.client_dialog import ClientDialog
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.fields.asking import add_keys
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.list_page import ListFrame, SearchField
from coach.ui.kit.rows.row_model import Row
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page
from coach.ui.shell.shell import ADD, Data

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.domain.case import Client
    from coach.services.container import Services
    from coach.ui.kit.rows.row_table import RowAction
    from coach.ui.shell.shell import Shell


class ClientsPage(Page):
    """The list of clients, or of those in the trash."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "clients-page")
        self._names = NameMask(services)
        self._in_trash = False
        icon = shell.icons.icon("plus", "on_accent")
        self._add = PrimaryButton(self.tr("Add client"), "add-client", icon)
        self._trash = QuietButton("", "clients-trash", shell.icons.icon("trash-2", "quiet"))
        self._head = PageHead(shell.theme, "", self._add)
        self._search = SearchField("clients-search", self.tr("Find a client"), shell)
        self._table = RowTable("clients", self.tr("Clients"), shell)
        self._empty = EmptyState(
            self.tr(
                "These are the organisations you work for, each with its people and its cases."
            ),
            self.tr("Add the first client"),
            "first-client",
            example=self.tr("For example: Halden Tools, where Joe buys and Maria signs."),
            primary=True,
        )
        self._frame = ListFrame(self._head, self._search, self._table, self._empty, (self._trash,))
        column_of(self, self._frame)
        self._connect()

    def _connect(self) -> None:
        add_keys(self, "Ctrl+Shift+N", self._on_add)  # also where no button for it is shown
        self._add.clicked.connect(self._on_add)
        self._empty.asked.connect(self._on_add)
        self._trash.clicked.connect(self._on_trash_clicked)
        self._search.textChanged.connect(self._refresh)
        self._table.opened.connect(self._on_opened)
        self._table.acted.connect(self._on_acted)

    def show_page(self, arg: object = None) -> None:
        """Show the clients as they are stored now; the keys go to the one `arg`; `ADD` adds."""
        self._in_trash = False
        self._refresh()
        focus: QWidget = self._search if self._empty.isHidden() else self._empty.button
        if arg is not None and self._table.choose(str(arg)):
            focus = self._table
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        if arg == ADD:
            self._on_add()

    def _refresh(self) -> None:
        if not self._shell.part(self._table, self._draw):
            self._frame.show_missing()

    def _draw(self) -> None:
        service = self._services.clients
        stored = service.trashed() if self._in_trash else service.clients()
        words = self._search.text().casefold().split()
        found = [client for client in stored if _has(client, words)]
        trash, clients = self.tr("Clients in the trash"), self.tr("Clients")
        self._head.set_title(trash if self._in_trash else clients)
        self._trash.set_text(self.tr("Back to the clients") if self._in_trash else self.tr("Trash"))
        self._add.setVisible(bool(stored) and not self._in_trash)
        self._table.set_menu(self._menu())
        self._table.show_items(found, self._row)
        self._trash.setVisible(self._in_trash or bool(service.trashed()))
        unread = self._services.unread.of("client")
        self._frame.show_state(empty=not stored and not self._in_trash, unread=unread)

    def _menu(self) -> dict[str, str]:
        if self._in_trash:
            return {"restore": self.tr("Bring back")}
        return {"edit": self.tr("Edit…"), "delete": self.tr("Move to the trash")}

    def _row(self, item: object) -> Row:
        client = cast("Client", item)
        trailing = self.tr("sample") if client.sample else ""
        if self._in_trash:
            trailing = self.tr("bring back")
        note = self._names.text(client.note, [client.name])
        return Row(client.id, self._names.name(client.name), note, trailing)

    def _on_add(self) -> None:
        dialog = ClientDialog(self._services, self._shell, self)
        dialog.kept.connect(self._on_added)
        dialog.open()

    def _on_added(self, client: Client) -> None:
        self._shell.go("client", client.id)

    def _on_trash_clicked(self) -> None:
        self._in_trash = not self._in_trash
        self._refresh()

    def _on_opened(self, client_id: str) -> None:
        if self._in_trash:
            self._restore(client_id)
        else:
            self._shell.go("client", client_id)

    def _on_acted(self, act: RowAction) -> None:
        if act.act == "restore":
            self._restore(act.row)
        elif act.act == "edit":
            client = self._shell.guard(partial(self._services.clients.client, act.row))
            if client is not None:
                dialog = ClientDialog(self._services, self._shell, self, client)
                dialog.kept.connect(self._refresh)
                dialog.open()
        elif self._shell.attempt(partial(self._services.clients.trash, act.row)):
            undo = partial(self._restore, act.row)
            self._shell.toast(self.tr("The client is in the trash, with its cases."), undo)
            self._shell.changed(Data.CLIENTS | Data.PLAN)
            self._refresh()

    def _restore(self, client_id: str) -> None:
        if self._shell.attempt(partial(self._services.clients.restore, client_id)):
            self._shell.toast(self.tr("Brought back."))
            self._shell.changed(Data.CLIENTS | Data.PLAN)
        self._refresh()


def _has(client: Client, words: list[str]) -> bool:
    text = f"{client.name} {client.note}".casefold()
    return all(word in text for word in words)
