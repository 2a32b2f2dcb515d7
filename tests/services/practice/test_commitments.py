"""What somebody will do after practice comes up on its day, with its case or without one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.domain.plan import ReminderState
from coach.errors import GoodTermsError, NotFound, TextRefused
from coach.services.practice.round_setup import RoundSetup

TODAY = date(2026, 11, 26)
FRIDAY = TODAY + timedelta(days=1)


@pytest.fixture
def promised(services):
    return services.commitments


def test_one_of_a_case_is_a_reminder_of_that_case(services, promised, case):
    made = promised.add("run-1", "Say the date in sentence two", FRIDAY, "At Mill Lane", case.id)
    (reminder,) = services.reminders.of_case(case.id)
    assert (reminder.id, reminder.title, reminder.due) == (made.reminder, made.text, FRIDAY)
    assert "At Mill Lane" in reminder.detail
    services.reminders.done(reminder.id)
    assert [each.state for each in promised.of("run-1")] == [ReminderState.DONE]
    promised.set_state(made.id, ReminderState.OPEN)
    assert [each.state for each in services.reminders.of_case(case.id)] == [ReminderState.OPEN]


def test_one_without_a_case_comes_up_on_its_day_and_stays_until_it_is_done(promised, clock):
    made = promised.add("round-1", "Wait ten seconds", FRIDAY)
    assert promised.due() == ()
    clock.pass_days(1)
    assert promised.due() == (made,)
    clock.pass_days(3)
    assert promised.due() == (made,)
    promised.set_state(made.id, ReminderState.DONE)
    assert promised.due() == ()


def test_one_of_a_case_comes_up_only_with_the_reminders(promised, case, clock):
    promised.add("run-1", "Say the date", TODAY, case_id=case.id)
    assert promised.due() == ()


@pytest.mark.parametrize("with_case", [True, False])
def test_it_can_be_moved(promised, case, with_case):
    made = promised.add("run-1", "Wait", TODAY, case_id=case.id if with_case else "")
    promised.move(made.id, FRIDAY)
    assert [each.due for each in promised.of("run-1")] == [FRIDAY]
    with pytest.raises(GoodTermsError, match="past"):
        promised.move(made.id, TODAY - timedelta(days=1))


@pytest.mark.parametrize("with_case", [True, False])
def test_taken_away_it_is_gone_and_comes_back(services, promised, case, with_case):
    made = promised.add("run-1", "Wait", TODAY, case_id=case.id if with_case else "")
    removed = promised.remove(made.id)
    assert promised.of("run-1") == ()
    assert all(each.state is ReminderState.DROPPED for each in services.reminders.of_case(case.id))
    promised.put_back(removed)
    assert promised.of("run-1") == (made,)


def test_the_same_twice_is_kept_once_while_it_is_open(promised, services, case):
    made = promised.add("run-1", "Wait", FRIDAY, "Here", case.id)
    assert promised.add("run-1", " Wait ", FRIDAY, "Here", case.id) == made
    assert len(services.reminders.of_case(case.id)) == 1
    other = promised.add("run-1", "Wait", FRIDAY + timedelta(days=1), "Here", case.id)
    promised.set_state(made.id, ReminderState.DONE)
    again = promised.add("run-1", "Wait", FRIDAY, "Here", case.id)
    assert len({made.id, other.id, again.id}) == 3


def test_nothing_a_day_of_the_past_and_an_unknown_case_are_refused(promised, services):
    with pytest.raises(TextRefused):
        promised.add("run-1", "  ", FRIDAY)
    with pytest.raises(GoodTermsError, match="past"):
        promised.add("run-1", "Wait", TODAY - timedelta(days=1))
    with pytest.raises(NotFound):
        promised.add("run-1", "Wait", FRIDAY, case_id="nobody")
    assert promised.of("run-1") == ()


def test_what_comes_soon_is_known_before_its_day(services):
    days = {
        number: services.commitments.add("run-1", "Wait", TODAY + timedelta(days=number))
        for number in (15, 14, 1, 0)
    }
    assert services.commitments.due() == (days[0],)
    assert services.commitments.coming() == (days[1], days[14])
    assert services.reminders.has_commitments() is True


@pytest.fixture(params=["run", "round"])
def practised(request, services):
    """The id of a run or a round, and what throws it away and brings it back."""
    if request.param == "run":
        play = services.practice.roleplays()[0]
        begun = services.runs.begin(play.id, play.levels[0]).run.id
        return begun, services.runs
    return services.rounds.begin(RoundSetup()).id, services.rounds


def test_what_one_meant_to_do_goes_with_its_attempt_and_comes_back(services, practised):
    owner, service = practised
    made = services.commitments.add(owner, "Wait ten seconds", TODAY)
    service.remove(owner)
    assert (services.commitments.due(), services.commitments.open()) == ((), ())
    assert services.reminders.has_commitments() is False
    assert services.commitments.coming() == ()
    service.put_back(owner)
    assert (services.commitments.due(), services.commitments.open()) == ((made,), (made,))


def test_what_is_a_reminder_of_a_case_stays_with_the_case(services, practised, case):
    owner, service = practised
    services.commitments.add(owner, "Say the date", TODAY, case_id=case.id)
    service.remove(owner)
    assert [each.title for each in services.reminders.of_case(case.id)] == ["Say the date"]
    assert services.commitments.open() == ()  # nothing there leads to what is gone
