"""What is due to study, in one line on Today; nothing where nothing is."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from coach.domain.practice.assignment import Task
from coach.domain.practice.rounds import Rater
from coach.domain.study.card import Rating
from coach.services.practice.assignments import Wanted
from coach.services.practice.round_setup import RoundSetup
from coach.ui.shell.practice_routes import RolePlayRoute, RoundRoute
from coach.ui.today.today_page import TodayPage
from tests.statements import counted
from tests.ui.conftest import button, texts
from tests.ui.steps import opened


@pytest.fixture
def page(qtbot, services, shell, heard):
    return opened(qtbot, TodayPage(services, shell))


@pytest.fixture
def due(services, clock):
    """Cards that come again today."""

    def make(count):
        session = services.study.begin()
        for _ in range(count):
            session.answer(Rating.EASY, 15)
        clock.now += timedelta(days=60)

    return make


def line(page):
    shown = page.findChild(QWidget, "study-line")
    return texts(shown) if shown.isVisibleTo(page) else ""


def test_whoever_never_studied_is_asked_nothing(services, case, page):
    page.show_page()
    assert line(page) == ""


def test_what_is_due_is_one_line_that_begins_the_session(services, case, due, heard, page):
    due(3)
    page.show_page()
    assert line(page) == services.study_due.sentence()
    assert line(page).startswith("3 cards are due to study")
    button(page, "study-due-cards").click()
    assert heard.last == ("study-session", None)


def test_it_is_there_without_a_single_case_too(due, page):
    due(1)
    page.show_page()
    assert line(page).startswith("One card is due to study")
    assert button(page, "first-case").hasFocus() or button(page, "first-case").isVisible()


def test_it_goes_when_all_is_answered(services, case, due, page):
    due(2)
    services.settings.study_new = 0
    session = services.study.begin()
    while session.current is not None:
        session.answer(Rating.EASY)
    page.show_page()
    assert line(page) == ""


def test_it_costs_one_statement(services, case, due, page):
    due(2)
    page.show_page()
    services.study_due.sentence()
    store = services._context.store
    store._cache.clear()
    with counted(store) as cost:
        assert services.study_due.sentence()
    assert len(cost.statements) <= 2, cost.statements


def test_today_needs_neither_the_scheduler_nor_the_cards():
    """What is due is counted by the data file alone: the start loads nothing for it."""
    code = (
        "import sys\n"
        "import coach.services.study.due, coach.ui.today.today_page\n"
        "loaded = [each for each in sys.modules if each.startswith('coach.ui.study')]\n"
        "loaded += [each for each in sys.modules if each.startswith('coach.engine.study')]\n"
        "assert not loaded, loaded\n"
        "assert 'fsrs' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def asked_line(page):
    shown = page.findChild(QWidget, "practice-line")
    return texts(shown) if shown is not None and shown.isVisibleTo(page) else ""


def test_what_is_asked_to_practise_is_a_line_of_its_own(services, clock, heard, page):
    kim = services.people.called("Kim").id
    day = clock().date()
    services.assignments.give(Wanted(kim, Task.ROUND), day + timedelta(days=1))
    page.show_page()
    assert asked_line(page) == ""
    clock.now += timedelta(days=1)
    page.show_page()
    assert asked_line(page) == "One thing to practise is due."
    button(page, "practice-due-cards").click()
    assert heard.last == ("round-setup", RoundRoute())
    services.assignments.tick(services.assignments.all()[0].assignment.id)
    page.show_page()
    assert asked_line(page) == ""


def test_what_is_due_begins_with_one_press_and_of_several_one_chooses(services, clock, heard, page):
    kim, play = services.people.called("Kim").id, services.practice.roleplays()[0]
    services.assignments.give(Wanted(kim, Task.ROLEPLAY, play.id), clock().date())
    page.show_page()
    button(page, "practice-due-cards").click()
    assert heard.last == ("roleplay", RolePlayRoute(play.id))
    services.assignments.give(Wanted(kim, Task.ROUND, play.persona), clock().date())
    page.show_page()
    button(page, "practice-due-cards").click()
    assert heard.last == ("practice", None)


def test_what_is_asked_costs_no_statement_of_its_own(services, clock):
    kim = services.people.called("Kim").id
    services.assignments.give(Wanted(kim, Task.ROUND), clock().date())
    services.settings.study_new = 0
    store = services._context.store
    store._cache.clear()
    with counted(store) as cost:
        assert services.study_due.sentence() == ""
        assert services.study_due.asked_sentence()
    assert len(cost.statements) <= 2, cost.statements


def test_a_round_that_broke_off_stands_there_without_a_name_and_goes_on(
    qtbot, services, heard, page
):
    people = ((Rater.REP, "Ana Field"), (Rater.CLIENT, "Kim"))
    begun = services.rounds.begin(RoundSetup(people=people))
    services.rounds.keep_clock(begun.id, 75)
    page.show_page()
    shown = page.findChild(QWidget, "round-line")
    assert "A round for two is open, 1:15 on its clock." in texts(shown)
    for name in ("Ana", "Kim", begun.cards.client.name):
        assert name not in texts(shown)
    assert button(page, "round-due-cards").hasFocus()  # before a first case is begun
    button(page, "round-due-cards").click()
    assert heard.last == ("round", None)
    services.rounds.end(begun.id, 80)
    page.show_page()
    assert not shown.isVisible()


def test_a_round_in_the_trash_is_not_gone_on_with(services):
    begun = services.rounds.begin(RoundSetup())
    assert services.study_due.left_sentence()
    services.rounds.remove(begun.id)
    assert services.study_due.left_sentence() == ""
