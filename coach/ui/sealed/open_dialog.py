# SPDX-License-Identifier: MIT
"""Asks for the passphrase of a sealed file, as often as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from coach.errors import GoodTermsError, WrongPassphrase, visible
from coach.ui.kit.basic.at_work import AtWork
from coach.ui.kit.basic.background import Background
from coach.ui.kit.basic.labels import Quiet
from coach.ui.sealed.passphrase_field import PassphraseField
from coach.ui.shell.form_dialog import FormDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coach.domain.practice.sealed import SealedDocument
    from coach.services.sealed.sealing import SealService
    from coach.ui.shell.shell import Shell


class OpenDialog(FormDialog):
    """`opened` carries the document and its passphrase, `refused` why the file cannot be opened."""

    opened = Signal(object, object)  # SealedDocument, str
    refused = Signal(object)  # GoodTermsError

    def __init__(self, shell: Shell, parent: QWidget, seals: SealService, path: Path) -> None:
        super().__init__(shell, parent)
        self._seals, self._path = seals, path
        self.setObjectName("open-sealed")
        self.set_words(self.tr("Open a sealed file"), self.tr("Open"))
        self.fields.addWidget(Quiet(visible(path.name), self))
        self._passphrase = PassphraseField(shell, new=False)
        self._passphrase.say(self.tr("It was told to you apart from the file."))
        self.fields.addWidget(self._passphrase)
        self._at_work = AtWork(self)
        self.fields.addWidget(self._at_work)
        self._work = Background(self)
        self._work.ended.connect(self._on_ended)
        self._work.done.connect(self._on_opened)
        self._work.refused.connect(self._on_refused)
        self._passphrase.field.setFocus()

    def save(self) -> bool:
        """Begin to open it; the dialog stays until that is done."""
        if not self._work.is_running and self._passphrase.text():
            self._at_work.tell(self.tr("Opening… It takes a second or two, on purpose."))
            opening = self._seals.opening(self._path, self._passphrase.text())
            self._work.start(opening, changes=False)
        elif not self._passphrase.text():
            self._passphrase.row.refuse(self.tr("Type the passphrase of the file."))
        return False

    def _on_ended(self) -> None:
        self._at_work.tell("")
        self._passphrase.field.setFocus()

    def _on_opened(self, document: SealedDocument) -> None:
        self.opened.emit(document, self._passphrase.text())
        self.accept()

    def _on_refused(self, error: GoodTermsError) -> None:
        if isinstance(error, WrongPassphrase):
            self._passphrase.row.refuse(f"{error.what} {error.safe} {error.todo}")
            self._passphrase.field.selectAll()
            QTimer.singleShot(0, self, self._grow)
            return
        self.refused.emit(error)
        self.accept()

    def _grow(self) -> None:
        """Show all of what was refused, once its lines are laid out."""
        self.resize(self.sizeHint().expandedTo(self.size()))
