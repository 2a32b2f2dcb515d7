"""The papers page: what is filled in there, and who is named."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from coach.domain.referral import ReferralNeed
from coach.ui.kit.fields.list_edit import ListEdit
from tests.services.referrals.test_referrals import VENDOR
from tests.ui.conftest import button, texts
from tests.ui.papers.conftest import CTRL, said, sheet
from tests.ui.steps import field


def fill_in(qtbot, page) -> None:
    """Choose the hand-over pack, whose form comes first while next to nothing is known."""
    button(page, "paper:hand-over").click()
    qtbot.waitUntil(field(page, "fact:access").isVisible)


def test_the_facts_of_the_pack_are_filled_in_right_there(qtbot, page, services, case):
    fill_in(qtbot, page)
    edit = field(page, "fact:access")
    edit.setFocus()
    qtbot.keyClicks(edit, "Tax portal - Ruth")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "Gate - Bo")
    qtbot.keyClick(edit, Qt.Key.Key_Return, CTRL)
    assert services.talks.given(case.id)["access"] == "Tax portal - Ruth\nGate - Bo"
    button(page, "tab:sheet").click()
    assert "- Tax portal; Who holds it: Ruth" in said(page)
    assert "- Gate; Who holds it: Bo" in said(page)
    button(page, "paper:brief").click()
    button(page, "paper:hand-over").click()
    assert sheet(page).isVisible()  # now there is something to look at


def test_facts_of_several_lines_are_facts_that_the_scripts_have(qtbot, services, page):
    several = {fact.id for fact in services.content.talk.facts if fact.is_list}
    assert "people" in several
    fill_in(qtbot, page)
    assert {f"fact:{each}" for each in several} == {
        edit.objectName() for edit in page.findChildren(ListEdit)
    }


def test_a_password_is_refused_below_its_field(qtbot, page, services, case):
    fill_in(qtbot, page)
    edit = field(page, "fact:access")
    edit.setFocus()
    qtbot.keyClicks(edit, "Portal, password: hunter2!x")
    qtbot.keyClick(edit, Qt.Key.Key_Return, CTRL)
    assert "access" not in services.talks.given(case.id)
    assert "password" in texts(page).lower()
    assert "hunter2" not in texts(page).replace(edit.toPlainText(), "")
    edit.clear()
    qtbot.keyClick(edit, Qt.Key.Key_Return, CTRL)
    assert "looks like a password" not in texts(page)


def test_what_was_typed_is_kept_when_the_page_is_left(qtbot, page, services, case):
    fill_in(qtbot, page)
    edit = field(page, "fact:files")
    edit.setFocus()
    qtbot.keyClicks(edit, "Audit file")
    page.hide()
    assert services.talks.given(case.id)["files"] == "Audit file"


@pytest.fixture
def vendors(services, case, page):
    """Two vendors that fit, of whom one agreed to be named."""
    services.referrals.set_need(case.id, ReferralNeed(("payroll",), languages=("Norwegian",)))
    agreed = services.referrals.add(replace(VENDOR, name="Fjord Payroll", covers=("payroll",)))
    silent = replace(
        VENDOR, name="Silent Payroll", covers=("payroll",), consent=False, languages=("Norwegian",)
    )
    services.referrals.add(silent)
    page.show_page(case.id)
    return agreed, silent


def test_only_whoever_agreed_can_be_named_and_is_chosen_first(page, vendors):
    button(page, "paper:referral-client").click()
    box = page.findChild(QComboBox, "vendor")
    assert [box.itemText(number) for number in range(box.count())] == ["Fjord Payroll"]
    assert "Fjord Payroll" in said(page)


def test_another_vendor_changes_the_letter(qtbot, page, vendors):
    button(page, "paper:referral-provider").click()
    box = page.findChild(QComboBox, "vendor")
    named = [box.itemText(number) for number in range(box.count())]
    assert named == ["Fjord Payroll", "Silent Payroll"]
    assert "You do payroll.\n" in said(page)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert "You do payroll and speak Norwegian.\n" in said(page)
    assert "Halden" not in said(page)
