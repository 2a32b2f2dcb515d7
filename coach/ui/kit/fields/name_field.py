# SPDX-License-Identifier: MIT
"""A line for a name: those that are known are proposed, and one that stands there is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCompleter

from coach.ui.kit.fields.fields import LineField

if TYPE_CHECKING:
    from collections.abc import Sequence


class Proposals(QCompleter):
    """Proposes what begins like what is typed; a button that is clicked meanwhile is pressed.

    Qt's own only closes its list with a click beside it, and the click is lost.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the list, and press the button that lies under the mouse."""
        popup = self.popup()
        if (
            watched is not popup
            or not isinstance(event, QMouseEvent)
            or event.type() != QEvent.Type.MouseButtonPress
            or popup.rect().contains(event.position().toPoint())
        ):
            return super().eventFilter(watched, event)
        popup.hide()
        under = QApplication.widgetAt(event.globalPosition().toPoint())
        if isinstance(under, QAbstractButton) and event.button() == Qt.MouseButton.LeftButton:
            QTimer.singleShot(0, under, under.click)
        return True


class NameField(LineField):
    """One line for a name; one that was put in is selected as the keys come, so typing replaces."""

    def propose(self, names: Sequence[str]) -> None:
        """Propose these names."""
        proposals = Proposals(list(names), self)
        proposals.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(proposals)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select a name that was not typed here; a click has put the cursor in by then."""
        super().focusInEvent(event)
        if self.text() and not self.isModified():
            QTimer.singleShot(0, self, self.selectAll)
