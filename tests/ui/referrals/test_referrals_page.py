"""The directory of vendors and colleagues."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox

from coach.domain.referral import Level, Size, VendorKind
from coach.ui.referrals.referrals_page import ReferralsPage
from coach.ui.referrals.vendor_dialog import VendorDialog
from tests.ui.after.test_after_page import vendor
from tests.ui.conftest import button, texts
from tests.ui.steps import click_row, field, opened, press_on_row, rows, table, type_in


@pytest.fixture
def page(qtbot, services, shell, heard):
    services.referrals.add(vendor("Quay Accounts", places=("leeds",), capacity=Level.LOW))
    services.referrals.add(vendor("Hartley Books", covers=("bookkeeping",), consent=True))
    return opened(qtbot, ReferralsPage(services, shell))


def choose(page, name: str, value: object) -> None:
    box = page.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(value))


def test_an_empty_directory_teaches(qtbot, services, shell):
    page = opened(qtbot, ReferralsPage(services, shell))
    assert "to whom you could send a client" in texts(page)
    button(page, "first-vendor").click()
    button(page.findChild(VendorDialog), "cancel").click()


def test_entries_stand_by_name_with_what_matters(page):
    assert rows(page, "vendors") == ["Hartley Books", "Quay Accounts"]
    assert table(page, "vendors").row(1).detail == (
        "payroll · Leeds · full at present · ask them first"
    )


@pytest.mark.parametrize("text", ["hartley", "bookkeep"])
def test_the_search_finds_by_name_and_work(qtbot, page, text):
    type_in(qtbot, page, "vendors-search", text)
    assert rows(page, "vendors") == ["Hartley Books"]


def test_an_entry_is_added_with_all_its_fields(qtbot, services, page):
    button(page, "add-vendor").click()
    dialog = page.findChild(VendorDialog)
    for name, text in (
        ("name", "Sam Reed"),
        ("contact", "desk 4"),
        ("covers", "Advice; bookkeeping, advice"),
        ("places", "York"),
        ("languages", "English, Polish"),
        ("sectors", "retail"),
        ("tie", "We share an office."),
        ("outcome", "Both were happy."),
    ):
        type_in(qtbot, dialog, f"vendor-{name}", text)
    choose(dialog, "vendor-kind", "colleague")
    choose(dialog, "vendor-size", "small")
    choose(dialog, "vendor-intimacy", "high")
    choose(dialog, "vendor-price", "middle")
    choose(dialog, "vendor-capacity", "high")
    dialog.findChild(QComboBox, "vendor-outcome-good").setCurrentIndex(1)
    qtbot.keyClick(dialog.findChild(QCheckBox, "vendor-consent"), Qt.Key.Key_Space)
    type_in(qtbot, dialog, "vendor-note", "Since May.")
    button(dialog, "ok").click()
    added = next(each for each in services.referrals.vendors() if each.name == "Sam Reed")
    assert added.kind is VendorKind.COLLEAGUE
    assert added.covers == ("advice", "bookkeeping")
    assert (added.size, added.intimacy) == (Size.SMALL, Level.HIGH)
    assert (added.price, added.capacity) == (Level.MIDDLE, Level.HIGH)
    assert added.languages == ("english", "polish")
    assert (added.consent, added.outcome_good) == (True, True)
    assert (added.tie, added.note) == ("We share an office.", "Since May.")
    assert len(rows(page, "vendors")) == 3


def test_a_blank_name_stays_in_the_dialog(qtbot, services, page):
    button(page, "add-vendor").click()
    dialog = page.findChild(VendorDialog)
    button(dialog, "ok").click()
    assert dialog.isVisible()
    assert "cannot be empty" in texts(dialog)
    button(dialog, "cancel").click()
    assert len(services.referrals.vendors()) == 2


def test_enter_edits_an_entry(qtbot, services, page):
    press_on_row(qtbot, page, "vendors", "Quay Accounts", Qt.Key.Key_Return)
    dialog = page.findChild(VendorDialog)
    assert field(dialog, "vendor-places").text() == "Leeds"
    type_in(qtbot, dialog, "vendor-name", "Quay Books", Qt.Key.Key_Return)
    assert rows(page, "vendors") == ["Hartley Books", "Quay Books"]
    assert services.referrals.vendors()[1].places == ("leeds",)


def test_delete_and_undo(qtbot, page, heard):
    press_on_row(qtbot, page, "vendors", "Quay Accounts", Qt.Key.Key_Delete)
    assert rows(page, "vendors") == ["Hartley Books"]
    heard.notes[-1].undo()
    assert rows(page, "vendors") == ["Hartley Books", "Quay Accounts"]


def test_an_entry_can_be_removed_from_its_dialog(qtbot, page, heard):
    click_row(qtbot, page, "vendors", "Quay Accounts")
    button(page.findChild(VendorDialog), "remove").click()
    assert rows(page, "vendors") == ["Hartley Books"]


def test_the_trash_is_one_link_away_and_gives_back(qtbot, services, page, heard):
    trash = page.findChild(QAbstractButton, "vendors-trash")
    assert not trash.isVisible()
    press_on_row(qtbot, page, "vendors", "Quay Accounts", Qt.Key.Key_Delete)
    assert trash.isVisible()
    trash.click()
    assert "Entries in the trash" in texts(page)
    assert rows(page, "vendors") == ["Quay Accounts"]
    press_on_row(qtbot, page, "vendors", "Quay Accounts", Qt.Key.Key_Return)
    assert rows(page, "vendors") == []
    assert heard.notes[-1].text == "Brought back."
    trash.click()
    assert rows(page, "vendors") == ["Hartley Books", "Quay Accounts"]
    assert not trash.isVisible()


@pytest.mark.parametrize("size", [100, 200])
def test_the_highest_dialog_lies_whole_on_the_screen(qtbot, page, qapp, size):
    qapp.set_look("light", size)
    page.window().move(300, 400)
    press_on_row(qtbot, page, "vendors", "Hartley Books", Qt.Key.Key_Return)
    dialog = page.findChild(VendorDialog)
    assert page.screen().availableGeometry().contains(dialog.geometry())
    button(dialog, "cancel").click()
