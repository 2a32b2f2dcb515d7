"""Reminders follow plan and talk, and leave alone what the user has set."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.plan import ReminderState
from coach.errors import GoodTermsError, NotFound

THURSDAY = date(2026, 11, 26)
TALK = date(2026, 12, 1)  # a Tuesday


@pytest.fixture
def fix(say):
    """The case comes to FIX."""
    return say(harm="no", wrong="late", told="no")


@pytest.fixture
def planned(services, case, fix):
    """The talk has a day."""
    services.cases.set_talk(case.id, TALK)


def shown(services, case):
    """Open steps and their days."""
    return {
        each.step: each.due.isoformat()
        for each in services.reminders.of_case(case.id)
        if each.state is ReminderState.OPEN
    }


def reminder(services, case, step):
    return next(each for each in services.reminders.of_case(case.id) if each.step == step)


FIX_DAYS = {
    "read": "2026-11-27",  # three days before is a Saturday
    "note": "2026-12-01",
    "ring": "2026-12-03",
    "money": "2026-12-31",
}


def test_the_day_of_the_talk_dates_the_plan(services, case, planned):
    assert shown(services, case) == FIX_DAYS


def test_a_day_before_the_verdict_waits_for_it(services, case, say):
    services.cases.set_talk(case.id, TALK)
    assert shown(services, case) == {}
    say(harm="no", wrong="late", told="no")
    assert shown(services, case) == FIX_DAYS


def test_a_new_day_moves_what_is_neither_done_nor_moved_by_hand(services, case, planned):
    services.reminders.done(reminder(services, case, "read").id)
    services.reminders.move(reminder(services, case, "ring").id, date(2026, 12, 9))
    services.reminders.drop(reminder(services, case, "note").id)
    services.cases.set_talk(case.id, date(2026, 12, 8))
    assert shown(services, case) == {"ring": "2026-12-09", "money": "2027-01-07"}
    done = reminder(services, case, "read")
    assert (done.state, done.due) == (ReminderState.DONE, date(2026, 11, 27))
    assert reminder(services, case, "note").state is ReminderState.DROPPED


def test_dating_twice_makes_no_reminder_twice(services, case, planned):
    services.cases.set_talk(case.id, TALK)
    assert len(services.reminders.of_case(case.id)) == 4


def test_without_a_day_the_plan_waits_and_comes_back(services, case, planned):
    services.cases.set_talk(case.id, None)
    assert shown(services, case) == {}
    services.cases.set_talk(case.id, TALK)
    assert shown(services, case) == FIX_DAYS


def test_a_changed_verdict_brings_its_own_plan(services, case, planned, say):
    services.reminders.done(reminder(services, case, "read").id)
    say(wrong="bad", told="yes")
    assert shown(services, case) == {"note": "2026-12-02", "end": "2027-02-01"}
    assert reminder(services, case, "note").title == "Confirm in writing"
    assert reminder(services, case, "read").state is ReminderState.DONE
    services.cases.undo(case.id)
    services.cases.undo(case.id)
    assert shown(services, case) == {k: v for k, v in FIX_DAYS.items() if k != "read"}


def test_a_step_that_no_longer_applies_goes(services, case, planned, say):
    say(wrong="bad", told="no")
    assert "money" not in shown(services, case)


def test_an_own_reminder_stays_whatever_the_verdict(services, case, planned, say):
    services.reminders.add(case.id, "Buy flowers", TALK, "Not roses.")
    say(harm="yes")
    assert shown(services, case)[""] == "2026-12-01"


def test_missing_facts_become_reminders_as_soon_as_the_verdict_is_known(services, case, say):
    say(harm="no", wrong="late", told="dont-know")
    assert shown(services, case) == {"told": "2026-11-30"}  # two days on is a Saturday
    assert reminder(services, case, "told").title == "Find out: The truth about told."


def test_the_day_of_a_fact_does_not_drift(services, case, say, clock):
    say(harm="no", wrong="late", told="dont-know")
    clock.pass_days(3)
    services.cases.set_talk(case.id, date(2026, 12, 20))
    assert shown(services, case) == {"told": "2026-11-30"}


def test_a_fact_that_is_found_needs_no_reminder(services, case, say):
    say(harm="no", wrong="late", told="dont-know")
    say(told="no")
    assert shown(services, case) == {}
    assert services.reminders.of_case(case.id) == ()


def test_due_missed_and_upcoming(services, case, clock):
    for day, title in ((24, "old"), (26, "today"), (27, "soon"), (30, "later")):
        services.reminders.add(case.id, title, date(2026, 11, day))
    services.reminders.add(case.id, "far", date(2027, 1, 1))

    def titles(found):
        return [each.title for each in found]

    assert titles(services.reminders.due()) == ["old", "today"]
    assert titles(services.reminders.missed()) == ["old"]
    assert titles(services.reminders.upcoming()) == ["soon", "later"]
    assert titles(services.reminders.upcoming(1)) == ["soon"]
    clock.pass_days(1)
    assert titles(services.reminders.missed()) == ["old", "today"]


def test_done_and_reopened(services, case, clock):
    made = services.reminders.add(case.id, "Ring", THURSDAY)
    services.reminders.done(made.id)
    assert services.reminders.due() == ()
    done = services.reminders.of_case(case.id)[0]
    assert (done.state, done.done_at) == (ReminderState.DONE, clock())
    services.reminders.reopen(made.id)
    assert services.reminders.due() == (made,)


def test_snoozing_counts_from_today(services, case):
    made = services.reminders.add(case.id, "Ring", date(2026, 11, 2))
    assert services.reminders.snooze(made.id, 3).due == date(2026, 11, 29)
    assert services.reminders.due() == ()


def test_a_closed_case_reminds_nobody(services, case):
    services.reminders.add(case.id, "Ring", THURSDAY)
    services.cases.close(case.id, "")
    assert services.reminders.due() == ()
    services.cases.reopen(case.id)
    assert len(services.reminders.due()) == 1


def test_the_plan_shows_how_it_would_be_dated(services, case, say):
    assert services.reminders.plan(case.id) == ()
    say(harm="no", wrong="late", told="no")
    assert [step.due for step in services.reminders.plan(case.id)][:2] == [
        date(2026, 11, 23),
        THURSDAY,
    ]
    services.cases.set_talk(case.id, TALK)
    assert {s.step: s.due.isoformat() for s in services.reminders.plan(case.id)} == FIX_DAYS


def test_what_is_not_there_is_said(services, case):
    for call in (services.reminders.done, services.reminders.drop, services.reminders.reopen):
        with pytest.raises(NotFound):
            call("none")
    with pytest.raises(NotFound):
        services.reminders.add("none", "Ring", THURSDAY)
    with pytest.raises(GoodTermsError):
        services.reminders.add(case.id, " ", THURSDAY)
