# SPDX-License-Identifier: MIT
"""Adds a person to a client, or edits one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.ui.shell.form_dialog import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.domain.case import Contact
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class ContactDialog(FormDialog):
    """Name and role of a person; `contact` is the one to edit, None to add one."""

    def __init__(
        self,
        services: Services,
        shell: Shell,
        parent: QWidget,
        client_id: str,
        contact: Contact | None = None,
    ) -> None:
        super().__init__(shell, parent)
        title = self.tr("Edit contact") if contact else self.tr("Add a contact")
        self.set_words(title, self.tr("Save") if contact else self.tr("Add"))
        self._services, self._client_id, self._contact = services, client_id, contact
        self.setObjectName("contact-dialog")
        self._name = self.line("contact-name", self.tr("Name"), contact.name if contact else "")
        self._role = self.line(
            "contact-role",
            self.tr("Role"),
            contact.role if contact else "",
            self.tr("For example: owner, buyer, head of operations."),
        )
        if contact:
            self.offer_removal(self.tr("Remove"))
        self._name.setFocus()

    def save(self) -> bool:
        """Keep the person; a blank name is refused in words."""
        name, role, clients = self._name.text(), self._role.text(), self._services.clients
        if self._contact is None:
            keep = partial(clients.add_contact, self._client_id, name, role)
        else:
            keep = partial(clients.edit_contact, self._contact.id, name, role)
        return self.attempt(keep, self._name, {"A role": self._role}) is not None
