# SPDX-License-Identifier: MIT
"""A text of a script in the user's own words: what may hurt or blur is marked as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from coach.ui.case.mark_card import MarkList
from coach.ui.case.wording_marks import mark_words
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.list_edit import ListEdit
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent

    from coach.domain.wording import Mark
    from coach.ui.shell.shell import Shell

_PAUSE = 150  # milliseconds after the last key until it is listened to
_LINES = 16


class OwnTextEdit(ListEdit):
    """Paragraphs to type, with a blank line between; Enter begins a line, Tab goes on."""

    most_lines = _LINES

    def text(self) -> str:
        """What stands in it, with its paragraphs."""
        return self.toPlainText().strip()

    def show_marks(self, marks: Sequence[Mark], shell: Shell) -> None:
        """Draw these marks; their places are those of `toPlainText`."""
        mark_words(self, marks, shell.theme.tokens)


class OwnField(QWidget):
    """A text with its name above it, and below it what the wording checker hears.

    `changed` says that something was typed. With `hear` left out nothing is listened to.
    """

    changed = Signal()

    def __init__(
        self,
        shell: Shell,
        name: str,
        words: tuple[str, str],
        hear: Callable[[str], Sequence[Mark]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        label, help_text = words
        self._shell, self._hear = shell, hear
        self._marks: tuple[Mark, ...] = ()
        self.edit = OwnTextEdit(name, self)
        self.row = FormRow(label, self.edit, help_text, self)
        self._list = MarkList(self)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        column_of(self, self.row, self._list, gap=4)
        self.edit.textChanged.connect(self._on_changed)
        self._pause.timeout.connect(self.listen)
        shell.theme.changed.connect(self._draw)

    def show_text(self, text: str) -> None:
        """Show a text that is kept."""
        self.edit.setPlainText(text)
        self.listen()

    def listen(self) -> None:
        """Mark what the wording checker hears in what stands there now."""
        self._pause.stop()
        if self._hear is not None:
            self._marks = tuple(self._hear(self.edit.toPlainText()))
            self._draw()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody listens to what is not seen."""
        super().hideEvent(event)
        self._pause.stop()

    def _draw(self) -> None:
        self.edit.show_marks(self._marks, self._shell)
        self._list.show_marks(self.edit.toPlainText(), self._marks)

    def _on_changed(self) -> None:
        if self._hear is not None:
            self._pause.start()
        self.changed.emit()
