"""What the tests of the papers page share."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from coach.ui.papers.paper_sheet import PaperSheet
from coach.ui.papers.papers_page import PapersPage
from tests.ui.steps import field, opened

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, services, shell, heard, case, answer):
    answer("payroll")  # REFER: every paper fits but what needs a vendor
    services.cases.set_talk(case.id, date(2026, 11, 30), "10:00")
    page = opened(qtbot, PapersPage(services, shell), case.id, width=1000)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def sheet(page) -> PaperSheet:
    return page.findChild(PaperSheet, "sheet")


def said(page) -> str:
    """What a screen reader says of the pages: the text on them."""
    return sheet(page).accessibleDescription()


def save_as(qtbot, page, path, form="") -> None:
    """Choose a form in the dialog that is open, write a name, and press Enter."""
    dialog = page.findChild(QFileDialog, "paper-dialog")
    if form:
        dialog.selectNameFilter(form)
        dialog.filterSelected.emit(form)
    name = field(dialog, "fileNameEdit")
    name.setText(str(path))
    qtbot.keyClick(name, Qt.Key.Key_Return)
