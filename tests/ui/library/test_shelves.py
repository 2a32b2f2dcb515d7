"""The shelves of the library: unread, favourites, recent, for a case; and back from a script."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from coach.ui.library.library_page import LibraryPage
from coach.ui.shell.found_route import ScriptRoute
from tests.ui.conftest import button, texts
from tests.ui.steps import click_row, opened, pick, rows, table, type_in


@pytest.fixture
def page(qtbot, services, shell, heard):
    return opened(qtbot, LibraryPage(services, shell))


@pytest.fixture
def scripts(services):
    return services.library.scripts()


def shelf(page, name):
    button(page, f"tab:{name}").click()


def row_of(page, title):
    scripts = table(page, "scripts")
    return next(scripts.row(n) for n in range(scripts.count()) if scripts.row(n).title == title)


def test_scripts_stand_situation_by_situation_as_the_talks_come(page, services, scripts):
    order = [each.id for each in services.library.situations()]
    places = [order.index(each.situation) for each in scripts]
    assert places == sorted(places)
    late = [each.id for each in services.library.scripts("late-payment")]
    assert late[0] == "first-call-about-payment"
    assert late[-1] == "ending-after-broken-plans"
    assert rows(page, "scripts") == [each.title for each in scripts]


def test_what_was_not_read_is_heavy_and_said_to_be(page, services, scripts):
    services.shelf.opened(scripts[0].id)
    page.show_page()
    read, unread = row_of(page, scripts[0].title), row_of(page, scripts[1].title)
    assert (read.strong, read.said) == (False, "")
    assert (unread.strong, unread.said) == (True, "unread")
    assert unread.spoken.startswith(f"{scripts[1].title}, unread, ")


def test_unread_counts_down(page, services, scripts):
    services.shelf.opened(scripts[0].id)
    page.show_page()
    count = len(scripts)
    assert button(page, "tab:all").text() == f"All · {count}"
    assert button(page, "tab:unread").text() == f"Unread · {count - 1}"
    shelf(page, "unread")
    assert rows(page, "scripts") == [each.title for each in scripts[1:]]


def test_f_keeps_a_row_as_a_favourite_and_takes_it_out(qtbot, page, services, scripts):
    scripts_table = table(page, "scripts")
    scripts_table.setFocus(Qt.FocusReason.TabFocusReason)
    scripts_table.choose(scripts[4].id)
    qtbot.keyClick(scripts_table, Qt.Key.Key_F)
    row = row_of(page, scripts[4].title)
    assert (row.icon, "favourite" in row.said) == ("star", True)
    assert scripts_table.current_id() == scripts[4].id
    shelf(page, "favourites")
    assert rows(page, "scripts") == [scripts[4].title]
    qtbot.keyClick(scripts_table, Qt.Key.Key_F)
    assert rows(page, "scripts") == []
    assert "Scripts that you want at hand stand here." in texts(page)


def test_u_marks_as_read_and_as_unread(qtbot, page, services, scripts):
    scripts_table = table(page, "scripts")
    scripts_table.choose(scripts[2].id)
    qtbot.keyClick(scripts_table, Qt.Key.Key_U)
    assert services.shelf.mark(scripts[2].id).read
    qtbot.keyClick(scripts_table, Qt.Key.Key_U)
    assert not services.shelf.mark(scripts[2].id).read


def test_the_menu_of_a_row_says_what_it_will_do(qtbot, page, services, scripts):
    listed = table(page, "scripts")

    def menu():
        place = listed.visualRect(listed.model().index(1, 0)).center()
        dots = QPoint(listed.viewport().width() - 20, place.y())
        qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=dots)
        return [each.text() for each in QApplication.activePopupWidget().actions()]

    assert menu() == ["Add to favourites", "Mark as read"]
    pick(qtbot, "favourite")
    assert services.shelf.mark(scripts[1].id).favourite
    assert menu() == ["Take out of favourites", "Mark as read"]
    pick(qtbot, "read")
    assert services.shelf.mark(scripts[1].id).read


@pytest.mark.parametrize("name", ["favourites", "recent", "case"])
def test_an_empty_shelf_teaches_and_leads_to_all(page, scripts, name):
    shelf(page, name)
    assert rows(page, "scripts") == []
    assert not table(page, "scripts").isVisibleTo(page)
    button(page, f"show-all:{name}").click()
    assert rows(page, "scripts") == [each.title for each in scripts]


def test_when_all_is_read_it_says_so(page, services, scripts):
    for each in scripts:
        services.shelf.opened(each.id)
    page.show_page()
    shelf(page, "unread")
    assert "You have read every script." in texts(page)


def test_a_shelf_that_has_nothing_of_a_situation_says_that(qtbot, page, services, scripts):
    services.shelf.set_favourite(scripts[0].id, favourite=True)
    click_row(qtbot, page, "situations", services.library.situations()[3].title)
    shelf(page, "favourites")
    assert "None of your favourites is for this situation." in texts(page)
    first = services.library.situations()[0].title
    assert first in rows(page, "situations")
    assert services.library.situations()[6].title not in rows(page, "situations")
    click_row(qtbot, page, "situations", first)
    assert rows(page, "scripts") == [scripts[0].title]


def test_recent_ones_have_the_latest_first(page, services, scripts, clock):
    for number in (3, 1):
        services.shelf.opened(scripts[number].id)
        clock.now = clock.now.replace(minute=clock.now.minute + 1)
    page.show_page()
    shelf(page, "recent")
    assert rows(page, "scripts") == [scripts[1].title, scripts[3].title]


def test_for_a_case_those_that_fit_are_listed_with_why(qtbot, page, services, case, answer, heard):
    answer("payroll")
    page.show_page()
    shelf(page, "case")
    wanted = [each.script.title for each in services.shelf.for_case(case.id)]
    assert rows(page, "scripts") == wanted
    fits = [each for each in services.shelf.for_case(case.id) if each.fit.situation]
    assert row_of(page, fits[0].script.title).detail.startswith("your situation")
    table(page, "scripts").opened.emit(fits[0].script.id)
    route = heard.last[1]
    assert (route.id, route.case_id) == (fits[0].script.id, case.id)


def test_in_discreet_mode_a_case_is_named_by_initials(page, services, case, answer):
    answer("payroll")
    services.settings.discreet = True
    page.show_page()
    shelf(page, "case")
    assert page._bar._picker.currentText() == "H. T. · Late again"


def test_the_search_stays_on_the_shelf_and_says_where_the_rest_is(qtbot, page, services, scripts):
    services.shelf.set_favourite(scripts[0].id, favourite=True)
    page.show_page()
    shelf(page, "favourites")
    type_in(qtbot, page, "scripts-search", scripts[-1].title)
    assert scripts[-1].title not in rows(page, "scripts")
    shelf(page, "all")
    assert scripts[-1].title in rows(page, "scripts")


def test_esc_from_a_script_comes_back_to_the_search_and_the_place(qtbot, window, press, services):
    window.show_page("library")
    library = window.page("library")
    scripts = table(library, "scripts")
    type_in(qtbot, library, "scripts-search", "the client", Qt.Key.Key_Return)
    listed = rows(library, "scripts")
    assert len(listed) > 12
    press(*[Qt.Key.Key_Down] * 11)
    qtbot.waitUntil(lambda: scripts.verticalScrollBar().value() > 0)
    chosen, place = scripts.current_id(), scripts.verticalScrollBar().value()
    press(Qt.Key.Key_Return)
    assert window.page_name == "script"
    press(Qt.Key.Key_Escape)
    assert window.page_name == "library"
    assert rows(library, "scripts") == listed
    assert library._search.text() == "the client"
    assert (scripts.current_id(), scripts.verticalScrollBar().value()) == (chosen, place)
    assert QApplication.focusWidget() is scripts


def test_esc_from_a_script_that_was_found_elsewhere_shows_its_situation(window, press, services):
    script = services.library.scripts("late-payment")[2]
    window.show_page("script", script.id)
    press(Qt.Key.Key_Escape)
    library = window.page("library")
    late = [each.title for each in services.library.scripts("late-payment")]
    assert rows(library, "scripts") == late
    assert table(library, "scripts").current_id() == script.id


def test_a_script_that_leaves_its_shelf_by_being_read_comes_back_to_the_shelf(
    window, press, services, scripts
):
    window.show_page("library")
    library = window.page("library")
    shelf(library, "unread")
    table(library, "scripts").opened.emit(scripts[2].id)
    press(Qt.Key.Key_Escape)
    assert rows(library, "scripts") == [each.title for each in scripts if each is not scripts[2]]


def test_the_scripts_around_one_are_those_it_was_listed_with(window, press, services):
    window.show_page("library", "late-payment")
    library = window.page("library")
    late = services.library.scripts("late-payment")
    table(library, "scripts").opened.emit(late[0].id)
    page = window.page("script")
    assert f"1 of {len(late)}" in texts(page)
    press(Qt.Key.Key_N)
    assert late[1].title in texts(page)
    press(Qt.Key.Key_N, Qt.Key.Key_P)
    assert f"2 of {len(late)}" in texts(page)
    for _ in late:
        press(Qt.Key.Key_N)
    assert late[-1].title in texts(page)
    assert not button(page, "next").isEnabled()
    press(Qt.Key.Key_Escape)
    assert table(library, "scripts").current_id() == late[-1].id


def test_a_list_of_before_that_lacks_the_script_is_not_gone_along(window, services, scripts):
    window.show_page("script", ScriptRoute(scripts[5].id, ("gone", "lost")))
    assert f"6 of {len(scripts)}" in texts(window.page("script"))
