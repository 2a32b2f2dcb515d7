"""The steps before a talk, and the two-minute log after it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.domain.case import Stage
from coach.domain.plan import ReminderState
from coach.domain.rules.heat import Heat
from coach.domain.talk.talk_log import TalkNote
from coach.errors import CoolingOff, GoodTermsError, NotFound

TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def diagnosed(say):
    """The case comes to FIX."""
    say(harm="no", wrong="late", told="no")


# -- before


def test_the_steps_that_fit_stand_by_their_stage(services, case):
    steps = services.prepare.steps(case.id)
    assert [step.stage for step in steps] == sorted(
        (step.stage for step in steps), key=("before", "setting", "day").index
    )
    assert "A quiet room." not in [step.text for step in steps]
    assert [step.text for step in steps][-1] == "Say it aloud."


def test_another_verdict_brings_its_own_steps(services, case, say):
    say(wrong="bad", told="yes")
    assert "A quiet room." in [step.text for step in services.prepare.steps(case.id)]


def test_a_step_gives_way_to_a_check_of_the_verdict_that_asks_the_same(services, case, say):
    assert "Read the contract once more." in [each.text for each in services.prepare.steps(case.id)]
    say(wrong="bad", told="yes")
    texts = [each.text for each in services.prepare.steps(case.id)]
    assert "Mark the terms." in texts
    assert "Read the contract once more." not in texts


def test_a_tick_stays(services, case, again):
    step = services.prepare.steps(case.id)[-1]
    services.cases.tick(case.id, step.id, done=True)
    reopened = again()
    assert [each.id for each in reopened.prepare.steps(case.id) if each.done] == [step.id]
    reopened.cases.tick(case.id, step.id, done=False)
    assert not any(each.done for each in reopened.prepare.steps(case.id))


# -- after


def test_a_held_talk_dates_the_plan_and_its_next_step_reminds(services, case, again):
    note = TalkNote(
        TODAY,
        held=True,
        surprised="no",
        outcome="agreed",
        next_step=" Send the dates ",
        next_on=TODAY + timedelta(days=1),
        reflection="I was calmer than I thought.",
    )
    services.after.log(case.id, note)
    reopened = again()
    (log,) = reopened.after.logs(case.id)
    assert log.note.next_step == "Send the dates"
    assert log.note.next_on == TODAY + timedelta(days=1)
    assert log.note.reflection == "I was calmer than I thought."
    assert reopened.cases.case(case.id).talk_on == TODAY
    assert "Send the dates" in [each.title for each in reopened.reminders.of_case(case.id)]


def test_a_talk_that_was_held_is_over_on_its_day_already(services, case):
    services.cases.set_talk(case.id, TODAY, "23:30")
    assert services.cases.case(case.id).stage is Stage.TALK
    log = services.after.log(case.id, TalkNote(TODAY, held=True))
    assert services.cases.case(case.id).stage is Stage.AFTER
    assert not services.reminders.is_short(case.id)
    services.after.remove(log.id)
    assert services.cases.case(case.id).stage is Stage.TALK
    services.after.restore(log.id)
    services.cases.set_talk(case.id, TODAY + timedelta(days=3))  # there will be another
    assert services.cases.case(case.id).stage is Stage.TALK


def test_what_was_to_be_done_before_a_held_talk_is_put_away_with_its_note(services, case):
    services.cases.set_talk(case.id, TODAY)

    def is_open():
        found = [each for each in services.reminders.of_case(case.id) if each.step == "read"]
        return any(each.state is ReminderState.OPEN for each in found)

    assert is_open()
    log = services.after.log(case.id, TalkNote(TODAY, held=True))
    assert not is_open()
    services.after.remove(log.id)
    assert is_open()
    services.after.restore(log.id)
    assert not is_open()


def test_the_note_of_a_held_talk_does_the_step_that_asks_for_it(services, case):
    services.cases.set_talk(case.id, TODAY, "09:30")

    def state():
        found = [each for each in services.reminders.of_case(case.id) if each.step == "note"]
        return [each.state for each in found]

    assert state() == [ReminderState.OPEN]
    log = services.after.log(case.id, TalkNote(TODAY, held=True))
    assert state() == [ReminderState.DONE]
    services.after.remove(log.id)
    assert state() == [ReminderState.OPEN]
    services.after.restore(log.id)
    assert state() == [ReminderState.DONE]


def test_a_note_of_no_talk_leaves_the_step_that_asks_for_one(services, case):
    services.cases.set_talk(case.id, TODAY, "09:30")
    services.after.log(case.id, TalkNote(TODAY, held=False))
    states = {each.step: each.state for each in services.reminders.of_case(case.id)}
    assert states["note"] is ReminderState.OPEN


def test_a_talk_held_on_another_day_keeps_its_time(services, case):
    services.cases.set_talk(case.id, TODAY + timedelta(days=1), "09:30")
    services.after.log(case.id, TalkNote(TODAY, held=True))
    held = services.cases.case(case.id)
    assert (held.talk_on, held.talk_at) == (TODAY, "09:30")


def test_what_was_held_is_noted_while_the_case_is_parked(services, case):
    services.heat.set(case.id, Heat.HOT)
    with pytest.raises(CoolingOff):
        services.cases.set_talk(case.id, TODAY)
    services.after.log(case.id, TalkNote(TODAY, held=True))
    assert services.cases.case(case.id).talk_on == TODAY


def test_a_talk_that_did_not_happen_on_its_day_is_still_to_come(services, case):
    services.cases.set_talk(case.id, TODAY, "23:30")
    services.after.log(case.id, TalkNote(TODAY, held=False))
    assert services.cases.case(case.id).stage is Stage.TALK


def test_a_talk_that_did_not_happen_leads_to_a_smaller_step(services, case):
    smaller, day = services.after.smaller_step(case.id, "ill")
    assert (smaller, day) == ("Ask for another day.", TODAY + timedelta(days=3))
    note = TalkNote(
        TODAY, held=False, cause="ill", next_step=smaller, next_on=day, outcome="agreed"
    )
    log = services.after.log(case.id, note)
    assert log.note.outcome == ""  # nothing came of a talk that was not held
    assert services.cases.case(case.id).stage is not Stage.AFTER


def test_a_note_thrown_away_comes_back_with_its_reminder(services, case):
    note = TalkNote(TODAY, held=True, next_step="Write to Ana", next_on=TODAY)
    log = services.after.log(case.id, note)
    services.after.remove(log.id)
    assert services.after.logs(case.id) == ()
    assert [
        each.state for each in services.reminders.of_case(case.id) if each.title == "Write to Ana"
    ] == [ReminderState.DROPPED]
    services.after.restore(log.id)
    assert services.after.logs(case.id) == (log,)
    assert "Write to Ana" in [each.title for each in services.reminders.due()]


def test_the_outcomes_are_those_of_the_verdict(services, case, say):
    assert [each.id for each in services.after.choices(case.id).outcomes] == ["agreed"]
    say(wrong="bad", told="yes")
    assert [each.id for each in services.after.choices(case.id).outcomes] == ["agreed", "ended"]


@pytest.mark.parametrize(
    "note",
    [
        TalkNote(TODAY + timedelta(days=1), held=True),
        TalkNote(TODAY - timedelta(days=400), held=True),
        TalkNote(TODAY, held=True, outcome="ended"),
        TalkNote(TODAY, held=True, surprised="perhaps"),
        TalkNote(TODAY, held=True, reaction="nobody-says-this"),
        TalkNote(TODAY, held=False, cause="weather"),
        TalkNote(TODAY, held=True, next_step="Write to Ana"),
        TalkNote(TODAY, held=True, next_on=TODAY),
        TalkNote(TODAY, held=True, next_step="Write to Ana", next_on=TODAY - timedelta(days=1)),
    ],
)
def test_what_cannot_be_is_refused_whole(services, case, note):
    with pytest.raises(GoodTermsError) as error:
        services.after.log(case.id, note)
    assert error.value.todo
    assert services.after.logs(case.id) == ()
    assert services.cases.case(case.id).talk_on is None


def test_nothing_is_found_where_nothing_is(services, case):
    with pytest.raises(NotFound):
        services.after.log("nobody", TalkNote(TODAY, held=True))
    with pytest.raises(NotFound):
        services.after.remove("nothing")
    with pytest.raises(NotFound):
        services.after.smaller_step(case.id, "weather")


@pytest.mark.parametrize(
    ("talk_on", "noted_on", "waits"),
    [
        (None, None, False),
        (TODAY + timedelta(days=1), None, False),
        (TODAY, None, True),
        (TODAY - timedelta(days=9), None, True),
        (TODAY, TODAY, False),
        (TODAY, TODAY - timedelta(days=1), True),
    ],
)
def test_a_note_is_waited_for_from_the_day_until_there_is_one(
    services, case, talk_on, noted_on, waits
):
    if noted_on is not None:
        services.after.log(case.id, TalkNote(day=noted_on, held=False))
    services.cases.set_talk(case.id, talk_on)
    assert services.after.waits(services.cases.case(case.id)) is waits


def test_a_reflection_comes_back_whole_or_is_refused(services, case):
    text = "r" * 20_000
    note = TalkNote(TODAY, held=False, reflection=f"{text}r")
    with pytest.raises(GoodTermsError, match="A note can have 20,000 characters at most"):
        services.after.log(case.id, note)
    with pytest.raises(GoodTermsError, match="A note can have 20,000 characters at most"):
        services.cases.close(case.id, f"{text}r")
    assert services.after.logs(case.id) == ()
    assert services.cases.case(case.id).stage is not Stage.CLOSED
    assert services.cases.close(case.id, text).stage is Stage.CLOSED
    assert services.cases.outcome(case.id) == text
