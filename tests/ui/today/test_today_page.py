"""Today: what to do now."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from coach.ui.case.new_case_dialog import NewCaseDialog
from coach.ui.case.reminder_row import ReminderRow
from coach.ui.shell.date_dialog import DateDialog
from coach.ui.today.today_page import TodayPage
from tests.ui.conftest import button, texts
from tests.ui.steps import opened, pick, type_in

TODAY = date(2026, 11, 26)


@pytest.fixture
def page(qtbot, services, shell, heard):
    return opened(qtbot, TodayPage(services, shell))


@pytest.fixture
def add(services, case):
    """Adds a reminder."""
    return lambda title, day: services.reminders.add(case.id, title, day)


def shown(page) -> list[str]:
    boxes = page.findChildren(QCheckBox)
    return [b.accessibleName().removeprefix("Done: ") for b in boxes if b.isVisibleTo(page)]


def tick(qtbot, page, reminder):
    box = page.findChild(QCheckBox, f"done:{reminder.id}")
    qtbot.keyClick(box, Qt.Key.Key_Space)


def more(qtbot, page, reminder, name):
    button(page, f"more:{reminder.id}").click()
    pick(qtbot, name)


def test_the_title_is_the_day(page):
    assert "Thursday, 26 November 2026" in texts(page)  # a wrong year is seen


def test_an_empty_page_teaches_and_begins_a_case(qtbot, page):
    assert "knot in the stomach" in texts(page)
    assert "For example" in texts(page)
    button(page, "first-case").click()
    dialog = page.findChild(NewCaseDialog)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_case_is_begun_by_keys_alone(qtbot, services, page, heard):
    qtbot.waitActive(page)
    qtbot.keyClick(button(page, "first-case"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.findChild(NewCaseDialog) is not None)
    dialog = page.findChild(NewCaseDialog)
    type_in(qtbot, dialog, "case-client", "Halden Tools")
    type_in(qtbot, dialog, "case-title", "late payments", Qt.Key.Key_Return)
    case = services.cases.cases()[0]
    assert (case.client_name, case.title) == ("Halden Tools", "late payments")
    assert heard.last == ("interview", case.id)


def test_what_is_due_can_be_done_and_undone(qtbot, services, page, add, heard):
    reminder = add("Send the notice", TODAY)
    page.show_page()
    assert shown(page) == ["Send the notice"]
    assert "Halden Tools · Late again" in texts(page)
    tick(qtbot, page, reminder)
    assert shown(page) == []
    assert services.reminders.due() == ()
    heard.notes[-1].undo()
    assert shown(page) == ["Send the notice"]
    assert [each.id for each in services.reminders.due()] == [reminder.id]


@pytest.mark.parametrize("days", [1, 3, 7])
def test_snooze_puts_off_and_can_be_undone(qtbot, services, page, add, heard, days):
    reminder = add("Ring", TODAY)
    page.show_page()
    more(qtbot, page, reminder, f"snooze-{days}")
    assert services.reminders.due() == ()
    (again,) = services.reminders.upcoming()
    assert (again.due, again.shown_on) == (TODAY, TODAY + timedelta(days=days))
    assert "reminded again; its day is today" in texts(page)
    heard.notes[-1].undo()
    assert services.reminders.due()[0].due == TODAY


def test_a_reminder_moves_to_a_day(qtbot, services, page, add):
    reminder = add("Ring", TODAY)
    page.show_page()
    more(qtbot, page, reminder, "move")
    dialog = page.findChild(DateDialog)
    type_in(qtbot, dialog, "new-day", "1 December 2026", Qt.Key.Key_Return)
    assert services.reminders.upcoming()[0].due == date(2026, 12, 1)


def test_a_day_that_cannot_be_read_is_asked_for_again(qtbot, services, page, add):
    reminder = add("Ring", TODAY)
    page.show_page()
    more(qtbot, page, reminder, "move")
    dialog = page.findChild(DateDialog)
    type_in(qtbot, dialog, "new-day", "some day", Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "“some day” names no day" in texts(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert services.reminders.due()[0].due == TODAY


def test_a_reminder_cannot_be_moved_into_the_past(qtbot, services, page, add):
    reminder = add("Ring", TODAY)
    page.show_page()
    more(qtbot, page, reminder, "move")
    dialog = page.findChild(DateDialog)
    type_in(qtbot, dialog, "new-day", "1 January 1999", Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "That day is past." in texts(dialog)
    type_in(qtbot, dialog, "new-day", "30 November 2026", Qt.Key.Key_Return)
    assert services.reminders.upcoming()[0].due == date(2026, 11, 30)


def test_snooze_is_never_earlier_and_says_the_day(qtbot, services, page, add, heard):
    reminder = add("Ring", date(2026, 11, 30))
    page.show_page()
    more(qtbot, page, reminder, "snooze-1")
    assert services.reminders.upcoming()[0].shown_on == date(2026, 12, 1)
    said = "You will be reminded again on Tuesday, 1 December. It is still due on "
    assert heard.notes[-1].text == f"{said}Monday, 30 November."
    heard.notes[-1].undo()
    assert services.reminders.upcoming() == (reminder,)


def test_not_needed_takes_it_off_the_list(qtbot, services, page, add, heard):
    reminder = add("Ring", TODAY)
    page.show_page()
    more(qtbot, page, reminder, "drop")
    assert shown(page) == []
    heard.notes[-1].undo()
    assert shown(page) == ["Ring"]


def test_a_reminder_leads_to_its_case(qtbot, page, add, case, heard):
    reminder = add("Ring", TODAY)
    page.show_page()
    more(qtbot, page, reminder, "open")
    assert heard.last == ("interview", case.id)


@pytest.fixture
def away(clock, services):
    """Goes back to the Thursday before; gone on from there, a week has passed."""
    clock.now -= timedelta(days=7)
    services.reminders.look_in()

    def back() -> None:
        clock.now += timedelta(days=7)

    return back


def test_what_was_missed_waits_behind_one_line(page, add, away):
    add("Ring", TODAY)
    add("Write", date(2026, 11, 20))
    add("Call", date(2026, 11, 24))
    away()
    page.show_page()
    assert shown(page) == ["Ring"]
    assert "While you were away: 2 reminders came due." in texts(page)
    button(page, "see-missed").click()
    assert shown(page) == ["Ring", "Write", "Call"]
    assert "20 Nov" in texts(page)


def test_what_was_due_before_is_no_news(page, add, away):
    add("Write", date(2026, 11, 19))
    away()
    page.show_page()
    assert shown(page) == ["Write"]
    assert "While you were away" not in texts(page)


def test_a_talk_at_short_notice_was_not_missed(services, page, case, answer):
    answer("marketing-agency")
    services.cases.set_talk(case.id, date(2026, 11, 29))
    page.show_page()
    assert "While you were away" not in texts(page)
    assert {each.due for each in services.reminders.due()} == {TODAY}


def test_what_was_missed_is_open_when_nothing_else_is_due(page, add, away):
    add("Write", date(2026, 11, 20))
    away()
    page.show_page()
    assert shown(page) == ["Write"]
    assert "one reminder came due" in texts(page)


def test_two_weeks_ahead_are_shown(page, add):
    add("Soon", date(2026, 12, 10))
    add("Later", date(2026, 12, 11))
    page.show_page()
    assert shown(page) == ["Soon"]


def test_the_next_talk_is_on_top_with_what_is_ready(services, page, case, answer, heard):
    answer("electrical-wholesale")
    services.clients.add_contact(case.client_id, "Joe Miller")
    services.talks.set_fact(case.id, "talk_place", "at their office")
    services.cases.set_talk(case.id, date(2026, 11, 30), "10:00")
    page.show_page()
    assert "Next talk · in 4 days" in texts(page)
    assert "Joe at Halden Tools, Monday 10:00" in texts(page)
    assert services.content.verdict(services.cases.diagnosis(case.id).verdict).short in texts(page)
    facts = services.talks.facts(case.id)
    told = sum(bool(each.value) for each in facts)
    assert f"talk: blanks {told} of {len(facts)}" in texts(page)
    button(page, "open-next-talk").click()
    assert heard.last == ("talk", case.id)


def test_discreet_mode_shows_initials(services, page, add):
    services.settings.discreet = True
    add("Ring", TODAY)
    page.show_page()
    assert "H. T. · Late again" in texts(page)
    assert "Halden" not in texts(page)


def test_text_of_any_kind_is_shown_as_it_is(page, add):
    add("<b>💼 שלום</b>", TODAY)
    page.show_page()
    assert "<b>💼 שלום</b>" in texts(page)


def test_the_keys_stay_in_the_list_when_a_row_goes(qtbot, page, add):
    first, second = add("Ring", TODAY), add("Write", TODAY)
    page.show_page()
    qtbot.waitActive(page)
    page.findChild(QCheckBox, f"done:{first.id}").setFocus()
    tick(qtbot, page, first)
    qtbot.waitUntil(lambda: page.focusWidget().objectName() == f"done:{second.id}")


def test_a_blank_client_is_refused_in_words(qtbot, services, page):
    button(page, "first-case").click()
    dialog = page.findChild(NewCaseDialog)
    qtbot.keyClick(dialog.findChild(QLineEdit, "case-title"), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "cannot be empty" in texts(dialog)
    assert services.cases.cases() == ()
    button(dialog, "cancel").click()


def test_a_very_long_name_does_not_fill_the_page(qtbot, services, shell):
    name = "Halden Tools and Sons " * 20
    case = services.cases.start(services.clients.add(name.strip()).id)
    services.reminders.add(case.id, "Ring them", date(2026, 11, 26))
    page = opened(qtbot, TodayPage(services, shell))
    row = page.findChild(ReminderRow)
    where = next(each for each in row.findChildren(QLabel) if each.text().startswith("Halden"))
    assert len(where.text()) < 200
    assert name.strip() in where.toolTip()


def test_a_title_alone_stands_on_the_line_of_its_day(qtbot, services, shell, add):
    add("Work out the figures", date(2026, 11, 30))
    add("Plan for a no", date(2026, 12, 1))  # of the same case: said once where it belongs
    page = opened(qtbot, TodayPage(services, shell))
    for row in page.findChildren(ReminderRow):
        box = row.findChild(QCheckBox)
        labels = {each.text(): each for each in row.findChildren(QLabel)}
        title = next(each for text, each in labels.items() if text in box.accessibleName())
        day = next(each for text, each in labels.items() if text in ("Mon", "Tue", "1 Dec"))
        lines = [each.geometry().bottom() for each in (title, day)]
        assert abs(lines[0] - lines[1]) <= 1, title.text()
