"""Reminders follow plan and talk, and leave alone what the user has set."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.plan import ReminderState
from coach.errors import GoodTermsError, NotFound
from coach.services.after.reminders import MOST_OPEN
from coach.store.tables.reminders import ReminderTable

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


def test_a_new_day_moves_what_is_not_done_and_keeps_the_distance_of_what_was_moved(
    services, case, planned
):
    services.reminders.done(reminder(services, case, "read").id)
    services.reminders.move(reminder(services, case, "ring").id, date(2026, 12, 9))
    services.reminders.drop(reminder(services, case, "note").id)
    services.cases.set_talk(case.id, date(2026, 12, 8))
    assert shown(services, case) == {"ring": "2026-12-16", "money": "2027-01-07"}
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
def test_snoozing_counts_from_the_day_and_leaves_it(services, case, due, snoozed):
    made = services.reminders.add(case.id, "Ring", date.fromisoformat(due))
    again = services.reminders.snooze(made.id, 3)
    assert again.shown_on.isoformat() == snoozed
    assert again.due.isoformat() == due
    assert services.reminders.due() == ()
    assert services.reminders.upcoming() == (again,)


def test_snoozing_what_was_missed_counts_from_today(services, case, clock):
    made = services.reminders.add(case.id, "Ring", THURSDAY)
    clock.pass_days(4)
    assert services.reminders.snooze(made.id, 1).shown_on == date(2026, 12, 1)
    assert services.reminders.snooze(made.id, 1).shown_on == date(2026, 12, 2)  # and once more
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


def test_what_was_snoozed_follows_the_talk_and_is_never_before_it(services, case, planned):
    note = services.reminders.snooze(reminder(services, case, "note").id, 1)
    assert (note.due, note.shown_on) == (TALK, date(2026, 12, 2))
    services.cases.set_talk(case.id, date(2027, 1, 12))  # six weeks on
    note = reminder(services, case, "note")
    assert note.due == note.shown_on == date(2027, 1, 12)
    assert note.again_on is None
    services.cases.set_talk(case.id, TALK)
    assert shown(services, case) == FIX_DAYS


def test_the_talk_moves_the_plan_also_while_a_question_is_open(services, case, planned, say):
    services.reminders.move(reminder(services, case, "ring").id, date(2026, 12, 9))
    services.cases.undo(case.id)
    assert services.cases.diagnosis(case.id) is None
    services.cases.set_talk(case.id, date(2026, 12, 8))
    days = {"read": "2026-12-04", "note": "2026-12-08", "ring": "2026-12-16", "money": "2027-01-07"}
    assert shown(services, case) == days
    services.cases.set_talk(case.id, None)
    assert shown(services, case) == {}


def put_off_by_an_earlier_version(services, case, step: str, due: date) -> None:
    """What a snooze of before did: the step moved, and stayed there when the talk moved."""
    old = reminder(services, case, step)
    table = ReminderTable(services._context.store)
    table.set_days(replace(old, due=due, moved=True, apart=(due - TALK).days))


def test_what_an_earlier_version_left_before_the_talk_is_put_after_it_once(services, case, planned):
    put_off_by_an_earlier_version(services, case, "note", date(2026, 11, 30))
    put_off_by_an_earlier_version(services, case, "ring", TALK)  # on the day: it may stay
    put_off_by_an_earlier_version(services, case, "read", date(2026, 11, 30))
    services.reminders.look_in()
    assert shown(services, case) == FIX_DAYS | {"ring": "2026-12-01", "read": "2026-11-30"}
    note = reminder(services, case, "note")
    assert (note.moved, note.apart) == (False, None)
    assert services.settings.days_mended
    services.cases.set_talk(case.id, date(2026, 12, 8))
    assert shown(services, case)["note"] == "2026-12-08"


def test_it_is_put_right_also_while_a_question_is_open(services, case, planned):
    put_off_by_an_earlier_version(services, case, "ring", date(2026, 11, 30))
    services.cases.undo(case.id)
    services.reminders.look_in()
    assert shown(services, case) == FIX_DAYS


def test_what_comes_after_the_talk_cannot_be_moved_before_it(services, case, planned):
    note = reminder(services, case, "note")
    assert services.reminders.first_day(note.id) == TALK
    with pytest.raises(GoodTermsError, match="comes after the talk"):
        services.reminders.move(note.id, date(2026, 11, 30))
    assert shown(services, case) == FIX_DAYS
    assert services.reminders.move(note.id, TALK).due == TALK
    read = reminder(services, case, "read")
    assert services.reminders.first_day(read.id) == THURSDAY
    assert services.reminders.move(read.id, date(2026, 11, 30)).apart == -1


def test_a_date_of_the_talk_before_the_talk_makes_nothing_due_before_it(
    services, case, planned, say
):
    say(wrong="bad", told="yes")
    services.talks.set_fact(case.id, "last_day", "2026-11-27")
    assert shown(services, case)["end"] == "2026-12-01"


AFTER_TALK = {"note", "ring", "money", "end", "lunch", "look"}  # in whatever plan
days_on = st.integers(0, 120)
actions = st.one_of(
    st.tuples(st.just("talk"), st.none() | st.integers(-20, 90)),
    st.tuples(st.just("snooze"), st.tuples(st.integers(0, 9), st.sampled_from((1, 3, 7)))),
    st.tuples(st.just("move"), st.tuples(st.integers(0, 9), days_on)),
    st.tuples(st.just("wrong"), st.sampled_from(("late", "bad", "gone", "nothing"))),
    st.tuples(st.just("told"), st.sampled_from(("yes", "no", "dont-know"))),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("last_day"), st.none() | days_on),
    st.tuples(st.just("wait"), st.integers(1, 10)),
)


def carry_out(services, clock, case, action, value):
    """Do one thing of a schedule's life; what is refused is nothing done."""
    now = clock().date()
    open_ = [r for r in services.reminders.of_case(case.id) if r.state is ReminderState.OPEN]
    with suppress(GoodTermsError):
        match action:
            case "talk":
                day = None if value is None else now + timedelta(days=value)
                services.cases.set_talk(case.id, day)
            case "snooze" if open_:
                services.reminders.snooze(open_[value[0] % len(open_)].id, value[1])
            case "move" if open_:
                day = now + timedelta(days=value[1])
                services.reminders.move(open_[value[0] % len(open_)].id, day)
            case "wrong" | "told":
                services.cases.answer(case.id, action, value)
            case "undo":
                services.cases.undo(case.id)
            case "last_day":
                day = "" if value is None else (now + timedelta(days=value)).isoformat()
                services.talks.set_fact(case.id, "last_day", day)
            case "wait":
                clock.pass_days(value)


@given(st.lists(actions, min_size=1, max_size=14))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_tells_the_client_is_ever_due_before_the_talk(services, client, clock, life):
    case = services.cases.start(client.id)
    for question, option in (("harm", "no"), ("wrong", "late"), ("told", "no")):
        services.cases.answer(case.id, question, option)
    services.cases.set_talk(case.id, clock().date() + timedelta(days=5))
    for action, value in life:
        before = {r.id: r for r in services.reminders.of_case(case.id)}
        talk_before = services.cases.case(case.id).talk_on
        carry_out(services, clock, case, action, value)
        talk_on = services.cases.case(case.id).talk_on
        for found in services.reminders.of_case(case.id):
            if found.state is not ReminderState.OPEN or talk_on is None:
                continue
            if found.step in AFTER_TALK:
                assert found.due >= talk_on, (action, value, found.step)
            assert found.shown_on >= found.due
            kept = before.get(found.id)
            if action == "snooze" and kept is not None:
                assert found.due == kept.due  # to be reminded again moves no step
            both = talk_on, talk_before
            if action == "talk" and None not in both and kept and found.apart is not None:
                weekend = talk_on + timedelta(days=found.apart)  # then a working day near it
                assert abs((found.due - max(weekend, clock().date())).days) <= 2


def test_a_case_has_a_bounded_number_of_open_reminders(services, case):
    made = [services.reminders.add(case.id, f"Ring them {n}", TALK) for n in range(MOST_OPEN)]
    with pytest.raises(GoodTermsError, match="500 open reminders") as refused:
        services.reminders.add(case.id, "Once more", TALK)
    assert refused.value.todo == "Tick or drop one of them first."
    assert len(services.reminders.of_case(case.id)) == MOST_OPEN
    services.reminders.done(made[0].id)
    assert services.reminders.add(case.id, "Once more", TALK)
