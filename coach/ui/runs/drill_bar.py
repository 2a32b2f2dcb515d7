# SPDX-License-Identifier: MIT
"""What can be done in a drill, always in sight: begin, pause, show, mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.practice.drill import DrillMark
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.labels import Quiet, Rule
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.scroll_page import MARGIN
from coach.ui.runs.drill_parts import mark_words

if TYPE_CHECKING:
    from coach.ui.shell.shell import Shell

MARKS = (DrillMark.SAID, DrillMark.STUCK, DrillMark.SKIPPED)


class DrillBar(QWidget):
    """One row of buttons for each state; `marked` carries how a reaction went."""

    marked = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = shell.icons.icon
        self.begin = PrimaryButton("", "begin-drill", icon("arrow-right", "on_accent"), self)
        self.anew = SecondaryButton(self.tr("Begin anew"), "drill-anew", parent=self)
        show = self.tr("Show my line")
        self.show_line = PrimaryButton(show, "show-line", parent=self)
        pause = self.tr("Pause")
        self.pause = SecondaryButton(pause, "pause", icon("circle-pause", "text"), self)
        self.study = SecondaryButton(
            self.tr("Go through the cards"), "to-cards", icon("graduation-cap", "text"), self
        )
        self.undo = QuietButton(self.tr("Undo"), "undo", icon("undo-2", "quiet"), self)
        self.undo.setToolTip("Ctrl+Z")
        self._hint = Quiet("", self)
        self._hint.prefer_line()
        self.marks: dict[DrillMark, SecondaryButton] = {}
        self._row = FlowRow(self, gap=10, fills=True)
        for button in (self.begin, self.anew, self.show_line, self.pause):
            self._row.flow.addWidget(button)
        for number, mark in enumerate(MARKS, 1):
            self._add_mark(number, mark)
        for part in (self.study, self.undo, self._hint):
            self._row.flow.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 12)
        layout.setSpacing(8)
        layout.addWidget(Rule(self))
        layout.addWidget(self._row)

    def _add_mark(self, number: int, mark: DrillMark) -> None:
        button = SecondaryButton(f"{number}  {mark_words(mark)}", f"mark:{mark}", parent=self)
        button.setAccessibleName(mark_words(mark))
        button.setProperty("mark", mark.value)
        button.clicked.connect(self._on_mark_clicked)
        self.marks[mark] = button
        self._row.flow.addWidget(button)

    def _on_mark_clicked(self) -> None:
        self.marked.emit(DrillMark(self.sender().property("mark")))

    def _show_only(self, *parts: QWidget) -> None:
        every = (self.begin, self.anew, self.show_line, self.pause, *self.marks.values())
        for part in (*every, self.study, self.undo):
            part.setVisible(part in parts)

    def show_start(self, *, left: bool) -> None:
        """Offer to begin, or to go on with a drill that was left."""
        self.begin.set_text(self.tr("Go on") if left else self.tr("Begin"))
        self._show_only(self.begin, *([self.anew] if left else []))
        self._hint.setText(self.tr("It goes on where you were.") if left else "")

    def show_asking(self, *, paused: bool, undo: bool) -> None:
        """Offer to show the line, or to pause."""
        self.pause.set_text(self.tr("Go on") if paused else self.tr("Pause"))
        skip = self.marks[DrillMark.SKIPPED]
        self._show_only(self.show_line, self.pause, skip, *([self.undo] if undo else []))
        self._hint.setText(self.tr("Space shows it, P pauses"))

    def show_marking(self, *, undo: bool) -> None:
        """Offer to say how it went."""
        self._show_only(*self.marks.values(), *([self.undo] if undo else []))
        self._hint.setText(self.tr("How did it go? E: make the line your own"))

    def show_over(self, *, learnt: bool) -> None:
        """Offer to go through it again, or through the cards."""
        self.begin.set_text(self.tr("Once more"))
        self._show_only(self.begin, self.undo, *([self.study] if learnt else []))
        self._hint.setText("")
