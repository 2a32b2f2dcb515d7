# SPDX-License-Identifier: MIT
"""A day to type or to pick from a calendar; it may stay empty."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QVBoxLayout, QWidget

from coach.ui.dates import full_day, to_date, to_qdate

if TYPE_CHECKING:
    from datetime import date

    from coach.ui.icons import Icons

_FORMS = (
    "yyyy-MM-dd",
    "d MMMM yyyy",
    "d MMM yyyy",
    "ddd d MMMM yyyy",
    "ddd d MMM yyyy",
    "d/M/yyyy",
    "d.M.yyyy",
    "d-M-yyyy",
)
_FIRST, _LAST = 1900, 2999  # years
_QUOTED = 40  # characters


def read_day(text: str) -> date | None:
    """The day that a text names: "30 June 2026", "30/6/2026", "2026-06-30"; None for any other."""
    day = _any_day(text)
    return day if day is not None and _FIRST <= day.year <= _LAST else None


def day_fault(text: str) -> str:
    """What is wrong with a text that should name a day; empty where it does, or is empty."""
    if not text.strip() or read_day(text) is not None:
        return ""
    day = _any_day(text)
    if day is not None:
        past = QCoreApplication.translate("DateField", "That day is past.")
        far = QCoreApplication.translate("DateField", "That day is too far away.")
        return past if day.year < _FIRST else far
    fault = QCoreApplication.translate(
        "DateField", "“{text}” names no day. Write day, month and year, such as 5 March 2027."
    )
    return fault.format(text=" ".join(text.split())[:_QUOTED])


def _any_day(text: str) -> date | None:
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    tidy = " ".join(text.replace(",", " ").split())
    for form in _FORMS:
        day = english.toDate(tidy, form)
        if day.isValid() and MINYEAR <= day.year() <= MAXYEAR:
            return to_date(day)
    return None


class _CalendarPopup(QWidget):
    """A calendar that closes when a day is picked."""

    picked = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar-popup")
        self._calendar = QCalendarWidget(self)
        self._calendar.setObjectName("calendar")
        self._calendar.setAccessibleName(self.tr("Calendar"))
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        self._calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(day, QTextCharFormat())  # no red: it alarms
        for name, icon in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = self._calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if button is not None:
                button.setIcon(icons.icon(icon))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._calendar)
        self._calendar.activated.connect(self._on_calendar_picked)
        self._calendar.clicked.connect(self._on_calendar_picked)

    def open_at(self, place: QPoint, day: date | None) -> None:
        """Show the calendar at a place on the screen, on a day."""
        self._calendar.setSelectedDate(to_qdate(day) if day else QDate.currentDate())
        self.adjustSize()
        self.move(place)
        self.show()
        self._calendar.setFocus()

    def _on_calendar_picked(self, day: QDate) -> None:
        if self.isVisible():
            self.hide()
            self.picked.emit(to_date(day))


class DateField(QLineEdit):
    """Takes a day as people write it; Alt+Down or the icon opens a calendar.

    `changed` says the day (or None) once it has been typed whole or picked.
    """

    changed = Signal(object)

    def __init__(self, name: str, title: str, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setPlaceholderText(self.tr("e.g. 30 June 2027"))
        self._icons = icons
        self._day: date | None = None
        self._suggested: date | None = None
        self._earliest: date | None = None
        self._popup: _CalendarPopup | None = None
        action = QAction(icons.icon("calendar"), self.tr("Pick from a calendar"), self)
        action.triggered.connect(self._open_calendar)
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._on_editing_finished)
        self.textEdited.connect(self._on_text_edited)

    def day(self) -> date | None:
        """The day that stands in the field; None when it is empty or cannot be read."""
        return read_day(self.text())

    def readable(self) -> bool:
        """Whether the field is empty or holds a day that can be."""
        return not self.fault()

    def fault(self) -> str:
        """What is wrong with the text; empty for none. The day that is kept is never wrong."""
        day = self.day()
        if day is not None and day != self._day and self._earliest and day < self._earliest:
            return self.tr("That day is past.")
        return day_fault(self.text())

    def no_earlier_than(self, day: date) -> None:
        """Refuse what lies before this day."""
        self._earliest = day

    def set_day(self, day: date | None) -> None:
        """Show a day, without saying so."""
        self._day = day
        self.setText(full_day(day) if day else "")
        self.setCursorPosition(0)
        self._mark()

    def suggest(self, day: date) -> None:
        """Where the calendar opens while the field is empty."""
        self._suggested = day

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_calendar()
        else:
            super().keyPressEvent(event)

    def _open_calendar(self) -> None:
        if self._popup is None:
            self._popup = _CalendarPopup(self._icons, self)
            self._popup.picked.connect(self._on_picked)
        place = self.mapToGlobal(QPoint(0, self.height() + 2))
        self._popup.open_at(place, self.day() or self._suggested)

    def _on_picked(self, day: date) -> None:
        self.setText(full_day(day))
        self._on_editing_finished()

    def _on_text_edited(self) -> None:
        if self.property("wrong"):
            self._mark()

    def _on_editing_finished(self) -> None:
        self._mark()
        if not self.readable() or self.day() == self._day:
            return
        self.set_day(self.day())
        self.changed.emit(self._day)

    def _mark(self) -> None:
        fault = self.fault()
        wrong = bool(fault)
        self.setToolTip(fault)
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().polish(self)
