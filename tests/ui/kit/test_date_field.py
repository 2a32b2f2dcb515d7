"""A day and a time to type: shown back before they count, asked where they are open."""

from __future__ import annotations

from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCalendarWidget,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from coach.domain.dates import BRITISH, DateHabits, Order, Prefer
from coach.ui.kit.fields.date_field import DateField
from coach.ui.kit.fields.dates import habits_of
from coach.ui.kit.fields.reading_panel import ReadingChoice, ReadingPanel
from coach.ui.kit.fields.time_field import TimeField
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.shell.shell import Shell

K = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
JUNE = date(2027, 6, 30)
DECEMBER = date(2026, 12, 3)


@pytest.fixture
def form(qtbot):
    """A window with a button behind the fields that are put in."""
    form = QWidget()
    form.resize(500, 400)
    QVBoxLayout(form)
    qtbot.addWidget(form)
    return form


def put_in(qtbot, form, field):
    """The field, shown in the form, with the keys."""
    form.layout().addWidget(field)
    form.layout().addWidget(QPushButton("On", form, objectName="on"))
    form.layout().addStretch(1)
    form.show()
    qtbot.waitActive(form)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


@pytest.fixture
def day(qtbot, form, shell):
    return put_in(qtbot, form, DateField("day", "Last day", shell, form))


@pytest.fixture
def time(qtbot, form):
    return put_in(qtbot, form, TimeField("time", "Time", form))


def panel(form):
    """The words beneath the field; empty where nothing is shown."""
    shown = [each for each in form.findChildren(ReadingPanel) if each.isVisible()]
    labels = [label for each in shown for label in each.findChildren(QLabel) if label.isVisible()]
    return " | ".join(label.text() for label in labels)


def choices(form):
    """What there is to choose."""
    found = [each for each in form.findChildren(ReadingChoice) if each.isVisible()]
    return [each.text() for each in sorted(found, key=ReadingChoice.objectName)]


def test_a_day_is_shown_back_in_full_before_it_counts(qtbot, form, day):
    with qtbot.assertNotEmitted(day.changed):
        qtbot.keyClicks(day, "3 Dec")
        assert panel(form) == "Thursday, 3 December 2026 | in 7 days"
    with qtbot.waitSignal(day.changed) as said:
        qtbot.keyClick(day, K.Key_Return)
    assert said.args == [DECEMBER]
    assert day.text() == "Thu 3 December 2026"
    assert panel(form) == ""


def test_tab_takes_it_and_goes_on(qtbot, form, day):
    qtbot.keyClicks(day, "in a week")
    with qtbot.waitSignal(day.changed) as said:
        qtbot.keyClick(day, K.Key_Tab)
    assert said.args == [DECEMBER]
    assert form.focusWidget().objectName() == "on"


def test_the_same_day_in_other_words_is_no_change(qtbot, day):
    day.set_day(DECEMBER)
    day.selectAll()
    with qtbot.assertNotEmitted(day.changed):
        qtbot.keyClicks(day, "3.12.")
        qtbot.keyClick(day, K.Key_Return)
    assert day.text() == "Thu 3 December 2026"


def test_two_meanings_are_asked_and_a_number_answers(qtbot, form, day):
    qtbot.keyClicks(day, "3/12")
    assert panel(form) == "Which day do you mean? | Enter, then its number."
    assert choices(form) == ["1\u2002Thursday, 3 December 2026", "2\u2002Friday, 12 March 2027"]
    with qtbot.assertNotEmitted(day.changed):
        qtbot.keyClick(day, K.Key_Return)
        qtbot.keyClick(form.focusWidget(), K.Key_Return)  # nothing is preferred
    with qtbot.waitSignal(day.changed) as said:
        qtbot.keyClick(form.focusWidget(), K.Key_2)
    assert said.args == [date(2027, 3, 12)]
    assert day.text() == "Fri 12 March 2027"
    assert day.hasFocus()
    assert panel(form) == ""


def test_tab_does_not_pass_by_a_question(qtbot, form, day):
    qtbot.keyClicks(day, "next sun")
    qtbot.keyClick(day, K.Key_Tab)
    assert isinstance(form.focusWidget(), ReadingPanel)
    qtbot.keyClick(form.focusWidget(), K.Key_Tab)
    with qtbot.waitSignal(day.changed) as said:
        qtbot.keyClick(form.focusWidget(), K.Key_Return)
    assert said.args == [date(2026, 11, 29)]


def test_tab_goes_on_behind_the_last_meaning_and_the_question_stays_open(qtbot, form, day):
    qtbot.keyClicks(day, "3/12")
    with qtbot.assertNotEmitted(day.changed):
        for _ in range(4):  # to the question, its two meanings, and on
            qtbot.keyClick(form.focusWidget(), K.Key_Tab)
    assert form.focusWidget().objectName() == "on"
    assert day.text() == "3/12"
    assert "Which day do you mean?" in day.fault()
    assert panel(form) == ""


@pytest.mark.parametrize("steps", [0, 1])
def test_shift_tab_goes_back_to_the_text(qtbot, form, day, steps):
    qtbot.keyClicks(day, "3/12")
    for _ in range(1 + steps):
        qtbot.keyClick(form.focusWidget(), K.Key_Tab)
    qtbot.keyClick(form.focusWidget(), K.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert day.hasFocus()
    assert day.text() == "3/12"


@pytest.mark.parametrize("keys", [(K.Key_Down, K.Key_Down), (K.Key_Up,), (K.Key_Tab, K.Key_Tab)])
def test_arrows_and_tab_go_through_the_meanings(qtbot, form, day, keys):
    qtbot.keyClicks(day, "3/12")
    qtbot.keyClick(day, K.Key_Down)
    for key in keys:
        qtbot.keyClick(form.focusWidget(), key)
    with qtbot.waitSignal(day.changed) as said:
        qtbot.keyClick(form.focusWidget(), K.Key_Space)
    assert said.args == [date(2027, 3, 12)]


def test_a_click_answers(qtbot, form, day):
    qtbot.keyClicks(day, "3/12")
    with qtbot.waitSignal(day.changed) as said:
        qtbot.mouseClick(form.findChild(ReadingChoice, "day-choice:1"), Qt.MouseButton.LeftButton)
    assert said.args == [DECEMBER]


def test_esc_goes_back_to_the_text(qtbot, form, day):
    qtbot.keyClicks(day, "3/12")
    qtbot.keyClick(day, K.Key_Return)
    qtbot.keyClick(form.focusWidget(), K.Key_Escape)
    assert day.hasFocus()
    assert day.text() == "3/12"
    qtbot.keyClicks(day, "/2027")
    assert choices(form) == ["1\u2002Friday, 3 December 2027", "2\u2002Friday, 12 March 2027"]


def test_what_is_left_open_does_not_count_and_stays(qtbot, form, day):
    with qtbot.assertNotEmitted(day.changed):
        qtbot.keyClicks(day, "3/12")
        form.findChild(QPushButton, "on").setFocus(Qt.FocusReason.MouseFocusReason)
    assert day.text() == "3/12"
    assert day.property("wrong")
    says = "Which day do you mean? Thursday, 3 December 2026 or Friday, 12 March 2027?"
    assert day.fault() == says
    assert panel(form) == ""
    day.setFocus()
    assert "Which day" in panel(form)


def test_a_question_that_is_left_by_the_pointer_is_over(qtbot, form, day):
    qtbot.keyClicks(day, "3/12")
    qtbot.keyClick(day, K.Key_Return)
    with qtbot.waitSignal(day.left), qtbot.assertNotEmitted(day.changed):
        form.findChild(QPushButton, "on").setFocus(Qt.FocusReason.MouseFocusReason)
    assert panel(form) == ""
    assert day.property("wrong")


def test_what_cannot_be_read_says_what_to_write_and_stays(qtbot, form, day):
    with qtbot.assertNotEmitted(day.changed):
        qtbot.keyClicks(day, "31 Apr")
        assert panel(form) == "April has 30 days. Write 30 April or 1 May."
        qtbot.keyClick(day, K.Key_Return)
    assert day.property("wrong")
    assert panel(form) == ""  # whoever holds the field says it
    assert day.text() == "31 Apr"
    assert day.toolTip() == "April has 30 days. Write 30 April or 1 May."


def test_a_mistake_is_no_longer_marked_once_one_types_on(qtbot, day):
    qtbot.keyClicks(day, "some day")
    qtbot.keyClick(day, K.Key_Return)
    assert day.property("wrong")
    qtbot.keyClick(day, K.Key_Backspace)
    assert not day.property("wrong")


def test_a_field_for_past_days_reads_backwards(qtbot, form, shell):
    day = put_in(qtbot, form, DateField("day", "Day", shell, form, prefer=Prefer.PAST))
    day.no_later_than(date(2026, 11, 26))
    for text, wanted in (("20 Nov", date(2026, 11, 20)), ("yesterday", date(2026, 11, 25))):
        day.selectAll()
        with qtbot.waitSignal(day.changed) as said:
            qtbot.keyClicks(day, text)
            qtbot.keyClick(day, K.Key_Return)
        assert said.args == [wanted]
    day.selectAll()
    qtbot.keyClicks(day, "tomorrow")
    assert panel(form) == "Friday, 27 November 2026 | That day is still to come."
    qtbot.keyClick(day, K.Key_Return)
    assert day.property("wrong")


def test_a_day_before_the_earliest_is_refused_but_not_the_one_that_is_kept(qtbot, day):
    day.no_earlier_than(JUNE)
    day.set_day(date(2027, 6, 1))
    assert day.fault() == ""
    day.setText("29 June 2027")
    assert day.fault() == "That day is past."
    day.setText("30 June 2027")
    assert day.fault() == ""


def test_only_what_can_be_here_is_asked(qtbot, form, day):
    day.no_earlier_than(date(2027, 1, 1))
    qtbot.keyClicks(day, "3/12")
    assert choices(form) == []
    assert panel(form).startswith("Friday, 12 March 2027")


def test_a_time_behind_a_day_alone_is_said(qtbot, form, day):
    qtbot.keyClicks(day, "monday 10am")
    assert panel(form) == "Only the day goes here. Leave out the time."


def test_an_emptied_field_says_none(qtbot, day):
    day.set_day(JUNE)
    day.selectAll()
    with qtbot.waitSignal(day.changed) as said:
        qtbot.keyClick(day, K.Key_Delete)
        qtbot.keyClick(day, K.Key_Return)
    assert said.args == [None]


def test_what_is_typed_stays_when_the_page_is_drawn_anew(qtbot, day):
    day.set_day(JUNE)
    day.selectAll()
    qtbot.keyClicks(day, "3 De")
    day.show_day(JUNE)
    assert day.text() == "3 De"
    qtbot.keyClicks(day, "c")
    qtbot.keyClick(day, K.Key_Return)
    day.show_day(JUNE)  # now it shows what is kept
    assert day.day() == JUNE


def test_a_country_that_writes_the_month_first_is_asked_in_its_order(qtbot, qapp, form, clock):
    habits = habits_of(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    assert habits == DateHabits(Order.MONTH_FIRST, 6)
    shell = Shell(qapp.theme, qapp.icons, lambda: clock().date(), habits)
    day = put_in(qtbot, form, DateField("day", "Day", shell, form))
    qtbot.keyClicks(day, "3/12")
    assert choices(form)[0] == "1\u2002Friday, 12 March 2027"
    calendar = opened(qtbot, day)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Sunday
    qtbot.keyClick(view(calendar), K.Key_Escape)


@pytest.mark.parametrize(
    ("language", "country", "habits"),
    [
        ("English", "UnitedKingdom", BRITISH),
        ("German", "Germany", BRITISH),
        ("Swedish", "Sweden", DateHabits(Order.YEAR_FIRST, 0)),
        ("Japanese", "Japan", DateHabits(Order.YEAR_FIRST, 6)),
        ("C", "AnyCountry", BRITISH),
    ],
)
def test_habits_follow_the_country(language, country, habits):
    locale = QLocale(getattr(QLocale.Language, language), getattr(QLocale.Country, country))
    assert habits_of(locale) == habits


# -- the panel


def test_the_panel_lies_beneath_the_field_and_moves_nothing(qtbot, form, day):
    button = form.findChild(QPushButton, "on")
    before = button.geometry()
    qtbot.keyClicks(day, "3/12")
    shown = form.findChild(ReadingPanel)
    assert shown.mapTo(form, QPoint(0, 0)).y() >= day.geometry().bottom()
    assert form.rect().contains(shown.geometry())
    assert button.geometry() == before


def test_at_the_lower_edge_the_panel_lies_above(qtbot, form, shell):
    form.layout().addStretch(1)
    day = DateField("day", "Day", shell, form)
    form.layout().addWidget(day)
    form.show()
    qtbot.waitActive(form)
    day.setFocus()
    qtbot.keyClicks(day, "3/12")
    shown = form.findChild(ReadingPanel)
    assert shown.geometry().bottom() < day.geometry().top()
    assert form.rect().contains(shown.geometry())


def test_the_panel_follows_the_field_when_the_page_scrolls(qtbot, shell):
    page = ScrollPage()
    qtbot.addWidget(page)
    day = DateField("day", "Day", shell)
    page.body.addSpacing(150)
    page.body.addWidget(day)
    page.body.addSpacing(900)
    page.resize(500, 400)
    page.show()
    qtbot.waitActive(page)
    day.setFocus()
    qtbot.keyClicks(day, "3 Dec")
    shown = page.findChild(ReadingPanel)
    above = shown.y() - day.mapTo(page, QPoint(0, 0)).y()
    page.verticalScrollBar().setValue(100)
    assert shown.y() - day.mapTo(page, QPoint(0, 0)).y() == above
    page.verticalScrollBar().setValue(600)
    assert not shown.isVisible()
    page.verticalScrollBar().setValue(50)
    assert shown.isVisible()
    page.verticalScrollBar().setValue(600)
    qtbot.keyClicks(day, " 2027")
    assert not shown.isVisible()  # and nowhere else either
    page.verticalScrollBar().setValue(0)
    assert shown.isVisible()
    assert shown.y() - day.mapTo(page, QPoint(0, 0)).y() == above


def test_the_panel_goes_with_a_field_that_is_taken_out(qtbot, form, day):
    qtbot.keyClicks(day, "3/12")
    shiboken6.delete(day)
    form.resize(520, 400)  # nothing follows a field that is gone
    qtbot.waitUntil(lambda: panel(form) == "")


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_panel_shows_its_words_whole(qtbot, qapp, form, day, look, percent):
    qapp.set_look(look, percent)
    form.resize(900, 600)
    qtbot.keyClicks(day, "29 feb")
    shown = form.findChild(ReadingPanel)
    assert form.rect().contains(shown.geometry())
    for part in (*shown.findChildren(QLabel), *shown.findChildren(ReadingChoice)):
        if part.isVisible():
            assert shown.rect().contains(part.geometry()), part
    for choice in shown.findChildren(ReadingChoice):
        assert choice.width() >= choice.sizeHint().width()
    qapp.set_look("light", 100)


def test_the_choices_say_to_ears_which_of_how_many(qtbot, form, day):
    qtbot.keyClicks(day, "3/12")
    first = form.findChild(ReadingChoice, "day-choice:1")
    assert first.accessibleName() == "Thursday, 3 December 2026, 1 of 2"


# -- time


def test_a_time_is_shown_back_and_taken(qtbot, form, time):
    qtbot.keyClicks(time, "half past nine")
    assert panel(form) == "09:30, in the morning"
    with qtbot.waitSignal(time.changed) as said:
        qtbot.keyClick(time, K.Key_Return)
    assert said.args == ["09:30"]
    assert (time.text(), time.time()) == ("09:30", "09:30")


def test_the_half_of_the_day_is_asked_where_it_is_open(qtbot, form, time):
    qtbot.keyClicks(time, "7")
    assert choices(form) == ["1\u200207:00, in the morning", "2\u200219:00, in the evening"]
    qtbot.keyClick(time, K.Key_Return)
    with qtbot.waitSignal(time.changed) as said:
        qtbot.keyClick(form.focusWidget(), K.Key_2)
    assert said.args == ["19:00"]


def test_a_time_that_is_none_says_what_to_write(qtbot, time):
    qtbot.keyClicks(time, "25:00")
    qtbot.keyClick(time, K.Key_Return)
    assert time.fault().startswith("There is no such time. Hours go from 0 to 23")
    assert time.time() == ""


# -- the calendar


def opened(qtbot, day, key=K.Key_F4, modifiers=Qt.KeyboardModifier.NoModifier):
    """The calendar, opened by keys."""
    qtbot.keyClick(day, key, modifiers)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup.findChild(QCalendarWidget)


def view(calendar):
    """What takes the keys in a calendar."""
    return calendar.findChild(QAbstractItemView, "qt_calendar_calendarview")


@pytest.mark.parametrize(
    ("key", "modifiers"), [(K.Key_F4, Qt.KeyboardModifier.NoModifier), (K.Key_Down, ALT)]
)
def test_keys_open_a_calendar_and_enter_picks(qtbot, day, key, modifiers):
    day.set_day(date(2027, 6, 29))
    calendar = opened(qtbot, day, key, modifiers)
    assert calendar.selectedDate() == QDate(2027, 6, 29)
    with qtbot.waitSignal(day.changed) as said:
        qtbot.keyClick(view(calendar), K.Key_Right)
        qtbot.keyClick(view(calendar), K.Key_Return)
    assert said.args == [JUNE]
    assert day.text() == "Wed 30 June 2027"
    assert QApplication.activePopupWidget() is None


def test_the_icon_opens_it_by_pointer(qtbot, day):
    (icon,) = day.findChildren(QToolButton)
    assert icon.accessibleName() == "Pick from a calendar"
    qtbot.mouseClick(icon, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.hide()


@pytest.mark.parametrize(
    ("key", "modifiers", "wanted"),
    [
        (K.Key_Down, Qt.KeyboardModifier.NoModifier, date(2027, 7, 7)),
        (K.Key_Left, Qt.KeyboardModifier.NoModifier, date(2027, 6, 29)),
        (K.Key_PageDown, Qt.KeyboardModifier.NoModifier, date(2027, 7, 30)),
        (K.Key_PageUp, Qt.KeyboardModifier.NoModifier, date(2027, 5, 30)),
        (K.Key_PageDown, CTRL, date(2028, 6, 30)),
        (K.Key_PageUp, CTRL, date(2026, 6, 30)),
    ],
)
def test_the_keys_of_the_calendar(qtbot, day, key, modifiers, wanted):
    day.set_day(JUNE)
    calendar = opened(qtbot, day)
    with qtbot.waitSignal(day.changed) as said:
        qtbot.keyClick(view(calendar), key, modifiers)
        qtbot.keyClick(view(calendar), K.Key_Return)
    assert said.args == [wanted]


def test_esc_closes_it_without_a_change(qtbot, day):
    day.set_day(JUNE)
    calendar = opened(qtbot, day)
    with qtbot.assertNotEmitted(day.changed):
        qtbot.keyClick(view(calendar), K.Key_PageDown)
        qtbot.keyClick(view(calendar), K.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert day.day() == JUNE


def test_only_days_that_can_be_are_offered(qtbot, day):
    day.no_earlier_than(JUNE)
    calendar = opened(qtbot, day)
    assert calendar.selectedDate() == QDate(2027, 6, 30)
    with qtbot.waitSignal(day.changed) as said:
        qtbot.keyClick(view(calendar), K.Key_Left)
        qtbot.keyClick(view(calendar), K.Key_Return)
    assert said.args == [JUNE]


def test_an_empty_field_opens_it_on_the_day_of_the_program_and_says_each_day(qtbot, day):
    calendar = opened(qtbot, day)
    assert calendar.selectedDate() == QDate(2026, 11, 26)
    qtbot.keyClick(view(calendar), K.Key_Right)
    assert calendar.parent().findChild(QLabel, "calendar-day").text() == "Friday, 27 November 2026"
    assert view(calendar).accessibleDescription() == "Friday, 27 November 2026"
    qtbot.keyClick(view(calendar), K.Key_Escape)


def test_the_calendar_has_names_for_ears(qtbot, day):
    calendar = opened(qtbot, day)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    names = [
        button.accessibleName()
        for button in calendar.findChildren(QToolButton)
        if button.isVisible()
    ]
    assert sorted(names) == [
        *("Choose a month", "Choose a year", "The month before", "The next month"),
    ]
    assert view(calendar).accessibleName() == "Days of the month"
    qtbot.keyClick(view(calendar), K.Key_Escape)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_calendar_has_the_look_of_the_program(qtbot, qapp, day, look):
    qapp.set_look(look, 100)
    calendar = opened(qtbot, day)
    ground = calendar.grab().toImage().pixelColor(3, calendar.height() - 3)
    assert ground == QColor(qapp.theme.tokens.surface)
    qtbot.keyClick(view(calendar), K.Key_Escape)
    qapp.set_look("light", 100)
