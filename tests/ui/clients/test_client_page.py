"""One client with its people and cases."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from coach.errors import NotFound
from coach.services.case.text import LONGEST_NOTE
from coach.ui.case.new_case_dialog import NewCaseDialog
from coach.ui.clients.client_dialog import ClientDialog
from coach.ui.clients.client_page import ClientPage
from coach.ui.clients.contact_dialog import ContactDialog
from tests.ui.conftest import button, texts
from tests.ui.steps import click_row, field, opened, press_on_row, rows, type_in


@pytest.fixture
def page(qtbot, services, shell, heard, case):
    return opened(qtbot, ClientPage(services, shell), case.client_id)


@pytest.fixture
def joe(services, page, case):
    contact = services.clients.add_contact(case.client_id, "Joe Miller", "owner")
    page.show_page(case.client_id)
    return contact


def test_it_shows_name_note_and_cases(services, page, case):
    services.clients.edit(case.client_id, "Halden Tools", "Ring before ten.")
    page.show_page(case.client_id)
    assert "Halden Tools" in texts(page)
    assert "Ring before ten." in texts(page)
    assert rows(page, "cases") == ["Late again"]


def test_a_client_who_is_gone_is_refused(services, page, case):
    services.clients.trash(case.client_id)
    with pytest.raises(NotFound):
        page.show_page(case.client_id)


def test_a_person_is_added_by_keys(qtbot, services, page, case):
    button(page, "add-contact").click()
    dialog = page.findChild(ContactDialog)
    type_in(qtbot, dialog, "contact-name", "Maria Stone")
    type_in(qtbot, dialog, "contact-role", "buyer", Qt.Key.Key_Return)
    assert rows(page, "contacts") == ["Maria Stone"]
    assert services.clients.contacts(case.client_id)[0].role == "buyer"


def test_enter_edits_a_person(qtbot, services, page, case, joe):
    press_on_row(qtbot, page, "contacts", "Joe Miller", Qt.Key.Key_Return)
    dialog = page.findChild(ContactDialog)
    assert field(dialog, "contact-role").text() == "owner"
    type_in(qtbot, dialog, "contact-name", "Joseph Miller", Qt.Key.Key_Return)
    assert rows(page, "contacts") == ["Joseph Miller"]


def test_delete_removes_a_person_and_undo_brings_back(qtbot, page, joe, heard):
    press_on_row(qtbot, page, "contacts", "Joe Miller", Qt.Key.Key_Delete)
    assert rows(page, "contacts") == []
    heard.notes[-1].undo()
    assert rows(page, "contacts") == ["Joe Miller"]


def test_a_person_can_be_removed_from_the_dialog(qtbot, services, page, case, joe):
    click_row(qtbot, page, "contacts", "Joe Miller")
    button(page.findChild(ContactDialog), "remove").click()
    assert services.clients.contacts(case.client_id) == ()


def test_the_client_is_edited(qtbot, services, page, case):
    button(page, "edit-client").click()
    dialog = page.findChild(ClientDialog)
    type_in(qtbot, dialog, "client-note", "Pays on the day.")
    type_in(qtbot, dialog, "client-name", "Halden & Sons", Qt.Key.Key_Return)
    assert "Halden & Sons" in texts(page)
    assert services.clients.client(case.client_id).note == "Pays on the day."


def test_what_is_refused_of_a_note_stands_below_the_note(qtbot, services, page, case):
    button(page, "edit-client").click()
    dialog = page.findChild(ClientDialog)
    note = dialog.findChild(QPlainTextEdit, "client-note")
    note.setPlainText("x" * (LONGEST_NOTE + 1))
    button(dialog, "ok").click()
    assert note.property("wrong")
    assert not dialog.findChild(QLineEdit, "client-name").property("wrong")
    assert dialog.focusWidget() is note
    assert "A note can have" in texts(dialog)
    note.setPlainText("x")
    assert not note.property("wrong")
    button(dialog, "ok").click()
    assert services.clients.client(case.client_id).note == "x"


def test_a_name_with_no_room_for_its_end_says_so(qtbot, page):
    button(page, "edit-client").click()
    dialog = page.findChild(ClientDialog)
    name = dialog.findChild(QLineEdit, "client-name")
    name.clear()
    for count, said in ((500, False), (501, True)):
        QApplication.clipboard().setText("x" * count)
        name.selectAll()
        name.paste()
        assert len(name.text()) == 500
        assert ("There is room for 500 characters here" in texts(dialog)) is said
    button(dialog, "cancel").click()


def test_the_trash_can_be_undone(services, page, case, heard):
    button(page, "delete-client").click()
    assert heard.last == ("clients", None)
    assert services.clients.clients() == ()
    heard.notes[-1].undo()
    assert heard.last == ("client", case.client_id)
    assert [each.id for each in services.cases.cases()] == [case.id]


def test_a_new_case_is_with_this_client(qtbot, services, page, case, heard):
    button(page, "new-case").click()
    dialog = page.findChild(NewCaseDialog)
    assert field(dialog, "case-client").isReadOnly()
    type_in(qtbot, dialog, "case-title", "They leave", Qt.Key.Key_Return)
    newest = services.cases.cases(case.client_id)[0]
    assert newest.title == "They leave"
    assert heard.last == ("interview", newest.id)


def test_a_case_opens_where_it_stands(qtbot, page, case, heard):
    click_row(qtbot, page, "cases", "Late again")
    assert heard.last == ("interview", case.id)


def test_discreet_mode_shows_initials(services, page, case, joe):
    services.settings.discreet = True
    page.show_page(case.client_id)
    assert rows(page, "contacts") == ["J. M."]
    assert "Halden" not in texts(page)


def test_back_leads_to_the_clients(page, case, heard):
    button(page, "back").click()
    assert heard.last == ("clients", case.client_id)


def test_esc_leaves(qtbot, page, case, heard):
    qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Escape)
    assert heard.last == ("clients", case.client_id)
