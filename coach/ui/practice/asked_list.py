# SPDX-License-Identifier: MIT
"""What somebody is asked to practise, one row each: go to it, tick it off, change it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from coach.ui.kit.basic.buttons import IconButton
from coach.ui.kit.fields.dates import long_day
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of, row_of
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.practice.practice_words import due_text
from coach.ui.shell.discreet import NameMask, private_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.services.container import Services
    from coach.services.practice.assignments import Asked
    from coach.ui.shell.shell import Shell


class AskedRow(QWidget):
    """One assignment: a box to tick, what it is and by when, a button to change it."""

    ticked = Signal(object)  # whether it is done now
    opened = Signal()
    change_asked = Signal()

    def __init__(
        self, shell: Shell, asked: Asked, detail: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        key, done = asked.assignment.id, asked.assignment.done is not None
        self.setObjectName(f"asked:{key}")
        self._box = QCheckBox(self)
        self._box.setObjectName(f"asked-done:{key}")
        self._box.setAccessibleName(self.tr("Done: {title}").format(title=asked.title))
        self._box.setChecked(done)
        self._box.setEnabled(not asked.assignment.attempt)
        self._row = RowButton(shell.theme, f"asked-open:{key}", asked.title, detail, self)
        change = IconButton(
            shell.icons.icon("pencil", "quiet"),
            self.tr("Change: {title}").format(title=asked.title),
            f"asked-change:{key}",
            self,
        )
        layout = row_of(self, self._box, gap=6)
        layout.addWidget(self._row, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(change)
        self._box.toggled.connect(self.ticked.emit)
        self._row.clicked.connect(self.opened)
        change.clicked.connect(self.change_asked)


class AskedList(QWidget):
    """Rows of assignments."""

    ticked = Signal(object, object)  # the assignment, and whether it is done now
    opened = Signal(object)  # the assignment
    change_asked = Signal(object)

    def __init__(
        self, services: Services, shell: Shell, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._services, self._shell = services, shell
        self._names = NameMask(services)
        self._layout = column_of(self, gap=2)

    def show_asked(
        self, asked: Sequence[Asked], today: date, *, whose: bool = False, by_whom: bool = True
    ) -> None:
        """Show these, by the day.

        Args:
            asked: What is asked.
            today: The day of today.
            whose: Whether the name of the one who is asked stands with each.
            by_whom: Whether the name of the one who asks does.
        """
        rows = [self._row(each, today, whose=whose, by_whom=by_whom) for each in asked]
        fill(self._layout, rows)
        self.setVisible(bool(asked))

    def _row(self, asked: Asked, today: date, *, whose: bool, by_whom: bool) -> AskedRow:
        kept = asked.assignment
        when = due_text(asked, today)
        if kept.done is not None:
            done = self.tr("done on {day}") if kept.attempt else self.tr("ticked off on {day}")
            when = done.format(day=long_day(kept.done.astimezone().date()))
        name, private = self._names.name, private_names(self._services, asked.case_id)
        giver = name(asked.giver) if by_whom else ""
        parts = (
            self.tr("for {name}").format(name=name(asked.person)) if whose else "",
            self.tr("from {name}").format(name=giver) if giver else "",
            when,
            self._names.text(kept.note, private),
        )
        seen = asked._replace(title=self._names.text(asked.title, private))
        row = AskedRow(self._shell, seen, " · ".join(filter(None, parts)), self)
        row.ticked.connect(partial(self._on_ticked, asked))
        row.opened.connect(partial(self.opened.emit, asked))
        row.change_asked.connect(partial(self.change_asked.emit, asked))
        return row

    def _on_ticked(self, asked: Asked, done: object) -> None:
        self.ticked.emit(asked, done)
