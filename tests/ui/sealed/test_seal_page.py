"""Sealing in the window: what goes is seen, chosen and saved; a passphrase is asked and judged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from coach.domain.practice.sealed import SealedKind
from coach.ui.shell.sealed_route import SealRoute
from tests.ui.sealed.conftest import PASSPHRASE, choose_file, click, sent, words


@pytest.fixture
def page(window, ready):
    window.show_page("seal", SealRoute(SealedKind.CASE, ready))
    return window.page("seal")


def preview(page):
    return page.findChild(QPlainTextEdit, "seal-preview").toPlainText()


def field(page, name="passphrase"):
    return page.findChild(QLineEdit, name)


def choose(page, name, value):
    """Choose in a list as with the keys."""
    box = page.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(value))


def test_the_papers_of_a_case_lead_there_and_back_leads_to_its_words(qtbot, window, ready):
    window.show_page("papers", ready)
    click(qtbot, window.page("papers"), "send-sealed")
    assert window.page_name == "seal"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.page_name == "talk"


def test_what_goes_is_shown_word_for_word_and_follows_every_choice(page, services, ready):
    assert (
        preview(page)
        == services.seals.sealed(SealedKind.CASE, ready, sent(services, ready).item.choice).text
    )
    assert "A., H. owes us [figure]." in preview(page)
    choose(page, "seal-names", "none")
    assert "[contact], [client] owes us [figure]." in preview(page)
    choose(page, "seal-names", "full")
    page.findChild(QCheckBox, "check:figures").click()
    assert "Ana, Halden owes us £1,200." in preview(page)
    choose(page, "seal-contents", "answers")
    assert "Halden owes" not in preview(page)
    choose(page, "seal-contents", "talk")
    assert "ANSWERS" not in preview(page)
    assert "Ana, Halden owes us £1,200." in preview(page)


def test_names_that_nobody_knows_are_told(window, page, services, ready):
    assert not page.findChild(object, "possible-names").isVisible()
    line = services.lines.rows(ready)[1].id
    services.lines.rewrite(ready, line, "It was Ludmila Varga who told me.")
    window.show_page("seal", SealRoute(SealedKind.CASE, ready))
    assert "Ludmila Varga" in page.findChild(object, "possible-names").text()


def test_what_may_be_a_name_is_left_out_by_one_button_or_by_typing_it(
    qtbot, window, services, ready
):
    line = services.lines.rows(ready)[1].id
    services.lines.rewrite(ready, line, "It was Ludmila Varga who told me, in Trieste.")
    window.show_page("seal", SealRoute(SealedKind.CASE, ready))
    page = window.page("seal")
    told = page.findChild(object, "possible-names")
    qtbot.keyClicks(field(page, "leave-out"), "trieste, ")
    assert "Ludmila Varga who told me, in [left out]." in preview(page)
    assert "Ludmila Varga" in told.text()
    assert "Trieste" not in told.text()
    click(qtbot, page, "leave-names-out")
    assert "It was [left out] who told me, in [left out]." in preview(page)
    assert told.text() == "Left out as well: Ludmila Varga."
    services.lines.rewrite(ready, line, "It was Ludmila Varga, and Jasper Quill, in Trieste.")
    choose(page, "seal-contents", "talk")
    assert "Jasper Quill" in told.text()  # what comes later is not let out without a word
    services.lines.rewrite(ready, line, "It was Ludmila Varga who told me, in Trieste.")
    choose(page, "seal-contents", "all")
    click(qtbot, page, "leave-names-out")
    assert "Ludmila Varga who told me" in preview(page)
    window.show_page("today")
    window.show_page("seal", SealRoute(SealedKind.CASE, ready))
    assert field(page, "leave-out").text() == ""
    assert "in Trieste." in preview(page)


def test_comments_are_asked_about_only_where_there_are_some(window, page, services, ready):
    box = page.findChild(QCheckBox, "check:comments")
    assert not box.isVisible()
    services.comments.add(ready, "", "Look at the end.")
    window.shell.go("today")
    window.show_page("seal", SealRoute(SealedKind.CASE, ready))
    assert box.isVisible()
    assert "Look at the end." in preview(page)
    box.click()
    assert "Look at the end." not in preview(page)


def test_it_is_sealed_by_keys_and_opens_with_its_passphrase(qtbot, window, page, services, other):
    path = services.settings.data_folder.parent / services.seals.suggested_name(SealedKind.CASE)
    qtbot.keyClicks(field(page), PASSPHRASE)
    qtbot.keyClicks(field(page, "passphrase-again"), PASSPHRASE)
    assert "Strong." in words(page)
    qtbot.keyClick(field(page, "passphrase-again"), Qt.Key.Key_Return)
    choose_file(window, "seal-dialog", path)
    qtbot.waitUntil(path.exists, timeout=30_000)
    qtbot.waitUntil(lambda: f"Sealed as {path.name}" in words(window), timeout=30_000)
    opened = other.seals.opening(path, PASSPHRASE)()
    assert "A., H. owes us [figure]." in str(opened)


@pytest.mark.parametrize(
    ("typed", "again", "said"),
    [
        ("", "", "at least 8 characters"),
        ("1234567", "1234567", "at least 8 characters"),
        (PASSPHRASE, "kettle harbour pencil mess", "not the same"),
        (PASSPHRASE, "", "not the same"),
    ],
)
def test_a_passphrase_that_protects_nothing_or_is_typed_otherwise_is_refused(
    qtbot, window, page, typed, again, said
):
    field(page).setText(typed)
    field(page, "passphrase-again").setText(again)
    click(qtbot, page, "save-sealed")
    assert said in words(page)
    assert window.findChild(object, "seal-dialog") is None


def test_what_is_shown_need_not_be_typed_twice(qtbot, window, page):
    assert field(page).echoMode() is QLineEdit.EchoMode.Password
    click(qtbot, page, "show-passphrase")
    assert field(page).echoMode() is QLineEdit.EchoMode.Normal
    assert not field(page, "passphrase-again").isVisible()
    field(page).setText(PASSPHRASE)
    click(qtbot, page, "save-sealed")
    assert window.findChild(object, "seal-dialog").isVisible()
    window.findChild(object, "seal-dialog").close()
    click(qtbot, page, "show-passphrase")
    assert field(page).echoMode() is QLineEdit.EchoMode.Password
    assert field(page, "passphrase-again").isVisible()


def test_a_suggested_passphrase_is_shown_and_strong(qtbot, page):
    click(qtbot, page, "suggest-passphrase")
    assert len(field(page).text().split()) == 5
    assert field(page).echoMode() is QLineEdit.EchoMode.Normal
    assert "Strong." in words(page)


def test_a_file_that_cannot_be_written_is_told_on_the_page(qtbot, window, page, tmp_path):
    click(qtbot, page, "suggest-passphrase")
    click(qtbot, page, "save-sealed")
    choose_file(window, "seal-dialog", tmp_path / "nowhere" / "case.goodterms")
    qtbot.waitUntil(lambda: "It was not sealed" in words(page), timeout=30_000)
    assert "could not be written" in words(page)


def test_what_is_typed_as_a_passphrase_is_never_offered_again(qtbot, window, page, services):
    qtbot.keyClicks(field(page), PASSPHRASE)
    window.shell.go("today")
    assert services.unsaved.kept() == ()
    assert PASSPHRASE not in words(window)


def test_a_case_without_a_verdict_has_its_answers_to_send(qtbot, window, services, case):
    services.cases.answer(case.id, services.cases.view(case.id).question.id, "dont-know")
    window.show_page("seal", SealRoute(SealedKind.CASE, case.id))
    page = window.page("seal")
    assert not page.findChild(QComboBox, "seal-contents").isVisible()
    assert "ANSWERS" in preview(page)


def test_where_there_is_nothing_yet_it_is_said_and_nothing_can_be_saved(window, services, case):
    window.show_page("seal", SealRoute(SealedKind.CASE, case.id))
    page = window.page("seal")
    assert "nothing in it yet" in words(page)
    assert not page.findChild(QPushButton, "save-sealed").isEnabled()
