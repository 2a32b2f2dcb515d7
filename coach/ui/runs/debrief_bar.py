# SPDX-License-Identifier: MIT
"""What goes on from step to step of looking back, always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.labels import Body, Rule
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.scroll_page import MARGIN

if TYPE_CHECKING:
    from coach.ui.shell.shell import Shell


class DebriefBar(QWidget):
    """On to the next step, or enough for now."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        arrow = shell.icons.icon("arrow-right", "on_accent")
        self.next = PrimaryButton("", "next-step", arrow, self, trailing=True)
        self.enough = QuietButton(self.tr("Enough for now"), "enough", parent=self)
        self._asks = Body("", self)
        self._asks.setObjectName("skip-marks")
        self._asks.hide()
        row = FlowRow(self, gap=10, fills=True)
        for part in (self.next, self.enough):
            row.flow.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 12)
        layout.setSpacing(8)
        layout.addWidget(Rule(self))
        layout.addWidget(self._asks)
        layout.addWidget(row)

    def show_step(self, step: int, count: int) -> None:
        """Say at which step one is, from 0, and what comes next."""
        words = (
            self.tr("Next: what was said"),
            self.tr("Next: mark yourself"),
            self.tr("Show what the run shows"),
            self.tr("Next: what moved them"),
            self.tr("Next: one thing for the real talk"),
            self.tr("Done"),
        )
        self.next.set_text(words[step])
        where = self.tr("Step {number} of {count}").format(number=step + 1, count=count)
        self.next.setAccessibleDescription(where)
        self.enough.setVisible(step < count - 1)
        self._asks.hide()

    def ask_whether_to_skip(self, count: int) -> None:
        """Say that marks are open; the same button then goes on without them."""
        one = self.tr("One check is not marked. Mark it first: afterwards marks stay as they are.")
        many = self.tr(
            "{count} checks are not marked. Mark them first: afterwards marks stay as they are."
        )
        self._asks.setText((one if count == 1 else many).format(count=count))
        self._asks.show()
        self.next.set_text(self.tr("Go on without them"))

    def is_sure(self) -> bool:
        """Whether it was said that marks are open."""
        return self._asks.isVisible()

    def take_focus(self) -> None:
        """Bring the keys to going on."""
        self.next.setFocus()
