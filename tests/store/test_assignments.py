"""What is asked to practise: which attempt does it, and what is due today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from coach.domain.case import Client
from coach.domain.practice.assignment import Assignment, Task
from coach.domain.practice.drill import Drill
from coach.domain.practice.persona import Level
from coach.domain.practice.rounds import (
    ClientCard,
    ObserverSheet,
    Person,
    Rater,
    RepCard,
    Round,
    RoundCards,
)
from coach.domain.practice.run import Run
from coach.store.tables.cases import CaseRecord, CaseTable
from coach.store.tables.clients import ClientTable
from coach.store.tables.practice.assignments import AssignmentTable
from coach.store.tables.practice.drills import DrillTable
from coach.store.tables.practice.people import PeopleTable
from coach.store.tables.practice.rounds import RoundTable
from coach.store.tables.practice.runs import RunTable
from coach.store.tables.settings import SettingTable
from coach.store.tables.study import StudyTable

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
DUE = date(2026, 11, 30)
CARDS = RoundCards(RepCard("The door"), ClientCard("Ruth"), ObserverSheet("An ending"))


@pytest.fixture
def asked(store):
    """The table, with two people in the list."""
    for name in ("kim", "lu"):
        PeopleTable(store).add(Person(name, name.title()), NOON)
    return AssignmentTable(store)


@pytest.fixture
def case(store):
    """The id of a case."""
    ClientTable(store).add(Client("client", "Halden Tools", "", NOON))
    CaseTable(store).add(CaseRecord("case", "client", "", "", "small 1.0", NOON, NOON))
    return "case"


def ask(table, task, what="", person="kim", level=None):
    table.add(Assignment("one", person, task, what, DUE, NOON, level))


def run_by(store, person, *, level=Level.HURT, ended=LATER, play="bakery"):
    RunTable(store).add(Run("run", play, level, person, NOON, ended=ended))


def round_by(store, person, *, persona="ruth", ended=LATER):
    people = ((Rater.CLIENT, "lu"), (Rater.REP, person))
    new = Round("round", NOON, persona, Level.HURT, "ending", people=people)
    RoundTable(store).add(new, CARDS)
    RoundTable(store).set_clock("round", 60.0, ended)


def only(table):
    (found,) = table.all()
    return found


def due(store, day=DUE):
    return StudyTable(store).count_due(NOON, day).asked


def test_a_finished_run_of_the_one_who_was_asked_does_it(store, asked):
    ask(asked, Task.ROLEPLAY, "bakery")
    run_by(store, "kim")
    assert (only(asked).done, only(asked).attempt) == (LATER, "run")
    assert due(store) == 0


@pytest.mark.parametrize(
    "run",
    [
        {"person": "lu"},
        {"person": ""},
        {"person": "kim", "ended": None},
        {"person": "kim", "ended": NOON - timedelta(seconds=1)},
        {"person": "kim", "play": "other"},
        {"person": "kim", "level": Level.SAD},
    ],
)
def test_another_run_does_not(store, asked, run):
    ask(asked, Task.ROLEPLAY, "bakery", level=Level.HURT)
    run_by(store, **run)
    assert only(asked).done is None
    assert due(store) == 1


def test_a_run_that_is_thrown_away_leaves_it_open_again(store, asked):
    ask(asked, Task.ROLEPLAY, "bakery")
    run_by(store, "kim")
    RunTable(store).set_trashed("run", LATER)
    assert only(asked).done is None
    RunTable(store).set_trashed("run", None)
    assert only(asked).done == LATER


@pytest.mark.parametrize(
    ("persona", "person", "done"),
    [("ruth", "kim", True), ("", "kim", True), ("tom", "kim", False), ("ruth", "lu", False)],
)
def test_a_round_counts_for_whoever_practised_not_for_the_client(
    store, asked, persona, person, done
):
    ask(asked, Task.ROUND, persona)
    round_by(store, person)
    assert (only(asked).done is not None) is done


def test_what_is_done_without_a_name_is_done_by_whoever_sits_here(store, asked):
    ask(asked, Task.ROLEPLAY)
    run_by(store, "")
    assert only(asked).done is None
    SettingTable(store).set("my-name", "KIM")
    assert asked.me() == "kim"
    assert only(asked).done == LATER
    SettingTable(store).set("practice-me", "lu")
    assert asked.me() == "lu"
    assert only(asked).done is None


def test_a_drill_has_no_name_and_counts_for_whoever_sits_here(store, asked, case):
    ask(asked, Task.DRILL, case)
    drills = DrillTable(store)
    drills.add(Drill("drill", case, 7, 20, NOON))
    SettingTable(store).set("practice-me", "kim")
    assert only(asked).done is None
    drills.set_ended("drill", LATER)
    assert (only(asked).done, only(asked).attempt) == (LATER, "drill")


def test_a_tick_by_hand_counts_and_can_be_taken_back(store, asked):
    ask(asked, Task.SCRIPT, "news")
    asked.set_done("one", LATER)
    assert (only(asked).done, only(asked).attempt, due(store)) == (LATER, "", 0)
    asked.set_done("one", None)
    assert (only(asked).done, due(store)) == (None, 1)


@pytest.mark.parametrize(("day", "number"), [(DUE, 1), (DUE - timedelta(days=1), 0)])
def test_it_is_due_on_its_day_and_from_then_on(store, asked, day, number):
    ask(asked, Task.SCRIPT)
    assert due(store, day) == number


def test_today_counts_what_is_asked_of_whoever_sits_here(store, asked):
    ask(asked, Task.SCRIPT, person="lu")
    assert due(store) == 1  # nobody has said who sits here
    SettingTable(store).set("practice-me", "kim")
    assert due(store) == 0


def test_what_goes_comes_back(store, asked):
    ask(asked, Task.SCRIPT)
    asked.set_trashed("one", LATER)
    assert asked.all() == ()
    assert due(store) == 0
    asked.set_trashed("one", None)
    assert only(asked).task is Task.SCRIPT
