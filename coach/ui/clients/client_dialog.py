# SPDX-License-Identifier: MIT
"""Adds a client, or edits one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coach.ui.shell.form_dialog import FormDialog
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from coach.domain.case import Client
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class ClientDialog(FormDialog):
    """Name and note of a client."""

    kept = Signal(object)  # the client as it is now

    def __init__(
        self, services: Services, shell: Shell, parent: QWidget, client: Client | None = None
    ) -> None:
        super().__init__(shell, parent)
        title = self.tr("Edit client") if client else self.tr("Add a client")
        self.set_words(title, self.tr("Save") if client else self.tr("Add"))
        self._services, self._client = services, client
        self.setObjectName("client-dialog")
        self._name = self.line("client-name", self.tr("Name"), client.name if client else "")
        self._name.setPlaceholderText(self.tr("Halden Tools"))
        self._note = QPlainTextEdit(client.note if client else "", self)
        self._note.setObjectName("client-note")
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(shell.theme.px(96))
        self.row(self.tr("Note"), self._note, self.tr("Anything worth knowing. Only you see it."))
        self._name.setFocus()

    def save(self) -> bool:
        """Keep the client; a blank name is refused in words."""
        name, note = self._name.text(), self._note.toPlainText()
        clients, others = self._services.clients, {"A note": self._note}
        if self._client is None:
            client = self.attempt(partial(clients.add, name, note), self._name, others)
        else:
            edit = partial(clients.edit, self._client.id, name, note)
            client = self.attempt(edit, self._name, others)
        if client is None:
            return False
        self.shell.changed(Data.CLIENTS)
        self.kept.emit(client)
        return True
