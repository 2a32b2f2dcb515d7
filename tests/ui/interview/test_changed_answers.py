"""What a changed answer changes is said where it is changed, and can be taken back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from coach.domain.rules.changes import Change
from coach.domain.rules.verdict import Verdict
from coach.services.contract.dates import Term
from coach.ui.case.change_teller import change_words
from coach.ui.interview.interview_parts import QuestionRoute
from coach.ui.verdict.overrule_dialog import OverruleDialog
from coach.ui.verdict.what_if_route import WhatIfRoute
from coach.ui.window.toast import Toast
from tests.ui.conftest import button, texts
from tests.ui.steps import type_in

TALK = date(2026, 12, 7)


@pytest.fixture
def part(services, case, answer):
    """The case comes to PART, its talk has a day, and a step was moved."""
    answer("electrical-wholesale")
    services.cases.set_talk(case.id, TALK)
    services.dates.set_term(case.id, Term.NOTICE, "30 days")
    step = next(each for each in services.reminders.of_case(case.id) if each.due > TALK)
    services.reminders.move(step.id, date(2026, 12, 24))
    return case


def whole(services, case):
    """Answers, verdict, talk and plan as they are."""
    return (
        {said.question: said.option for said in services.cases.view(case.id).answered},
        services.cases.diagnosis(case.id).verdict,
        services.talks.talk(case.id),
        services.reminders.of_case(case.id),
    )


def said(window):
    """What stands at the bottom; empty where nothing does."""
    toast = window.findChild(Toast)
    return texts(toast) if toast is not None and toast.isVisible() else ""


def change(press, window, case, question, option):
    """Change an answer in the interview, by its number."""
    window.shell.go("interview", QuestionRoute(case.id, question))
    options = [each.id for each in window.page("interview")._interview.question(question).options]
    press(Qt.Key(int(Qt.Key.Key_1) + options.index(option)))


def test_the_interview_says_what_an_answer_changes_and_takes_it_back(services, window, press, part):
    as_it_was = whole(services, part)
    change(press, window, part, "pay-reason", "slow")
    assert services.cases.diagnosis(part.id).verdict is Verdict.REPRICE
    name = services.content.verdict(Verdict.REPRICE).name
    shown = said(window)
    assert f"The verdict is “{name}” now" in shown
    for words in ("New in the talk:", "New in the plan:", "Gone from the plan:"):
        assert words in shown
    assert "There is no last day to work out any more." in shown
    press(Qt.Key.Key_Return)
    assert window.page_name == "verdict"
    assert said(window) == shown  # it can be read where the answer leads to
    button(window, "toast-undo").click()
    assert whole(services, part) == as_it_was
    assert window.page_name == "verdict"
    assert services.content.verdict(Verdict.PART).name in texts(window.page("verdict"))


def test_one_answer_that_turns_new_terms_into_repair_says_so(services, window, press, part):
    change(press, window, part, "pay-reason", "slow")
    change(press, window, part, "pay-reason", "paperwork")
    fix, reprice = (services.content.verdict(v).name for v in (Verdict.FIX, Verdict.REPRICE))
    assert f"The verdict is “{fix}” now, no longer “{reprice}”." in said(window)
    button(window, "toast-undo").click()
    assert services.cases.diagnosis(part.id).verdict is Verdict.REPRICE
    assert window.page("interview")._choices.chosen_id == "slow"


def test_ctrl_z_says_what_it_brings_back(services, window, press, part):
    change(press, window, part, "pay-reason", "slow")
    press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert services.cases.diagnosis(part.id).verdict is Verdict.PART
    assert services.content.verdict(Verdict.PART).name in said(window)
    button(window, "toast-close").click()


def test_the_review_says_it_and_takes_it_back(qtbot, services, window, press, part):
    as_it_was = whole(services, part)
    window.shell.go("review", part.id)
    row = window.page("review").findChild(QAbstractButton, "review:pay-reason")
    row.setFocus()
    options = [each.id for each in services.content.interview.question("pay-reason").options]
    press(Qt.Key.Key_Return, Qt.Key(int(Qt.Key.Key_1) + options.index("slow")))
    assert services.content.verdict(Verdict.REPRICE).name in said(window)
    button(window, "toast-undo").click()
    assert whole(services, part) == as_it_was
    assert services.content.verdict(Verdict.PART).name in texts(window.page("review"))


def test_an_own_verdict_says_it_and_takes_it_back(qtbot, services, window, press, part):
    as_it_was = whole(services, part)
    window.shell.go("verdict", part.id)
    button(window.page("verdict"), "overrule").click()
    dialog = window.page("verdict").findChild(OverruleDialog)
    dialog._verdict.choose(Verdict.REPRICE)
    type_in(qtbot, dialog, "own-reason", "They can pay.", Qt.Key.Key_Return)
    assert services.content.verdict(Verdict.REPRICE).name in said(window)
    assert "New in the plan:" in said(window)
    button(window, "toast-undo").click()
    assert whole(services, part) == as_it_was


def test_an_answer_that_changes_nothing_says_nothing(services, window, press, case, answer):
    answer("marketing-agency")
    diagnosis = services.cases.diagnosis(case.id)
    same = next(
        (question.id, option.id)
        for question in services.content.interview.questions
        for option in question.options
        if question.id in diagnosis.answers
        and option.id != diagnosis.answers[question.id]
        and _same(services, case, question.id, option.id)
    )
    change(press, window, case, *same)
    assert said(window) == ""


def _same(services, case, question, option):
    """Whether nothing of note hangs on another answer."""
    what_if = services.cases.what_if(case.id)
    what_if.answer(question, option)
    found = what_if.diagnosis
    return found is not None and not services.changes.supposed(case.id, found).of_note


def test_a_question_that_opens_says_that_there_is_no_verdict(services, window, press, part):
    opens = next(
        (question, option.id)
        for question in services.cases.diagnosis(part.id).answers
        for option in services.content.interview.question(question).options
        if _opens(services, part, question, option.id)
    )
    change(press, window, part, *opens)
    assert "A question is open again" in said(window)
    button(window, "toast-undo").click()
    assert services.cases.diagnosis(part.id).verdict is Verdict.PART


def _opens(services, case, question, option):
    """Whether another answer opens a question."""
    what_if = services.cases.what_if(case.id)
    what_if.answer(question, option)
    return what_if.question is not None


def test_what_if_says_what_would_change(services, window, part):
    as_it_was = whole(services, part)
    window.shell.go("what-if", WhatIfRoute(part.id, (("pay-reason", "slow"),)))
    would = window.page("what-if").findChild(QLabel, "would-change")
    assert "New in the plan:" in would.text()
    assert "There is no last day to work out any more." in would.text()
    assert whole(services, part) == as_it_was


def test_a_mirror_answer_that_is_changed_says_it(services, window, press, case, answer):
    answer("marketing-agency")
    first = services.mirror.questions(case.id)[0]
    other = next(each.id for each in first.question.options if each.id != first.mine.option)
    services.mirror.answer(case.id, first.question.id, other)
    for each in services.mirror.questions(case.id)[1:]:
        services.mirror.answer(case.id, each.question.id, each.mine.option)
    window.shell.go("mirror", case.id)
    button(window.page("mirror"), "mirror-again").click()
    mine = [each.id for each in first.question.options].index(first.mine.option)
    press(Qt.Key(int(Qt.Key.Key_1) + mine))
    assert "The talk opens with other questions." in said(window)
    button(window, "toast-undo").click()
    assert services.mirror.questions(case.id)[0].theirs == other


def test_a_line_that_stays_goes_two_pages_on(window, press, part):
    change(press, window, part, "pay-reason", "slow")
    window.shell.go("verdict", part.id)
    assert said(window)
    window.shell.go("today")
    assert said(window) == ""


def test_many_titles_are_counted():
    titles = ("A", "B", "C", "D", "E")
    words = change_words(Change(Verdict.FIX, Verdict.FIX, steps_new=titles), str)
    assert words == ["The verdict is the same.", "New in the plan: “A”, “B”, “C”, 2 more."]


def test_another_verdict_counts_what_is_new_and_names_what_is_one():
    change = Change(Verdict.FIX, Verdict.PART, steps_new=("A", "B"), steps_gone=("C",))
    words = change_words(change, str)
    assert words[1:] == ["New in the plan: 2 steps.", "Gone from the plan: “C”."]
