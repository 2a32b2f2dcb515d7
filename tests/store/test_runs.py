"""Runs, drills and commitments come back as they were kept, whatever was said and undone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.case import Client
from coach.domain.plan import Reminder, ReminderState
from coach.domain.practice.commitment import Commitment
from coach.domain.practice.drill import Drill, DrillAnswer, DrillMark
from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.domain.practice.run import Run, RunEntry
from coach.errors import Unreadable
from coach.store.tables.cases import CaseRecord, CaseTable
from coach.store.tables.clients import ClientTable
from coach.store.tables.practice.commitments import CommitmentTable
from coach.store.tables.practice.drills import DrillTable
from coach.store.tables.practice.runs import RunTable
from coach.store.tables.reminders import ReminderTable

DAY = date(2026, 12, 1)


@pytest.fixture
def runs(store):
    return RunTable(store)


@pytest.fixture
def run(runs, clock):
    made = Run("run-1", "bakery", Level.HURT, "kim", clock(), parent="run-0", pack="1.0")
    runs.add(made)
    return made


@pytest.fixture
def case_id(store, clock):
    ClientTable(store).add(Client("client", "Halden Tools", "", clock()))
    CaseTable(store).add(CaseRecord("case", "client", "", "", "small 1.0", clock(), clock()))
    return "case"


def test_a_run_comes_back_whole(runs, run):
    assert runs.all() == (run,)
    assert runs.get("run-1") == run
    assert runs.get("nobody") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    typed=st.text(max_size=40).filter(lambda text: "\x00" not in text),
    moves=st.lists(st.sampled_from(Move), max_size=2, unique=True),
)
def test_any_line_comes_back_with_its_moves(runs, clock, typed, moves):
    typed = typed.encode("utf-8", "ignore").decode()
    runs.add(Run("any", "bakery", Level.SAD, "", clock()))
    entry = RunEntry("", typed, tuple(moves), clock())
    runs.say("any", 0, entry, clock())
    assert runs.entries("any") == (entry,)


def test_what_is_said_after_an_undo_takes_the_place_of_what_was_undone(runs, run, clock):
    for position in range(3):
        runs.say("run-1", position, RunEntry(f"door/{position}", at=clock()), clock())
    runs.set_undone("run-1", 2, undone=True)
    runs.set_undone("run-1", 1, undone=True)
    assert [each.choice for each in runs.entries("run-1", undone=True)] == ["door/1", "door/2"]
    runs.set_undone("run-1", 1, undone=False)
    assert [each.choice for each in runs.entries("run-1")] == ["door/0", "door/1"]
    runs.say("run-1", 2, RunEntry("door/9", at=clock()), clock())
    assert [each.choice for each in runs.entries("run-1")] == ["door/0", "door/1", "door/9"]
    assert runs.entries("run-1", undone=True) == ()
    assert runs.lengths() == {"run-1": 3}


def test_a_run_with_a_line_that_makes_no_sense_is_not_guessed(runs, run, clock):
    runs.say("run-1", 0, RunEntry("door/1", at=clock()), clock())
    runs._store.execute("UPDATE practice_entry SET moves = '[\"sing\"]'")
    with pytest.raises(Unreadable):
        runs.entries("run-1")


def test_a_run_in_the_trash_is_in_no_list_and_comes_back(runs, run, clock):
    runs.set_trashed("run-1", clock())
    assert runs.all() == ()
    runs.set_trashed("run-1", None)
    assert runs.all() == (run,)


def test_the_same_run_twice_changes_nothing(runs, run):
    runs.add(replace(run, roleplay="another"))
    assert runs.get("run-1") == run


def test_a_mark_can_be_changed_and_taken_back(runs, run):
    runs.set_mark("run-1", "warned", is_yes=True)
    runs.set_mark("run-1", "warned", is_yes=False)
    runs.set_mark("run-1", "closed", is_yes=True)
    assert runs.debrief("run-1").marks == (("closed", True), ("warned", False))
    runs.set_mark("run-1", "closed", is_yes=None)
    runs.set_words("run-1", "Shaky", "How fast")
    answers = runs.debrief("run-1")
    assert (answers.word, answers.surprise, answers.marks) == (
        "Shaky",
        "How fast",
        (("warned", False),),
    )


def test_a_run_outlives_its_case_and_is_of_none_then(runs, case_id, clock, store):
    runs.add(Run("of-case", "bakery", Level.SAD, "", clock(), case_id=case_id))
    store.execute("DELETE FROM case_file")
    assert runs.get("of-case").case_id == ""


def test_what_is_promised_with_a_case_has_the_day_and_the_state_of_its_reminder(
    store, case_id, clock
):
    reminders, promised = ReminderTable(store), CommitmentTable(store)
    reminder = Reminder("r", case_id, "", "Say the date", "", DAY, ReminderState.OPEN, moved=False)
    reminders.add(reminder, "", clock())
    made = Commitment("m", "run-1", "Say the date", "At Mill Lane", DAY, reminder="r")
    promised.add(made, clock())
    assert promised.of_owner("run-1") == (made,)
    later = DAY + timedelta(days=3)
    reminders.set_days(replace(reminder, due=later, moved=True))
    reminders.set_state("r", ReminderState.DONE, clock())
    assert promised.get("m") == replace(made, due=later, state=ReminderState.DONE)
    assert promised.due(later) == ()  # it comes with the reminders


def test_what_is_promised_without_a_case_is_due_from_its_day_on(store, clock):
    promised = CommitmentTable(store)
    made = Commitment("m", "run-1", "Say the date", "", DAY)
    promised.add(made, clock())
    assert promised.due(DAY - timedelta(days=1)) == ()
    assert promised.due(DAY) == (made,)
    promised.set_state("m", ReminderState.DONE)
    assert promised.due(DAY) == ()
    promised.remove("m")
    assert promised.get("m") is None


def test_what_is_promised_for_a_day_that_is_none_is_named_and_the_rest_is_due(store, clock):
    promised = CommitmentTable(store)
    kept = Commitment("b", "run-1", "Say the date", "", DAY)
    for each in (replace(kept, id="a"), replace(kept, id="c", due=DAY - timedelta(days=1)), kept):
        promised.add(each, clock())
    store.execute("UPDATE commitment SET due = 'soon' WHERE id = 'a'")
    assert [each.id for each in promised.due(DAY)] == ["c", "b"]
    assert [(row.table, row.id, row.column) for row in store.unread.all()] == [
        ("commitment", "a", "due")
    ]


def test_one_whose_reminder_is_gone_is_one_without_and_that_is_named(store, clock):
    promised = CommitmentTable(store)
    store.execute("PRAGMA foreign_keys = OFF")
    promised.add(Commitment("m", "run-1", "Say the date", "", DAY, reminder="gone"), clock())
    assert promised.of_owner("run-1") == (Commitment("m", "run-1", "Say the date", "", DAY),)
    assert [(row.table, row.column) for row in store.unread.all()] == [
        ("commitment", "reminder_id")
    ]


def test_a_drill_keeps_each_answer_in_order_and_gives_the_last_back(store, case_id, clock):
    drills = DrillTable(store)
    drill = Drill("d", case_id, 7, 20, clock())
    drills.add(drill)
    answers = (
        DrillAnswer("after-all", DrillMark.SAID, 4.0),
        DrillAnswer("silence", DrillMark.STUCK, 20.0),
    )
    for answer in answers:
        drills.answer("d", answer)
    assert drills.of_case(case_id) == (replace(drill, answers=answers),)
    drills.take_back("d")
    drills.set_ended("d", clock())
    assert drills.of_case(case_id) == (replace(drill, answers=answers[:1], ended=clock()),)
