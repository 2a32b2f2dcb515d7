"""What would change a verdict, and the copy on which it is tried."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from coach.domain.rules.interview import Changeable
from coach.domain.rules.verdict import Verdict
from coach.ui.verdict.verdict_page import VerdictPage
from coach.ui.verdict.what_if_page import WhatIfPage
from coach.ui.verdict.what_if_route import WhatIfRoute
from tests.ui.conftest import button, out_of, texts
from tests.ui.steps import opened

WIDTHS = [600, 690, 972, 1180]


@pytest.fixture
def verdict_page(qtbot, services, shell, heard, case, answer):
    """The verdict of the marketing agency: reset the relationship."""
    answer("marketing-agency")
    return opened(qtbot, VerdictPage(services, shell), case.id, 1180)


@pytest.fixture
def what_if(qtbot, services, shell, heard, case, answer):
    """Opens the what-if page with changes."""
    answer("marketing-agency")

    def open_it(*changes, width=1180):
        return opened(qtbot, WhatIfPage(services, shell), WhatIfRoute(case.id, changes), width)

    return open_it


def suppose(qtbot, page, question, option):
    """Choose an answer in the copy by keys."""
    box = page.findChild(QComboBox, f"suppose:{question}")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findData(option)):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == option


def short(services, verdict):
    return services.content.verdict(verdict).short


# -- what would change this


def test_flips_say_which_answers_and_what_they_lead_to(services, verdict_page, case):
    flips = services.cases.flips(case.id)
    if (more := button(verdict_page, "more-flips")) is not None:
        more.click()
    shown = texts(verdict_page)
    assert flips
    for number, flip in enumerate(flips):
        row = button(verdict_page, f"flip:{number}")
        assert all(change.sentence[1:] in row.accessibleName() for change in flip.changes)
        if flip.verdict is not None:
            assert short(services, flip.verdict) in row.accessibleName()
        else:
            assert "could" in row.accessibleName()
            assert "New questions would open" in row.accessibleDescription()
        assert row.text_label.text() in shown


def test_what_the_user_can_change_comes_first(services, verdict_page, case):
    flips = services.cases.flips(case.id)
    assert flips[0].changeable is Changeable.MINE
    shown = texts(verdict_page)
    order = ("What you could change", "What lies with them", "What neither of you can change")
    assert sorted(order, key=shown.index) == list(order)


def test_a_flip_leads_to_the_what_if_page(qtbot, services, verdict_page, case, heard):
    flip = services.cases.flips(case.id)[0]
    row = button(verdict_page, "flip:0")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    changes = tuple((change.question, change.option) for change in flip.changes)
    assert heard.last == ("what-if", WhatIfRoute(case.id, changes))


def test_rules_that_lost_say_to_what(qtbot, services, shell, heard, case, answer):
    answer("bookkeeping")
    page = opened(qtbot, VerdictPage(services, shell), case.id, 1180)
    losing = services.cases.diagnosis(case.id).losing
    assert losing
    for lost in losing:
        button(page, f"losing:{lost.rule}").click()
        assert lost.sentence in texts(page)
        assert f"gave way to rule “{lost.to}”" in texts(page)


def test_how_sure_opens_to_what_it_means(verdict_page):
    assert "Points never decide" not in texts(verdict_page)
    button(verdict_page, "how-sure").click()
    assert "Points never decide" in texts(verdict_page)


# -- what if


def test_what_if_changes_the_verdict_at_once_and_never_the_case(qtbot, services, what_if, case):
    page = what_if()
    before = services.cases.view(case.id)
    flip = next(f for f in services.cases.flips(case.id) if f.verdict and len(f.changes) == 1)
    change = flip.changes[0]
    assert services.content.verdict(Verdict.RESET).name in texts(page)
    suppose(qtbot, page, change.question, change.option)
    shown = page.findChild(object, "supposed-verdict").text()
    assert services.content.verdict(flip.verdict).name in shown
    assert "your case as it is" in texts(page)
    assert services.cases.view(case.id) == before
    button(page, "reset").click()
    assert services.content.verdict(Verdict.RESET).name in (
        page.findChild(object, "supposed-verdict").text()
    )


def test_a_new_question_is_marked_and_has_the_keys(qtbot, services, what_if, case):
    flip = next(f for f in services.cases.flips(case.id) if f.opens)
    page = what_if(*((change.question, change.option) for change in flip.changes))
    assert "New question" in texts(page)
    assert "Could change" in page.findChild(object, "supposed-verdict").text()
    box = page.focusWidget()
    assert isinstance(box, QComboBox)
    assert box.currentIndex() == -1


def test_what_is_other_than_in_the_case_says_so(services, what_if, case):
    flip = next(f for f in services.cases.flips(case.id) if f.verdict and len(f.changes) == 1)
    change = flip.changes[0]
    page = what_if((change.question, change.option))
    question = services.content.interview.question(change.question)
    before = question.option(services.cases.by_answers(case.id).answers[change.question])
    assert f"In your case: {before.text}" in texts(page)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, None])
def test_what_if_leads_back_to_the_verdict(qtbot, what_if, case, heard, key):
    page = what_if()
    if key is None:
        button(page, "back").click()
    else:
        qtbot.keyClick(page, key)
    assert heard.last == ("verdict", case.id)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_out_of_the_what_if_page(services, what_if, case, width):
    flip = services.cases.flips(case.id)[0]
    page = what_if(*((change.question, change.option) for change in flip.changes), width=width)
    page.grab()
    assert not out_of(page.findChild(object, "column"))
