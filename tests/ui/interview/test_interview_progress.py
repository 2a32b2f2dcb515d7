"""The interview: how much is left, jumping, when it is settled, what is reopened, heat."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from coach.domain.rules.heat import Heat
from coach.paths import user_paths
from coach.store.file.opening import open_store
from coach.ui.interview.interview_page import InterviewPage
from coach.ui.interview.interview_parts import QuestionRoute
from coach.ui.kit.sheet import Sheet
from tests.opened import build
from tests.ui.conftest import button, texts, worked_case
from tests.ui.steps import opened

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot, services, shell, heard, case):
    return opened(qtbot, InterviewPage(services, shell), case.id, 900, 700)


@pytest.fixture
def press(qtbot, page):
    """Presses a key where the focus is."""

    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(page.focusWidget() or page, key, modifier)

    return press


@pytest.fixture
def upto(services, case, page):
    """Answers as a worked case does until a question is asked, or the interview is settled."""

    def fill(name, question=None):
        answers = worked_case(name)
        while True:
            view, progress = services.cases.view(case.id), services.cases.progress(case.id)
            if view.heat is not None:
                services.heat.set(case.id, Heat.COOL)
            elif getattr(view.question, "id", None) == question or (
                not question and progress.settled
            ):
                break
            else:
                option = answers.get(view.question.id, "dont-know")
                services.cases.answer(case.id, view.question.id, option)
        page.show_page(case.id)

    return fill


def asked(services, page) -> str:
    shown = page.findChild(object, "question").text()
    return next(q.id for q in services.content.interview.questions if q.text == shown)


def row(page, name) -> QAbstractButton:
    return page.findChild(Sheet).findChild(QAbstractButton, name)


def test_it_says_how_many_questions_are_left(services, page, case, press):
    progress = services.cases.progress(case.id)
    assert f"at most {progress.most} questions left" in texts(page)
    press(Qt.Key.Key_2)
    after = services.cases.progress(case.id)
    assert f"at most {after.most} questions left" in texts(page)


def test_tab_follows_the_order_of_reading(services, page, press):
    button(page, "gates").setFocus()
    names = []
    while "why" not in names:
        press(Qt.Key.Key_Tab)
        names.append(page.focusWidget().objectName())
    options = services.content.interview.question("way-in").options
    assert names == [f"choice:{options[0].id}", "skip", "why"]


def test_the_gates_open_by_key_and_say_in_words_how_they_stand(services, page, upto, press):
    upto("marketing-agency", "trouble")
    press(Qt.Key.Key_J)
    sheet = page.findChild(Sheet)
    assert sheet.isVisible()
    gates = services.content.interview.gates
    assert all(gate.title in texts(sheet) for gate in gates)
    assert {"you are here", "to come", "done · 1 answer"} <= set(texts(sheet).splitlines())
    assert page.focusWidget().objectName() == "gate:just-me"
    assert page.focusWidget().accessibleDescription() == "you are here"
    assert not row(page, f"gate:{gates[-1].id}").isEnabled()


def test_a_gate_that_is_answered_is_looked_at_again(qtbot, services, page, upto, press):
    upto("marketing-agency", "trouble")
    qtbot.mouseClick(button(page, "gates"), Qt.MouseButton.LeftButton)
    row(page, "gate:safety").setFocus()
    press(Qt.Key.Key_Return)
    assert asked(services, page) == "demand"
    assert not page.findChild(Sheet).isVisible()
    press(Qt.Key.Key_J)
    row(page, "gate:just-me").click()
    assert asked(services, page) == "trouble"


def test_it_stops_when_it_knows(services, page, case, upto, press, heard):
    upto("in-house")
    settled = services.cases.progress(case.id).settled
    assert "No open answer can change the verdict." in texts(page)
    press(Qt.Key.Key_F)
    assert heard.last == ("verdict", case.id)
    assert services.cases.diagnosis(case.id).verdict is settled


def test_one_may_go_on_although_it_is_settled(services, page, case, upto, press):
    upto("in-house")
    question = asked(services, page)
    press(Qt.Key.Key_G)
    assert "No open answer" not in texts(page)
    assert asked(services, page) == question
    press(Qt.Key.Key_1)
    assert services.cases.view(case.id).answered[-1].question == question


def test_what_a_changed_answer_reopens_is_listed_with_the_old_answers(
    services, page, case, upto, press
):
    upto("marketing-agency", "others")
    page.show_page(QuestionRoute(case.id, "trouble"))
    options = [o.id for o in services.content.interview.question("trouble").options]
    heard = services.cases.view(case.id).answered
    before = next(each for each in heard if each.question == "trouble")
    other, old = options.index("nothing"), options.index(before.option)
    press(Qt.Key(Qt.Key.Key_1 + other))
    press(Qt.Key(Qt.Key.Key_1 + old))
    page.show_page(QuestionRoute(case.id, "conduct"))
    press(Qt.Key.Key_5)
    assert "These no longer count" in texts(page)
    press(Qt.Key.Key_1)
    assert "These questions are asked again" in texts(page)
    again = page.findChildren(object, "moved")[-1].findChild(QAbstractButton, "heard:trouble")
    assert before.sentence in again.accessibleName()
    again.setFocus()
    press(Qt.Key.Key_Return)
    assert asked(services, page) == "trouble"
    assert button(page, f"choice:{before.option}").isChecked()


@pytest.fixture
def restart(qtbot, services, shell, page, case, tmp_path):
    """Closes the program, as it were, and opens the case in another."""
    opened_again = []

    def start():
        page.close()
        services.close()
        store = open_store(user_paths(tmp_path / "data"), services.clock, keyring=False)
        opened_again.append(build(store, services.content, services.clock))
        later = InterviewPage(opened_again[0], shell)
        opened(qtbot, later, case.id, 900, 700).activateWindow()
        qtbot.waitUntil(later.isActiveWindow)
        return opened_again[0], later

    yield start
    for each in opened_again:
        each.close()


def test_undo_and_redo_reach_the_first_question_and_back(
    qtbot, services, page, case, upto, restart
):
    upto("marketing-agency", "notice")
    given = services.cases.view(case.id).answered
    assert not button(page, "redo").isEnabled()
    for _ in given:
        qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Z, CONTROL)
    assert asked(services, page) == "way-in"
    assert not button(page, "undo").isEnabled()
    later, again = restart()
    assert button(again, "redo").isEnabled()
    for _ in given:
        qtbot.keyClick(again.focusWidget() or again, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert later.cases.view(case.id).answered == given
    assert asked(later, again) == "notice"


def test_why_shows_the_condition_in_words_and_the_answers_behind_it(
    services, page, case, upto, press
):
    upto("marketing-agency", "raised")
    why = services.cases.why(case.id, asked(services, page))
    press(Qt.Key.Key_Question)
    shown = texts(page.findChild(Sheet))
    assert why.author in shown
    assert why.condition in shown
    assert why.answers
    assert all(said.sentence in shown for said in why.answers)
    row(page, f"heard:{why.answers[0].question}").click()
    assert asked(services, page) == why.answers[0].question


# -- heat


@pytest.fixture
def angry(services, case, page):
    """The interview where it asks about anger."""
    answers = worked_case("marketing-agency")
    while (view := services.cases.view(case.id)).heat is None:
        question = view.question.id
        services.cases.answer(case.id, question, answers.get(question, "dont-know"))
    page.show_page(case.id)
    return view.heat


def test_heat_is_asked_once_in_the_words_of_the_content(services, page, case, angry, press):
    assert angry.text in texts(page)
    assert all(option.text in texts(page) for option in angry.options)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return)
    assert services.cases.case(case.id).heat is Heat.COOL
    assert angry.text not in texts(page)
    page.show_page(case.id)
    assert angry.text not in texts(page)


def test_heat_can_be_skipped_and_explained(services, page, case, angry, press):
    press(Qt.Key.Key_Question)
    assert angry.why in texts(page.findChild(Sheet))
    press(Qt.Key.Key_Escape)
    button(page, "skip").click()
    assert services.cases.case(case.id).heat is Heat.UNSAID


def test_who_is_hot_is_told_that_it_waits_for_the_morning(services, page, case, angry, press):
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Return)
    assert services.cases.case(case.id).parked_until is not None
    assert angry.parked in texts(page)


def test_one_can_go_back_from_the_question_about_heat(services, page, case, angry, press):
    before = services.cases.view(case.id).answered[-1].question
    press(Qt.Key.Key_Backspace)
    assert asked(services, page) == before
    press(Qt.Key.Key_Return)
    assert angry.text in texts(page)


def test_one_comes_back_to_the_question_about_heat(services, page, case, angry, press):
    after = services.cases.view(case.id).question
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Return)
    assert services.cases.case(case.id).parked_until is not None
    press(Qt.Key.Key_Backspace)
    assert angry.text in texts(page)
    assert button(page, "choice:hot").isChecked()
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    assert services.cases.case(case.id).heat is Heat.WARM
    assert angry.parked not in texts(page)
    assert asked(services, page) == after.id


def test_heat_is_passed_in_both_directions(services, page, case, angry, press):
    before = services.cases.view(case.id).answered[-1].question
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Return):
        press(key)
    answered = services.cases.view(case.id).answered[-1].question
    for _ in range(2):
        press(Qt.Key.Key_Backspace)
    assert angry.text in texts(page)
    press(Qt.Key.Key_Backspace)
    assert asked(services, page) == before
    page.show_page(QuestionRoute(case.id, answered))
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Return)
    assert asked(services, page) == answered


def test_heat_said_stands_after_a_verdict_until_the_morning(
    services, page, case, angry, press, heard
):
    services.heat.set(case.id, Heat.HOT)
    after = services.cases.view(case.id).question.id
    while (question := services.cases.view(case.id).question) is not None:
        services.cases.answer(case.id, question.id, "dont-know")
    page.show_page(QuestionRoute(case.id, after))
    press(Qt.Key.Key_Backspace)
    assert "So this waits until tomorrow, 07:00" in texts(page)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return)
    assert services.cases.case(case.id).heat is Heat.HOT
    assert "until the morning" in str(heard.errors[-1])


def test_the_answers_are_one_key_away(page, case, press, heard):
    press(Qt.Key.Key_R, CONTROL)
    assert heard.last == ("review", case.id)
