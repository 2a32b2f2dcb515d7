"""Today: go on where you were."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from coach.domain.rules.heat import Heat
from coach.ui.today.today_page import TodayPage
from tests.ui.conftest import button, texts
from tests.ui.steps import opened


@pytest.fixture
def today(qtbot, services, shell, heard):
    """Shows Today."""
    return lambda: opened(qtbot, TodayPage(services, shell))


def test_a_case_half_answered_goes_on_with_its_questions(qtbot, services, case, today, heard):
    for _ in range(3):
        question = services.cases.view(case.id).question
        services.cases.answer(case.id, question.id, question.options[0].id)
    left = services.cases.progress(case.id)
    page = today()
    about = 3 + (left.least + left.most + 1) // 2
    assert f"Questions: 3 of about {about} answered" in texts(page)
    assert "Halden Tools · Late again" in texts(page)
    row = button(page, f"go-on:{case.id}")
    assert page.focusWidget() is row
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert heard.last == ("interview", case.id)


def test_a_case_without_an_answer_says_so(case, today):
    page = today()
    assert "Questions: none answered yet" in texts(page)
    assert "Nothing is due today." in texts(page)


def test_a_verdict_without_a_day_for_the_talk_is_gone_on_with(services, case, answer, today, heard):
    answer("marketing-agency")
    page = today()
    name = services.content.verdict(services.cases.diagnosis(case.id).verdict).name
    assert f"Verdict: {name}. No day for the talk yet" in texts(page)
    button(page, f"go-on:{case.id}").click()
    assert heard.last == ("verdict", case.id)


def test_a_talk_that_is_prepared_and_has_no_day_is_gone_on_with(
    services, case, answer, today, heard
):
    answer("marketing-agency")
    services.talks.set_fact(case.id, "talk_place", "at their office")
    button(today(), f"go-on:{case.id}").click()
    assert heard.last == ("talk", case.id)


def test_a_parked_case_says_until_when(services, case, answer, today):
    answer("marketing-agency")
    services.heat.set(case.id, Heat.HOT)
    shown = texts(today())
    assert "Parked until tomorrow, 07:00" in shown
    assert "No day for the talk yet" not in shown


def test_what_has_a_day_is_not_said_twice(services, case, answer, today):
    answer("marketing-agency")
    services.cases.set_talk(case.id, date(2026, 11, 30))
    assert "Go on where you were" not in texts(today())


def test_what_a_reminder_asks_for_is_not_said_twice(services, case, today):
    services.reminders.add(case.id, "Ring", date(2026, 11, 26))
    page = today()
    assert "Go on where you were" not in texts(page)


def test_facts_that_are_being_found_out_are_acted_on(services, case, answer, today):
    answer("insufficient")
    assert services.reminders.upcoming()
    assert "Go on where you were" not in texts(today())


def test_a_closed_case_is_let_be(services, case, answer, today):
    answer("marketing-agency")
    services.cases.close(case.id, "We talked.")
    assert "Go on where you were" not in texts(today())


def test_three_are_shown_the_latest_change_first(services, clock, today):
    cases = []
    for name in ("Ostrava Cranes", "Halden Tools", "Ferrow Print", "Lind Paper"):
        clock.now = clock.now.replace(minute=clock.now.minute + 1)
        cases.append(services.cases.start(services.clients.add(name).id))
    page = today()
    shown = [line for line in texts(page).splitlines() if line in {c.client_name for c in cases}]
    assert shown == ["Lind Paper", "Ferrow Print", "Halden Tools"]


def test_names_are_kept_from_other_eyes_here_too(services, case, today):
    services.settings.discreet = True
    shown = texts(today())
    assert "H. T. · Late again" in shown
    assert "Halden" not in shown


def test_a_very_long_title_takes_a_few_lines_only(services, case, today):
    services.cases.rename(case.id, "They pay late and say it is our fault. " * 12)
    row = button(today(), f"go-on:{case.id}")
    told = max(row.findChildren(QLabel), key=lambda label: len(label.text()))
    assert len(told.text()) < 200
    assert told.text().endswith("…")
    assert told.toolTip().count("They pay late") == 12


def test_more_cases_than_are_shown_are_one_key_away(services, case, today, heard):
    """Three were shown, and nothing said that there were others."""
    more = [services.cases.start(case.client_id, f"Case {number}") for number in range(2, 4)]
    assert "more-open-ends" not in [each.objectName() for each in today().findChildren(QWidget)]
    more.append(services.cases.start(case.client_id, "Case 4"))
    page = today()
    shown = [each.id for each in (case, *more) if page.findChild(QWidget, f"go-on:{each.id}")]
    assert len(shown) == 3
    button(page, "more-open-ends").click()
    assert heard.last == ("cases", None)
