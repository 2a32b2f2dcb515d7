"""A script in the user's own words: beside the original, and scripts of their own."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from coach.domain.talk.own_script import OwnText
from coach.domain.talk.script import ScriptStage
from coach.services.library.library import MOST_OWN
from coach.ui.case.mark_card import MarkCard
from coach.ui.kit.basic.safe_text import SafeText
from coach.ui.library.own_words_page import OwnWordsPage
from coach.ui.library.script_page import ScriptPage
from coach.ui.shell.found_route import LibraryBack, OwnWordsRoute, ScriptRoute
from tests.ui.conftest import button, texts
from tests.ui.steps import opened, rows

MINE = "[First name], I’ll be short. On [date] we stop.\n\n*Pause.*"


@pytest.fixture
def script(services):
    return services.library.scripts()[0]


@pytest.fixture
def route(script):
    return OwnWordsRoute(ScriptRoute(script.id, ("other", script.id)))


@pytest.fixture
def page(qtbot, services, shell, heard, route):
    return opened(qtbot, OwnWordsPage(services, shell), route)


@pytest.fixture
def new(qtbot, services, shell, heard):
    return opened(qtbot, OwnWordsPage(services, shell), OwnWordsRoute(None, "late-payment"))


def edit(page, text: OwnText) -> QPlainTextEdit:
    return page.findChild(QPlainTextEdit, f"own:{text}")


def write(qtbot, page, text: OwnText, words: str) -> None:
    field = edit(page, text)
    field.selectAll()
    field.insertPlainText(words)


def read(page, name):
    shown = page.findChild(SafeText, name)
    return shown.toPlainText() if shown is not None and shown.isVisibleTo(page) else ""


def test_it_begins_with_the_words_of_the_library(page, script):
    assert edit(page, OwnText.TITLE).toPlainText() == script.title
    assert edit(page, OwnText.SHORT).toPlainText() == script.short
    assert not page.findChild(QPlainTextEdit, "own:short").document().isModified()


def test_what_is_typed_is_seen_at_once_as_it_reads(qtbot, page):
    write(qtbot, page, OwnText.SHORT, MINE)
    assert "[First name], I’ll be short. On [date] we stop.\nPause." in read(page, "own-preview")
    qtbot.keyClicks(edit(page, OwnText.SHORT), " Ünal")
    assert "Ünal" in read(page, "own-preview")


def test_the_preview_fills_blanks_from_a_case(qtbot, page, services, case, answer, route):
    answer("payroll")
    services.talks.set_fact(case.id, "contact", "Ana Flø")
    page.show_page(route)
    write(qtbot, page, OwnText.SHORT, "[First name], good morning. It is [date].")
    picker = page._side._picker
    picker.setCurrentIndex(1)
    picker.activated.emit(1)
    assert "Ana, good morning. It is [date]." in read(page, "own-preview")


def test_the_wording_checker_listens(qtbot, page):
    write(qtbot, page, OwnText.SHORT, "To be honest, you always pay late.")
    qtbot.waitUntil(lambda: edit(page, OwnText.SHORT).extraSelections() != [], timeout=3000)
    assert any("always" in texts(each) for each in page.findChildren(MarkCard))
    write(qtbot, page, OwnText.SHORT, "The invoice is due on Friday.")
    qtbot.waitUntil(lambda: not edit(page, OwnText.SHORT).extraSelections(), timeout=3000)


def test_kept_words_are_those_of_the_script_everywhere(qtbot, page, services, script, heard):
    write(qtbot, page, OwnText.SHORT, MINE)
    button(page, "keep-own").click()
    assert heard.last == ("script", ScriptRoute(script.id, ("other", script.id)))
    assert services.library.script(script.id).short == MINE
    assert services.own_scripts.original(script.id).short == script.short


def test_esc_keeps_what_was_typed(qtbot, page, services, script, heard):
    write(qtbot, page, OwnText.RULE, "Say the day.")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert services.library.script(script.id).rule == "Say the day."
    assert heard.last[0] == "script"


def test_esc_says_that_what_was_typed_is_kept(qtbot, page, heard):
    write(qtbot, page, OwnText.RULE, "Say the date.")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert [note.text for note in heard.notes] == ["Your words are kept."]


def test_what_was_not_touched_is_left_without_a_word(qtbot, page, heard):
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert heard.visits
    assert not heard.notes


def test_nothing_typed_is_no_version(qtbot, page, services, script):
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert services.own_scripts.version_of(script.id) is None


def test_what_was_put_differently_is_told_and_can_be_taken_back(qtbot, page, services, script):
    services.own_scripts.put_version(script.id, {OwnText.RULE: "Say the day.", OwnText.SHORT: MINE})
    page.show_page(script.id)
    assert "What you put differently" in texts(page)
    shown = page.findChild(SafeText, f"differs:own:{OwnText.RULE}")
    went, came = shown.document().find(script.rule.split()[1]), shown.document().find("day")
    assert went.charFormat().fontStrikeOut()
    assert came.charFormat().underlineStyle() == QTextCharFormat.UnderlineStyle.SingleUnderline
    assert "came: " in shown.accessibleDescription()
    button(page, f"take:own:{OwnText.RULE}").click()
    assert services.library.script(script.id).rule == script.rule
    assert services.library.script(script.id).short == MINE
    assert edit(page, OwnText.RULE).toPlainText() == script.rule


@pytest.fixture
def changed(services, script, monkeypatch):
    """A version, under which the library has changed the rule."""
    services.own_scripts.put_version(script.id, {OwnText.RULE: "Say the day."})
    library = services.content.library
    newer = replace(services.own_scripts.original(script.id), rule="Name one day, aloud.")
    scripts = tuple(newer if each.id == script.id else each for each in library.scripts)
    monkeypatch.setattr(services.content, "library", replace(library, scripts=scripts))


def test_what_the_library_changed_is_told_and_ones_own_words_can_stay(
    qtbot, services, shell, heard, script, changed
):
    shown = opened(qtbot, ScriptPage(services, shell), script.id)
    assert "The library has changed this script since you wrote them" in texts(shown)
    page = opened(qtbot, OwnWordsPage(services, shell), script.id)
    assert "The library has changed this since" in texts(page)
    button(page, "keep-mine").click()
    assert "The library has changed this since" not in texts(page)
    assert services.library.script(script.id).rule == "Say the day."


def test_the_librarys_new_words_can_be_taken(qtbot, services, shell, heard, script, changed):
    page = opened(qtbot, OwnWordsPage(services, shell), script.id)
    button(page, f"take:since:{OwnText.RULE}").click()
    assert services.library.script(script.id).rule == "Name one day, aloud."
    assert services.own_scripts.version_of(script.id) is None


def test_ones_own_words_go_into_the_trash_and_come_back(qtbot, page, services, script, heard):
    services.own_scripts.put_version(script.id, {OwnText.RULE: "Say the day."})
    page.show_page(script.id)
    button(page, "remove-own").click()
    assert services.library.script(script.id).rule == script.rule
    heard.notes[-1].undo()
    assert services.library.script(script.id).rule == "Say the day."


def test_a_script_of_ones_own_stands_in_its_situation(qtbot, new, services, heard, window):
    write(qtbot, new, OwnText.TITLE, "The third reminder")
    write(qtbot, new, OwnText.SHORT, MINE)
    button(new, "keep-own").click()
    page, route = heard.last
    assert page == "script"
    own = services.library.script(route.id)
    assert (own.title, own.situation) == ("The third reminder", "late-payment")
    window.show_page("library", "late-payment")
    assert rows(window.page("library"), "scripts")[-1] == "The third reminder"
    window.show_page("script", own.id)
    assert "This script is yours." in texts(window.page("script"))


def test_a_new_one_without_a_title_is_refused_and_nothing_is_lost(qtbot, new, services, heard):
    write(qtbot, new, OwnText.SHORT, MINE)
    button(new, "keep-own").click()
    assert heard.errors
    assert heard.visits == []
    assert edit(new, OwnText.SHORT).toPlainText() == MINE


def test_an_empty_new_one_is_left_without_a_word(qtbot, new, services, heard):
    qtbot.keyClick(new, Qt.Key.Key_Escape)
    assert heard.last == ("library", LibraryBack("", "late-payment"))
    assert heard.errors == []


def test_the_script_and_the_library_lead_here(qtbot, window, script):
    window.show_page("script", script.id)
    own = button(window.page("script"), "own-words")
    assert own.text() == "Put it into my words"
    own.click()
    assert window.page_name == "own-words"
    window.show_page("library")
    button(window.page("library"), "new-own").click()
    assert window.page_name == "own-words"
    assert "A script of mine" in texts(window.page("own-words"))


def test_what_cannot_be_kept_is_told_and_stands_there_again(qtbot, window, services, script):
    window.show_page("own-words", OwnWordsRoute(None, "late-payment"))
    page = window.page("own-words")
    write(qtbot, page, OwnText.SHORT, MINE)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.page_name == "own-words"  # it lacks a title, which is said
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.page_name == "library"
    window.show_page("own-words", OwnWordsRoute(ScriptRoute(script.id)))
    assert edit(page, OwnText.SHORT).toPlainText() == script.short
    window.show_page("own-words", OwnWordsRoute(None, "late-payment"))
    assert edit(page, OwnText.SHORT).toPlainText() == MINE
    write(qtbot, page, OwnText.TITLE, "The third reminder")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert services.library.scripts("late-payment")[-1].short == MINE
    window.show_page("own-words", OwnWordsRoute(None, "late-payment"))
    assert edit(page, OwnText.SHORT).toPlainText() == ""


def test_another_moment_is_kept_as_what_is_typed_is(qtbot, new, services):
    write(qtbot, new, OwnText.TITLE, "The third reminder")
    write(qtbot, new, OwnText.SHORT, MINE)
    new.finish()
    stage = new.findChild(QComboBox, "own-stage")
    stage.setCurrentIndex(stage.findData(ScriptStage.CLOSE.value))
    qtbot.keyClick(new, Qt.Key.Key_Escape)
    assert services.library.scripts("late-payment")[-1].stage is ScriptStage.CLOSE


def test_one_of_very_many_of_ones_own_is_opened(qtbot, window, services):
    texts_ = {OwnText.SHORT: "Said."}
    for number in range(MOST_OWN + 1):
        title = {OwnText.TITLE: f"Reminder {number:03}"}
        own = services.own_scripts.add("late-payment", ScriptStage.NEWS, texts_ | title)
    window.show_page("script", own.id)
    assert "This script is yours." in texts(window.page("script"))
    window.show_page("library")
    library = window.page("library")
    library.findChild(QLineEdit, "scripts-search").setText("Reminder 200")
    qtbot.waitUntil(lambda: "Reminder 200" in rows(library, "scripts"))
