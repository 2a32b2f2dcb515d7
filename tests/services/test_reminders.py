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


def test_the_date_of_a_fact_moves_the_step_that_hangs_on_it(services, case, planned, say):
    say(wrong="bad", told="yes")
    services.talks.set_fact(case.id, "last_day", "2027-02-28")  # a Sunday, as it was said
    assert shown(services, case) == {"note": "2026-12-02", "end": "2027-02-28"}
    services.talks.set_fact(case.id, "last_day", "")
    assert shown(services, case)["end"] == "2027-02-01"


def test_the_date_of_a_fact_leaves_alone_what_was_moved_or_done(services, case, planned, say):
    say(wrong="bad", told="yes")
    end = reminder(services, case, "end").id
    services.reminders.move(end, date(2027, 1, 15))
    services.talks.set_fact(case.id, "last_day", "2027-02-28")
    assert shown(services, case)["end"] == "2027-01-15"
    services.reminders.done(end)
    services.talks.set_fact(case.id, "last_day", "2027-03-31")
    assert reminder(services, case, "end").due == date(2027, 1, 15)


def test_a_new_date_brings_back_the_step_that_was_missed(services, case, planned, say, clock):
    say(wrong="bad", told="yes")
    clock.pass_days(70)
    services.talks.set_fact(case.id, "reason", "of this")
    assert shown(services, case)["end"] == "2027-02-01"  # missed, and it stays so
    services.talks.set_fact(case.id, "last_day", "2027-03-31")
    assert shown(services, case)["end"] == "2027-03-31"


def test_without_a_day_of_the_talk_a_fact_makes_no_reminder(services, case, say):
    say(harm="no", wrong="bad", told="yes")
    services.talks.set_fact(case.id, "last_day", "2027-02-28")
    assert shown(services, case) == {}


def test_a_choice_brings_the_step_that_asks_for_it(services, case, planned, say):
    say(wrong="bad", told="yes")
    services.talks.set_fact(case.id, "closeness", "friend")
    assert shown(services, case)["lunch"] == "2027-03-01"
    services.talks.set_fact(case.id, "closeness", "")
    assert "lunch" not in shown(services, case)


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
    clock.pass_days(-2)
    for day, title in ((24, "old"), (26, "today"), (27, "soon"), (30, "later")):
        services.reminders.add(case.id, title, date(2026, 11, day))
    services.reminders.add(case.id, "far", date(2027, 1, 1))
    clock.pass_days(2)
    assert titles(services.reminders.due()) == ["old", "today"]
    assert titles(services.reminders.upcoming()) == ["soon", "later"]
    assert titles(services.reminders.upcoming(1)) == ["soon"]


def titles(found):
    return [each.title for each in found]


def test_only_what_came_due_while_the_program_was_closed_was_missed(case, again, clock):
    reminders = again().reminders
    reminders.look_in()
    assert reminders.missed() == ()  # nobody knows when it was open before
    for day, title in ((26, "first day"), (28, "away"), (30, "today")):
        reminders.add(case.id, title, date(2026, 11, day))
    clock.pass_days(4)
    reminders = again().reminders
    reminders.look_in()
    assert titles(reminders.missed()) == ["away"]
    reminders.look_in()  # as often as a page is shown
    assert titles(reminders.missed()) == ["away"]
    assert titles(reminders.due()) == ["first day", "away", "today"]
    reminders = again().reminders
    reminders.look_in()
    assert reminders.missed() == ()  # it was open earlier today


def test_a_program_left_open_over_night_was_not_away(services, case, clock):
    services.reminders.look_in()
    services.reminders.add(case.id, "Ring", THURSDAY)
    clock.pass_days(1)
    services.reminders.look_in()
    assert services.reminders.missed() == ()
    assert titles(services.reminders.due()) == ["Ring"]


def test_done_and_reopened(services, case, clock):
    made = services.reminders.add(case.id, "Ring", THURSDAY)
    services.reminders.done(made.id)
    assert services.reminders.due() == ()
    done = services.reminders.of_case(case.id)[0]
    assert (done.state, done.done_at) == (ReminderState.DONE, clock())
    services.reminders.reopen(made.id)
    assert services.reminders.due() == (made,)


@pytest.mark.parametrize(
    ("due", "snoozed"), [("2026-11-26", "2026-11-29"), ("2026-11-30", "2026-12-03")]
)
def test_snoozing_counts_from_the_day_and_is_never_earlier(services, case, due, snoozed):
    made = services.reminders.add(case.id, "Ring", date.fromisoformat(due))
    assert services.reminders.snooze(made.id, 3).due.isoformat() == snoozed


def test_snoozing_what_was_missed_counts_from_today(services, case, clock):
    made = services.reminders.add(case.id, "Ring", THURSDAY)
    clock.pass_days(4)
    assert services.reminders.snooze(made.id, 1).due == date(2026, 12, 1)
    services.reminders.put_back(made)
    assert services.reminders.due() == (made,)


def test_a_reminder_cannot_be_moved_into_the_past(services, case):
    made = services.reminders.add(case.id, "Ring", THURSDAY)
    for day in (date(1999, 1, 1), date(2026, 11, 25)):
        with pytest.raises(GoodTermsError, match="That day is past"):
            services.reminders.move(made.id, day)
        with pytest.raises(GoodTermsError, match="That day is past"):
            services.reminders.add(case.id, "Write", day)
    assert services.reminders.due() == (made,)


def test_a_talk_soon_has_its_preparation_due_now(services, case, fix):
    services.cases.set_talk(case.id, date(2026, 11, 28))
    assert shown(services, case) == {
        "read": "2026-11-26",
        "note": "2026-11-28",
        "ring": "2026-11-30",
        "money": "2026-12-28",
    }
    assert services.reminders.is_short(case.id)
    services.reminders.done(reminder(services, case, "read").id)
    assert not services.reminders.is_short(case.id)


def test_a_talk_with_time_enough_is_not_short(services, case, planned, clock):
    assert not services.reminders.is_short(case.id)
    clock.pass_days(4)
    assert not services.reminders.is_short(case.id)


def test_a_talk_entered_late_has_only_what_comes_after_it(services, case, fix):
    services.cases.set_talk(case.id, date(2026, 11, 20))
    assert shown(services, case) == {
        "note": "2026-11-26",
        "ring": "2026-11-26",
        "money": "2026-12-21",
    }
    assert not services.reminders.is_short(case.id)


def test_what_was_missed_keeps_its_day_until_the_talk_has_another(services, case, planned, clock):
    clock.pass_days(2)
    services.cases.set_talk(case.id, TALK, "10:00")
    assert shown(services, case) == FIX_DAYS
    services.cases.set_talk(case.id, date(2026, 11, 30))
    assert shown(services, case)["read"] == "2026-11-28"


def test_a_closed_case_reminds_nobody(services, case):
    services.reminders.add(case.id, "Ring", THURSDAY)
    services.cases.close(case.id, "")
    assert services.reminders.due() == ()
    services.cases.reopen(case.id)
    assert len(services.reminders.due()) == 1


def test_the_plan_counts_from_the_talk(services, case, say):
    assert services.reminders.plan(case.id) == ()
    say(harm="no", wrong="late", told="no")
    assert [(step.id, step.day) for step in services.reminders.plan(case.id)] == [
        ("read", -3),
        ("note", 0),
        ("ring", 2),
        ("money", 30),
    ]


def test_what_is_not_there_is_said(services, case):
    for call in (services.reminders.done, services.reminders.drop, services.reminders.reopen):
        with pytest.raises(NotFound):
            call("none")
    with pytest.raises(NotFound):
        services.reminders.add("none", "Ring", THURSDAY)
    with pytest.raises(GoodTermsError):
        services.reminders.add(case.id, " ", THURSDAY)
