"""No key of a page is silent: where there is nothing for it to do, it says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.ui.clients.client_dialog import ClientDialog
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.talk.lines.talk_line import TalkLineBlock
from coach.ui.window.toast import Toast
from tests.ui.conftest import button

K = Qt.Key
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def news(services, case):
    """The lines of a part of the talk."""
    return next(each for each in services.talks.talk(case.id).parts if each.id == "news").lines


@pytest.fixture
def says(qtbot, window):
    """What a key makes the window say at its bottom; empty for nothing."""

    def says(key, modifier=NONE):
        for toast in window.findChildren(Toast):
            toast.hide()
        qtbot.waitActive(window)
        qtbot.keyClick(window.focusWidget(), key, modifier)
        toast = window.findChild(Toast)
        if toast is None or not toast.isVisible():
            return ""
        assert mark_of(toast) != done, "nothing was done, and a tick stands with it"
        return toast.text()

    window.shell.toast("Done.")
    done = mark_of(window.findChild(Toast))
    return says


def mark_of(toast):
    """What is drawn before the words."""
    return toast.findChild(IconMark).grab().toImage()


@pytest.mark.parametrize("key", [K.Key_F, K.Key_G, K.Key_0, K.Key_9, K.Key_Question])
def test_once_all_is_answered_the_keys_of_a_question_say_that_none_is_left(
    window, case, answer, says, key
):
    answer("payroll")
    window.show_page("interview", case.id)
    assert says(key) == "No question is left. Enter goes on to the verdict."
    assert window.page_name == "interview"


def test_nothing_is_said_to_change_the_verdict_where_all_is_answered(
    window, services, case, answer, says
):
    """Also beside an answer that is looked at again."""
    answer("payroll")
    window.show_page("interview", case.id)
    button(window.page("interview"), "back").click()
    said = says(K.Key_G)
    assert said == "No open answer can change the verdict. Enter goes on from here."


def test_while_an_open_answer_can_change_it_that_is_said(window, case, says):
    window.show_page("interview", case.id)
    assert says(K.Key_G).startswith("An open answer can still change the verdict")


@pytest.fixture
def line(window, services, case, answer):
    """Brings the keys to a line of the talk: an own one, or the coach's first or last of a part."""

    def line(kind):
        answer("payroll")
        line_id = news(services, case)[-1 if kind == "last" else 0].id
        if kind == "own":
            line_id = services.lines.add(case.id, "news", "We stop in June.")
        window.show_page("talk", case.id)
        window.findChild(TalkLineBlock, f"line:{line_id}").setFocus()

    return line


@pytest.mark.parametrize(
    ("kind", "key", "modifier", "said"),
    [
        ("own", K.Key_W, NONE, "This line is your own: why it is here, you know best."),
        ("own", K.Key_B, NONE, "There are no words of the coach’s for this line."),
        ("first", K.Key_B, NONE, "These are the coach’s words already."),
        ("first", K.Key_Up, ALT, "This is the first line of its part already."),
        ("last", K.Key_Down, ALT, "This is the last line of its part already."),
    ],
)
def test_a_key_that_has_nothing_to_do_with_a_line_says_why(line, says, kind, key, modifier, said):
    line(kind)
    assert says(key, modifier) == said


def test_a_line_that_can_be_moved_is_moved_without_a_word(line, says, services, case):
    line("first")
    before = [each.id for each in news(services, case)]
    assert says(K.Key_Down, ALT) == ""
    assert [each.id for each in news(services, case)][:2] == before[:2][::-1]


@pytest.mark.parametrize("key", [K.Key_F2, K.Key_Delete])
@pytest.mark.parametrize("name", ["clients", "cases"])
def test_the_keys_of_a_row_say_that_a_list_is_empty(window, services, says, name, key):
    window.show_page(name)
    assert says(key) == "There is nothing in this list."


def test_beside_a_list_a_key_of_a_row_says_where_it_works(window, case, says):
    window.show_page("clients")
    assert window.focusWidget().objectName() == "clients-search"
    assert says(K.Key_F2) == "Go down to a row of the list first."


def test_in_the_list_of_clients_f2_edits(qtbot, window, case, says):
    window.show_page("clients", case.client_id)
    assert says(K.Key_F2) == ""
    dialog = window.findChild(ClientDialog)
    assert dialog is not None
    dialog.reject()


def test_in_the_trash_the_keys_of_a_row_say_that_they_do_nothing(
    qtbot, window, services, case, says
):
    services.clients.trash(case.client_id)
    window.show_page("clients")
    button(window, "clients-trash").click()
    window.page("clients").findChild(RowTable).setFocus()
    assert says(K.Key_Delete) == "That cannot be done with what is in this list."


def test_where_nothing_can_be_prompted_its_key_says_where_it_works(window, says):
    window.show_page("today")
    assert says(K.Key_F11) == "The prompter opens from a talk, or from a script of the library."


def test_before_a_card_is_turned_its_marks_say_what_comes_first(window, says):
    window.show_page("study-session")
    assert says(K.Key_1) == "Look at the answer first: Space shows it."


def test_a_turned_card_says_how_it_is_marked(window, says):
    window.show_page("study-session")
    says(K.Key_Space)
    said = [says(K.Key_Space) for _ in range(20)]  # a long one is scrolled to its end before
    assert said[-1].startswith("How well did you know it?")


def test_before_a_drilled_line_is_shown_a_mark_says_what_comes_first(window, case, answer, says):
    answer("payroll")
    window.show_page("reaction-drill", case.id)
    button(window, "begin-drill").click()
    assert says(K.Key_1) == "Answer aloud first; Space shows your line."


def test_once_the_line_is_shown_there_is_no_clock_to_stop(window, case, answer, says):
    answer("payroll")
    window.show_page("reaction-drill", case.id)
    button(window, "begin-drill").click()
    says(K.Key_Space)
    assert says(K.Key_P) == "No clock is running now."


def test_the_pack_that_is_built_in_says_that_it_stays(window, says):
    window.show_page("packs")
    said = says(K.Key_Delete)
    assert said == "The built-in pack stays: the others lie above it."
