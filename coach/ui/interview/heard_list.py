# SPDX-License-Identifier: MIT
"""What we have heard so far: every answer, with its question, to be looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from coach.domain.rules.interview import UNKNOWN_ANSWERS
from coach.ui.kit.rows.row_button import RowButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.rules.diagnosis import ReadBack
    from coach.domain.rules.interview import Interview
    from coach.ui.shell.shell import Shell


class HeardList(QWidget):
    """Answers as they read back; pressing one asks to look at it again."""

    chosen = Signal(object)  # the id of the question

    def __init__(
        self,
        shell: Shell,
        interview: Interview,
        heard: Sequence[ReadBack],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._heard = tuple(heard)
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(0)
        for number, said in enumerate(self._heard):
            question = interview.question(said.question)
            name = f"heard:{said.question}"
            row = RowButton(shell.theme, name, said.sentence, question.text, self)
            row.setAccessibleDescription(
                self.tr("{question} Change this answer.").format(question=question.text)
            )
            known = said.option not in UNKNOWN_ANSWERS
            icon = "check" if known else "circle-question-mark"
            row.add_mark(shell.icons.icon(icon, "accent" if known else "quiet"), 16)
            row.add_mark(shell.icons.icon("pencil", "quiet"), 16, end=True)
            self._group.addButton(row, number)
            layout.addWidget(row)
        self._group.idClicked.connect(self._on_clicked)

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._heard[number].question)
