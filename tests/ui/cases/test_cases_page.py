"""All cases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from coach.ui.case.new_case_dialog import NewCaseDialog
from coach.ui.cases.cases_page import CasesPage
from coach.ui.shell.text_dialog import TextDialog
from tests.ui.conftest import button, texts
from tests.ui.steps import click_row, opened, press_on_row, rows, table, type_in

TITLE = "Halden Tools · Late again"


@pytest.fixture
def page(qtbot, services, shell, heard, case):
    return opened(qtbot, CasesPage(services, shell))


def test_an_empty_list_teaches(qtbot, services, shell):
    page = opened(qtbot, CasesPage(services, shell))
    assert "one problem with one client" in texts(page)
    button(page, "first-case").click()
    button(page.findChild(NewCaseDialog), "cancel").click()


def test_a_case_says_where_it_stands_and_what_comes_next(services, page, case, answer):
    row = table(page, "cases").row(0)
    assert row.title == TITLE
    assert row.trailing == "being understood"
    assert "go on with the questions" in row.detail
    answer("electrical-wholesale")
    services.cases.set_talk(case.id, date(2026, 11, 30), "10:00")
    page.show_page()
    row = table(page, "cases").row(0)
    assert row.detail == "Part · next: the talk, Mon 10:00"
    assert row.trailing == "preparing the talk"


def test_the_latest_change_is_first(services, page, clock):
    clock.now += timedelta(minutes=1)
    services.cases.start(services.clients.add("Brightwater").id)
    page.show_page()
    assert rows(page, "cases") == ["Brightwater", TITLE]


@pytest.mark.parametrize("text", ["halden", "late", "again hal"])
def test_the_search_finds_by_client_and_title(qtbot, services, page, text):
    services.cases.start(services.clients.add("Brightwater").id)
    type_in(qtbot, page, "cases-search", text)
    assert rows(page, "cases") == [TITLE]


def test_enter_opens_a_case_where_it_stands(qtbot, page, case, answer, heard):
    press_on_row(qtbot, page, "cases", TITLE, Qt.Key.Key_Return)
    assert heard.last == ("interview", case.id)
    answer("electrical-wholesale")
    press_on_row(qtbot, page, "cases", TITLE, Qt.Key.Key_Return)
    assert heard.last == ("verdict", case.id)


def test_a_new_case_takes_a_client_who_is_there(qtbot, services, page, heard):
    button(page, "new-case").click()
    dialog = page.findChild(NewCaseDialog)
    type_in(qtbot, dialog, "case-client", "halden TOOLS")
    assert "You already have this client." in texts(dialog)
    type_in(qtbot, dialog, "case-title", "Second", Qt.Key.Key_Return)
    assert len(services.clients.clients()) == 1
    assert {each.title for each in services.cases.cases()} == {"Late again", "Second"}


def test_a_new_case_makes_a_new_client(qtbot, services, page):
    button(page, "new-case").click()
    dialog = page.findChild(NewCaseDialog)
    type_in(qtbot, dialog, "case-client", "Brightwater")
    assert "A new client." in texts(dialog)
    button(dialog, "ok").click()
    assert len(services.clients.clients()) == 2


def test_f2_renames(qtbot, services, page, case):
    press_on_row(qtbot, page, "cases", TITLE, Qt.Key.Key_F2)
    type_in(qtbot, page.findChild(TextDialog), "text", "Paid in May", Qt.Key.Key_Return)
    assert services.cases.case(case.id).title == "Paid in May"
    assert rows(page, "cases") == ["Halden Tools · Paid in May"]


def test_delete_and_undo(qtbot, services, page, heard):
    press_on_row(qtbot, page, "cases", TITLE, Qt.Key.Key_Delete)
    assert services.cases.cases() == ()
    heard.notes[-1].undo()
    assert rows(page, "cases") == [TITLE]


def test_the_trash_gives_back(qtbot, services, page, case):
    press_on_row(qtbot, page, "cases", TITLE, Qt.Key.Key_Delete)
    button(page, "cases-trash").click()
    assert rows(page, "cases") == [TITLE]
    click_row(qtbot, page, "cases", TITLE)
    assert [each.id for each in services.cases.cases()] == [case.id]


def test_discreet_mode_shows_initials(services, page):
    services.settings.discreet = True
    page.show_page()
    assert rows(page, "cases") == ["H. T. · Late again"]
