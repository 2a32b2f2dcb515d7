# SPDX-License-Identifier: MIT
"""A day to type as people write it, or to pick from a calendar; it may stay empty."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from coach.domain.dates import Prefer, Reading
from coach.engine.dates.dates import whole_day
from coach.engine.dates.written_day import read_day
from coach.engine.dates.written_time import read_moment, read_time, spoken_time
from coach.ui.kit.fields.dates import full_day, in_days
from coach.ui.kit.fields.reading_panel import Shown
from coach.ui.kit.fields.written_field import WrittenField

if TYPE_CHECKING:
    from coach.ui.kit.basic.host import Host
    from coach.ui.kit.fields.calendar_popup import CalendarPopup


class DateField(WrittenField):
    """Takes a day; Alt+Down, F4 or the icon opens a calendar.

    `changed` carries the day (or None) once it is taken. Where the field takes a time as well, as
    in "monday 10am", `timed` carries the words of the time, before `changed`.
    """

    timed = Signal(str)

    def __init__(
        self,
        name: str,
        title: str,
        host: Host,
        parent: QWidget | None = None,
        *,
        prefer: Prefer = Prefer.FUTURE,
        with_time: bool = False,
    ) -> None:
        """A field.

        Args:
            name: Its object name.
            title: What a screen reader says.
            host: Knows the day of today, and how dates are written here.
            parent: The widget it lies in.
            prefer: Where its day is expected: it decides the year that is not written.
            with_time: Whether a time may be written after the day.
        """
        super().__init__(name, title, parent)
        self.setPlaceholderText(self.tr("e.g. 3 Dec, Friday"))
        self._host, self._prefer, self._with_time = host, prefer, with_time
        self._suggested: date | None = None
        self._earliest: date | None = None
        self._latest: date | None = None
        self._popup: CalendarPopup | None = None
        action = QAction(host.icons.icon("calendar"), self.tr("Pick from a calendar"), self)
        action.setToolTip(self.tr("Pick from a calendar (Alt+Down)"))
        action.triggered.connect(self._open_calendar)
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(action.text())

    def day(self) -> date | None:
        """The day in the field; None where there is none, or it is not clear which."""
        clear = self.reading().clear
        return clear if isinstance(clear, date) else None

    def no_earlier_than(self, day: date) -> None:
        """Refuse what lies before this day."""
        self._earliest = day

    def no_later_than(self, day: date) -> None:
        """Refuse what lies after this day."""
        self._latest = day

    def set_day(self, day: date | None) -> None:
        """Show a day, without saying so."""
        self._set_value(day)

    def show_day(self, day: date | None) -> None:
        """Show the day that is kept; what is being written, or cannot be read yet, stays."""
        if not self.is_written_in():
            self._set_value(day)

    def suggest(self, day: date) -> None:
        """Where the calendar opens while the field is empty."""
        self._suggested = day

    # -- how it reads

    def _read(self, text: str) -> Reading[object]:
        now, habits = self._host.today(), self._host.habits
        if self._with_time:
            return read_moment(text, now, habits, self._prefer)[0]
        found = read_day(text, now, habits, self._prefer)
        if found.found or not read_moment(text, now, habits, self._prefer)[1]:
            return found
        return Reading(mend=self.tr("Only the day goes here. Leave out the time."))

    def _time_text(self) -> str:
        """The words of a time that stand behind the day."""
        if not self._with_time or self.text() == self._settled:
            return ""
        return read_moment(self.text(), self._host.today(), self._host.habits, self._prefer)[1]

    def _form(self, value: object) -> str:
        return full_day(value) if isinstance(value, date) else ""

    def _said(self, value: object) -> Shown:
        if not isinstance(value, date):
            return Shown("")
        times = read_time(self._time_text()).found
        at = self.tr(" or ").join(spoken_time(time) for time in times)
        says = ", ".join(filter(None, (whole_day(value), at)))
        return Shown(says, in_days(value, self._host.today()))

    def _question(self) -> str:
        return self.tr("Which day do you mean?")

    def _out_of_place(self, value: object) -> str:
        if isinstance(value, date) and self._earliest and value < self._earliest:
            return self.tr("That day is past.")
        if isinstance(value, date) and self._latest and value > self._latest:
            return self.tr("That day is still to come.")
        return ""

    def _take(self, value: object | None) -> None:
        time = self._time_text()
        other = value != self._value
        self._set_value(value)
        self.left.emit()
        if time:
            self.timed.emit(time)
        if other:
            self.changed.emit(value)

    def _on_chosen(self, number: int) -> None:
        value, time = self.reading().found[number], self._time_text()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setText(" ".join(filter(None, (self._form(value), time))))
        self._on_editing_finished()

    # -- the calendar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down and F4 open the calendar."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_F4 or (event.key() == Qt.Key.Key_Down and alt):
            self._open_calendar()
        else:
            super().keyPressEvent(event)

    def _open_calendar(self) -> None:
        from coach.ui.kit.fields.calendar_popup import CalendarPopup  # noqa: PLC0415 - when it opens

        if self._popup is None:
            self._popup = CalendarPopup(self._host, self)
            self._popup.picked.connect(self._on_picked)
        day = self.day() or self._suggested
        self._close_panel()
        self._popup.open_under(self, day, first=self._earliest, last=self._latest)

    def _on_picked(self, day: date) -> None:
        self.setText(full_day(day))
        self._on_editing_finished()
