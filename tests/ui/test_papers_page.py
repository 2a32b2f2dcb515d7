# SPDX-License-Identifier: MIT
"""The papers of a case: preview, files, print, clipboard, drafts, facts and the Word template."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel

from coach.documents.pdf import sheets
from coach.domain.heat import Heat
from coach.domain.paper import PaperForm, PaperKind, PaperSize
from coach.domain.referral import ReferralNeed
from coach.ui.main_window import PAGES
from coach.ui.pages.papers_page import PapersPage
from coach.ui.paper_deeds import documents_folder
from coach.ui.paper_visit import PaperVisit
from coach.ui.widgets.list_edit import ListEdit
from coach.ui.widgets.paper_list import PaperRow
from coach.ui.widgets.paper_sheet import PaperSheet, page_picture
from coach.ui.widgets.paper_view import SEVERAL
from tests.services.test_referrals import VENDOR
from tests.ui.conftest import button, out_of, texts
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


def chosen(page) -> str:
    return next(row.kind.value for row in page.findChildren(PaperRow) if row.isChecked())


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


def test_it_belongs_to_the_cases():
    assert [entry.rail for entry in PAGES if entry.name in {"papers", "dates"}] == ["cases"] * 2


def test_without_a_verdict_it_leads_to_the_questions(qtbot, services, shell, heard, case):
    page = opened(qtbot, PapersPage(services, shell), case.id)
    button(page, "to-interview").click()
    assert heard.last == ("interview", case.id)


def test_every_paper_is_there_with_what_it_is_for(services, page, case):
    offers = services.papers.kinds(case.id)
    assert {row.kind for row in page.findChildren(PaperRow)} == {each.kind for each in offers}
    for offer in offers:
        assert offer.title in texts(page)
        assert (offer.refused or offer.says) in texts(page)


def test_a_refused_paper_says_why_and_offers_nothing(page, services, case):
    button(page, "paper:referral-client").click()
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    refused = "Nobody who fits has agreed to be named to this client."
    assert shown.count(refused) > 1  # in the list, and in place of the preview
    assert not sheet(page).isVisible()
    for name in ("save-paper", "print-paper", "copy-paper", "draft-paper"):
        with pytest.raises(AssertionError):
            button(page, name)


def test_the_directory_is_one_button_away_where_nobody_fits(page, heard):
    button(page, "paper:referral-client").click()
    button(page, "to-directory").click()
    assert heard.last[0] == "referrals"


def test_the_arrow_keys_go_through_the_papers(qtbot, page, services, case):
    assert page.focusWidget().objectName() == "paper:brief"
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert (chosen(page), page.focusWidget().objectName()) == ("cue-card", "paper:cue-card")
    assert "Cues" in said(page)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_End)
    assert chosen(page) == "referral-check"
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Home)
    assert chosen(page) == "brief"
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Up)
    assert chosen(page) == "brief"


def test_tab_comes_to_the_list_once_and_then_to_the_deeds(qtbot, page):
    names = []
    for _ in range(8):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        names.append(page.focusWidget().objectName())
    assert not [name for name in names if name.startswith("paper:")]
    assert names.index("save-paper") < names.index("print-paper") < names.index("sheet")


def test_it_opens_on_the_paper_that_was_asked_for(qtbot, page, case):
    page.show_page(PaperVisit(case.id, PaperKind.CUE_CARD))
    assert chosen(page) == "cue-card"
    button(page, "paper:script").click()
    page.show_page(case.id)
    assert chosen(page) == "script"


def test_another_case_begins_with_its_brief(page, services, case):
    button(page, "paper:script").click()
    other = services.cases.start(services.clients.add("Brightwater").id)
    page.show_page(other.id)
    page.show_page(case.id)
    assert chosen(page) == "brief"


def test_the_preview_has_the_pages_of_the_file(page, services, case):
    for kind in (PaperKind.BRIEF, PaperKind.SCRIPT, PaperKind.NOTICE):
        button(page, f"paper:{kind.value}").click()
        pdf = PdfReader(BytesIO(services.papers.write(case.id, kind, PaperForm.PDF)))
        pages = len(pdf.pages)
        assert (f"{pages} pages" if pages > 1 else "1 page") in texts(page)


def test_a_page_is_a_white_sheet_of_its_shape_in_the_dark_too(qapp, page, services, case):
    qapp.set_look("dark", 100)
    made = sheets(services.papers.paper(case.id, PaperKind.BRIEF), PaperSize.A4)
    picture = page_picture(made, 0, 420)
    assert picture.pixelColor(2, 2) == QColor("white")
    assert picture.height() / picture.width() == pytest.approx(297 / 210, abs=0.01)
    inked = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, 420, 2)
        for y in range(0, picture.height(), 2)
    )
    assert inked > 500
    seen = page.grab().toImage()
    middle = sheet(page).mapTo(page, sheet(page).rect().topLeft())
    assert seen.pixelColor(middle.x() + 20, middle.y() + 20) == QColor("white")
    qapp.set_look("light", 100)


@pytest.mark.parametrize(("name", "shape"), [("a4", 297 / 210), ("letter", 279.4 / 215.9)])
def test_the_size_is_kept_and_shown(page, services, name, shape):
    button(page, "tab:letter").click()
    button(page, f"tab:{name}").click()
    assert services.papers.size() is PaperSize(name)
    shown = sheet(page).page_size(600)
    assert shown.height() / shown.width() == pytest.approx(shape, abs=0.01)


def test_the_cue_card_is_on_a_small_sheet_that_cannot_be_chosen(page):
    button(page, "paper:cue-card").click()
    assert "1 page · A6" in texts(page)
    with pytest.raises(AssertionError):
        button(page, "tab:letter")


def test_what_was_left_out_to_fit_is_said(qtbot, page, services, case):
    for fact in services.talks.facts(case.id):
        if fact.fact.kind.value == "text":
            services.talks.set_fact(case.id, fact.fact.id, "We said all of this before. " * 30)
    page.show_page(case.id)
    assert "Left out to fit the page:" in texts(page)
    assert "1 page" in texts(page)


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("PDF (*.pdf)", b"%PDF"),
        ("Word (*.docx)", b"PK"),
        ("Markdown (*.md)", b"#"),
        ("Plain text (*.txt)", b""),
        ("HTML (*.html)", b"<!"),
    ],
)
def test_a_paper_is_saved_where_the_user_says(qtbot, page, tmp_path, heard, form, begins):
    button(page, "save-paper").click()
    save_as(qtbot, page, tmp_path / "mine", form)
    ending = form.split("*")[1].rstrip(")")
    content = (tmp_path / f"mine{ending}").read_bytes()
    assert content.strip()
    assert content.lstrip().startswith(begins)
    assert heard.notes[-1].text == f"Saved as mine{ending} in {tmp_path.name}."


def test_ctrl_s_offers_a_name_without_the_client_in_the_documents(qtbot, page):
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_S, CTRL)
    dialog = page.findChild(QFileDialog, "paper-dialog")
    assert field(dialog, "fileNameEdit").text() == "brief-2026-11-26.pdf"
    assert dialog.directory().absolutePath() == documents_folder()
    dialog.filterSelected.emit("Word (*.docx)")
    assert field(dialog, "fileNameEdit").text() == "brief-2026-11-26.docx"
    dialog.reject()


def test_the_ending_of_the_name_wins_over_the_form(qtbot, page, tmp_path):
    button(page, "save-paper").click()
    save_as(qtbot, page, tmp_path / "mine.MD")
    assert (tmp_path / "mine.MD").read_text("utf-8").startswith("# ")


def test_a_file_that_cannot_be_written_says_so(page, tmp_path, heard):
    button(page, "save-paper").click()
    dialog = page.findChild(QFileDialog, "paper-dialog")
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "brief.md"))
    dialog.reject()
    assert heard.errors


def test_the_print_has_the_pages_of_the_preview(qtbot, page, tmp_path):
    button(page, "paper:script").click()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_P, CTRL)
    dialog = page.findChild(QPrintPreviewDialog, "print-preview")
    qtbot.waitUntil(dialog.isVisible)
    printer = dialog.printer()
    assert "Halden" not in printer.docName()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.paintRequested.emit(printer)
    dialog.reject()
    printed = PdfReader(tmp_path / "printed.pdf")
    assert f"{len(printed.pages)} pages" in texts(page)
    assert round(float(printed.pages[0].mediabox.width)) == 595  # A4 in points
    words = "".join(each.extract_text() for each in printed.pages).split()
    assert {"Halden", "Tools"} <= set(words)


def test_ctrl_c_copies_the_plain_text_and_says_who_can_read_it(qtbot, page, services, case, heard):
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == services.papers.text(case.id, PaperKind.BRIEF)
    assert "Other programs can read" in heard.notes[-1].text
    sheet(page).setFocus()
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(sheet(page), Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text()


class MailProgram(QObject):
    """Takes what is opened with `mailto:`."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    @Slot("QUrl")
    def take(self, url) -> None:
        """Remember a link."""
        self.links.append(url.toEncoded().data().decode())


@pytest.fixture
def mail():
    program = MailProgram()
    QDesktopServices.setUrlHandler("mailto", program, "take")
    yield program
    QDesktopServices.unsetUrlHandler("mailto")


def test_a_letter_opens_as_a_draft_and_nothing_is_sent(page, services, case, heard, mail):
    button(page, "paper:meeting").click()
    button(page, "draft-paper").click()
    assert mail.links == [services.papers.draft(case.id, PaperKind.MEETING).mailto]
    assert "Nothing was sent" in heard.notes[-1].text


@pytest.fixture
def long_notice(services, page, case):
    """The talk is today, so the notice may go out, and it has much to say."""
    services.cases.set_talk(case.id, date(2026, 11, 26), "09:00")
    services.talks.set_fact(case.id, "open_work", "the May accounts and the audit " * 60)
    page.show_page(case.id)


@pytest.mark.usefixtures("long_notice")
def test_a_draft_too_long_for_a_link_is_saved(qtbot, page, heard, mail, tmp_path):
    button(page, "paper:notice").click()
    button(page, "draft-paper").click()
    assert not mail.links
    save_as(qtbot, page, tmp_path / "notice")
    assert b"X-Unsent: 1" in (tmp_path / "notice.eml").read_bytes()
    assert "Nothing was sent" in heard.notes[-1].text


def test_the_notice_waits_for_the_talk_and_can_be_read_before(page):
    button(page, "paper:notice").click()
    assert sheet(page).isVisible()
    assert not button(page, "draft-paper").isEnabled()
    assert texts(page).count("Written after the talk, the same day.") == 1
    assert button(page, "save-paper").isEnabled()


def test_only_letters_have_a_draft(page):
    with pytest.raises(AssertionError):
        button(page, "draft-paper")


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
    known = {fact.id for fact in services.content.talk.facts}
    assert known >= SEVERAL
    fill_in(qtbot, page)
    assert {f"fact:{each}" for each in SEVERAL} == {
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
    services.referrals.set_need(case.id, ReferralNeed(("payroll",)))
    agreed = services.referrals.add(replace(VENDOR, name="Fjord Payroll", covers=("payroll",)))
    silent = replace(VENDOR, name="Silent Payroll", covers=("payroll",), consent=False)
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
    assert box.count() == 2
    qtbot.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    assert box.currentText() in {"Fjord Payroll", "Silent Payroll"}
    assert page._wanted.vendor_id == box.currentData()
    assert "Halden" not in said(page)


def test_discreet_mode_shows_initials_but_saves_names(qtbot, page, services, case, tmp_path):
    services.settings.discreet = True
    page.show_page(case.id)
    assert "H. T." in said(page)
    assert "Halden" not in said(page)
    assert "Initials here only" in texts(page)
    button(page, "save-paper").click()
    save_as(qtbot, page, tmp_path / "mine.txt")
    assert "Halden Tools" in (tmp_path / "mine.txt").read_text("utf-8")


def test_a_parked_case_shows_no_paper(qtbot, services, shell, case, answer):
    answer("payroll")
    services.heat.set(case.id, Heat.HOT)
    page = opened(qtbot, PapersPage(services, shell), case.id, width=1000)
    assert "Parked until" in texts(page)
    assert not page.findChild(PaperRow, "paper:brief") or not sheet(page).isVisible()


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
