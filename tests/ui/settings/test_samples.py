"""Sample cases, from an empty start and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from coach.domain.search import Place
from coach.ui.case.case_header import CaseHeader
from coach.ui.cases.cases_page import CasesPage
from coach.ui.clients.client_page import ClientPage
from coach.ui.clients.clients_page import ClientsPage
from coach.ui.settings.settings_page import SettingsPage
from coach.ui.today.today_page import TodayPage
from coach.ui.verdict.verdict_page import VerdictPage
from tests.ui.conftest import button, texts
from tests.ui.steps import opened, table


@pytest.mark.parametrize("kind", [TodayPage, CasesPage])
def test_an_empty_page_offers_them_and_shows_them(qtbot, services, shell, heard, kind):
    page = opened(qtbot, kind(services, shell))
    qtbot.keyClick(button(page, "add-samples"), Qt.Key.Key_Space)
    assert len(services.cases.cases()) == len(services.content.samples)
    assert not page.findChild(QAbstractButton, "add-samples").isVisible()
    assert heard.notes


def test_they_are_marked_wherever_they_are_seen(qtbot, services, shell):
    services.clients.add("Halden Tools")
    (case, *_) = services.samples.add()
    cases = table(opened(qtbot, CasesPage(services, shell)), "cases")
    assert all(cases.row(at).detail.startswith("sample · ") for at in range(cases.count()))
    clients = table(opened(qtbot, ClientsPage(services, shell)), "clients")
    marked = {clients.row(at).title: clients.row(at).trailing for at in range(clients.count())}
    assert marked.pop("Halden Tools") == ""
    assert set(marked.values()) == {"sample"}
    assert "(a sample)" in texts(opened(qtbot, ClientPage(services, shell), case.client_id))
    verdict = opened(qtbot, VerdictPage(services, shell), case.id)
    assert f"{case.client_name} (a sample)" in texts(verdict.findChild(CaseHeader))


def test_they_are_removed_once_it_was_asked_twice(qtbot, services, shell, heard):
    own = services.clients.add("Halden Tools")
    services.samples.add()
    page = opened(qtbot, SettingsPage(services, shell), Place.SAMPLES)
    assert page.focusWidget() is button(page, "remove-samples")
    qtbot.keyClick(button(page, "remove-samples"), Qt.Key.Key_Space)
    assert "cannot be brought back" in texts(page)
    assert page.focusWidget() is button(page, "keep-samples")
    qtbot.keyClick(button(page, "keep-samples"), Qt.Key.Key_Space)
    assert len(services.clients.clients()) > 1
    qtbot.keyClick(button(page, "remove-samples"), Qt.Key.Key_Space)
    button(page, "remove-samples-now").click()
    assert [each.id for each in services.clients.clients()] == [own.id]
    assert page.focusWidget() is button(page, "add-samples")
