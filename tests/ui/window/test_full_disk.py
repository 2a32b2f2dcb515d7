"""A full disk in the window: what is said of saving is true at each moment, and nothing is lost."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from coach.domain.case import Client
from coach.errors import DiskFull
from coach.store.tables.clients import ClientTable
from coach.ui.kit.fields.choice_list import ChoiceList
from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.lines.talk_line import TalkLineBlock
from coach.ui.window.page_list import PAGES
from coach.ui.window.toast import Toast
from tests.faults.test_disk_full import limit_pages, room
from tests.ui.conftest import CASE_PAGES, SCRIPT_PAGES, button, texts
from tests.ui.packs.previews import ROUTE as PACK_ROUTE
from tests.ui.practised import about_practice
from tests.ui.sealed.documents import arguments as sealed_pages
from tests.ui.steps import field, type_in
from tests.ui.talk.lines.conftest import rewrite

FULL = "The disk is full, so nothing more can be saved."
AGAIN = "Saving works again."


@pytest.fixture
def full():
    """While it lasts, nothing more can be written."""

    @contextmanager
    def full():
        with room(0):
            yield

    return full


@pytest.fixture
def show(window, case, answer):
    """Shows a page of the window about a case that has a verdict, or of one that has none yet."""

    def show(name):
        if name != "interview":
            answer("payroll")
        window.show_page(name, case.id if name in CASE_PAGES else None)

    return show


def said(window) -> str:
    """What the line at the bottom says; empty where there is none."""
    toast = window.findChild(Toast, "toast")
    return toast.text() if toast is not None and toast.isVisible() else ""


def mark(window) -> str:
    """What the page of the questions says of saving."""
    shown = window.page("interview").findChild(QWidget, "saved")
    return texts(shown) if shown.isVisible() else ""


def choose(window, number) -> str:
    """Choose a card of the question that is asked; its id."""
    cards = window.page("interview").findChild(ChoiceList)
    cards.choose_number(number)
    return cards.chosen_id


def test_an_answer_that_cannot_be_kept_is_nowhere_said_to_be_saved(window, show, full):
    show("interview")
    first = choose(window, 1)
    assert mark(window) == "Saved"
    with full():
        assert choose(window, 2) == first  # as it is kept
        assert said(window) == FULL
        assert mark(window) == "Not saved"
        for page in ("today", "clients", "interview"):
            window.shell.go(page)
            assert said(window) == FULL
        assert mark(window) == "Not saved"
    assert choose(window, 2) != first
    assert mark(window) == "Saved"
    assert said(window) == AGAIN
    window.shell.go("today")
    assert FULL not in said(window)


def test_what_was_closed_does_not_come_back_to_say_that_saving_works(window, show, full):
    show("interview")
    choose(window, 1)
    with full():
        choose(window, 2)
        button(window, "toast-close").click()
        assert said(window) == ""
        assert mark(window) == "Not saved"
    choose(window, 2)
    assert (said(window), mark(window)) == ("", "Saved")


def test_every_page_can_be_seen_on_a_full_disk(window, show, case, services, full):
    show("interview")
    show("verdict")
    about = {**dict.fromkeys(CASE_PAGES, case.id), "client": case.client_id, "pack": PACK_ROUTE}
    about |= dict.fromkeys(SCRIPT_PAGES, services.library.scripts()[0].id)
    about |= sealed_pages(services, case.id)
    about |= about_practice(services)
    with full():
        for page in (each.name for each in PAGES):
            window.shell.go(page, about.get(page))
            assert window.page(page).isVisible(), page


def test_what_was_typed_into_a_field_stays_and_is_kept_once_there_is_room(
    qtbot, window, show, services, case, full
):
    show("talk")
    button(window, "tab:facts").click()
    with full():
        type_in(qtbot, window, "fact:work", "the payroll", Qt.Key.Key_Return)
        assert FULL in texts(window.page("talk"))
        window.shell.go("today")
        window.shell.go("talk", case.id)
        assert field(window, "fact:work").text() == "the payroll"
    type_in(qtbot, window, "fact:contact", "Annika", Qt.Key.Key_Return)
    wanted = {"work": "the payroll", "contact": "Annika"}
    qtbot.waitUntil(lambda: wanted.items() <= services.talks.given(case.id).items())
    assert field(window, "fact:work").text() == "the payroll"
    qtbot.waitUntil(lambda: FULL not in texts(window.page("talk")))


def test_a_term_that_could_not_be_kept_is_kept_once_there_is_room(
    qtbot, window, show, services, case, full
):
    show("dates")
    with full():
        type_in(qtbot, window, "term:hand_over", "7", Qt.Key.Key_Return)
        assert FULL in texts(window.page("dates"))
    services.settings.my_name = "Kim"
    qtbot.waitUntil(lambda: FULL not in texts(window.page("dates")))
    assert "7" in str(services.dates.exit(case.id).terms.hand_over)


def test_what_another_case_is_given_is_not_what_was_refused_in_this_one(
    qtbot, window, show, services, case, full
):
    show("talk")
    other = services.cases.start(services.clients.add("Fjord").id, "Other")
    button(window, "tab:facts").click()
    with full():
        type_in(qtbot, window, "fact:work", "the payroll", Qt.Key.Key_Return)
    services.talks.set_fact(other.id, "work", "the books")
    window.shell.go("talk", other.id)
    window.shell.go("today")
    assert services.talks.given(other.id)["work"] == "the books"


def test_a_line_that_could_not_be_kept_stays_open_and_is_kept_once_there_is_room(
    qtbot, window, show, services, case, full
):
    show("talk")
    page = window.page("talk")
    news = next(part for part in services.talks.talk(case.id).parts if part.id == "news")
    first = next(line for line in news.lines if not line.cue)
    with full():
        editor = rewrite(qtbot, page, first.id, "It ends in June.")
        assert said(window) == FULL
        assert editor.isVisible()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "It ends in June." in [line.text for line in services.lines.rows(case.id)]
    assert said(window) == AGAIN
    assert not [e for e in page.findChildren(LineEditor, f"edit:{first.id}") if e.isVisible()]


@pytest.fixture
def half_typed(qtbot, window, show, services, case):
    """A line of the talk with other words in it, not yet kept; its id."""
    show("talk")
    news = next(part for part in services.talks.talk(case.id).parts if part.id == "news")
    first = next(line for line in news.lines if not line.cue)
    block = window.findChild(TalkLineBlock, f"line:{first.id}")
    block.setFocus()
    qtbot.keyClick(block, Qt.Key.Key_E)
    editor = window.findChild(LineEditor, f"edit:{first.id}")
    editor.setPlainText("It ends in June.")
    return first.id


def test_a_window_with_something_unsaved_is_not_closed_without_a_word(
    window, services, case, full, half_typed
):
    with full():
        window.close()
        assert window.isVisible()
        assert said(window) == FULL
        assert "closing again leaves without it" in texts(window)
    window.close()
    assert not window.isVisible()
    assert "It ends in June." in [line.text for line in services.lines.rows(case.id)]


def test_it_is_told_anew_once_something_was_saved_in_between(window, services, full, half_typed):
    with full():
        window.close()
    services.settings.my_name = "Kim"
    with full():
        window.close()
        assert window.isVisible()


def test_one_can_leave_without_it(window, full, half_typed):
    with full():
        window.close()
        assert window.isVisible()
        window.close()
        assert not window.isVisible()


def test_the_system_that_ends_the_program_is_not_kept_waiting(window, full, half_typed):
    window.ask_nothing()
    with full():
        window.close()
    assert not window.isVisible()


def test_where_nothing_is_unsaved_a_full_disk_keeps_no_window_open(window, show, full):
    show("talk")
    with full():
        window.close()
    assert not window.isVisible()


@pytest.mark.parametrize("name", ["verdict", "day"])
def test_a_tick_that_is_not_kept_is_not_shown(window, show, services, case, full, name):
    show(name)
    boxes = [box for box in window.page(name).findChildren(QCheckBox) if box.isVisible()]
    ticks = [box for box in boxes if box.objectName().startswith("check:")]
    assert ticks
    with full():
        ticks[0].click()
        assert said(window) == FULL
        assert not ticks[0].isChecked()
    assert not any(step.done for step in services.prepare.steps(case.id))
    ticks[0].click()
    assert ticks[0].isChecked()
    assert [step.done for step in services.prepare.steps(case.id)].count(True) == 1


def test_a_setting_that_is_not_kept_is_not_shown(window, show, services, full):
    show("settings")
    discreet = window.page("settings").findChild(QCheckBox, "discreet")
    with full():
        discreet.click()
        assert said(window) == FULL
        assert not discreet.isChecked()
    assert not services.settings.discreet


def test_a_file_with_no_more_pages_is_a_full_disk_until_it_has_some(window, show, clock, services):
    """As SQLite says it: the limit of the file's own pages in place of the disk's."""
    store = services._context.store
    show("today")
    big = "Halden " * 4000
    limit_pages(store, 1)
    with pytest.raises(DiskFull):
        ClientTable(store).add(Client("big", big, "", clock()))
    assert isinstance(window.shell.unsaved, DiskFull)
    limit_pages(store, 100)
    ClientTable(store).add(Client("big", big, "", clock()))
    assert window.shell.unsaved is None


def test_a_refusal_of_another_kind_says_nothing_of_saving(qtbot, window, show, case):
    show("talk")
    button(window, "tab:facts").click()
    field_ = window.page("talk").findChild(QLineEdit, "fact:years")
    field_.setFocus()
    qtbot.keyClicks(field_, "many")
    qtbot.keyClick(field_, Qt.Key.Key_Return)
    assert window.shell.unsaved is None
    window.shell.go("interview", case.id)
    assert mark(window) == "Saved"
