# SPDX-License-Identifier: MIT
"""What comes next, and on which day: at the end of a talk's note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.services.case.text import LONGEST
from coach.ui.kit.fields.date_field import DateField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.growing_edit import GrowingEdit

if TYPE_CHECKING:
    from datetime import date

    from coach.ui.shell.shell import Shell


class NextStep(QWidget):
    """A step and its day; both, or neither. What the user wrote is never written over."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = ""
        self.text_field = GrowingEdit("log-next", self)
        self.text_field.set_most(LONGEST)
        self._day = DateField("log-next-day", self.tr("Day of the next step"), shell, self)
        self._text_row = FormRow(self.tr("Next step"), self.text_field, parent=self)
        self._day_row = FormRow(self.tr("By when?"), self._day, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self._text_row)
        layout.addWidget(self._day_row)

    def begin(self, day: date, today: date) -> None:
        """Empty, with a day that is likely; none before `today` is taken."""
        self._offered = ""
        self.text_field.setText("")
        self._day.no_earlier_than(today)
        self._day.set_day(day)

    def offer(self, step: str, day: date, why: str) -> None:
        """Write a step where the user has written none, with its day; `why` stands below."""
        if self.text_field.text() in ("", self._offered):
            self.text_field.setText(step)
            self._day.set_day(day)
            self._offered = step
        self._text_row.show_help(why)

    def withdraw(self) -> None:
        """Take back what was offered, if the user left it as it was."""
        if self._offered and self.text_field.text() == self._offered:
            self.text_field.setText("")
        self._offered = ""
        self._text_row.show_help("")

    def given(self) -> tuple[str, date | None] | None:
        """The step and its day, ("", None) for neither; None where it says what is wrong."""
        step = self.text_field.text()
        if not step:
            return "", None
        fault = self._day.fault()
        if not fault and self._day.day() is None:
            fault = self.tr("Set a day for the next step.")
        if fault:
            self._day_row.refuse(fault)
            return None
        return step, self._day.day()
