# SPDX-License-Identifier: MIT
"""The checks of a rubric, marked by oneself with yes or no."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import ChosenButton
from coach.ui.kit.basic.labels import Body, Heading, Quiet
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from coach.domain.practice.rubric import RubricCheck

_YES, _NO = 1, 0
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class YesNo(ChosenButton):
    """Yes, or no."""


class CheckMark(QWidget):
    """One check with Yes and No; it takes the keys whole: Y, N, and Backspace opens it again."""

    marked = Signal(object)  # bool or None
    moved = Signal(object)  # how many checks the keys go up or down

    def __init__(self, check: RubricCheck, parent: QWidget) -> None:
        super().__init__(parent)
        self.check = check
        self.setObjectName(f"mark:{check.id}")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(6)
        for value, word, name in ((_YES, self.tr("Yes"), "yes"), (_NO, self.tr("No"), "no")):
            button = YesNo(word, f"mark-{name}:{check.id}", parent=self)
            button.setCheckable(True)
            button.setAccessibleName(f"{check.says} {word}")
            button.setAccessibleDescription(check.yes if value == _YES else check.no)
            self._group.addButton(button, value)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.setContentsMargins(8, 6, 0, 4)
        words.addWidget(Body(check.says, self))
        words.addWidget(Quiet(self._anchors(check), self))
        row.addLayout(words, 1)
        row.addStretch(0)  # takes what the words, of a width to be read, leave over
        self._group.idClicked.connect(self._on_clicked)

    def _anchors(self, check: RubricCheck) -> str:
        return self.tr("Yes: {yes}\nNo: {no}").format(yes=check.yes, no=check.no)

    @property
    def mark(self) -> bool | None:
        """What it is marked with; None before that."""
        chosen = self._group.checkedId()
        return None if chosen < 0 else chosen == _YES

    def show_mark(self, mark: bool | None) -> None:
        """Show a mark, without saying so."""
        self._group.setExclusive(False)
        for value in (_YES, _NO):
            self._group.button(value).setChecked(mark is not None and mark == (value == _YES))
        self._group.setExclusive(True)

    def take_focus(self) -> None:
        """Bring the keys to the answer that is given, else to Yes."""
        self._group.button(_NO if self.mark is False else _YES).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y and N answer and go on, Backspace opens it again, Up and Down move."""
        key = event.key()
        if key in (Qt.Key.Key_Y, Qt.Key.Key_N):
            self.show_mark(key == Qt.Key.Key_Y)
            self.marked.emit(self.mark)
            self.moved.emit(1)
        elif key == Qt.Key.Key_Backspace:
            self.show_mark(None)
            self.marked.emit(None)
        elif key in _STEPS:
            self.moved.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, value: int) -> None:
        self.marked.emit(value == _YES)


class CheckMarks(QWidget):
    """All checks of a rubric, in the order in which they happen."""

    marked = Signal(object, object)  # the id of a check, and True, False or None
    finished = Signal()  # the keys went beyond the last

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("self-marks")
        self._rows: list[CheckMark] = []
        self._layout = column_of(self, gap=2)

    def show_checks(self, checks: Sequence[RubricCheck], marks: Mapping[str, bool]) -> None:
        """Ask these checks, with what was marked before."""
        self._rows = [CheckMark(each, self) for each in checks]
        parts: list[QWidget] = []
        dimension = ""
        for number, row in enumerate(self._rows):
            if row.check.dimension != dimension:
                dimension = row.check.dimension
                parts.append(Heading(dimension, self))
            row.show_mark(marks.get(row.check.id))
            row.marked.connect(partial(self.marked.emit, row.check.id))
            row.moved.connect(partial(self._on_moved, number))
            parts.append(row)
        fill(self._layout, parts)

    @property
    def open(self) -> int:
        """How many are not marked."""
        return sum(row.mark is None for row in self._rows)

    def take_focus(self) -> None:
        """Bring the keys to the first that is open."""
        row = next((each for each in self._rows if each.mark is None), None)
        if row is not None:
            row.take_focus()
        elif self._rows:
            self._rows[0].take_focus()

    def _on_moved(self, number: int, steps: int) -> None:
        at = number + steps
        if at >= len(self._rows):
            self.finished.emit()
        elif at >= 0:
            self._rows[at].take_focus()
