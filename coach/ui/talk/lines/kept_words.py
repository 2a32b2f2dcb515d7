# SPDX-License-Identifier: MIT
"""The user's words that no part of this talk has: nothing is lost, they are offered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.labels import Heading, Quiet
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.stacked import column_of
from coach.ui.talk.lines.line_text import LineAction, LineActionKind
from coach.ui.talk.lines.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.ui.talk.lines.line_text import LineContext, LineText


class KeptWords(QWidget):
    """Lines of another talk; each can be put into a part of this one, or let go."""

    def __init__(self, context: LineContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kept-words")
        self._context = context
        self._parts: Sequence[tuple[str, str]] = ()
        self._shown: tuple[LineText, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 16)
        layout.setSpacing(6)
        layout.addWidget(Heading(self.tr("Your words from before"), self))
        says = self.tr("They do not fit into this talk. They are kept, but not said.")
        layout.addWidget(Quiet(says, self))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        layout.addLayout(self._rows)
        self.hide()

    def show_words(self, lines: Sequence[LineText], parts: Sequence[tuple[str, str]]) -> bool:
        """Show these lines; whether they are others than before.

        Args:
            lines: The lines.
            parts: The ids and names of the parts that they may be put into.
        """
        self._parts, before = parts, self._shown
        if tuple(lines) != before:
            self._shown = tuple(lines)
            fill(self._rows, [self._row(line) for line in lines])
        self.setVisible(bool(lines))
        return self._shown != before

    def _row(self, line: LineText) -> QWidget:
        row = QWidget(self)
        row.setObjectName(f"kept:{line.id}")
        layout = column_of(row, gap=2)
        words = Spoken(self._context.shell.theme, line.text, row)
        words.set_off(True)
        layout.addWidget(words)
        buttons = QWidget(row)
        flow = FlowLayout(buttons, gap=4)
        put = QuietButton(self.tr("Put it into the talk…"), f"put:{line.id}", parent=buttons)
        put.clicked.connect(partial(self._on_put_clicked, line.id, put))
        let_go = QuietButton(self.tr("Let it go"), f"let-go:{line.id}", parent=buttons)
        let_go.clicked.connect(partial(self._perform, LineAction(LineActionKind.TAKE, line.id)))
        for button in (put, let_go):
            button.setProperty("small", "true")
            button.setAccessibleDescription(line.text)
            flow.addWidget(button)
        layout.addWidget(buttons)
        return row

    def _on_put_clicked(self, line_id: str, button: QWidget) -> None:
        menu = QMenu(button)
        menu.setObjectName("put-menu")
        for part_id, title in self._parts:
            entry = QAction(title.replace("&", "&&"), menu)
            entry.setObjectName(f"put-into:{part_id}")
            entry.setData(LineAction(LineActionKind.PUT, line_id, part=part_id))
            menu.addAction(entry)
        menu.triggered.connect(self._on_triggered)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _on_triggered(self, entry: QAction) -> None:
        self._perform(entry.data())

    def _perform(self, action: LineAction) -> None:
        self._context.perform(action)
