# SPDX-License-Identifier: MIT
"""Asks for a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coach.ui.kit.fields.date_field import DateField
from coach.ui.shell.form_dialog import FormDialog

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coach.ui.shell.shell import Shell

_ROOM = 60  # pixels, at 100 % text, in which a question about the day lies beneath the field


class DateDialog(FormDialog):
    """One day to type or pick, `first` or later; `given` carries it."""

    given = Signal(object)

    def __init__(
        self, shell: Shell, parent: QWidget, title: str, day: date, *, first: date
    ) -> None:
        super().__init__(shell, parent)
        self.set_words(title, self.tr("Move"))
        self.setObjectName("date-dialog")
        self._field = DateField("new-day", self.tr("Day"), shell, self)
        self._field.no_earlier_than(first)
        self._field.set_day(day)
        self._row = self.row(
            self.tr("Day"), self._field, self.tr("For example 30 June, Thursday, or in two weeks.")
        )
        self.fields.addSpacing(shell.theme.px(_ROOM))
        self._field.setFocus()
        self._field.selectAll()

    def save(self) -> bool:
        """Say which day; what cannot be read is asked for again."""
        day, fault = self._field.day(), self._field.fault()
        if day is None or fault:
            empty = self.tr("Write a day, such as 5 March 2027.")
            self._row.show_help(fault or empty, wrong=True)
            self._field.setFocus()
            return False
        self.given.emit(day)
        return True
