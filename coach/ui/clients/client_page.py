# SPDX-License-Identifier: MIT
"""One client: note, people and cases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QKeySequence, QShortcut

from coach.ui.case.case_rows import CaseRows
from coach.ui.case.new_case_dialog import NewCaseDialog
from coach.ui.clients.client_dialog import ClientDialog
from coach.ui.clients.contact_dialog import ContactDialog
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.basic.section import Section
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_model import Row
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from coach.domain.case import Client, Contact
    from coach.services.container import Services
    from coach.ui.kit.rows.row_table import RowAction
    from coach.ui.shell.shell import Shell


class ClientPage(Page):
    """What is known of one client; `show_page` takes its id."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "client-page")
        self._names = NameMask(services)
        self._client_id = ""
        self._contacts: tuple[Contact, ...] = ()
        icons = shell.icons
        self._back = QuietButton(self.tr("Clients"), "back", icons.icon("arrow-left", "quiet"))
        self._new_case = PrimaryButton(
            self.tr("New case"), "new-case", icons.icon("plus", "on_accent")
        )
        self._edit = SecondaryButton(self.tr("Edit"), "edit-client", icons.icon("pencil"))
        self._delete = QuietButton(
            self.tr("Move to the trash"), "delete-client", icons.icon("trash-2", "quiet")
        )
        self._head = PageHead(shell.theme, "", self._edit, self._new_case)
        self._note = Body("")
        self._add_contact = QuietButton(
            self.tr("Add a contact"), "add-contact", icons.icon("user-plus", "quiet")
        )
        self._people = RowTable("contacts", self.tr("People"), shell)
        self._no_people = Body(
            self.tr("Whom do you talk to? With a first name, the talk begins with it.")
        )
        self._case_rows = CaseRows(services, shell, self)
        self._cases = self._case_rows.table
        self._no_cases = Body(
            self.tr("No case yet. A case is one problem with this client, from the first question.")
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        page = ScrollPage(self)
        people = Section(self.tr("People"), self._add_contact)
        cases = Section(self.tr("Cases"))
        for table in (self._people, self._cases):
            table.show_all_rows()
        for quiet in (self._no_people, self._no_cases):
            quiet.set_tone("quiet")
        self._people.set_menu({"edit": self.tr("Edit…"), "delete": self.tr("Remove")})
        people.body.addWidget(self._no_people)
        people.body.addWidget(self._people)
        cases.body.addWidget(self._no_cases)
        cases.body.addWidget(self._cases)
        for part in (self._back, self._head, self._note, people, cases):
            page.body.addWidget(part)
        page.body.addSpacing(24)
        page.body.addWidget(self._delete)
        page.body.addStretch(1)
        column_of(self, page)

    def _connect(self) -> None:
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self._on_new_case)
        self._back.clicked.connect(self.leave)
        self._new_case.clicked.connect(self._on_new_case)
        self._edit.clicked.connect(self._on_edit)
        self._delete.clicked.connect(self._on_delete)
        self._add_contact.clicked.connect(self._on_add_contact)
        self._people.opened.connect(self._open_contact)
        self._people.acted.connect(self._on_contact_acted)
        self._case_rows.changed.connect(self._refresh)

    def leave(self) -> None:
        """Go back to the list."""
        self._shell.go("clients", self._client_id)

    def show_page(self, arg: object = None) -> None:
        """Show the client with the id `arg`."""
        self._client_id = str(arg)
        self._services.clients.client(self._client_id)
        self._refresh()
        self._new_case.setFocus()

    def _refresh(self) -> None:
        self._shell.draw(self._draw)

    def _draw(self) -> None:
        client = self._services.clients.client(self._client_id)
        title = self._names.name(client.name)
        sample = self.tr("{client} (a sample)").format(client=title)
        self._head.set_title(sample if client.sample else title)
        self._note.setText(self._names.text(client.note, [client.name]))
        self._note.setVisible(bool(client.note))
        self._shell.part(self._people, self._draw_people)
        self._shell.part(self._cases, self._draw_cases)

    def _draw_people(self) -> None:
        self._no_people.hide()
        self._contacts = self._services.clients.contacts(self._client_id)
        self._people.show_items(self._contacts, self._person_row)
        self._people.setVisible(bool(self._contacts))
        unread = self._services.unread
        self._no_people.setVisible(not self._contacts and not unread.of("contact"))

    def _draw_cases(self) -> None:
        self._no_cases.hide()
        cases = self._services.cases.cases(self._client_id)
        self._case_rows.show_cases(cases, with_client=False)
        self._cases.setVisible(bool(cases))
        self._no_cases.setVisible(not cases and not self._services.unread.of("case_file"))

    def _person_row(self, item: object) -> Row:
        contact = cast("Contact", item)
        return Row(contact.id, self._names.name(contact.name), contact.role)

    def _client(self) -> Client | None:
        return self._shell.guard(partial(self._services.clients.client, self._client_id))

    def _on_new_case(self) -> None:
        if (client := self._client()) is not None:
            NewCaseDialog(self._services, self._shell, self, client).open()

    def _on_edit(self) -> None:
        if (client := self._client()) is not None:
            dialog = ClientDialog(self._services, self._shell, self, client)
            dialog.saved.connect(self._refresh)
            dialog.open()

    def _on_delete(self) -> None:
        if self._shell.attempt(partial(self._services.clients.trash, self._client_id)):
            undo = partial(self._restore, self._client_id)
            self._shell.toast(self.tr("The client is in the trash, with its cases."), undo)
            self._shell.changed(Data.CLIENTS | Data.PLAN)
            self._shell.go("clients")

    def _restore(self, client_id: str) -> None:
        if self._shell.attempt(partial(self._services.clients.restore, client_id)):
            self._shell.changed(Data.CLIENTS | Data.PLAN)
            self._shell.go("client", client_id)

    def _on_add_contact(self) -> None:
        self._ask_contact(None)

    def _open_contact(self, contact_id: str) -> None:
        self._ask_contact(
            next((contact for contact in self._contacts if contact.id == contact_id), None)
        )

    def _ask_contact(self, contact: Contact | None) -> None:
        dialog = ContactDialog(self._services, self._shell, self, self._client_id, contact)
        dialog.saved.connect(self._refresh)
        dialog.removal_asked.connect(self._on_removal_asked)
        dialog.open()

    def _on_contact_acted(self, act: RowAction) -> None:
        if act.act == "edit":
            self._open_contact(act.row)
        else:
            self._remove_contact(act.row)

    def _on_removal_asked(self) -> None:
        self._remove_contact(self._people.current_id())

    def _remove_contact(self, contact_id: str) -> None:
        if self._shell.attempt(partial(self._services.clients.remove_contact, contact_id)):
            undo = partial(self._restore_contact, contact_id)
            self._shell.toast(self.tr("Removed from the people."), undo)
            self._refresh()

    def _restore_contact(self, contact_id: str) -> None:
        self._shell.attempt(partial(self._services.clients.restore_contact, contact_id))
        self._refresh()
