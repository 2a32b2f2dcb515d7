"""The lines that steady, and the list of what comes before a talk with its reminders."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from coach.domain.plan import ReminderState
from coach.domain.rules.condition import Always
from coach.domain.talk.coaching import CalmLine, PrepareRole, PrepareStage, PrepareStep
from coach.engine.rules.conditions import parse
from coach.services.after.prepare import BEFORE
from tests.services.conftest import PREPARE, TALK, SmallContent

ALOUD = PrepareStep(
    "say-it", "Say it.", PrepareStage.DAY, parse("verdict is FIX/PART"), role=PrepareRole.REHEARSE
)


def calm(text: str, when: str = "always") -> CalmLine:
    return CalmLine(text, text, parse(when) if when != "always" else Always(), when)


@pytest.fixture
def content():
    lines = (
        calm("Breathe."),
        calm("For many.", "verdict is FIX/PART/INVEST"),
        calm("For two.", "verdict is FIX/PART"),
        calm("For ending.", "verdict is PART"),
        calm("Slowly."),
    )
    return SmallContent(talk=replace(TALK, calm=lines, prepare=(*PREPARE, ALOUD)))


def test_one_line_for_everybody_then_those_made_for_the_fewest(services, case, say):
    assert services.prepare.calm(case.id) == ("Breathe.", "Slowly.")
    say(harm="no", wrong="late", told="no")
    assert services.prepare.calm(case.id) == ("Breathe.", "For two.", "For many.")
    say(wrong="bad", told="yes")
    assert services.prepare.calm(case.id) == ("Breathe.", "For ending.", "For two.")
    say(harm="dont_know")
    assert services.prepare.calm(case.id) == ("Breathe.", "Slowly.")


def test_it_is_rehearsed_where_something_is_said(services, case, say):
    assert not services.prepare.rehearses(case.id)
    say(harm="no", wrong="late", told="no")
    assert services.prepare.rehearses(case.id)
    say(wrong="nothing")
    assert not services.prepare.rehearses(case.id)


def test_what_comes_before_the_day(services, case, say):
    say(harm="no", wrong="late", told="no")
    found = services.prepare.before(case.id)
    assert [each.stage for each in found] == [BEFORE] * len(found)
    assert "Read the contract." in [each.text for each in found]
    assert "Say it." not in [each.text for each in found]
    assert len(found) < len(services.prepare.steps(case.id))


@pytest.fixture
def planned(services, case, say):
    """The case comes to FIX with a talk, before which the contract is to be read; that reminder."""
    say(harm="no", wrong="late", told="no")
    services.cases.set_talk(case.id, date(2026, 12, 3))
    return next(each for each in services.reminders.of_case(case.id) if each.step == "read")


def item(services, case):
    return next(each for each in services.prepare.steps(case.id) if each.due is not None)


def state(services, case):
    found = services.reminders.of_case(case.id)
    return next(each.state for each in found if each.step == "read")


def test_a_tick_and_its_reminder_say_the_same(services, case, planned):
    assert item(services, case).due == planned.due == date(2026, 11, 30)
    services.cases.tick(case.id, item(services, case).id, done=True)
    assert state(services, case) is ReminderState.DONE
    services.cases.tick(case.id, item(services, case).id, done=False)
    assert state(services, case) is ReminderState.OPEN
    services.reminders.done(planned.id)
    assert item(services, case).done
    services.reminders.reopen(planned.id)
    assert not item(services, case).done


def test_what_was_dropped_stays_dropped_whatever_is_ticked(services, case, planned):
    services.reminders.drop(planned.id)
    services.cases.tick(case.id, "step:read", done=True)
    dropped = {each.state for each in services.reminders.of_case(case.id) if each.step == "read"}
    assert dropped <= {ReminderState.DROPPED}


def test_a_tick_of_something_that_is_not_in_the_list_is_kept_too(services, case):
    services.cases.tick(case.id, "terms", done=True)
    assert services._case_reader.table.ticks(case.id) == {"terms"}
    services.cases.tick(case.id, "terms", done=False)
    assert services._case_reader.table.ticks(case.id) == frozenset()
