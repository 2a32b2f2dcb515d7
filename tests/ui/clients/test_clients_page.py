"""All clients."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.ui.clients.client_dialog import ClientDialog
from coach.ui.clients.clients_page import ClientsPage
from tests.ui.conftest import button, texts
from tests.ui.steps import click_row, opened, press_on_row, rows, type_in


@pytest.fixture
def page(qtbot, services, shell, heard):
    for name in ("Brightwater", "ashby paper", "Corran Foods"):
        services.clients.add(name, "pays late" if name == "Brightwater" else "")
    return opened(qtbot, ClientsPage(services, shell))


def test_an_empty_list_teaches(qtbot, services, shell):
    page = opened(qtbot, ClientsPage(services, shell))
    assert "organisations you work for" in texts(page)
    button(page, "first-client").click()
    assert page.findChild(ClientDialog).isVisible()
    button(page.findChild(ClientDialog), "cancel").click()


def test_clients_stand_by_name(page):
    assert rows(page, "clients") == ["ashby paper", "Brightwater", "Corran Foods"]


@pytest.mark.parametrize("text", ["bright", "BRIGHT", "late pays"])
def test_the_search_finds_by_name_and_note(qtbot, page, text):
    type_in(qtbot, page, "clients-search", text)
    assert rows(page, "clients") == ["Brightwater"]


def test_the_search_says_when_it_finds_nothing(qtbot, page):
    type_in(qtbot, page, "clients-search", "zzz")
    assert rows(page, "clients") == []
    assert "Nothing found." in texts(page)
    qtbot.keyClick(page.findChild(object, "clients-search"), Qt.Key.Key_Escape)
    assert len(rows(page, "clients")) == 3


def test_enter_goes_from_the_search_to_the_list_and_opens(qtbot, services, page, heard):
    qtbot.waitActive(page)
    type_in(qtbot, page, "clients-search", "corran", Qt.Key.Key_Return)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    corran = services.clients.clients()[2]
    assert heard.last == ("client", corran.id)


def test_a_click_opens_a_client(qtbot, services, page, heard):
    click_row(qtbot, page, "clients", "Brightwater")
    assert heard.last == ("client", services.clients.clients()[1].id)


def test_a_client_is_added_by_keys(qtbot, services, page, heard):
    button(page, "add-client").click()
    dialog = page.findChild(ClientDialog)
    type_in(qtbot, dialog, "client-name", "Halden Tools", Qt.Key.Key_Return)
    added = services.clients.clients()[-1]
    assert added.name == "Halden Tools"
    assert heard.last == ("client", added.id)


def test_a_blank_name_stays_in_the_dialog(qtbot, services, page):
    button(page, "add-client").click()
    dialog = page.findChild(ClientDialog)
    type_in(qtbot, dialog, "client-name", "   ", Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "cannot be empty" in texts(dialog)
    assert len(services.clients.clients()) == 3
    button(dialog, "cancel").click()


def test_delete_moves_to_the_trash_and_undo_brings_back(qtbot, page, heard):
    press_on_row(qtbot, page, "clients", "Brightwater", Qt.Key.Key_Delete)
    assert rows(page, "clients") == ["ashby paper", "Corran Foods"]
    heard.notes[-1].undo()
    assert rows(page, "clients") == ["ashby paper", "Brightwater", "Corran Foods"]


def test_the_trash_gives_back(qtbot, page):
    press_on_row(qtbot, page, "clients", "Brightwater", Qt.Key.Key_Delete)
    button(page, "clients-trash").click()
    assert rows(page, "clients") == ["Brightwater"]
    click_row(qtbot, page, "clients", "Brightwater")
    assert rows(page, "clients") == []
    button(page, "clients-trash").click()
    assert len(rows(page, "clients")) == 3


def test_discreet_mode_shows_initials(services, page):
    services.settings.discreet = True
    page.show_page()
    assert rows(page, "clients") == ["A. P.", "B.", "C. F."]
