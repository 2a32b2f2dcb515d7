# SPDX-License-Identifier: MIT
"""That minute again: its clock, its end, and the way to the two minutes side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.clock import as_clock
from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.scroll_page import MARGIN

if TYPE_CHECKING:
    from coach.services.practice.run_view import RunView
    from coach.ui.shell.shell import Shell

_TICK = 200  # milliseconds between two looks at the clock
_MINUTE = 60  # seconds


class MinuteBar(QWidget):
    """Runs for a minute once it is begun; `beside` asks for both minutes side by side."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("minute-bar")
        self._shell, self._until, self._from = shell, 0.0, 0
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._show_time)
        self._said = Body("", self)
        self._said.setObjectName("minute-left")
        self._said.prefer_line()
        icon = shell.icons.icon("git-compare", "quiet")
        self.beside = SecondaryButton(self.tr("Lay the two side by side"), "both-minutes", icon)
        row = FlowRow(self, gap=14, fills=True)
        for part in (self._said, self.beside):
            row.flow.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 8)
        layout.addWidget(row)
        self.hide()

    def begin(self, view: RunView) -> None:
        """Let the minute of a run begin that has just left another one."""
        self._until, self._from = self._shell.ticks() + _MINUTE, len(view.steps)
        self._timer.start()
        self.show_run(view)
        self._show_time()
        self.show()

    def show_run(self, view: RunView) -> None:
        """Offer both side by side once something was said anew; a run that is over ends it."""
        self.beside.setEnabled(len(view.steps) > self._from)
        if view.ending is not None and self._timer.isActive():
            self._end()

    def stop(self) -> None:
        """Have no minute any more."""
        self._timer.stop()
        self.hide()

    def _show_time(self) -> None:
        left = self._until - self._shell.ticks()
        if left <= 0:
            self._end()
            return
        form = self.tr("That minute again: {time} left")
        self._said.setText(form.format(time=as_clock(left + 0.999)))

    def _end(self) -> None:
        self._timer.stop()
        self._said.setText(self.tr("That minute is over. See what it changed."))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._said.text()))
