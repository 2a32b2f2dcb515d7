# SPDX-License-Identifier: MIT
"""A calendar to pick a day from, by keys or by pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from coach.domain.dates import FIRST_DAY, LAST_DAY
from coach.engine.dates.dates import whole_day
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.fields.dates import to_date, to_qdate

if TYPE_CHECKING:
    from datetime import date

    from coach.ui.kit.basic.host import Host

_YEARS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class CalendarPopup(QWidget):
    """Arrows go by days and weeks, Page Up and Down by months, with Ctrl by years.

    `picked` carries the day that Enter or a click takes; Esc, or a click elsewhere, takes none.
    """

    picked = Signal(object)

    def __init__(self, host: Host, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar-popup")
        self._host = host
        self._calendar = QCalendarWidget(self)
        self._says = Quiet("", self)
        self._says.setObjectName("calendar-day")
        self._says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._calendar)
        layout.addWidget(self._says)
        self._set_up()
        self._name_parts()
        self._calendar.activated.connect(self._on_picked)
        self._calendar.clicked.connect(self._on_picked)
        self._calendar.selectionChanged.connect(self._say_day)
        self._view().installEventFilter(self)

    def _set_up(self) -> None:
        calendar, plain = self._calendar, QTextCharFormat()
        calendar.setObjectName("calendar")
        calendar.setDateEditEnabled(False)  # a day is typed in the field
        calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek(self._host.habits.week_starts + 1))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)  # no red: it alarms

    def _name_parts(self) -> None:
        """Say for eyes and ears what each button of Qt's calendar does."""
        icons = self._host.icons
        self._calendar.setAccessibleName(self.tr("Calendar"))
        names = {
            "prevmonth": (self.tr("The month before"), "chevron-left"),
            "nextmonth": (self.tr("The next month"), "chevron-right"),
            "monthbutton": (self.tr("Choose a month"), ""),
            "yearbutton": (self.tr("Choose a year"), ""),
        }
        for name, (title, icon) in names.items():
            button = self._calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if button is not None:
                button.setAccessibleName(title)
                button.setToolTip(title)
                if icon:
                    button.setIcon(icons.icon(icon))
        year = self._calendar.findChild(QSpinBox, "qt_calendar_yearedit")
        if year is not None:
            year.setAccessibleName(self.tr("Year"))
        self._view().setAccessibleName(self.tr("Days of the month"))

    def _view(self) -> QAbstractItemView:
        view = self._calendar.findChild(QAbstractItemView, "qt_calendar_calendarview")
        assert isinstance(view, QAbstractItemView)
        return view

    def open_under(
        self, field: QWidget, day: date | None, *, first: date | None, last: date | None
    ) -> None:
        """Show the calendar beneath a field, on a day; only days of a range can be picked."""
        self._calendar.setDateRange(to_qdate(first or FIRST_DAY), to_qdate(last or LAST_DAY))
        self._mark_today()
        self._calendar.setSelectedDate(to_qdate(day or self._host.today()))
        self._say_day()
        self.adjustSize()
        self.move(self._place(field))
        self.show()
        self._view().setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, field: QWidget) -> QPoint:
        """Beneath the field, above it where there is no room, and always on the screen."""
        screen = field.screen().availableGeometry()
        below = field.mapToGlobal(QPoint(0, field.height() + 2))
        above = field.mapToGlobal(QPoint(0, -2)) - QPoint(0, self.height())
        fits = QRect(below, self.size()).bottom() <= screen.bottom()
        place = below if fits or above.y() < screen.top() else above
        x = min(place.x(), screen.right() - self.width())
        y = min(place.y(), screen.bottom() - self.height())
        return QPoint(max(x, screen.left()), max(y, screen.top()))

    def _mark_today(self) -> None:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        form.setFontUnderline(True)
        form.setForeground(QColor(self._host.theme.tokens.accent))
        self._calendar.setDateTextFormat(QDate(), QTextCharFormat())  # none of an earlier day
        self._calendar.setDateTextFormat(to_qdate(self._host.today()), form)

    def _say_day(self) -> None:
        day = to_date(self._calendar.selectedDate())
        self._says.setText(whole_day(day))
        self._view().setAccessibleDescription(whole_day(day))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl with Page Up or Down goes by years, which Qt's calendar does not know."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            years = _YEARS.get(event.key(), 0)
            if years and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._calendar.setSelectedDate(self._calendar.selectedDate().addYears(years))
                return True
        return super().eventFilter(watched, event)

    def _on_picked(self, day: QDate) -> None:
        if self.isVisible():
            self.hide()
            self.picked.emit(to_date(day))
