# SPDX-License-Identifier: MIT
"""What came due while the program was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body

if TYPE_CHECKING:
    from coach.ui.shell.shell import Shell


class AwayLine(QWidget):
    """One quiet line with the button that shows what was missed."""

    toggled = Signal(object)  # bool: whether to show them

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self._text = Body("", self)
        self._text.set_tone("quiet")
        self._button = QuietButton("", "see-missed", parent=self)
        self._button.set_strong(True)
        self._button.clicked.connect(self._on_button_clicked)
        mark = IconMark(shell.theme, shell.icons.icon("moon", "quiet"), 16, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(mark)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)

    def show_count(self, count: int, *, open_: bool) -> None:
        """Say how many were missed; nothing at all for none."""
        self._open = open_
        self.setVisible(count > 0)
        if count == 1:
            self._text.setText(self.tr("While you were away: one reminder came due."))
        else:
            text = self.tr("While you were away: {count} reminders came due.")
            self._text.setText(text.format(count=count))
        self._button.set_text(self.tr("Hide") if open_ else self.tr("See them"))

    def _on_button_clicked(self) -> None:
        self.toggled.emit(not self._open)
