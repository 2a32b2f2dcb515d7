# SPDX-License-Identifier: MIT
"""The gates of an interview as a list to jump from: each with a word and a shape for its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from coach.ui.kit.rows.row_button import RowButton

if TYPE_CHECKING:
    from coach.domain.rules.progress import GateState, Progress
    from coach.ui.shell.shell import Shell

_SHAPES = {
    "done": ("circle-check", "accent"),
    "now": ("circle-dot", "accent"),
    "open": ("circle", "quiet"),
    "skipped": ("circle-minus", "quiet"),
}


class GateList(QWidget):
    """Every gate in order; those with an answer, and the one asked now, can be pressed."""

    chosen = Signal(object)  # the id of the gate

    def __init__(self, shell: Shell, progress: Progress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gates = [state.gate.id for state in progress.gates]
        self._group = QButtonGroup(self)
        self._now: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(0)
        for number, state in enumerate(progress.gates):
            row = self._row(shell, number, state)
            self._group.addButton(row, number)
            layout.addWidget(row)
            if state.state == "now":
                self._now = row
        self._group.idClicked.connect(self._on_clicked)

    def take_focus(self) -> None:
        """Give the focus to the gate that is asked now."""
        if self._now is not None:
            self._now.setFocus()

    def _row(self, shell: Shell, number: int, state: GateState) -> RowButton:
        words = self._words(state)
        title = self.tr("{number}. {gate}").format(number=number + 1, gate=state.gate.title)
        row = RowButton(shell.theme, f"gate:{state.gate.id}", title, parent=self)
        row.setAccessibleDescription(words)
        icon, role = _SHAPES[state.state]
        row.add_mark(shell.icons.icon(icon, role), 18)
        row.add_word(words, "accent" if state.state == "now" else "")
        row.setEnabled(state.state == "now" or state.answered > 0)
        return row

    def _words(self, state: GateState) -> str:
        if state.state == "now":
            return self.tr("you are here")
        if state.state == "open":
            return self.tr("to come")
        if not state.answered:
            return self.tr("nothing to ask here")
        if state.answered == 1:
            return self.tr("done · 1 answer")
        return self.tr("done · {count} answers").format(count=state.answered)

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._gates[number])
