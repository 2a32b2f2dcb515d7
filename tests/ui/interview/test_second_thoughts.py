"""Parking, the second take, the path and the gaps, as the pages show them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import Verdict
from coach.ui.case.cooling_off_card import CoolingOffCard
from coach.ui.case.second_looks import second_look_words
from coach.ui.cases.cases_page import CasesPage
from coach.ui.interview.gate_chip import GateChip
from coach.ui.interview.interview_page import InterviewPage
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Heading
from coach.ui.talk.talk_page import TalkPage
from coach.ui.today.today_page import TodayPage
from coach.ui.verdict.triangle import Triangle
from coach.ui.verdict.verdict_page import VerdictPage
from tests.ui.conftest import button, out_of, texts, worked_case
from tests.ui.steps import opened, press_on_row, rows, table

WIDTHS = [600, 690, 972, 1180]


@pytest.fixture
def verdict_page(qtbot, services, shell, heard, case, answer):
    """The verdict of the marketing agency: reset the relationship."""
    answer("marketing-agency")
    return opened(qtbot, VerdictPage(services, shell), case.id, 1180)


def short(services, verdict):
    return services.content.verdict(verdict).short


# -- heat


@pytest.fixture
def hot_page(qtbot, services, shell, heard, case, answer):
    """The verdict of somebody angry, at noon."""
    answer("marketing-agency")
    services.heat.set(case.id, Heat.HOT)
    return opened(qtbot, VerdictPage(services, shell), case.id, 1180)


def test_a_hot_case_waits_and_says_from_when_it_can_be_acted_on(hot_page):
    assert "Parked until tomorrow, 07:00" in texts(hot_page)
    prepare = button(hot_page, "prepare")
    assert prepare.isEnabled()
    assert "tomorrow, 07:00" in prepare.accessibleDescription()
    assert "You can act on it from tomorrow, 07:00." in texts(hot_page)


def test_the_words_of_a_parked_case_stand_beside_their_icon(hot_page):
    hot_page.grab()
    card = hot_page.findChild(CoolingOffCard)
    mark, heading = card.findChild(IconMark), card.findChild(Heading)
    gap = heading.mapTo(card, QPoint(0, 0)).x() - mark.mapTo(card, mark.rect().topRight()).x()
    assert 0 < gap < 20


def test_the_buttons_below_a_verdict_stand_in_one_line(verdict_page):
    verdict_page.grab()
    row = [button(verdict_page, name) for name in ("prepare", "what-if", "overrule")]
    middles = [each.mapTo(verdict_page, each.rect().center()).y() for each in row]
    assert max(middles) - min(middles) <= 1


def test_the_talk_of_a_hot_case_can_be_read_but_not_taken_along(
    qtbot, services, shell, heard, hot_page, case
):
    page = opened(qtbot, TalkPage(services, shell), case.id)
    assert "Parked until tomorrow, 07:00" in texts(page)
    assert not button(page, "to-cue-card").isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not heard.visits
    assert not page.findChild(object, "talk-day").isEnabled()


def test_the_list_of_cases_says_that_a_case_waits(qtbot, services, shell, hot_page):
    cases = opened(qtbot, CasesPage(services, shell))
    assert "parked until tomorrow, 07:00" in table(cases, "cases").row(0).detail


def test_a_safety_verdict_never_waits(qtbot, services, shell, heard, case, answer):
    answer("cleaning-chemicals")
    services.heat.set(case.id, Heat.HOT)
    page = opened(qtbot, VerdictPage(services, shell), case.id, 1180)
    assert "Parked" not in texts(page)
    assert button(page, "prepare").isEnabled()


def take_again(services, case, **other):
    """Answer the second take as the first, but for some."""
    while (question := services.heat.second_take(case.id).question) is not None:
        chosen = services.heat.second_take(case.id).chosen or "dont-know"
        services.heat.answer(case.id, question.id, other.get(question.id, chosen))


def test_the_next_day_a_second_take_is_offered_and_stands_beside_the_first(
    services, clock, hot_page, case, heard
):
    flip = next(f for f in services.cases.flips(case.id) if f.verdict is Verdict.FIX)
    clock.now += timedelta(days=1)
    hot_page.show_page(case.id)
    assert button(hot_page, "prepare").isEnabled()
    button(hot_page, "second-take").click()
    assert heard.last == ("second-take", case.id)
    take_again(services, case, **{flip.changes[0].question: flip.changes[0].option})
    hot_page.show_page(case.id)
    shown = texts(hot_page)
    assert "First take, angry" in shown
    assert "Second take, cooler" in shown
    assert flip.changes[0].sentence in shown
    path = hot_page.findChildren(Triangle)[-1].accessibleDescription()
    assert "second take" in path
    button(hot_page, "adopt-second-take").click()
    assert services.cases.diagnosis(case.id).verdict is Verdict.FIX
    shown = texts(hot_page)
    assert "The second answers count now." in shown
    assert "as before" not in shown
    assert flip.changes[0].sentence in shown
    first = services.cases.definition(case.id).verdict(Verdict.RESET).short
    assert first in texts(hot_page.findChildren(object, "takes")[-1])
    assert not hot_page.findChildren(object, "takes")[-1].findChildren(object, "adopt-second-take")
    heard.notes[-1].undo()
    assert services.cases.diagnosis(case.id).verdict is Verdict.RESET


def test_a_second_take_with_the_same_answers_says_so(services, clock, hot_page, case):
    clock.now += timedelta(days=1)
    take_again(services, case)
    hot_page.show_page(case.id)
    assert "You answered everything as before" in texts(hot_page)


def test_once_in_force_the_second_take_is_as_sure_as_the_verdict(services, clock, hot_page, case):
    flip = next(f for f in services.cases.flips(case.id) if f.verdict is Verdict.FIX)
    clock.now += timedelta(days=1)
    take_again(services, case, **{flip.changes[0].question: flip.changes[0].option})
    hot_page.show_page(case.id)
    button(hot_page, "adopt-second-take").click()
    kicker = texts(hot_page).split("\n")
    sure = next(line for line in kicker if line.startswith("Our verdict")).split("·")[1].strip()
    labels = texts(hot_page.findChildren(object, "takes")[-1]).split("\n")
    at = labels.index("Second take, cooler")
    assert labels[at + 1 : at + 3] == [short(services, Verdict.FIX), sure]


# -- the morning after


@pytest.mark.usefixtures("hot_page")
def test_today_offers_the_second_look_in_the_morning_only(
    qtbot, services, shell, clock, case, heard
):
    today = opened(qtbot, TodayPage(services, shell))
    assert second_look_words() not in texts(today)
    clock.now += timedelta(days=1)
    today.show_page()
    row = button(today, f"second-look:{case.id}")
    assert today.focusWidget() is row
    assert "Nothing is due today" not in texts(today)
    assert "Halden Tools" in texts(row)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert heard.last == ("second-take", case.id)
    take_again(services, case)
    today.show_page()
    assert second_look_words() not in texts(today)


def test_in_discreet_mode_today_does_not_name_the_client(
    qtbot, services, shell, clock, hot_page, case
):
    services.settings.discreet = True
    clock.now += timedelta(days=1)
    today = opened(qtbot, TodayPage(services, shell))
    assert "Halden" not in texts(button(today, f"second-look:{case.id}"))


@pytest.mark.usefixtures("hot_page")
def test_the_list_of_cases_opens_the_second_look(qtbot, services, shell, clock, case, heard):
    clock.now += timedelta(days=1)
    cases = opened(qtbot, CasesPage(services, shell))
    assert second_look_words() in table(cases, "cases").row(0).detail
    press_on_row(qtbot, cases, "cases", rows(cases, "cases")[0], Qt.Key.Key_Return)
    assert heard.last == ("second-take", case.id)
    take_again(services, case)
    cases.show_page()
    assert second_look_words() not in table(cases, "cases").row(0).detail
    press_on_row(qtbot, cases, "cases", rows(cases, "cases")[0], Qt.Key.Key_Return)
    assert heard.last == ("verdict", case.id)


def test_that_a_case_waits_is_said_over_one_question_only(qtbot, services, shell, heard, case):
    answers = worked_case("marketing-agency")
    while (view := services.cases.view(case.id)).heat is None:
        services.cases.answer(case.id, view.question.id, answers[view.question.id])
    page = opened(qtbot, InterviewPage(services, shell), case.id)
    assert page.findChild(GateChip).text() == "How you feel"  # it belongs to no part
    cooling_off = services.content.interview.heat.parked
    for key in (Qt.Key.Key_3, Qt.Key.Key_Return):
        qtbot.keyClick(page.focusWidget(), key)
    assert cooling_off in texts(page)
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return):
        qtbot.keyClick(page.focusWidget(), key)
    assert cooling_off not in texts(page)
    page.show_page(case.id)
    assert cooling_off in texts(page)


def test_the_path_says_where_the_case_stood_before(services, clock, verdict_page, case):
    assert not verdict_page.findChild(Triangle).accessibleDescription()
    flip = next(f for f in services.cases.flips(case.id) if f.verdict is Verdict.FIX)
    clock.now += timedelta(days=1)
    services.cases.answer(case.id, flip.changes[0].question, flip.changes[0].option)
    verdict_page.show_page(case.id)
    words = verdict_page.findChildren(Triangle)[-1].accessibleDescription()
    assert words.startswith("1 · ring")
    assert "yesterday" in words
    assert short(services, Verdict.RESET) in words
    assert words in texts(verdict_page)


# -- mirror


def test_gaps_are_shown_with_what_to_open_with(services, verdict_page, case):
    asked = services.mirror.questions(case.id)[0]
    other = next(o for o in asked.question.options if o.id != asked.mine.option)
    services.mirror.answer(case.id, asked.question.id, other.id)
    verdict_page.show_page(case.id)
    shown = texts(verdict_page)
    assert f"They would say: {other.read_back}" in shown
    assert asked.question.opening in shown


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_out_of_the_verdict_with_all_its_doubts(
    services, clock, hot_page, case, width
):
    clock.now += timedelta(days=1)
    flip = next(f for f in services.cases.flips(case.id) if f.verdict is Verdict.FIX)
    take_again(services, case, **{flip.changes[0].question: flip.changes[0].option})
    services.overrules.overrule(case.id, Verdict.PART, "I know them longer than that")
    hot_page.resize(width, 760)
    hot_page.show_page(case.id)
    hot_page.grab()
    assert not out_of(hot_page.findChild(object, "column"))


@pytest.mark.parametrize("name", ["review", "mirror"])
def test_the_answers_are_one_quiet_button_away(verdict_page, case, heard, name):
    button(verdict_page, f"to-{name}").click()
    assert heard.last == (name, case.id)
