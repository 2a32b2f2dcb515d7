"""The papers page: saved, printed, copied, and as a draft."""

from __future__ import annotations

from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QLabel

from coach.domain.paper import PaperKind
from coach.ui.paper_deeds import documents_folder
from tests.ui.conftest import button, texts
from tests.ui.papers.conftest import CTRL, save_as, sheet
from tests.ui.steps import field


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


def test_letters_that_no_font_has_are_told_after_a_pdf_is_saved(
    qtbot, page, services, case, tmp_path, heard
):
    services.talks.set_fact(case.id, "client", "Halden \U0010fabc")  # no script, and in no font
    button(page, "save-paper").click()
    save_as(qtbot, page, tmp_path / "mine", "PDF (*.pdf)")
    note = heard.notes[-1]
    assert note.text == f"Saved as mine.pdf in {tmp_path.name}."
    assert "One letter has no font on this computer and is a box in the PDF" in note.more
    assert "U+10FABC" in note.more
    assert note.stays


def test_letters_that_no_font_has_are_told_below_what_will_be_printed(qtbot, page, services, case):
    services.talks.set_fact(case.id, "client", "Halden \U0010fabc")
    button(page, "print-paper").click()
    dialog = page.findChild(QPrintPreviewDialog, "print-preview")
    note = dialog.findChild(QLabel, "unseen-letters")
    assert note.isVisible()
    assert "One letter has no font on this computer and is a box in print" in note.text()
    assert "U+10FABC" in note.text()
    dialog.reject()
    services.talks.set_fact(case.id, "client", "Halden")
    button(page, "print-paper").click()
    dialog = page.findChildren(QPrintPreviewDialog, "print-preview")[-1]
    assert dialog.findChild(QLabel, "unseen-letters") is None
    dialog.reject()
