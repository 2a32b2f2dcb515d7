"""The review page: all answers by gate, each to be changed by keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from coach.domain.rules.heat import Heat
from coach.ui.interview.review_page import ReviewPage
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.fields.choice_list import ChoiceList
from coach.ui.window.find_dialog import FindDialog
from tests.ui.conftest import button, texts
from tests.ui.steps import opened, type_in

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, services, shell, heard, case, answer):
    answer("marketing-agency")
    return opened(qtbot, ReviewPage(services, shell), case.id, 900, 700)


@pytest.fixture
def press(qtbot, page):
    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(page.focusWidget() or page, key, modifier)

    return press


def row(page, question) -> QAbstractButton:
    return page.findChildren(QAbstractButton, f"review:{question}")[-1]


def test_every_gate_and_every_answer_is_there(services, page, case):
    shown = texts(page)
    assert all(gate.title in shown for gate in services.content.interview.gates)
    assert all(said.sentence in shown for said in services.cases.view(case.id).answered)
    assert services.content.verdict(services.cases.diagnosis(case.id).verdict).name in shown


def test_what_is_open_and_what_is_not_reached_is_said(qtbot, services, shell, client_case):
    page = opened(qtbot, ReviewPage(services, shell), client_case, 900, 700)
    assert "Not answered yet" in texts(page)
    assert "Not reached yet." in texts(page)
    assert button(page, "go-on").text() == "Go on asking"


@pytest.fixture
def client_case(services):
    case_id = services.cases.start(services.clients.add("Ostrava Cranes").id).id
    services.cases.answer(case_id, "way-in", "parting")
    return case_id


def test_an_answer_is_changed_by_keys_alone(services, page, case, press):
    row(page, "way-in").setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_6)
    given = {said.question: said.option for said in services.cases.view(case.id).answered}
    assert given["way-in"] == "wrong"
    assert page.focusWidget().objectName() == "choice:wrong"
    press(Qt.Key.Key_Return)
    assert page.focusWidget() is row(page, "way-in")


def test_tab_goes_from_an_answer_through_its_cards_to_the_next(qtbot, services, page, press):
    row(page, "way-in").setFocus()
    press(Qt.Key.Key_Return)
    row(page, "way-in").setFocus()
    names = []
    while not names or not names[-1].startswith("review:"):
        press(Qt.Key.Key_Tab)
        names.append(page.focusWidget().objectName())
    options = services.content.interview.question("way-in").options
    assert names[:1] == [f"choice:{options[0].id}"]
    assert names[-1] == "review:decider"


def test_esc_closes_the_cards_and_then_leaves(page, case, press, heard):
    row(page, "way-in").setFocus()
    press(Qt.Key.Key_Space)
    assert button(page, "choice:wrong").isVisibleTo(page)
    press(Qt.Key.Key_Escape)
    assert not heard.visits
    assert page.focusWidget() is row(page, "way-in")
    press(Qt.Key.Key_Escape)
    assert heard.last == ("verdict", case.id)


def test_answers_that_do_not_count_now_are_kept_and_said(services, page, case, press, heard):
    row(page, "conduct").setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_5)
    assert "no longer counts" in texts(page)
    assert "no longer count" in heard.notes[-1].text
    heard.notes[-1].undo()
    assert "no longer counts" not in texts(page)


def test_all_answers_stand_in_one_line(page, press):
    row(page, "conduct").setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_5)
    page.grab()  # lays everything out
    marks = page.findChildren(IconMark)
    rows = [mark for mark in marks if mark.parent().objectName().startswith("review:")]
    assert "no longer counts" in texts(page)
    assert len({mark.mapTo(page, mark.rect().topLeft()).x() for mark in rows}) == 2


def test_how_angry_you_are_can_be_put_right(services, page, case, press):
    assert "How angry you are" in texts(page)
    assert services.content.interview.heat.options[0].read_back in texts(row(page, "heat"))
    row(page, "heat").setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_2)
    assert services.cases.case(case.id).heat is Heat.WARM
    assert page.focusWidget() is row(page, "heat")
    assert services.content.interview.heat.options[1].read_back in texts(row(page, "heat"))


def test_that_anger_stands_until_the_morning_is_said_beforehand_and_after(
    services, clock, page, case, press
):
    row(page, "heat").setFocus()
    press(Qt.Key.Key_Return)
    assert "after a verdict, this holds until the morning" in texts(page)
    press(Qt.Key.Key_3)
    assert "So this waits until tomorrow, 07:00" in texts(page)
    assert "So this waits until" in row(page, "heat").accessibleDescription()
    press(Qt.Key.Key_Return)
    assert not any(cards.isVisibleTo(page) for cards in page.findChildren(ChoiceList))
    clock.now += timedelta(days=1)
    page.show_page()
    assert "So this waits until" not in texts(page)
    row(page, "heat").setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_1)
    assert services.cases.case(case.id).heat is Heat.COOL


def test_what_was_not_asked_yet_is_not_among_the_answers(qtbot, services, shell, client_case):
    page = opened(qtbot, ReviewPage(services, shell), client_case, 900, 700)
    assert "How angry you are" not in texts(page)


def test_undo_and_redo_work_here_too(services, page, case, press):
    before = services.cases.view(case.id).answered
    press(Qt.Key.Key_Z, CONTROL)
    assert services.cases.view(case.id).answered == before[:-1]
    button(page, "redo").click()
    assert services.cases.view(case.id).answered == before


def test_it_goes_on_to_the_verdict(page, case, heard):
    button(page, "go-on").click()
    assert heard.last == ("verdict", case.id)


@pytest.mark.parametrize("words", ["answers late", "review"])
def test_ctrl_k_finds_the_answers_of_a_case(qtbot, window, case, words):
    window.open_find()
    dialog = window.findChild(FindDialog)
    type_in(qtbot, dialog, "find-field", words, Qt.Key.Key_Return)
    assert window.page_name == "review"


def test_the_answers_come_after_their_case(qtbot, window, case):
    window.open_find()
    dialog = window.findChild(FindDialog)
    type_in(qtbot, dialog, "find-field", "late again", Qt.Key.Key_Down)
    assert dialog.findChild(object, "find-results").currentItem().text().startswith("All answers")
    dialog.reject()
