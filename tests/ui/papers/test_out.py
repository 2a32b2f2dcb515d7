"""The papers page: saved, printed, copied, and as a draft."""

from __future__ import annotations

import os
import stat
import sys
from datetime import date
from email import message_from_bytes
from email.policy import default
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, QSettings, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QLabel
from shiboken6 import isValid

from coach.domain.papers.paper import PaperKind
from coach.paths import user_paths
from coach.ui.kit.basic.file_dialogs import documents_folder, keep_no_settings_of_qt
from tests.opened import open_services
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


def _is_gone(dialog: QFileDialog) -> bool:
    return not isValid(dialog)


class MailProgram(QObject):
    """Takes the files that are opened, and answers whatever is opened with `mailto:`."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot("QUrl")
    def take(self, url) -> None:
        """Remember what was opened."""
        self.opened.append(QUrl(url))


@pytest.fixture
def mail():
    program = MailProgram()
    for scheme in ("file", "mailto"):
        QDesktopServices.setUrlHandler(scheme, program, "take")
    yield program
    for scheme in ("file", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_a_letter_opens_as_a_draft_and_nothing_is_sent(page, services, case, heard, mail, tmp_path):
    button(page, "paper:meeting").click()
    button(page, "draft-paper").click()
    (url,) = mail.opened
    draft = Path(url.toLocalFile())
    assert draft == tmp_path / "data" / "good-terms.drafts" / "meeting-2026-11-26.eml"
    assert draft.read_bytes() == services.papers.draft(case.id, PaperKind.MEETING)
    assert b"X-Unsent: 1" in draft.read_bytes()
    assert "Nothing was sent" in heard.notes[-1].text
    assert "If nothing opens" in heard.notes[-1].more


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_nobody_else_can_read_a_draft(page, mail, tmp_path):
    before = os.umask(0)
    try:
        button(page, "paper:meeting").click()
        button(page, "draft-paper").click()
    finally:
        os.umask(before)
    folder = tmp_path / "data" / "good-terms.drafts"
    (draft,) = folder.iterdir()
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, draft)]
    assert modes == [0o700, 0o600]


def test_drafts_go_with_the_program_and_what_a_killed_one_left_at_the_next_start(
    page, services, mail, clock, tmp_path
):
    button(page, "paper:meeting").click()
    button(page, "draft-paper").click()
    folder = tmp_path / "data" / "good-terms.drafts"
    assert len(list(folder.iterdir())) == 1
    services.close()
    assert not folder.exists()
    folder.mkdir()
    (folder / "left.eml").write_bytes(b"left by a kill")
    open_services(user_paths(tmp_path / "data"), clock, keyring=False).close()
    assert not folder.exists()


def test_what_somebody_keeps_in_the_folder_of_the_data_is_not_taken_for_ours(
    page, services, mail, clock, tmp_path
):
    """`--data` may name a folder with other things in it."""
    theirs = [tmp_path / "data" / "drafts" / "a.eml", tmp_path / "data" / "a.eml"]
    ours = tmp_path / "data" / "good-terms.drafts"
    theirs.append(ours / "notes.txt")
    for path in theirs:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine", encoding="utf-8")
    button(page, "paper:meeting").click()
    button(page, "draft-paper").click()
    services.close()
    open_services(user_paths(tmp_path / "data"), clock, keyring=False).close()
    assert [path.read_text("utf-8") for path in theirs] == ["mine"] * 3
    assert len(list(ours.iterdir())) == 1


@pytest.fixture
def long_notice(services, page, case):
    """The talk is today, so the notice may go out, and it has much to say."""
    services.cases.set_talk(case.id, date(2026, 11, 26), "09:00")
    services.talks.set_fact(case.id, "open_work", "the May accounts and the audit " * 60)
    page.show_page(case.id)


@pytest.mark.usefixtures("long_notice")
def test_a_long_letter_is_a_draft_like_any_other(page, mail):
    button(page, "paper:notice").click()
    button(page, "draft-paper").click()
    draft = Path(mail.opened[0].toLocalFile()).read_bytes()
    text = message_from_bytes(draft, policy=default).get_content()
    assert text.count("the May accounts and the audit") == 60


def test_where_no_mail_program_answers_the_draft_is_saved(
    qtbot, page, heard, monkeypatch, tmp_path
):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)  # what the system says
    button(page, "paper:meeting").click()
    button(page, "draft-paper").click()
    assert "No mail program answered" in heard.notes[-1].text
    save_as(qtbot, page, tmp_path / "meeting")
    assert b"X-Unsent: 1" in (tmp_path / "meeting.eml").read_bytes()
    assert "Nothing was sent" in heard.notes[-1].text


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="settings that are files")
def test_no_folder_that_was_chosen_is_remembered_anywhere(qtbot, page, tmp_path, monkeypatch):
    config = tmp_path / "config"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    before = QSettings(QSettings.Scope.UserScope, "QtProject").fileName()
    assert os.devnull in before
    button(page, "save-paper").click()
    dialog = page.findChild(QFileDialog, "paper-dialog")
    save_as(qtbot, page, tmp_path / "secret-folder.md")
    qtbot.waitUntil(partial(_is_gone, dialog))
    assert not config.exists()
    written = [path for path in Path(os.environ["XDG_DATA_HOME"]).rglob("*") if path.is_file()]
    assert not [path for path in written if str(tmp_path).encode() in path.read_bytes()]


def test_what_qt_keeps_of_a_dialog_is_taken_out_where_it_is_no_file(qtbot, page, tmp_path):
    scope, form = QSettings.Scope.UserScope, QSettings.Format.NativeFormat
    QSettings.setPath(form, scope, str(tmp_path / "shared"))  # as if it could not be turned away
    try:
        button(page, "save-paper").click()
        dialog = page.findChild(QFileDialog, "paper-dialog")
        save_as(qtbot, page, tmp_path / "secret-folder.md")
        qtbot.waitUntil(partial(_is_gone, dialog))
        kept = QSettings(scope, "QtProject")
        assert not kept.contains("FileDialog/lastVisited")
        assert not kept.contains("FileDialog/history")
    finally:
        keep_no_settings_of_qt()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_saved_paper_is_for_its_owner_alone_and_one_that_was_there_stays_as_it_was(
    qtbot, page, tmp_path
):
    shared = tmp_path / "shared.md"
    shared.write_text("an older one")
    shared.chmod(0o644)
    before = os.umask(0)
    try:
        for name in ("new.md", "shared.md"):
            button(page, "save-paper").click()
            dialog = page.findChild(QFileDialog, "paper-dialog")
            dialog.fileSelected.emit(str(tmp_path / name))
            dialog.reject()
            qtbot.waitUntil(partial(_is_gone, dialog))
    finally:
        os.umask(before)
    assert shared.read_text().startswith("# ")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new.md", "shared.md")]
    assert modes == [0o600, 0o644]


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
