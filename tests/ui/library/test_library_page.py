"""The library of scripts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.domain.search import Kind
from coach.ui.library.library_page import LibraryPage
from coach.ui.library.told_area import ToldArea
from coach.ui.shell.found_route import LibraryRoute, ScriptRoute
from tests.ui.conftest import texts
from tests.ui.room import settle
from tests.ui.steps import click_row, opened, press_on_row, rows, table, type_in


@pytest.fixture
def page(qtbot, services, shell, heard):
    return opened(qtbot, LibraryPage(services, shell))


def test_all_situations_and_scripts_are_there(services, page):
    titles = [each.title for each in services.library.situations()]
    assert rows(page, "situations") == ["All situations", *titles]
    assert rows(page, "scripts") == [each.title for each in services.library.scripts()]


def test_a_situation_shows_its_own_scripts(qtbot, services, page):
    situation = services.library.situations()[1]
    click_row(qtbot, page, "situations", situation.title)
    wanted = [each.title for each in services.library.scripts(situation.id)]
    assert rows(page, "scripts") == wanted
    assert situation.summary in texts(page)


def test_the_search_goes_through_all_situations(qtbot, services, page):
    script = services.library.scripts()[-1]
    click_row(qtbot, page, "situations", services.library.situations()[0].title)
    type_in(qtbot, page, "scripts-search", script.title)
    assert script.title in rows(page, "scripts")
    assert "found in all situations" in texts(page)


def test_the_search_says_when_it_finds_nothing(qtbot, page):
    type_in(qtbot, page, "scripts-search", "zzzz")
    assert rows(page, "scripts") == []
    assert "No script was found." in texts(page)


def test_enter_opens_a_script(qtbot, services, page, heard):
    script = services.library.scripts()[2]
    press_on_row(qtbot, page, "scripts", script.title, Qt.Key.Key_Return)
    listed = tuple(each.id for each in services.library.scripts())
    assert heard.last == ("script", ScriptRoute(script.id, listed))


def test_from_the_search_by_keys_to_a_script(qtbot, services, page, heard):
    qtbot.waitActive(page)
    script = services.library.scripts()[0]
    type_in(qtbot, page, "scripts-search", script.title, Qt.Key.Key_Return)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert heard.last[0] == "script"


def test_it_can_be_opened_at_a_situation(services, page):
    situation = services.library.situations()[2]
    page.show_page(situation.id)
    wanted = [each.title for each in services.library.scripts(situation.id)]
    assert rows(page, "scripts") == wanted


@pytest.mark.parametrize("percent", [100, 200])
def test_all_that_a_reaction_says_can_be_reached(qtbot, qapp, window, percent):
    window.resize(900, 600)
    qapp.set_look("light", percent)
    window.show_page("library", LibraryRoute(Kind.REACTION, "lawsuit"))
    page = window.page("library")
    told = page.findChild(ToldArea)
    bar, column = told.verticalScrollBar(), told.widget().layout()

    def reached() -> bool:
        needed = column.totalHeightForWidth(told.viewport().width())
        return needed > 0 and told.viewport().height() + bar.maximum() >= needed

    qtbot.waitUntil(reached)
    assert told.height() <= page.height() * 2 // 5
    assert table(page, "scripts").height() > 0
    qapp.set_look("light", 100)


def test_why_stands_first_where_there_is_little_room(qtbot, page):
    type_in(qtbot, page, "scripts-search", "he pays late")
    assert table(page, "scripts").row(0).detail.startswith("also called “he pays late” · ")


def test_a_low_page_with_large_text_shows_more_scripts_than_words_about_them(qapp, window):
    """One row of 64 was seen, below seven lines that say what a script is."""
    window.resize(900, 600)
    qapp.set_look("light", 200)
    window.show_page("library")
    settle()
    told, scripts = window.findChild(ToldArea, "library-told"), table(window, "scripts")
    assert scripts.viewport().height() >= 2 * scripts.sizeHintForRow(0)
    assert told.verticalScrollBar().maximum() > 0  # the words can still be scrolled
    qapp.set_look("light", 100)
