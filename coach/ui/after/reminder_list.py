# SPDX-License-Identifier: MIT
"""Reminders, one below the other; many are shown a few at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.case.reminder_row import Around, ReminderRow
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Rule
from coach.ui.kit.layout.scroll_page import stay
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.plan import Reminder
    from coach.ui.shell.shell import Shell

_AT_ONCE = 20


class ReminderList(QWidget):
    """Rows of reminders with lines between; `wanted` passes on what a row asks for."""

    wanted = Signal(object)  # ReminderRequest

    def __init__(
        self,
        shell: Shell,
        name: str,
        parent: QWidget | None = None,
        *,
        can_open: bool = True,
        details: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._shell, self._can_open, self._details = shell, can_open, details
        self._shown = _AT_ONCE
        self._items: Sequence[tuple[Reminder, str, str]] = ()
        self._rows: list[ReminderRow] = []
        self._more = QuietButton("", f"{name}-more", parent=self)
        self._more.clicked.connect(self._on_more_clicked)
        self._layout = column_of(self, gap=0)

    def show_reminders(self, items: Sequence[tuple[Reminder, str, str]]) -> None:
        """Show reminders, each with where it belongs and when it is due."""
        self._items = items
        focus = self._focused_row()
        if focus is not None:
            stay(self)
        self.hide()  # so that all rows are laid out at once, and not again with each
        self._clear()
        self._build()
        self.setVisible(bool(items))
        if focus is not None and self._rows:
            self._rows[min(focus, len(self._rows) - 1)].focus_box()

    def _build(self) -> None:
        """Add the rows that are to be shown and are not there yet, and the offer of more."""
        self._layout.removeWidget(self._more)
        for reminder, where, when in self._items[len(self._rows) : self._shown]:
            if self._rows:
                self._layout.addWidget(Rule(self))
            around = Around(where, when, self._can_open, self._details)
            row = ReminderRow(reminder, around, self._shell, self)
            row.wanted.connect(self.wanted)
            self._rows.append(row)
            self._layout.addWidget(row)
            row.show()  # at once: the keys may go there next
        left = len(self._items) - self._shown
        self._more.setVisible(left > 0)
        self._more.set_text(self.tr("Show {count} more").format(count=min(left, _AT_ONCE)))
        self._layout.addWidget(self._more)

    def fold(self) -> None:
        """Show no more than the first of them, from the next `show_reminders` on."""
        self._shown = _AT_ONCE

    def focus_first(self) -> None:
        """Bring the keys to the first row."""
        if self._rows:
            self._rows[0].focus_box()

    def _focused_row(self) -> int | None:
        focus = self.window().focusWidget()
        for number, row in enumerate(self._rows):
            if focus is not None and row.isAncestorOf(focus):
                return number
        return None

    def _clear(self) -> None:
        self._rows = []
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._more:
                widget.hide()
                widget.deleteLater()

    def _on_more_clicked(self) -> None:
        first, self._shown = self._shown, self._shown + _AT_ONCE
        self._build()
        set_focus_order(self.window())
        self._rows[first].focus_box()
