# SPDX-License-Identifier: MIT
"""What a line that was said aloud must meet: yes or no to each, by keys or by clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import ChosenButton, bring_into_sight
from coach.ui.kit.basic.labels import Body, Heading, Quiet
from coach.ui.kit.layout.filling import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

_YES, _NO = 1, 0


class Answer(ChosenButton):
    """Yes, or no."""


class CheckLine(QWidget):
    """One check: its words, Yes and No."""

    answered = Signal()

    def __init__(self, number: int, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = text
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        for value, word, name in ((_YES, self.tr("Yes"), "yes"), (_NO, self.tr("No"), "no")):
            button = Answer(word, f"check-{name}:{number}", parent=self)
            button.setCheckable(True)
            button.setAccessibleName(f"{text} {word}")
            self._group.addButton(button, value)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        label = Body(text, self)
        label.setContentsMargins(8, 6, 0, 6)
        row.addWidget(label, 1)
        row.addStretch(0)  # takes what the words, of a width to be read, leave over
        self._group.idClicked.connect(self.answered)

    @property
    def met(self) -> bool | None:
        """What was answered; None before that."""
        chosen = self._group.checkedId()
        return None if chosen < 0 else chosen == _YES

    def open_again(self) -> None:
        """Have no answer to it."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.answered.emit()

    def answer(self, *, met: bool) -> None:
        """Answer it."""
        self._group.button(_YES if met else _NO).setChecked(True)
        self.answered.emit()


class CheckList(QWidget):
    """The checks of a line; `answered` says that one was answered, or changed."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checks")
        self._lines: list[CheckLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Heading(self.tr("Was it so?"), self))
        layout.addLayout(self._rows)
        layout.addWidget(Quiet(self.tr("Y yes, N no, Backspace takes the last one back"), self))

    def show_checks(self, checks: Sequence[str]) -> None:
        """Ask these anew."""
        self._lines = [CheckLine(number, text, self) for number, text in enumerate(checks, 1)]
        for line in self._lines:
            line.answered.connect(self.answered)
        fill(self._rows, self._lines)

    @property
    def met(self) -> tuple[bool | None, ...]:
        """What was answered to each; None where nothing was yet."""
        return tuple(line.met for line in self._lines)

    def answer_next(self, *, met: bool) -> bool:
        """Answer the first that is open; False where none is.

        One that is out of sight comes into sight first, and the next key answers it.
        """
        line = next((each for each in self._lines if each.met is None), None)
        if line is not None and not bring_into_sight(line):
            line.answer(met=met)
        return line is not None

    def take_back(self) -> bool:
        """Open the one again that was answered last in the list; False where none was."""
        line = next((each for each in reversed(self._lines) if each.met is not None), None)
        if line is not None:
            line.open_again()
        return line is not None
