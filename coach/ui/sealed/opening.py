# SPDX-License-Identifier: MIT
"""From a chosen file to the page that shows what lay in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from coach.domain.practice.sealed import SUFFIX, SealedKind
from coach.errors import GoodTermsError
from coach.services.sealed.received import Came
from coach.services.sealed.words import said_of
from coach.ui.kit.basic.file_dialogs import file_dialog
from coach.ui.sealed.open_dialog import OpenDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.domain.practice.sealed import SealedDocument
    from coach.services.container import Services
    from coach.services.sealed.received import Taken
    from coach.ui.shell.shell import Shell

_OWN = {SealedKind.RUN: "run-debrief", SealedKind.ROUND: "round-debrief"}


class Opening(QObject):
    """Asks for a file and its passphrase, takes in what lay in it, and goes there."""

    refused = Signal(object)  # GoodTermsError: why a file was not opened

    def __init__(self, services: Services, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._shell, self._page = services, shell, page

    def ask_file(self) -> None:
        """Ask which file is to be opened."""
        dialog = file_dialog(self._page, self._page.tr("Open a sealed file"), "open-sealed-file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        named = self._page.tr("Sealed files") + f" (*{SUFFIX})"
        dialog.setNameFilters([named, self._page.tr("All files (*)")])
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        self.open(Path(name))

    def open(self, path: Path) -> None:
        """Ask for the passphrase of a file, and open it."""
        dialog = OpenDialog(self._shell, self._page.window(), self._services.seals, path)
        dialog.opened.connect(self._on_opened)
        dialog.refused.connect(self.refused)
        dialog.open()

    def _on_opened(self, document: SealedDocument, passphrase: str) -> None:
        received = self._services.received
        try:
            taken = received.take(document)
        except GoodTermsError as error:
            self.refused.emit(error)
            return
        self._services.seals.remember(document, passphrase)
        self._go(taken)
        said = said_of(taken, self._lost(taken))
        if not taken.changed:
            self._shell.hint(said)
            return
        self._shell.toast(
            said,
            partial(self._take_back, taken),
            stays=True,
            undone=self._page.tr("Undone: all is as it was before the file."),
        )

    def _lost(self, taken: Taken) -> int:
        if taken.came is not Came.LATER:
            return 0
        received = self._services.received
        found = self._shell.guard(lambda: received.lost(received.received(taken.document.about)))
        return len(found or ())

    def _go(self, taken: Taken) -> None:
        """Show it where it belongs; of one's own the page where its comments stand."""
        document = taken.document
        if taken.came is not Came.BACK or self._is_received(document.about):
            self._shell.go("received", document.about)
        elif document.kind is not SealedKind.CASE:
            self._shell.go(_OWN[document.kind], document.about)
        elif self._services.cases.find(document.about) is not None:  # else it is in the trash
            self._shell.go("talk", document.about)

    def _is_received(self, about: str) -> bool:
        return any(each.item.id == about for each in self._services.received.all())

    def _take_back(self, taken: Taken) -> None:
        self._shell.attempt(partial(self._services.received.take_back, taken))
        if not self._is_received(taken.document.about):
            self._shell.go("sealed")
        self._shell.asked_again.emit()
