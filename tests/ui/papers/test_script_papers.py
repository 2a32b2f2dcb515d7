"""A script of the library on paper: seen, saved, copied, printed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from coach.domain.papers.paper import PaperKind, PaperSize
from coach.ui.papers.paper_sheet import PaperSheet
from coach.ui.papers.script_papers_page import ScriptPapersPage
from coach.ui.shell.found_route import ScriptPaperRoute, ScriptRoute
from tests.ui.conftest import button, texts
from tests.ui.steps import opened


@pytest.fixture
def script(services):
    return services.library.scripts()[0]


@pytest.fixture
def route(script):
    return ScriptPaperRoute(ScriptRoute(script.id, ("a", script.id), "case"), PaperKind.CUE_CARD)


@pytest.fixture
def page(qtbot, services, shell, heard, route):
    return opened(qtbot, ScriptPapersPage(services, shell), route)


def spoken(page):
    """What a screen reader says of the sheet."""
    return page.findChild(PaperSheet).accessibleDescription()


def test_it_begins_with_the_paper_that_was_asked_for(page):
    assert "A6, the size of a hand" in texts(page)
    assert spoken(page).startswith("Cues")


def test_the_other_paper_is_a_key_away(qtbot, page, script):
    qtbot.keyClick(button(page, "tab:cue-card"), Qt.Key.Key_Left)
    assert spoken(page).startswith(script.title)


def test_the_sheet_that_is_chosen_is_kept(page, services):
    button(page, "tab:script").click()
    button(page, "tab:letter").click()
    assert services.papers.size() is PaperSize.LETTER


def test_esc_leads_back_to_the_script_as_it_was_listed(qtbot, page, route, heard):
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert heard.last == ("script", route.script)


def test_it_is_copied(qtbot, page):
    qtbot.waitActive(page)
    QGuiApplication.clipboard().setText("")
    button(page, "copy-paper").click()
    assert QGuiApplication.clipboard().text().startswith("Cues")


def test_it_is_saved_under_a_name_without_anybody_in_it(qtbot, page, tmp_path, heard):
    button(page, "tab:script").click()
    button(page, "save-paper").click()
    dialog = page.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("script-2026-11-26.pdf")
    path = tmp_path / "mine.txt"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert "Say" in path.read_text("utf-8")
    assert "mine.txt" in heard.notes[-1].text


def test_it_is_printed_from_a_preview(qtbot, page):
    button(page, "print-paper").click()
    qtbot.waitUntil(lambda: page.findChild(QDialog, "print-preview") is not None)
    page.findChild(QDialog, "print-preview").close()
