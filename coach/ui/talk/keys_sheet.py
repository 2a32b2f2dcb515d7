# SPDX-License-Identifier: MIT
"""The keys of the lines of a talk, for whoever would rather not reach for the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from coach.ui.kit.basic.labels import Body, KeyCap
from coach.ui.kit.sheet import Sheet

if TYPE_CHECKING:
    from coach.ui.shell.shell import Shell


class TalkKeys(Sheet):
    """A sheet that lists them."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(shell.theme, shell.icons, "talk-keys", parent)

    def open_sheet(self) -> None:
        """Open it."""
        content = QWidget(self)
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (keys, text) in enumerate(self._keys()):
            grid.addWidget(KeyCap(keys, content), row, 0)
            grid.addWidget(Body(text, content), row, 1)
        self.show_content(self.tr("Keys in the lines"), content, 24)

    def _keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("↑  ↓", self.tr("go to another line")),
            (self.tr("E or Enter"), self.tr("rewrite the line; Enter keeps it, Esc gives it back")),
            (self.tr("Enter"), self.tr("in a line with a blank: fill it in; Enter keeps it")),
            ("A", self.tr("add a line of your own after it")),
            ("H", self.tr("leave it out, or say it again")),
            ("L", self.tr("lock its words, or unlock them")),
            ("Alt + ↑  ↓", self.tr("move it")),
            (self.tr("Del"), self.tr("remove a line of your own")),
            ("B", self.tr("go back to the coach’s words")),
            ("W", self.tr("why this line?")),
            ("D", self.tr("what its part is for, do and don’t")),
            ("Ctrl + Z", self.tr("undo the last change")),
            ("Ctrl + Shift + Z", self.tr("redo it")),
            ("F11", self.tr("open the prompter")),
        )
