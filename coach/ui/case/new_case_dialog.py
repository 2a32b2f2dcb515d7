# SPDX-License-Identifier: MIT
"""Begins a case: with a client who is there, or with a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.ui.kit.fields.name_field import Proposals
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.form_dialog import FormDialog
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from coach.domain.case import Case, Client
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class NewCaseDialog(FormDialog):
    """Takes a client's name and perhaps a title, starts the case, and opens its first question."""

    def __init__(
        self, services: Services, shell: Shell, parent: QWidget, client: Client | None = None
    ) -> None:
        super().__init__(shell, parent)
        self.set_words(self.tr("New case"), self.tr("Begin"))
        self.setObjectName("new-case-dialog")
        self._services, self._fixed = services, client
        self._known = {known.name.casefold(): known for known in services.clients.clients()}
        shown = NameMask(services).name(client.name) if client else ""
        self._client = QLineEdit(shown, self)
        self._client.setObjectName("case-client")
        self._row = self.row(self.tr("Client"), self._client)
        self._client.setPlaceholderText(self.tr("Type a name: one you have, or a new one"))
        self._client.textChanged.connect(self._on_client_changed)
        self._title = self.line(
            "case-title",
            self.tr("What is it about? (optional)"),
            "",
            self.tr("A few words to find it again, such as “late payments”."),
        )
        self._complete()
        if client:
            self._client.setReadOnly(True)
            self._title.setFocus()
        else:
            self._client.setFocus()
        self._on_client_changed(self._client.text())

    def _complete(self) -> None:
        if self._fixed or self._services.settings.discreet:
            return
        names = sorted(client.name for client in self._known.values())
        completer = Proposals(QStringListModel(names, self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._client.setCompleter(completer)
        if (popup := completer.popup()) is not None:
            popup.setObjectName("completions")

    def save(self) -> bool:
        """Start the case and go to its first question."""
        case = self.attempt(self._start, self._client, {"A title": self._title})
        if case is None:
            return False
        self.shell.changed(Data.PLAN)
        self.shell.go("interview", case.id)
        return True

    def _start(self) -> Case:
        name = " ".join(self._client.text().split())
        client = self._fixed or self._known.get(name.casefold())
        if client is None:
            client = self._services.clients.add(name)
        return self._services.cases.start(client.id, self._title.text())

    def _on_client_changed(self, text: str) -> None:
        name = " ".join(text.split()).casefold()
        if self._fixed or not name:
            self._row.show_help("")
        elif name in self._known:
            self._row.show_help(self.tr("You already have this client."))
        else:
            self._row.show_help(self.tr("A new client."))
