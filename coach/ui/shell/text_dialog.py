# SPDX-License-Identifier: MIT
"""Asks for one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coach.ui.shell.form_dialog import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.ui.shell.shell import Shell


class TextDialog(FormDialog):
    """One field; `given` carries its text when it is kept."""

    given = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget, title: str, label: str, text: str) -> None:
        super().__init__(shell, parent)
        self.set_words(title, self.tr("Save"))
        self.setObjectName("text-dialog")
        self._field = self.line("text", label, text)
        self._field.selectAll()
        self._field.setFocus()

    def save(self) -> bool:
        """Say what was typed."""
        self.given.emit(self._field.text())
        return True
