"""I see it differently: the user's own verdict, set, shown and taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import Verdict
from coach.ui.cases.cases_page import CasesPage
from coach.ui.talk.talk_page import TalkPage
from coach.ui.verdict.overrule_dialog import OverruleDialog
from coach.ui.verdict.verdict_page import VerdictPage
from tests.ui.conftest import button, texts
from tests.ui.steps import field, opened, table, type_in


@pytest.fixture
def verdict_page(qtbot, services, shell, heard, case, answer):
    """The verdict of the marketing agency: reset the relationship."""
    answer("marketing-agency")
    return opened(qtbot, VerdictPage(services, shell), case.id, 1180)


def overrule(qtbot, page, verdict, reason="I know them longer", second=None):
    """Set a verdict in the dialog, as a user does."""
    button(page, "overrule").click()
    dialog = page.findChild(OverruleDialog)
    box = dialog.findChild(QComboBox, "own-verdict-choice")
    box.setCurrentIndex(box.findData(verdict.value))
    if reason:
        type_in(qtbot, dialog, "own-reason", reason)
    if second:
        type_in(qtbot, dialog, "own-second", second)
    button(dialog, "ok").click()
    return dialog


def test_an_overruling_shows_both_verdicts_everywhere(
    qtbot, services, shell, verdict_page, case, heard
):
    overrule(qtbot, verdict_page, Verdict.PART)
    assert services.cases.diagnosis(case.id).verdict is Verdict.PART
    own, found = services.content.verdict(Verdict.PART), services.content.verdict(Verdict.RESET)
    assert verdict_page.findChildren(object, "verdict-name")[-1].text() == own.name
    assert found.name in texts(verdict_page)
    assert "I know them longer" in texts(verdict_page)
    talk = opened(qtbot, TalkPage(services, shell), case.id)
    for page in (verdict_page, talk):
        header = page.findChild(object, "both-verdicts")
        assert header.isVisibleTo(page)
        assert own.short in header.text()
        assert found.short in header.text()
    cases = opened(qtbot, CasesPage(services, shell))
    row = table(cases, "cases").row(0)
    assert own.short in row.detail
    assert f"found: {found.short}" in row.detail


def test_going_by_the_answers_again_takes_the_overruling_away(qtbot, services, verdict_page, case):
    overrule(qtbot, verdict_page, Verdict.PART)
    button(verdict_page, "withdraw").click()
    assert services.cases.diagnosis(case.id).verdict is Verdict.RESET
    assert not verdict_page.findChild(object, "own-verdict").isVisibleTo(verdict_page)
    assert not verdict_page.findChild(object, "both-verdicts").isVisibleTo(verdict_page)


def test_an_overruling_needs_a_reason(qtbot, services, verdict_page, case):
    dialog = overrule(qtbot, verdict_page, Verdict.PART, reason="")
    assert dialog.isVisible()
    assert services.overrules.of_case(case.id) is None
    dialog.reject()


def test_no_verdict_is_suggested_for_an_overruling(services, verdict_page, case):
    button(verdict_page, "overrule").click()
    dialog = verdict_page.findChild(OverruleDialog)
    assert dialog.findChild(QComboBox, "own-verdict-choice").currentIndex() == -1
    button(dialog, "ok").click()
    assert "Choose your verdict." in texts(dialog)
    assert services.overrules.of_case(case.id) is None
    dialog.reject()


def test_a_verdict_that_protects_is_not_set_aside_alone(
    qtbot, services, shell, heard, case, answer
):
    answer("cleaning-chemicals")
    page = opened(qtbot, VerdictPage(services, shell), case.id, 1180)
    choice = services.overrules.choices(case.id)[0]
    dialog = overrule(qtbot, page, choice)
    assert dialog.isVisible()
    assert services.overrules.of_case(case.id) is None
    type_in(qtbot, dialog, "own-second", "Ruth")
    button(dialog, "ok").click()
    assert services.overrules.of_case(case.id).overrule.second == "Ruth"
    assert "Ruth" in texts(page)
    safeguards = page.findChildren(object, "safeguards")[-1]
    assert safeguards.property("tone") == "safety"


def test_whoever_did_harm_cannot_be_passed_on_and_it_says_so(
    qtbot, services, shell, heard, case, answer
):
    answer("cleaning-chemicals")
    page = opened(qtbot, VerdictPage(services, shell), case.id, 1180)
    button(page, "overrule").click()
    dialog = page.findChild(OverruleDialog)
    box = dialog.findChild(QComboBox, "own-verdict-choice")
    for verdict in (Verdict.HANDOVER, Verdict.REFER):
        assert box.findData(verdict.value) < 0
        name = services.content.verdict(verdict).name
        assert name in texts(dialog).partition("Out of the question here")[2]
    dialog.reject()


def test_an_overruling_that_holds_no_more_says_so(qtbot, services, verdict_page, case):
    overrule(qtbot, verdict_page, Verdict.FIX)
    flip = next(f for f in services.cases.flips(case.id) if f.verdict is Verdict.FIX)
    services.cases.answer(case.id, flip.changes[0].question, flip.changes[0].option)
    verdict_page.show_page(case.id)
    assert "no longer applies" in texts(verdict_page)
    button(verdict_page, "withdraw").click()
    assert "no longer applies" not in texts(verdict_page)


def test_enter_in_the_reason_keeps_the_verdict_and_shift_enter_wraps(
    qtbot, services, verdict_page, case
):
    button(verdict_page, "overrule").click()
    dialog = verdict_page.findChild(OverruleDialog)
    reason = field(dialog, "own-reason")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Choose your verdict." in texts(dialog)
    box = dialog.findChild(QComboBox, "own-verdict-choice")
    box.setCurrentIndex(box.findData(Verdict.PART.value))
    type_in(qtbot, dialog, "own-reason", "I know them")
    qtbot.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(reason, "longer")
    assert dialog.isVisible()
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    standing = services.overrules.of_case(case.id)
    assert standing.overrule.verdict is Verdict.PART
    assert standing.overrule.reason == "I know them longer"


def test_a_verdict_that_the_user_chose_claims_nothing_they_did_not_say(
    qtbot, services, verdict_page, case
):
    own = services.content.verdict(Verdict.PART)
    overrule(qtbot, verdict_page, Verdict.PART)
    assert own.chosen in texts(verdict_page)
    assert services.cases.diagnosis(case.id).because not in texts(verdict_page)
    assert "You chose this yourself. Your answers come to" in texts(verdict_page)
    button(verdict_page, "withdraw").click()
    assert services.content.verdict(Verdict.RESET).meaning in texts(verdict_page)


@pytest.mark.parametrize("heat", [Heat.COOL, Heat.HOT])
def test_what_is_said_of_an_overruling_holds_while_the_case_waits(
    qtbot, services, verdict_page, case, heard, heat
):
    services.heat.set(case.id, heat)
    verdict_page.show_page(case.id)
    dialog = overrule(qtbot, verdict_page, Verdict.PART)
    assert ("wait for the morning" in texts(dialog)) is (heat is Heat.HOT)
    assert ("the plan" in texts(dialog)) is (heat is Heat.COOL)
    said = heard.notes[-1].text
    assert said.startswith("Your verdict is set")
    assert ("the plan" in said) is (heat is Heat.COOL)
    assert ("waits until the morning" in said) is (heat is Heat.HOT)
