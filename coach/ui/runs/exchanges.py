# SPDX-License-Identifier: MIT
"""What was said so far: the client's words and one's own, the latest last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.practice.roleplay import transcribed
from coach.ui.kit.basic.buttons import IconButton, QuietButton
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.layout.filling import add, empty, fill
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.stacked import column_of
from coach.ui.runs.run_words import move_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.practice.moves import MoveText
    from coach.services.practice.run_view import RunView
    from coach.ui.shell.shell import Shell

_SHOWN = 6  # exchanges of a run that was begun before; the others come when they are asked for


class Exchange(QWidget):
    """One exchange, with the way back to it."""

    back_asked = Signal()
    mend_asked = Signal()

    def __init__(self, shell: Shell, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"exchange:{number}")
        self._heard, self._said = Body("", self, tone="quiet"), Body("", self)
        self._taken = Quiet("", self)
        self._taken.setObjectName(f"taken:{number}")
        self._taken.prefer_line()
        self._mend = QuietButton(self.tr("Set it right"), f"set-right:{number}", parent=self)
        self._mend.setProperty("small", "true")
        title = self.tr("Go back to here, and say something else")
        self._back = IconButton(
            shell.icons.icon("undo-2", "quiet"), title, f"back-to:{number}", self
        )
        self._own = FlowRow(self, gap=8, fills=True)
        for own in (self._taken, self._mend):
            self._own.flow.addWidget(own)
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self._heard, self._said, self._own):
            words.addWidget(part)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.setSpacing(8)
        layout.addLayout(words, 1)
        layout.addStretch(0)  # takes what the words, of a width to be read, leave over
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._back.clicked.connect(self.back_asked)
        self._mend.clicked.connect(self.mend_asked)

    def show_step(self, view: RunView, at: int, told: Sequence[MoveText]) -> None:
        """Show one step of a run; the last may be set right where it was typed."""
        step, is_last = view.steps[at], at == len(view.steps) - 1
        name = view.called
        heard = view.heard_at(at).replace("\n", " ")
        self._heard.setText(f"{name}: {heard}")
        self._said.setText(self.tr("You: {words}").format(words=transcribed(step.said)))
        typed = bool(step.entry.typed)
        self._own.setVisible(typed)
        if typed:
            names = move_names(step.moves, told)
            self._taken.setText(self.tr("Taken as: {moves}").format(moves=names))
        self._mend.setVisible(typed and is_last)


class Exchanges(QWidget):
    """The exchanges of a run; what was said before the last few is shown when it is asked for."""

    back_asked = Signal(object)  # the number of the step, from 0
    mend_asked = Signal()  # the last line is to be taken for another move

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exchanges")
        self._shell = shell
        self._run, self._first = "", 0
        self._shown: list[Exchange] = []
        self._more = QuietButton("", "show-earlier", shell.icons.icon("chevron-up", "quiet"), self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        layout = column_of(self, gap=4)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._rows)
        self._view: RunView | None = None
        self._told: Sequence[MoveText] = ()
        self._more.clicked.connect(self._on_more_clicked)

    def show_run(self, view: RunView, told: Sequence[MoveText]) -> None:
        """Show what was said in a run; what is shown already is not made anew."""
        count = len(view.steps)
        if view.run.id != self._run or count < self._first:
            self._first, self._shown = max(count - _SHOWN, 0), []
            empty(self._rows)
        while self._first + len(self._shown) > count:
            self._take_away(self._shown.pop())
        self._run, self._view, self._told = view.run.id, view, told
        add(self._rows, [self._made(at) for at in range(self._first + len(self._shown), count)])
        for at in range(max(count - 2, self._first), count):
            self._shown[at - self._first].show_step(view, at, told)
        self._say_more()

    def _take_away(self, gone: Exchange) -> None:
        self._rows.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _made(self, at: int) -> Exchange:
        made = Exchange(self._shell, at, self)
        made.back_asked.connect(partial(self.back_asked.emit, at))
        made.mend_asked.connect(self.mend_asked)
        if self._view is not None:
            made.show_step(self._view, at, self._told)
        self._shown.append(made)
        return made

    def _say_more(self) -> None:
        words = self.tr("Show what was said before ({count})").format(count=self._first)
        self._more.set_text(words)
        self._more.setVisible(bool(self._first))
        self.setVisible(bool(self._first or self._shown))

    def _on_more_clicked(self) -> None:
        if self._view is not None:
            self._first, self._shown = 0, []
            fill(self._rows, [self._made(at) for at in range(len(self._view.steps))])
            self._say_more()
            if self._shown:
                self._shown[0].findChildren(IconButton)[0].setFocus()
