"""A day to type or to pick."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget

from coach.ui.widgets.date_field import DateField, day_fault

JUNE = date(2027, 6, 30)


@pytest.fixture
def day(qtbot, qapp):
    field = DateField("day", "Last day", qapp.icons)
    qtbot.addWidget(field)
    field.show()
    return field


def test_a_typed_day_is_said_when_the_field_is_left(qtbot, day):
    with qtbot.waitSignal(day.changed) as said:
        qtbot.keyClicks(day, "30/6/2027")
        qtbot.keyClick(day, Qt.Key.Key_Return)
    assert said.args == [JUNE]
    assert day.text() == "Wed 30 June 2027"


def test_what_cannot_be_read_is_marked_and_not_said(qtbot, day):
    with qtbot.assertNotEmitted(day.changed):
        qtbot.keyClicks(day, "next week")
        qtbot.keyClick(day, Qt.Key.Key_Return)
    assert day.property("wrong")
    assert "“next week” names no day" in day.toolTip()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("tuesday", "“tuesday” names no day. Write day, month and year"),
        ("1 January 1800", "That day is past."),
        ("1 January 3500", "That day is too far away."),
        ("30 June 2027", ""),
        ("", ""),
    ],
)
def test_what_is_wrong_with_a_day_is_said(text, says):
    assert day_fault(text).startswith(says)
    assert bool(day_fault(text)) == bool(says)


def test_a_day_before_the_earliest_is_refused_but_not_the_one_that_is_kept(qtbot, day):
    day.no_earlier_than(JUNE)
    day.set_day(date(2027, 6, 1))
    assert day.fault() == ""
    day.setText("2 June 2027")
    assert day.fault() == "That day is past."
    day.setText("1 July 2027")
    assert day.fault() == ""


def test_an_emptied_field_says_none(qtbot, day):
    day.set_day(JUNE)
    day.selectAll()
    with qtbot.waitSignal(day.changed) as said:
        qtbot.keyClick(day, Qt.Key.Key_Delete)
        qtbot.keyClick(day, Qt.Key.Key_Return)
    assert said.args == [None]


def test_alt_down_opens_a_calendar_and_enter_picks(qtbot, day):
    day.set_day(date(2027, 6, 29))
    qtbot.keyClick(day, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    calendar = popup.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2027, 6, 29)
    grid = calendar.findChild(object, "qt_calendar_calendarview")
    with qtbot.waitSignal(day.changed) as said:
        qtbot.keyClick(grid, Qt.Key.Key_Right)
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert said.args == [JUNE]
    assert not popup.isVisible()
