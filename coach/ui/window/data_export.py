# SPDX-License-Identifier: MIT
"""Asks where to write all that is stored, and writes it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from coach.ui.kit.basic.file_dialogs import file_dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class Export(QObject):
    """The way from a button to a file with everything in it, also what no page can show."""

    def __init__(self, services: Services, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._shell, self._window = services, shell, window

    def ask(self) -> None:
        """Ask for the file."""
        dialog = file_dialog(self._window, self.tr("Export the data"), "export-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(self.tr("JSON, a text (*.json)"))
        dialog.setDefaultSuffix("json")
        dialog.selectFile(self._services.export.suggested_name())
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        path = Path(name)
        if self._shell.attempt(partial(self._services.export.save, path)):
            self._shell.saved(
                self.tr("Exported as {file}.").format(file=path.name),
                path,
                more=self.tr("It is not encrypted: keep it where only you can read it."),
            )
