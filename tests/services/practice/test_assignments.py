"""What somebody is asked to practise: given, done, late, taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.domain.practice.assignment import Task
from coach.errors import GoodTermsError, NotFound
from coach.services.practice.assignments import Wanted

TODAY = date(2026, 11, 26)
FRIDAY = date(2026, 11, 27)


@pytest.fixture
def asked(services):
    return services.assignments


@pytest.fixture
def kim(services):
    return services.people.called("Kim").id


def test_it_is_called_by_what_is_asked(services, asked, kim):
    play, mo = services.practice.roleplays()[0], services.practice.personas()[0]
    script = services.library.scripts()[0]
    for task, what in (
        (Task.ROLEPLAY, play.id),
        (Task.ROUND, mo.id),
        (Task.SCRIPT, script.id),
        (Task.ROUND, ""),
        (Task.ROLEPLAY, "gone"),
    ):
        asked.give(Wanted(kim, task, what), FRIDAY)
    assert [each.title for each in asked.all()] == [
        f"{services.practice.called(play)}, alone",
        f"A round with {mo.name}",
        f"“{script.title}”, said aloud",
        "A round with anybody",
        "Any role-play, alone",
    ]
    assert {each.person for each in asked.all()} == {"Kim"}


@pytest.mark.parametrize("past", [1, 0])
def test_a_day_that_is_past_is_refused(asked, kim, past):
    day = TODAY - timedelta(days=past)
    if past:
        with pytest.raises(GoodTermsError):
            asked.give(Wanted(kim, Task.ROUND), day)
        assert asked.all() == ()
    else:
        assert asked.give(Wanted(kim, Task.ROUND), day).due == TODAY


def test_nobody_is_asked_who_is_not_in_the_list(asked):
    with pytest.raises(NotFound):
        asked.give(Wanted("nobody", Task.ROUND), FRIDAY)


def test_it_is_late_from_the_day_after(asked, kim, clock):
    asked.give(Wanted(kim, Task.ROUND), FRIDAY)
    late = []
    for _day in range(4):
        late += [each.late for each in asked.all()]
        clock.now += timedelta(days=1)
    assert late == [0, 0, 1, 2]


def test_a_finished_run_of_theirs_does_it_and_no_tick_takes_that_back(services, asked, kim):
    play = services.practice.roleplays()[0]
    new = asked.give(Wanted(kim, Task.ROLEPLAY, play.id), FRIDAY)
    view = services.runs.begin(play.id, person=kim)
    while not view.state.ended:
        view = services.runs.choose(view.run.id, view.choices[0].id)
    (found,) = asked.all()
    assert (found.assignment.attempt, found.late) == (view.run.id, 0)
    with pytest.raises(GoodTermsError):
        asked.tick(new.id, done=False)


def test_who_sits_here_sees_their_own(services, asked, kim):
    lu = services.people.called("Lu").id
    for person in (kim, lu):
        asked.give(Wanted(person, Task.ROUND), FRIDAY)
    assert len(asked.mine()) == 2
    services.settings.my_name = "lu"
    assert [each.person for each in asked.mine()] == ["Lu"]
    asked.set_me(kim)
    assert [each.person for each in asked.mine()] == ["Kim"]
    with pytest.raises(NotFound):
        asked.set_me("nobody")


def test_a_tick_a_change_and_a_removal_can_be_taken_back(asked, kim):
    new = asked.give(Wanted(kim, Task.SCRIPT, note="Aloud, please."), FRIDAY)
    asked.tick(new.id)
    assert asked.mine() == ()
    asked.tick(new.id, done=False)
    asked.change(new.id, date(2026, 12, 1), "")
    (found,) = asked.of_person(kim)
    assert (found.assignment.due, found.assignment.note) == (date(2026, 12, 1), "")
    asked.remove(new.id)
    assert asked.all() == ()
    asked.bring_back(new.id)
    assert len(asked.all()) == 1


def test_today_counts_it_without_a_name(services, asked, kim):
    asked.give(Wanted(kim, Task.ROUND), FRIDAY)
    assert services.study_due.today().asked == 0
    asked.give(Wanted(kim, Task.ROUND), TODAY)
    assert services.study_due.today().asked == 1


def test_a_manager_of_twelve_and_a_rep_of_three_see_whose_is_whose(services, asked, kim):
    reps = [services.people.called(f"Rep {number}").id for number in range(11)]
    managers = [services.people.called(name).id for name in ("Ana", "Bo", "Cy")]
    for rep in (*reps, kim):
        asked.give(Wanted(rep, Task.ROUND, giver=managers[0]), FRIDAY)
    for manager in managers[1:]:
        asked.give(Wanted(kim, Task.ROLEPLAY, giver=manager), FRIDAY)
    asked.set_me(managers[0])
    given = asked.given()
    assert len(given) == 12
    assert {each.giver for each in given} == {"Ana"}
    assert len({each.person for each in given}) == 12
    asked.set_me(kim)
    assert sorted(each.giver for each in asked.mine()) == ["Ana", "Bo", "Cy"]
    assert asked.given() == ()
    asked.tick(asked.mine()[0].assignment.id)
    asked.set_me(managers[0])
    assert len(asked.given()) == 11


def test_what_one_asks_of_oneself_is_from_nobody(services, asked, kim):
    asked.give(Wanted(kim, Task.ROUND, giver=kim), FRIDAY)
    asked.set_me(kim)
    assert [each.giver for each in asked.mine()] == [""]
    assert asked.given() == ()
    with pytest.raises(NotFound):
        asked.give(Wanted(kim, Task.ROUND, giver="nobody"), FRIDAY)
