# SPDX-License-Identifier: MIT
"""The help over a page: what it is for, its keys, and the keys of everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.ui.kit.basic.labels import Body, Heading, KeyCap
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.sheet import Sheet
from coach.ui.window.help_texts import everywhere, page_help

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from coach.ui.shell.shell import Shell
    from coach.ui.window.help_texts import KeyRow


class HelpSheet(Sheet):
    """Opens with F1 and closes with F1 or Esc."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(shell.theme, shell.icons, "help", parent)

    def open_for(self, page: str, title: str) -> None:
        """Open the help of a page, by its name in PAGES and its title."""
        told = page_help(page)
        content = QWidget(self)
        layout = column_of(content, gap=8)
        layout.addWidget(Body(told.about, content))
        for heading, keys in (
            (self.tr("Keys of this page"), told.keys),
            (self.tr("Keys everywhere"), everywhere()),
        ):
            if keys:
                layout.addSpacing(8)
                layout.addWidget(Heading(heading, content))
                layout.addLayout(self._grid(keys, content))
        self.show_content(title, content, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 closes too."""
        if event.key() == Qt.Key.Key_F1:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def _grid(self, keys: Sequence[KeyRow], parent: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for number, row in enumerate(keys):
            cap, does = KeyCap(row.keys, parent), Body(row.does, parent)
            does.setAccessibleName(f"{row.keys}: {row.does}")
            grid.addWidget(cap, number, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(does, number, 1)
        return grid
