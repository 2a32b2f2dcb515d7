"""How practice goes with one person: runs and rounds, others' marks, remarks, nobody else's."""

from __future__ import annotations

import pytest

from coach.domain.practice.rounds import Answer, Rater
from coach.engine.practice.progress import Kind
from coach.services.practice.round_setup import RoundSetup

REP, CLIENT, OBSERVER = Rater


@pytest.fixture
def kim(services):
    return services.people.called("Kim").id


@pytest.fixture
def run(services, kim):
    """Runs a role-play to its end, always by the choice at this place."""

    def run(place=0, person=kim):
        play = services.practice.roleplays()[0]
        view = services.runs.begin(play.id, person=person)
        while not view.state.ended:
            choices = view.choices
            view = services.runs.choose(view.run.id, choices[min(place, len(choices) - 1)].id)
        return view

    return run


@pytest.fixture
def played(services):
    """Plays a round of Kim's with Ana as the client and marks it."""

    def played(marks, people=((REP, "Kim"), (CLIENT, "Ana"), (OBSERVER, "Lu"))):
        of = services.rounds.begin(RoundSetup(people=people))
        for rater, check, yes in marks:
            services.rounds.mark(of.id, rater, check, answer=Answer.YES if yes else Answer.NO)
        return services.rounds.end(of.id, 300)

    return played


def test_a_run_counts_by_what_its_moves_show(services, kim, run):
    view = run()
    found = services.progress.of(kim)
    (attempt,) = found.attempts
    assert (attempt.id, attempt.kind, attempt.title) == (view.run.id, Kind.RUN, "Part it: Mo Field")
    assert attempt.marks
    assert sum(times for _move, times in attempt.moves) == sum(len(s.moves) for s in view.steps)
    assert {each.line.check for each in found.checks} == {check for check, _done in attempt.marks}
    assert all(each.says for each in found.checks)


def test_what_did_not_come_up_is_no_attempt_at_it(services, kim, played):
    of = played([(CLIENT, "warned", True)])
    for rater in (REP, CLIENT):
        services.rounds.mark(of.id, rater, "same-line", Answer.NOT_UP)
    (attempt,) = services.progress.of(kim).attempts
    assert attempt.marks == (("warned", True),)
    assert attempt.own == ()
    assert attempt.share == 1.0


def test_nobody_elses_attempts_are_told(services, kim, run, played):
    run(person=services.people.called("Lu").id)
    played([(CLIENT, "warned", True)], people=((REP, "Lu"), (CLIENT, "Kim")))
    assert services.progress.of(kim).attempts == ()


def test_what_has_no_name_is_of_whoever_sits_here(services, kim, run):
    run(person="")
    assert services.progress.of(kim).attempts == ()
    assert len(services.progress.of("").attempts) == 1
    services.assignments.set_me(kim)
    assert len(services.progress.of(kim).attempts) == 1


def test_a_round_counts_as_the_others_marked_it(services, kim, played):
    marks = [
        (REP, "warned", True),
        (REP, "decided", True),
        (CLIENT, "warned", True),
        (OBSERVER, "warned", True),
        (CLIENT, "decided", True),
        (OBSERVER, "decided", False),
    ]
    of = played(marks)
    (attempt,) = services.progress.of(kim).attempts
    assert dict(attempt.marks) == {"warned": True, "decided": False}
    assert (attempt.gap, attempt.with_whom) == (None, ("Ana", "Lu"))
    for rater in Rater:  # before, nobody sees how the others marked
        services.rounds.finish_marks(of.id, rater)
    (attempt,) = services.progress.of(kim).attempts
    (point,) = services.rounds.gaps(kim)
    assert attempt.gap == point.points == 25.0


@pytest.mark.parametrize(("rater", "failed"), [(CLIENT, True), (REP, False)])
def test_a_critical_fail_of_a_round_counts_where_the_others_saw_it(
    services, kim, played, rater, failed
):
    rubric = services.practice.rubric(services.practice.roleplays()[0].rubric)
    marks = [(who, each.id, True) for who in (REP, CLIENT) for each in rubric.checks]
    of = played([*marks, (rater, rubric.critical[0].id, True)])
    for each in Rater:
        services.rounds.finish_marks(of.id, each)
    (attempt,) = services.progress.of(kim).attempts
    totals = {each.rater: each for each in services.rounds.comparison(of).totals}
    assert attempt.failed == failed
    assert attempt.share == totals[CLIENT].share  # Progress counts as the debrief does


def test_a_round_without_others_marks_counts_as_oneself_marked_it(services, kim, played):
    of = played([(REP, "warned", True)])
    for rater in Rater:
        services.rounds.finish_marks(of.id, rater)
    (attempt,) = services.progress.of(kim).attempts
    assert dict(attempt.marks) == {"warned": True}
    assert attempt.gap is None  # nobody to compare with


def test_many_rounds_of_others_hide_none_of_ones_own(services, kim, played, monkeypatch):
    monkeypatch.setattr("coach.services.practice.progress.MOST_ATTEMPTS", 2)
    mine = played([(CLIENT, "warned", True)])
    for _ in range(2):
        played([(CLIENT, "warned", True)], people=((REP, "Lu"), (CLIENT, "Kim")))
    assert [each.id for each in services.progress.of(kim).attempts] == [mine.id]


def test_what_goes_on_or_was_thrown_away_does_not_count(services, kim, run, played):
    services.runs.begin(services.practice.roleplays()[0].id, person=kim)
    services.runs.remove(run().run.id)
    services.rounds.remove(played([]).id)
    assert services.progress.of(kim).attempts == ()


def test_what_was_said_to_a_moment_stands_with_its_attempt(services, kim, run, clock):
    view = run()
    services.comments.add(view.run.id, "step:1", "Wait here.", author="Mira", quote="It ends.")
    (remark,) = services.progress.of(kim).remarks
    assert (remark.comment.text, remark.attempt.id) == ("Wait here.", view.run.id)


def test_runs_and_rounds_stand_in_the_order_of_their_days(services, kim, run, played, clock):
    from datetime import timedelta

    run()
    clock.now += timedelta(days=1)
    played([(CLIENT, "warned", True)])
    clock.now += timedelta(days=1)
    run(1)
    kinds = [each.kind for each in services.progress.of(kim).attempts]
    assert kinds == [Kind.RUN, Kind.ROUND, Kind.RUN]
