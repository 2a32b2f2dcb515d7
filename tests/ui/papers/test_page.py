"""The papers page: templates, names, and how it fits."""

from __future__ import annotations

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog

from coach.domain.rules.heat import Heat
from coach.ui.papers.paper_list import PaperRow
from coach.ui.papers.papers_page import PapersPage
from tests.ui.conftest import button, out_of, texts
from tests.ui.papers.conftest import said, save_as
from tests.ui.steps import opened


def test_discreet_mode_shows_initials_but_saves_names(qtbot, page, services, case, tmp_path):
    services.settings.discreet = True
    page.show_page(case.id)
    assert "H. T." in said(page)
    assert "Halden" not in said(page)
    assert "Initials are shown here only" in texts(page)
    button(page, "save-paper").click()
    save_as(qtbot, page, tmp_path / "mine.txt")
    assert "Halden Tools" in (tmp_path / "mine.txt").read_text("utf-8")


def test_a_parked_case_shows_no_paper(qtbot, services, shell, case, answer):
    answer("payroll")
    services.heat.set(case.id, Heat.HOT)
    page = opened(qtbot, PapersPage(services, shell), case.id, width=1000)
    assert "Parked until" in texts(page)
    assert page.findChild(PaperRow, "paper:brief") is None


def template_section(page) -> None:
    button(page, "template").click()


def test_the_firm_s_template_is_chosen_used_and_put_back(
    qtbot, page, services, case, tmp_path, heard
):
    template_section(page)
    assert "our plain template" in texts(page)
    assert "{{\u00a0body\u00a0}}" in texts(page)
    button(page, "template-copy").click()
    dialog = page.findChild(QFileDialog, "template-copy-dialog")
    path = tmp_path / "firm.docx"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert "{{ body }}" in "".join(each.text for each in Document(str(path)).paragraphs)
    button(page, "template-choose").click()
    dialog = page.findChild(QFileDialog, "template-dialog")
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert services.papers.template() is not None
    assert "your company’s template" in texts(page)
    button(page, "template-reset").click()
    assert services.papers.template() is None
    heard.notes[-1].undo()
    assert services.papers.template() is not None


def test_a_template_without_a_body_is_refused(page, services, tmp_path, heard):
    document = Document()
    document.add_paragraph("No blank here")
    document.save(str(tmp_path / "bad.docx"))
    template_section(page)
    button(page, "template-choose").click()
    dialog = page.findChild(QFileDialog, "template-dialog")
    dialog.fileSelected.emit(str(tmp_path / "bad.docx"))
    dialog.reject()
    assert services.papers.template() is None
    assert "cannot be used" in heard.errors[-1].what


@pytest.mark.parametrize(("percent", "width"), [(100, 692), (200, 692), (100, 1000)])
def test_nothing_reaches_out_of_the_page(qapp, page, services, case, percent, width):
    services.clients.edit(case.client_id, "مكتب النور للمحاسبة " * 12, "")
    qapp.set_look("light", percent)
    page.resize(width, 600)
    page.show_page(case.id)
    for row in page.findChildren(PaperRow):
        row.click()
        qapp.processEvents()
        assert out_of(page) == []
    qapp.set_look("light", 100)


def test_with_little_room_a_box_chooses_the_paper(qtbot, page):
    page.resize(600, 600)
    box = page.findChild(QComboBox, "paper-picker")
    qtbot.waitUntil(box.isVisible)
    assert page.focusWidget() is box  # the keys went along
    box.setCurrentIndex(box.findData("cue-card"))
    box.activated.emit(box.currentIndex())
    assert "Cues" in said(page)
    page.resize(1000, 760)
    qtbot.waitUntil(lambda: not box.isVisible())
    assert page.focusWidget().objectName() == "paper:cue-card"


def test_esc_goes_back_to_the_words(qtbot, page, case, heard):
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert heard.last == ("talk", case.id)


def test_the_row_leads_to_words_and_dates(page, case, heard):
    button(page, "prepare:dates").click()
    assert heard.last == ("dates", case.id)
    button(page, "prepare:talk").click()
    assert heard.last == ("talk", case.id)
