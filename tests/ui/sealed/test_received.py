"""Opening a sealed file in the window, commenting on it, and comments that come back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton

from coach.domain.practice.sealed import SealedKind
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.shell.comment_notes import CommentNotes
from coach.ui.shell.sealed_route import SealRoute
from tests.ui.sealed.conftest import PASSPHRASE, choose_file, click, first_line, sent, words
from tests.ui.sealed.documents import ABOUT, SECTIONS, comment, document


@pytest.fixture
def page(window):
    window.show_page("sealed")
    return window.page("sealed")


@pytest.fixture
def received(window, services):
    """The page of something that was received."""
    services.settings.my_name = "Jonas"
    services.received.take(document(services))
    window.show_page("received", ABOUT)
    return window.page("received")


@pytest.fixture
def file(other, tmp_path):
    """A sealed file of somebody else."""
    path = tmp_path / "case.goodterms"
    other.seals.sealing(document(other), PASSPHRASE, path)()
    return path


def unlock(qtbot, window, passphrase):
    """Type a passphrase into the dialog, and press Enter."""
    dialog = window.findChild(QDialog, "open-sealed")
    dialog.findChild(QLineEdit, "passphrase").setText(passphrase)
    qtbot.keyClick(dialog.findChild(QLineEdit, "passphrase"), Qt.Key.Key_Return)
    return dialog


def write(qtbot, window, text):
    """Type a comment into the dialog, and press Enter."""
    dialog = window.findChild(QDialog, "comment-dialog")
    edit = dialog.findChild(QPlainTextEdit, "comment")
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(QDialog, "comment-dialog") is None)


def notes(page):
    """What the comments on a page say, by the anchor of the moment."""
    shown = [each for each in page.findChildren(CommentNotes) if each.isVisible()]
    return {each._anchor: words(each) for each in shown}


def test_practice_leads_there_and_the_empty_page_teaches(qtbot, window, page):
    assert "Nothing was received yet" in words(page)
    assert "Send to my manager" in words(page)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.page_name == "practice"
    click(qtbot, window.page("practice"), "to-sealed")
    assert window.page_name == "sealed"


def test_a_file_is_opened_shown_and_can_be_taken_back(qtbot, window, page, services, file):
    click(qtbot, page, "open-sealed")
    choose_file(window, "open-sealed-file", file)
    unlock(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: window.page_name == "received", timeout=30_000)
    said = words(window.page("received"))
    assert "H. T., late again" in said
    assert "A., this is hard to say." in said
    assert "names as initials · without figures" in said
    click(qtbot, window, "toast-undo")
    assert window.page_name == "sealed"
    assert services.received.all() == ()


def test_a_wrong_passphrase_costs_nothing_and_the_next_one_opens(
    qtbot, window, page, services, file
):
    click(qtbot, page, "open-sealed")
    choose_file(window, "open-sealed-file", file)
    dialog = unlock(qtbot, window, "")
    assert "Type the passphrase" in words(dialog)
    unlock(qtbot, window, PASSPHRASE.title())
    qtbot.waitUntil(lambda: "does not open the file" in words(dialog), timeout=30_000)
    assert dialog.isVisible()
    assert services.received.all() == ()
    unlock(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: window.page_name == "received", timeout=30_000)


@pytest.mark.parametrize(
    "spoil",
    [
        ("cut or changed", lambda content: content[:-1]),
        ("is empty", lambda content: content[:0]),
        ("no sealed file", lambda content: content[9:]),
    ],
)
def test_what_cannot_be_opened_is_told_on_the_page(qtbot, window, page, services, file, spoil):
    said, change = spoil
    file.write_bytes(change(file.read_bytes()))
    drop(page, file)
    unlock(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: said in words(page), timeout=30_000)
    assert "It was not opened" in words(page)
    assert services.received.all() == ()
    window.shell.go("today")
    window.show_page("sealed")
    assert said not in words(page)


def drop(page, path):
    """Drop a file on the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    QApplication.sendEvent(
        page.window(), QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, left, none)
    )
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(page.window(), event)
    assert event.isAccepted()


def test_the_list_opens_by_enter_and_delete_removes_with_undo(qtbot, window, page, services):
    services.received.take(document(services))
    window.show_page("sealed")
    table = page.findChild(RowTable, "received")
    assert window.focusWidget() is table
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.page_name == "received"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.page_name == "sealed"
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert services.received.all() == ()
    assert not table.isVisible()
    click(qtbot, window, "toast-undo")
    assert len(services.received.all()) == 1
    assert table.isVisible()


def test_a_line_is_commented_on_by_keys(qtbot, window, received, services):
    first = received.findChild(QPushButton, "comment-on:verdict")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert window.focusWidget().objectName() == "comment-on:line:news/warn"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    write(qtbot, window, "Say it in one sentence.")
    (kept,) = services.comments.of(ABOUT)
    assert (kept.comment.anchor, kept.comment.author) == ("line:news/warn", "Jonas")
    assert kept.comment.quote == "A., this is hard to say."
    assert "Say it in one sentence." in notes(received)["line:news/warn"]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Up)


def test_ones_own_comment_is_edited_removed_and_had_back(qtbot, window, received, services):
    services.comments.add(ABOUT, "verdict", "Hm.")
    window.show_page("received", ABOUT)
    kept = services.comments.of(ABOUT)[0].comment.id
    click(qtbot, received, f"edit:{kept}")
    write(qtbot, window, "Why not")
    assert "Why not" in notes(received)["verdict"]
    click(qtbot, received, f"remove:{kept}")
    assert notes(received) == {}
    click(qtbot, window, "toast-undo")
    assert "Why not" in notes(received)["verdict"]


def test_an_empty_comment_is_refused_in_its_dialog(qtbot, window, received, services):
    click(qtbot, received, "comment-on-all")
    dialog = window.findChild(QDialog, "comment-dialog")
    click(qtbot, dialog, "ok")
    assert "cannot be empty" in words(dialog)
    dialog.close()
    assert services.comments.of(ABOUT) == ()


def test_the_answer_goes_with_the_passphrase_that_the_file_came_with(
    qtbot, window, received, services, tmp_path
):
    answer = received.findChild(QPushButton, "answer")
    assert not answer.isEnabled()
    services.seals.remember(document(services), PASSPHRASE)
    services.comments.add(ABOUT, "verdict", "Why?")
    window.show_page("received", ABOUT)
    click(qtbot, received, "answer")
    page = window.page("seal")
    shown = page.findChild(QPlainTextEdit, "seal-preview").toPlainText()
    assert "Jonas: Why?" in shown
    assert "hard to say" not in shown  # what came does not go back
    click(qtbot, page, "save-sealed")
    path = tmp_path / "answer.goodterms"
    choose_file(window, "seal-dialog", path)
    qtbot.waitUntil(lambda: "Sealed as" in words(window), timeout=30_000)
    assert services.seals.opening(path, PASSPHRASE)().item is None


def test_a_later_version_is_told_and_comments_on_lines_that_went_are_still_read(
    qtbot, window, received, services, other
):
    services.comments.add(ABOUT, "line:news/warn", "Too soft.", quote="A., this is hard to say.")
    services.clock.now += timedelta(hours=2)
    later = document(services, 2, SECTIONS[:1])
    path = services.settings.data_folder.parent / "later.goodterms"
    other.seals.sealing(later, PASSPHRASE, path)()
    window.show_page("sealed")
    drop(window.page("sealed"), path)
    unlock(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: window.page_name == "received", timeout=30_000)
    assert "later version" in words(window)
    assert "One of them is on a line that is not in it any more" in words(window)
    assert "On lines that are not in it any more" in words(received)
    assert "Too soft." in words(received)


def test_whoever_gave_no_name_is_told_before_they_comment(window, received, services):
    assert "carry no name" not in words(received)
    services.settings.my_name = ""
    window.show_page("received", ABOUT)
    assert "carry no name" in words(received)


def test_what_was_removed_elsewhere_leads_back_to_the_list(window, received, services):
    services.received.remove(ABOUT)
    window.show_page("received", ABOUT)
    assert window.page_name == "sealed"


# -- what comes back to the one who sent it


def test_comments_come_back_to_the_lines_of_the_talk(
    qtbot, window, services, ready, other, tmp_path
):
    line = first_line(services, ready)
    other.received.take(sent(services, ready))
    other.comments.add(ready, f"line:{line}", "Say it later.")
    other.comments.add(ready, "verdict", "Are you sure?", quote="Reset")
    path = tmp_path / "answer.goodterms"
    other.seals.sealing(other.seals.answer(SealedKind.CASE, ready).document, PASSPHRASE, path)()
    window.show_page("sealed")
    drop(window.page("sealed"), path)
    unlock(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: window.page_name == "talk", timeout=30_000)
    page = window.page("talk")
    assert "2 comments came." in words(window)
    shown = notes(page)
    assert "Say it later." in shown[f"line:{line}"]
    assert "Jonas" in shown[f"line:{line}"]
    assert "new" in shown[f"line:{line}"]
    assert "Are you sure?" in shown["verdict"]
    click(qtbot, window, "toast-undo")
    assert notes(page) == {}


def test_a_comment_is_marked_as_read_answered_and_removed(qtbot, window, services, ready):
    line = f"line:{first_line(services, ready)}"
    come = comment(services, ready, line, "Say it later.")
    services.comments.merge([come])
    window.show_page("talk", ready)
    page = window.page("talk")
    click(qtbot, page, f"read:{come.id}")
    assert services.comments.unread() == {}
    assert "new" not in notes(page)[line]
    click(qtbot, page, f"answer:{come.id}")
    write(qtbot, window, "I will.")
    assert "I will." in notes(page)[line]
    click(qtbot, page, f"remove:{come.id}")
    assert "Say it later." not in notes(page)[line]
    click(qtbot, window, "toast-undo")
    assert "Say it later." in notes(page)[line]


def test_in_discreet_mode_comments_show_no_names(window, services, ready):
    line = f"line:{first_line(services, ready)}"
    come = replace(comment(services, ready, line, "Ana will be hurt."), author="Jonas Berg")
    services.comments.merge([come])
    services.settings.discreet = True
    window.show_page("talk", ready)
    said = notes(window.page("talk"))[line]
    assert "J. B." in said
    assert "Ana" not in said


def test_an_answer_given_in_discreet_mode_keeps_the_words_that_it_is_about(
    qtbot, window, services, ready
):
    come = replace(
        comment(services, ready, "line:gone/for-good", "Say it later."), quote="Ana comes at ten."
    )
    services.comments.merge([come])
    services.settings.discreet = True
    window.show_page("talk", ready)
    assert "A. comes at ten." in words(window.page("talk"))
    click(qtbot, window.page("talk"), f"answer:{come.id}")
    write(qtbot, window, "I will.")
    quotes = {each.comment.text: each.comment.quote for each in services.comments.of(ready)}
    assert quotes["I will."] == "Ana comes at ten."


def test_ones_own_file_shows_ones_own_case(qtbot, window, services, ready, tmp_path):
    path = tmp_path / "case.goodterms"
    services.seals.sealing(sent(services, ready), PASSPHRASE, path)()
    window.show_page("sealed")
    drop(window.page("sealed"), path)
    unlock(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: window.page_name == "talk", timeout=30_000)
    assert "This is your own case." in words(window)
    assert services.received.all() == ()


def test_comments_on_nothing_that_is_here_are_refused(qtbot, window, page, other, tmp_path):
    other.received.take(document(other))
    other.comments.add(ABOUT, "", "Good.")
    path = tmp_path / "answer.goodterms"
    other.seals.sealing(other.seals.answer(SealedKind.CASE, ABOUT).document, PASSPHRASE, path)()
    drop(page, path)
    unlock(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: "not here" in words(page), timeout=30_000)


def test_the_route_to_an_answer_without_comments_says_so(window, services):
    services.received.take(document(services))
    window.show_page("seal", SealRoute(SealedKind.CASE, ABOUT, answer=True))
    assert "no comments yet" in words(window.page("seal"))
