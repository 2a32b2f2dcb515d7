# SPDX-License-Identifier: MIT
"""Cases of which something is asked in one sentence: each is a row that leads there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.widgets.kept_rows import KeptRows
from coach.ui.widgets.row_button import RowButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.ui.shell import Shell


class CaseAsks(QWidget):
    """Hidden while there is none.

    Args:
        shell: The way to the window.
        name: Its object name; its rows are called `<name>:<case id>`.
        words: What is asked.
        icon: The sign before it.
        parent: The page.
    """

    chosen = Signal(object)  # the id of a case

    def __init__(
        self, shell: Shell, name: str, words: str, icon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}s")
        self._shell, self._name, self._words, self._icon = shell, name, words, icon
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._rows = KeptRows(layout)

    def show_cases(self, items: Sequence[tuple[str, str]]) -> None:
        """Show cases, each its id and how it is called; the keys stay on the row they are on."""
        self.setVisible(bool(items))
        self._rows.show_rows([self._row(case_id, where) for case_id, where in items])

    def focus_first(self) -> None:
        """Bring the keys to the first row."""
        self._rows.focus_first()

    def _row(self, case_id: str, where: str) -> RowButton:
        row = RowButton(self._shell.theme, f"{self._name}:{case_id}", self._words, where, self)
        row.add_mark(self._shell.icons.icon(self._icon, "accent"))
        row.add_mark(self._shell.icons.icon("arrow-right", "quiet"), end=True)
        row.clicked.connect(partial(self.chosen.emit, case_id))
        return row
