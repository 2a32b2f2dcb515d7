# SPDX-License-Identifier: MIT
"""Above the pages, after something was put in place of the data file: what, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.widgets.buttons import QuietButton, SecondaryButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.icon_mark import IconMark
from coach.ui.widgets.labels import Body, Quiet
from coach.ui.widgets.scroll_page import MARGIN

if TYPE_CHECKING:
    from coach.ui.recovery_panel import Recovered
    from coach.ui.shell import Shell


class RecoveredBar(QWidget):
    """What was chosen, what it lacks, and "Take this back"; it stays until it is closed."""

    taken_back = Signal()

    def __init__(self, shell: Shell, chosen: Recovered, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recovered")
        form = self.tr("What was there before is kept in {folder}.")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Body(chosen.says, self))
        words.addWidget(Quiet(form.format(folder=chosen.aside), self))
        words.addWidget(self._buttons())
        mark = IconMark(shell.theme, shell.icons.icon("life-buoy", "accent"), 18, self)
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, 12, MARGIN, 4)
        line.setSpacing(12)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addStretch(0)

    def _buttons(self) -> QWidget:
        back = SecondaryButton(self.tr("Take this back"), "take-back", parent=self)
        back.clicked.connect(self.taken_back)
        keep = QuietButton(self.tr("Keep it"), "keep-recovered", parent=self)
        keep.clicked.connect(self.hide)
        row = QWidget(self)
        flow = FlowLayout(row)
        flow.addWidget(back)
        flow.addWidget(keep)
        return row
