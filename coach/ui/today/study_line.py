# SPDX-License-Identifier: MIT
"""What is due to study or to practise, each in one quiet line; nothing at all where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body

if TYPE_CHECKING:
    from coach.ui.shell.shell import Shell


class StudyLine(QWidget):
    """A sentence, and the button that begins.

    Args:
        shell: The window.
        parent: The widget it lies in.
        name: Its object name; that of its button is made of it.
        icon: The sign before the sentence.
        button: What its button says; empty: that it begins.
    """

    asked = Signal()

    def __init__(
        self,
        shell: Shell,
        parent: QWidget | None = None,
        name: str = "study",
        icon: str = "graduation-cap",
        button: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}-line")
        self._text = Body("", self, tone="quiet")
        self._text.prefer_line()
        self._button = QuietButton(button or self.tr("Start"), f"{name}-due-cards", parent=self)
        self._button.set_strong(True)
        self._button.clicked.connect(self.asked)
        mark = IconMark(shell.theme, shell.icons.icon(icon, "quiet"), 16, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(mark)
        layout.addWidget(self._text)
        layout.addWidget(self._button)
        layout.addStretch(1)
        self.hide()

    def focus_first(self) -> None:
        """Bring the keys to the button."""
        self._button.setFocus()

    def say(self, text: str) -> None:
        """Say what is due; "" says nothing."""
        self._text.setText(text)
        self._button.setAccessibleDescription(text)
        self.setVisible(bool(text))
