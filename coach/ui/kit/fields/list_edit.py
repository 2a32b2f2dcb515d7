# SPDX-License-Identifier: MIT
"""A field for several things, one to a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coach.ui.kit.fields.growing_edit import GrowingEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class ListEdit(GrowingEdit):
    """Enter begins the next line; Tab and Ctrl+Enter go on to the next field."""

    def text(self) -> str:
        """What stands in it: each line without blanks around it, none empty."""
        lines = (" ".join(line.split()) for line in self.toPlainText().splitlines())
        return "\n".join(line for line in lines if line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins a line, as in every text."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not enter:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
            self.focusNextChild()
        else:
            self.insertPlainText("\n")
            self.ensureCursorVisible()
