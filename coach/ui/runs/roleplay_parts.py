# SPDX-License-Identifier: MIT
"""What stands around a run: the way back, who sits there, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.keyed_foot import KeyedFoot
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from coach.services.practice.run_view import RunView
    from coach.ui.shell.shell import Shell


class RunHead(QWidget):
    """The way back; of a run its role-play and level, and that it is kept as one goes."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = shell.icons.icon("arrow-left", "quiet")
        self.back = QuietButton(self.tr("Back"), "back", icon, self)
        self.back.setToolTip("Esc")
        self._what = Quiet("", self)
        self._what.setObjectName("run-title")
        self._what.prefer_line()
        row = FlowRow(self, gap=14, fills=True)
        for part in (self.back, self._what):
            row.flow.addWidget(part)
        column_of(self, row)

    def show_scene(self) -> None:
        """Say what can be done with a scene."""
        self._what.setText(self.tr("Practice alone. Each line is kept: leave whenever you like."))

    def show_run(self, view: RunView) -> None:
        """Say which run it is."""
        self._what.setText(f"{view.play.title}  ·  {view.level.name}")


class RunFoot(KeyedFoot):
    """Undo, redo, and one's own words; each has a key."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell.theme, parent)
        icon = shell.icons.icon
        self.undo = QuietButton(self.tr("Undo"), "undo", icon("undo-2", "quiet"), self)
        self.redo = QuietButton(self.tr("Redo"), "redo", icon("redo-2", "quiet"), self)
        own = self.tr("My own words")
        self.own = QuietButton(own, "own-words", icon("pencil", "quiet"), self)
        self.put(
            (
                (self.undo, "Ctrl+Z", self.tr("Take the last line back")),
                (self.redo, "Ctrl+Y", self.tr("Say again what was taken back")),
                (self.own, self.tr("any letter"), self.tr("Say it in your own words")),
            )
        )

    def show_state(self, *, undo: bool, redo: bool, over: bool) -> None:
        """Offer what can be done now."""
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)
        self.own.setEnabled(not over)
