"""What somebody meant to do after practice, and that is of no case, comes up on Today."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from coach.ui.case.reminder_row import ReminderAction, ReminderRequest, ReminderRow
from coach.ui.window.rail import Badge
from tests.ui.conftest import texts

TODAY = date(2026, 11, 26)


@pytest.fixture
def made(services):
    return services.commitments.add("run-1", "Wait ten seconds", TODAY, "At Mill Lane")


@pytest.fixture
def rows(window, made):
    window.show_page("today")
    return window.page("today").findChild(QWidget, "from-practice")


def test_it_stands_on_today_with_its_place_and_counts(window, rows):
    assert rows.isVisible()
    assert "Wait ten seconds" in texts(rows)
    assert "At Mill Lane" in texts(rows)
    assert window.findChild(Badge).text() == "1"


@pytest.mark.parametrize(("days", "when"), [(1, "tomorrow"), (14, "10 Dec")])
def test_before_its_day_it_stands_there_with_its_day_and_does_not_wait(
    window, services, days, when
):
    services.commitments.add("run-1", "Wait ten seconds", TODAY + timedelta(days=days))
    window.show_page("today")
    rows = window.page("today").findChild(QWidget, "from-practice")
    assert rows.isVisible()
    assert "Wait ten seconds" in texts(rows)
    assert when in texts(rows)
    assert services.waiting() == 0
    assert not rows.isAncestorOf(window.focusWidget())  # what waits comes first


def test_what_comes_later_than_in_two_weeks_is_not_shown_yet(window, services):
    services.commitments.add("run-1", "Wait", TODAY + timedelta(days=15))
    window.show_page("today")
    assert not window.page("today").findChild(QWidget, "from-practice").isVisible()


def test_ticked_it_goes_and_an_undo_brings_it_back(qtbot, window, rows, services):
    assert services.waiting() == 1
    rows.findChild(QCheckBox).click()
    assert not rows.isVisible()
    assert services.waiting() == 0
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert rows.isVisible()


@pytest.mark.parametrize("days", [1, 7])
def test_put_off_it_comes_again_so_many_days_later(window, rows, services, made, days):
    row = rows.findChild(ReminderRow)
    reminder = row._reminder
    row.wanted.emit(ReminderRequest(reminder, ReminderAction.SNOOZE, days))
    (kept,) = services.commitments.of("run-1")
    assert kept.due == TODAY + timedelta(days=days)
    assert services.waiting() == 0


def test_one_of_a_case_is_among_the_reminders_of_that_case_alone(window, services, case):
    services.commitments.add("run-1", "Say the date", TODAY, case_id=case.id)
    window.show_page("today")
    page = window.page("today")
    assert not page.findChild(QWidget, "from-practice").isVisible()
    assert texts(page).count("Say the date") == 1
