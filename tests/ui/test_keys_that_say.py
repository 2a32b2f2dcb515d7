"""No key of a page is silent: where there is nothing for it to do, it says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.ui.widgets.toast import Toast
from tests.ui.conftest import button

K = Qt.Key


@pytest.fixture
def says(qtbot, window):
    """What a key makes the window say at its bottom; empty for nothing."""

    def says(key, modifier=Qt.KeyboardModifier.NoModifier):
        for toast in window.findChildren(Toast):
            toast.hide()
        qtbot.waitActive(window)
        qtbot.keyClick(window.focusWidget(), key, modifier)
        toast = window.findChild(Toast)
        return toast.text() if toast is not None and toast.isVisible() else ""

    return says


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
