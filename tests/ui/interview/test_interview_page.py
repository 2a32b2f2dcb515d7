"""The interview, by clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.domain.rules.heat import Heat
from coach.ui.interview.interview_page import InterviewPage
from coach.ui.interview.interview_parts import QuestionRoute
from coach.ui.kit.fields.choice_list import ChoiceCard
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.sheet import Sheet
from tests.ui.conftest import button, texts, worked_case

FIRST, SECOND = "way-in", "decider"


@pytest.fixture
def page(qtbot, services, shell, heard, case):
    page = InterviewPage(services, shell)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.show_page(case.id)
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def keys(qtbot, page):
    """Presses keys where the focus is."""

    def press(*keys, modifier=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            qtbot.keyClick(page.focusWidget() or page, key, modifier)

    return press


def asked(services, page) -> str:
    """The id of the question that is shown."""
    shown = page.findChild(object, "question").text()
    return next(q.id for q in services.content.interview.questions if q.text == shown)


def answers(services, case) -> dict[str, str]:
    return {said.question: said.option for said in services.cases.view(case.id).answered}


def test_it_begins_with_the_first_question_and_its_gate(services, page):
    gates = services.content.interview.gates
    assert asked(services, page) == FIRST
    assert button(page, "gates").text() == gates[0].title
    assert f"Part 1 of {len(gates)}" in texts(page)


def test_a_number_chooses_and_enter_goes_on(services, page, keys):
    keys(Qt.Key.Key_2)
    assert asked(services, page) == FIRST
    keys(Qt.Key.Key_Return)
    assert asked(services, page) == SECOND


def test_an_answer_is_saved_when_it_is_chosen(services, page, case, keys):
    keys(Qt.Key.Key_2)
    assert answers(services, case) == {FIRST: "leaving"}


def test_another_card_can_be_chosen_before_going_on(services, page, case, keys):
    keys(Qt.Key.Key_2, Qt.Key.Key_1)
    assert answers(services, case) == {FIRST: "parting"}


def test_enter_without_a_choice_stays(services, page, case, keys):
    keys(Qt.Key.Key_Return)
    assert asked(services, page) == FIRST
    assert not button(page, "continue").isEnabled()
    assert answers(services, case) == {}


def test_a_click_chooses_a_card(qtbot, services, page, case):
    qtbot.mouseClick(button(page, "choice:wrong"), Qt.MouseButton.LeftButton)
    assert answers(services, case) == {FIRST: "wrong"}
    assert button(page, "continue").isEnabled()


def test_not_knowing_is_the_last_card(services, page, case, keys):
    cards = page.findChildren(ChoiceCard)
    assert cards[-1].choice_id == "dont-know"
    keys(Qt.Key(Qt.Key.Key_0 + len(cards)))
    assert answers(services, case) == {FIRST: "dont-know"}


def test_nought_chooses_the_tenth_card(services, page, case, keys):
    walk = worked_case("in-house")
    while len((question := services.cases.view(case.id).question).options) < 9:
        services.cases.answer(case.id, question.id, walk[question.id])
    services.heat.set(case.id, Heat.UNSAID)
    page.show_page(case.id)
    shown = [card.accessibleName() for card in page.findChildren(ChoiceCard) if card.isVisible()]
    assert [name[:3] for name in shown].count("0. ") == 1
    keys(Qt.Key.Key_0)
    assert answers(services, case)[question.id] == "dont-know"


def test_the_question_stays_in_sight_when_a_late_card_is_chosen(qtbot, services, page, case):
    page.resize(640, 420)
    services.cases.answer(case.id, FIRST, "dont-know")
    page.show_page(QuestionRoute(case.id, FIRST))
    assert button(page, "choice:dont-know").hasFocus()
    scrolled = page.findChild(ScrollPage).verticalScrollBar()
    assert scrolled.maximum() > 0
    assert scrolled.value() == 0


def test_arrows_move_without_choosing_and_space_chooses(services, page, case, keys):
    keys(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert answers(services, case) == {}
    assert page.focusWidget().objectName() == "choice:leaving"
    keys(Qt.Key.Key_Space)
    assert answers(services, case) == {FIRST: "leaving"}


def test_no_card_looks_preferred_before_one_is_chosen(page):
    assert not any(card.hasFocus() or card.isChecked() for card in page.findChildren(ChoiceCard))


def test_skip_is_an_answer_and_goes_on(services, page, case):
    button(page, "skip").click()
    assert answers(services, case) == {FIRST: "skip"}
    assert asked(services, page) == SECOND


def test_backspace_returns_with_the_answer_chosen(services, page, keys):
    keys(Qt.Key.Key_6, Qt.Key.Key_Return, Qt.Key.Key_Backspace)
    assert asked(services, page) == FIRST
    assert button(page, "choice:wrong").isChecked()
    assert not button(page, "back").isEnabled()


def test_going_on_after_going_back_changes_nothing(services, page, case, keys):
    keys(Qt.Key.Key_6, Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Return)
    assert asked(services, page) == SECOND
    assert answers(services, case) == {FIRST: "wrong"}


CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("redo", [(Qt.Key.Key_Z, CONTROL | SHIFT), (Qt.Key.Key_Y, CONTROL)])
def test_undo_and_redo_by_keys(services, page, case, keys, redo):
    keys(Qt.Key.Key_1, Qt.Key.Key_Return)
    keys(Qt.Key.Key_Z, modifier=CONTROL)
    assert asked(services, page) == FIRST
    assert answers(services, case) == {}
    keys(redo[0], modifier=redo[1])
    assert answers(services, case) == {FIRST: "parting"}
    assert asked(services, page) == SECOND


def test_why_shows_the_authors_words_and_what_the_question_hangs_on(services, page, case, keys):
    answers = {FIRST: "parting", SECOND: "me", "conduct": "abusive"}
    for question, option in answers.items():
        services.cases.answer(case.id, question, option)
    page.show_page(case.id)
    question = services.content.interview.question(asked(services, page))
    keys(Qt.Key.Key_Question)
    sheet = page.findChild(Sheet)
    assert sheet.isVisible()
    assert question.why in texts(sheet)
    assert question.when_text in texts(sheet)
    keys(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert page.focusWidget() is not None


def test_what_was_heard_can_be_looked_at_again(services, page, case, keys):
    keys(Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Return)
    third = asked(services, page)
    button(page, "heard").click()
    button(page, f"heard:{FIRST}").click()
    assert asked(services, page) == FIRST
    keys(Qt.Key.Key_6, Qt.Key.Key_Return)
    assert answers(services, case)[FIRST] == "wrong"
    assert asked(services, page) == third


def test_escape_leaves_to_the_cases(case, heard, keys):
    keys(Qt.Key.Key_Escape)
    assert heard.last == ("cases", case.id)


def test_the_end_leads_to_the_verdict(services, page, case, heard, keys):
    for _ in services.content.interview.questions:
        if services.cases.view(case.id).question is None:
            break
        keys(Qt.Key.Key_1, Qt.Key.Key_Return)
    assert heard.last == ("verdict", case.id)


def test_a_finished_interview_shows_its_answers(services, page, case, answer, heard):
    answer()
    page.show_page(case.id)
    shown = texts(page)
    assert all(said.sentence in shown for said in services.cases.view(case.id).answered)
    button(page, "continue").click()
    assert heard.last == ("verdict", case.id)


def test_one_answer_can_be_asked_for(services, page, case, answer):
    answer()
    page.show_page(QuestionRoute(case.id, SECOND))
    assert asked(services, page) == SECOND


def test_a_case_goes_on_where_it_was_left(services, page, case, keys):
    keys(Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_1)
    page.show_page(case.id)
    assert answers(services, case).keys() == {FIRST, SECOND}
    assert asked(services, page) not in {FIRST, SECOND}


def test_any_name_is_shown_as_plain_text(qtbot, services, shell, page):
    name = "<img src=file:///etc/passwd> 日本 مرحبا 😀" + "x" * 300
    case = services.cases.start(services.clients.add(name).id, "<b>bold</b>")
    page.show_page(case.id)
    assert name in texts(page)
    assert page.width() == 900
    case = services.cases.start(services.clients.add("<i>Halden</i>").id, "<b>bold</b>")
    page.show_page(case.id)
    assert "<i>Halden</i>" in texts(page)
    assert "<b>bold</b>" in texts(page)
