# SPDX-License-Identifier: MIT
"""The moves to choose from: each with what it is; typing finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from coach.domain.practice.moves import Move
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.fields.check_row import CheckRow
from coach.ui.kit.fields.typed import let_pass
from coach.ui.shell.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from coach.domain.practice.moves import MoveText
    from coach.ui.shell.shell import Shell

MOST = 2  # moves that one line can make


class MoveDialog(FormDialog):
    """Takes one move or two; `given` carries them when they are kept."""

    given = Signal(object)  # tuple[Move, ...]

    def __init__(
        self,
        shell: Shell,
        parent: QWidget,
        line: str,
        told: Sequence[MoveText],
        chosen: Sequence[Move],
    ) -> None:
        super().__init__(shell, parent)
        self.setObjectName("move-dialog")
        self.set_words(self.tr("What did this line do?"), self.tr("Take it so"))
        self._ticked = list(chosen)[:MOST]
        self.fields.addWidget(Body(line, self, tone="quiet"))
        self._find = self.line("find-move", self.tr("Find a move"), "", self._help())
        self._find.setPlaceholderText(self.tr("for example: ask, blame, date"))
        let_pass(self._find)
        self._checks: dict[Move, CheckRow] = {}
        self._found_by: dict[Move, str] = {}
        for each in told:
            self._add(each)
        self._none = Quiet(self.tr("No move is called or described so."), self)
        self._none.hide()
        self.fields.addWidget(self._none)
        self.fields.addStretch(1)
        self._find.textChanged.connect(self._on_find_changed)
        self._refresh()
        self._find.setFocus()

    def _help(self) -> str:
        return self.tr("One move, or two at most. Down goes to the list, Space ticks.")

    def _add(self, told: MoveText) -> None:
        text = f"{told.name}. {told.what}"
        row = CheckRow(told.move.value, text, done=told.move in self._ticked, parent=self)
        row.box.setAccessibleDescription(told.example)
        row.setToolTip(told.example)
        row.ticked.connect(self._on_ticked)
        self._checks[told.move] = row
        self._found_by[told.move] = f"{text} {told.example}".casefold()
        self.fields.addWidget(row)

    def _on_ticked(self, ticked: tuple[str, bool]) -> None:
        move, on = Move(ticked[0]), ticked[1]
        if on and move not in self._ticked:
            self._ticked.append(move)
        elif not on and move in self._ticked:
            self._ticked.remove(move)
        while len(self._ticked) > MOST:
            self._checks[self._ticked[0]].box.setChecked(False)
        self._refresh()

    def _refresh(self) -> None:
        self._ok.setEnabled(bool(self._ticked))

    def _on_find_changed(self, text: str) -> None:
        """Show what has each of the words in its name, its sentence or its example."""
        words = text.casefold().split()
        shown = 0
        for move, row in self._checks.items():
            found = all(word in self._found_by[move] for word in words)
            row.setVisible(found)
            shown += found
        self._none.setVisible(not shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the list; Enter in the field ticks the only one that is found."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        shown = [row for row in self._checks.values() if row.isVisibleTo(self)]
        if enter and self.focusWidget() is self._find and len(shown) == 1:
            shown[0].box.setChecked(True)
        super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        boxes = [row.box for row in self._checks.values() if row.isVisibleTo(self)]
        at = next((place for place, box in enumerate(boxes) if box.hasFocus()), -1)
        if 0 <= at + step < len(boxes):
            boxes[at + step].setFocus(Qt.FocusReason.TabFocusReason)
        elif at + step < 0:
            self._find.setFocus(Qt.FocusReason.BacktabFocusReason)

    def save(self) -> bool:
        """Say which were chosen, in the order of the list."""
        self.given.emit(tuple(move for move in self._checks if move in self._ticked))
        return bool(self._ticked)
