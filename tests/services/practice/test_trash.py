"""The trash of practice: each thing thrown away is there, comes back, or goes for good."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from coach.domain.practice.assignment import Task
from coach.domain.practice.comment import STEP
from coach.domain.practice.moves import Move
from coach.domain.practice.own import PersonaDraft
from coach.domain.practice.rounds import Rater
from coach.domain.practice.trash import ThrownKind
from coach.errors import NotFound
from coach.services.practice.assignments import Wanted
from coach.services.practice.round_setup import RoundSetup

WORD = "Zaunkoenig"
TODAY = date(2026, 11, 26)


def thrown_run(services):
    play = services.practice.roleplays()[0]
    run = services.runs.begin(play.id).run.id
    services.runs.say(run, f"I have to tell you: {WORD} ends.", (Move.WARN,))
    services.debriefs.say(run, WORD, f"That {WORD} came up.")
    services.commitments.add(run, f"Ring {WORD}", TODAY)
    services.comments.add(run, f"{STEP}0", f"Say {WORD} first.")
    services.runs.remove(run)
    return lambda: services.runs.latest() == run


def thrown_round(services):
    of = services.rounds.begin(RoundSetup())
    services.rounds.note(of.id, Rater.OBSERVER, f"Spoke of {WORD}.", 3.0)
    services.commitments.add(of.id, f"Ring {WORD}", TODAY)
    services.rounds.remove(of.id)
    return lambda: bool(services.rounds.all())


def thrown_persona(services):
    own, base = services.own_practice, services.practice.personas()[0]
    kept = own.put_persona(replace(own.copy_of_persona(base.id), name=WORD), base.id)
    own.remove_persona(kept.id)
    return lambda: WORD in [each.name for each in services.practice.personas()]


def thrown_rubric(services):
    own, base = services.own_practice, services.practice.rubrics()[0]
    kept = own.put_rubric(replace(own.copy_of_rubric(base.id), title=WORD), base.id)
    own.remove_rubric(kept.id)
    return lambda: WORD in [each.title for each in services.practice.rubrics()]


def thrown_assignment(services):
    kim = services.people.called("Kim").id
    wanted = Wanted(kim, Task.ROUND, note=f"With {WORD}.")
    asked = services.assignments.give(wanted, TODAY)
    services.assignments.remove(asked.id)
    return lambda: bool(services.assignments.of_person(kim))


EACH = {
    ThrownKind.RUN: thrown_run,
    ThrownKind.ROUND: thrown_round,
    ThrownKind.PERSONA: thrown_persona,
    ThrownKind.RUBRIC: thrown_rubric,
    ThrownKind.ASSIGNMENT: thrown_assignment,
}


@pytest.mark.parametrize("kind", EACH)
def test_what_was_thrown_away_is_there_and_comes_back(services, kind):
    is_there = EACH[kind](services)
    ((thrown, called),) = services.practice_trash.all()
    assert (thrown.kind, is_there()) == (kind, False)
    assert called
    services.practice_trash.put_back(thrown)
    assert is_there()
    assert services.practice_trash.all() == ()


def holds_word(services):
    """Whether the word stands in any row of any table; what is deleted is overwritten."""
    store = services.practice_trash._store
    assert store.row("PRAGMA secure_delete") == (1,)
    tables = [name for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert "practice_run" in tables
    rows = (row for table in tables for row in store.rows(f'SELECT * FROM "{table}"'))  # noqa: S608
    return any(WORD in str(value) for row in rows for value in row)


@pytest.mark.parametrize("kind", EACH)
def test_deleted_for_good_nothing_of_it_is_left_in_the_data_file(services, kind):
    EACH[kind](services)
    assert holds_word(services)
    ((thrown, _called),) = services.practice_trash.all()
    services.practice_trash.delete(thrown)
    assert services.practice_trash.all() == ()
    assert services.commitments.due() == ()
    assert not holds_word(services)


@pytest.mark.parametrize("kind", EACH)
def test_what_was_deleted_for_good_is_never_said_to_be_back(services, kind):
    EACH[kind](services)
    ((thrown, _called),) = services.practice_trash.all()
    services.practice_trash.delete(thrown)
    with pytest.raises(NotFound):
        services.practice_trash.put_back(thrown)


def test_what_is_not_kept_of_an_editor_is_gone_once_it_is_discarded(services):
    persona = replace(services.practice.personas()[0], name=WORD)
    services.practice_drafts.keep(PersonaDraft(persona.id, is_copy=False, record=persona))
    assert holds_word(services)
    services.practice_drafts.drop("persona", persona.id, is_copy=False)
    assert not holds_word(services)


def test_what_was_brought_back_meanwhile_is_not_deleted(services):
    is_there = thrown_run(services)
    ((thrown, _called),) = services.practice_trash.all()
    services.practice_trash.put_back(thrown)
    services.practice_trash.delete(thrown)
    assert is_there()


def test_all_at_once_and_a_reminder_of_a_case_stays(services, case):
    run = services.runs.begin(services.practice.roleplays()[0].id).run.id
    services.commitments.add(run, "Say the date", TODAY, case_id=case.id)
    services.runs.remove(run)
    thrown_round(services)
    services.practice_trash.delete(*(thrown for thrown, _called in services.practice_trash.all()))
    assert services.practice_trash.all() == ()
    assert [each.title for each in services.reminders.of_case(case.id)] == ["Say the date"]
    assert services.commitments.of(run) == ()


def test_a_round_keeps_its_name_when_nobody_can_be_practised_on_any_more(services):
    of = services.rounds.begin(RoundSetup())
    services.rounds.remove(of.id)
    services.practice._content.practice = replace(services.practice._content.practice, personas=())
    services.practice._known = None
    ((_thrown, called),) = services.practice_trash.all()
    assert called == of.cards.client.name


def test_a_name_that_is_known_no_more_is_said_so(services):
    of = services.rounds.begin(RoundSetup())
    services.rounds.remove(of.id)
    services.practice_trash._store.execute("UPDATE practice_round SET cards = '', persona = 'gone'")
    ((_thrown, called),) = services.practice_trash.all()
    assert called == ""
