# SPDX-License-Identifier: MIT
"""The one QApplication: its style, its look, and a box for what nobody expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QApplication

from coach.ui.kit.basic.file_dialogs import keep_no_settings_of_qt
from coach.ui.kit.basic.icons import Icons
from coach.ui.kit.basic.theme import DARK, LIGHT, Theme, Tokens, apply_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

Mode = Literal["system", "light", "dark"]
TITLE = "Good Terms"


class Application(QApplication):
    """The application with its theme and icons."""

    def __init__(self, arguments: Sequence[str] = ()) -> None:
        super().__init__(["good-terms", "-style", "Fusion", *arguments])
        self.setApplicationName("good-terms")
        self.setApplicationDisplayName(TITLE)
        self.setDesktopFileName("good-terms")
        keep_no_settings_of_qt()
        self._mode: Mode = "system"
        self._applied: tuple[Tokens, int, str] | None = None  # with the font that came of it
        self.theme = Theme(self._wanted(), 100, self)
        self.icons = Icons(self.theme)
        self.setWindowIcon(self.icons.logo())
        self.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def set_look(self, mode: Mode, percent: int) -> None:
        """Show the light or the dark look, or the system's, with text of this size."""
        self._mode = mode
        self._apply(percent)

    def tell(self, text: str) -> None:
        """Show a sentence in a box of its own, as plain text, without waiting for an answer."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - hardly ever needed

        box = QMessageBox(self.activeWindow())
        box.setObjectName("last-resort")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.open()

    def _apply(self, percent: int) -> None:
        tokens = self._wanted()
        if (tokens, percent, self.font().key()) == self._applied:
            return
        with QSignalBlocker(self.theme):
            self.theme.set_look(tokens, percent)
        apply_theme(self, tokens, percent)
        self._applied = (tokens, percent, self.font().key())
        self.theme.measure(self.font())
        self.theme.changed.emit()

    def _wanted(self) -> Tokens:
        if self._mode == "system":
            dark = self.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = self._mode == "dark"
        return DARK if dark else LIGHT

    def _on_scheme_changed(self) -> None:
        if self._mode == "system" and self._wanted() != self.theme.tokens:
            self._apply(self.theme.percent)
