"""Being ready for a talk by its day, as the service plans it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.study.card import CardKind, Phase, Rating, Scope
from coach.errors import GoodTermsError, NotFound
from coach.store.tables.study import StudyTable
from tests.services.study.test_sessions import studied
from tests.statements import counted

TODAY = date(2026, 11, 26)
TALK = TODAY + timedelta(days=8)
DAY = timedelta(days=1)


@pytest.fixture
def dated(services, case, say):
    """A case with a verdict and a day for its talk."""
    say(harm="no", wrong="late", told="no")
    services.cases.set_talk(case.id, TALK, "10:00")
    return case


@pytest.fixture
def on(study, dated):
    study.ready.begin(dated.id)
    return dated


def plan_of(study):
    (plan,) = study.ready.plans()
    return plan


def table(services):
    return StudyTable(services._context.store)


def test_the_cards_of_a_talk_are_its_likely_replies_and_the_scripts_that_fit(study, dated):
    refs = study.ready.cards(dated.id)
    assert {ref.source for ref in refs if ref.kind is CardKind.OPENING} == {"call", "plan"}
    assert {ref.source for ref in refs if ref.kind is CardKind.REPLY} == {"hurt", "angry", "quiet"}
    assert refs[0].kind is CardKind.REPLY  # what they say first


def test_before_there_is_a_verdict_or_a_day_nothing_can_be_planned(study, services, case, say):
    with pytest.raises(GoodTermsError, match="no verdict yet"):
        study.ready.cards(case.id)
    for answer in ({}, {"harm": "no", "wrong": "late", "told": "no"}):
        say(**answer)
        assert study.ready.plans() == ()
        assert study.ready.plan(case.id) is None
        with pytest.raises(GoodTermsError, match="no day to be ready for"):
            study.ready.begin(case.id)
    with pytest.raises(NotFound):
        study.ready.plan("nobody")


def test_a_talk_is_planned_for_only_where_somebody_asks_for_it(study, due, dated, services):
    assert not plan_of(study).is_on
    assert due.today().cards == 0
    assert table(services).all() == ()
    study.ready.begin(dated.id)
    assert plan_of(study).is_on
    assert plan_of(study).today == plan_of(study).cards == 12
    assert due.today().cards == 12
    study.ready.end(dated.id)
    assert not plan_of(study).is_on
    assert due.today().cards == 0


def test_what_a_talk_needs_comes_before_other_new_cards(study, on):
    study.lessons.choose("week")  # it would begin with another script
    session = study.begin()
    assert session.current.card.ref in study.ready.cards(on.id)


def test_each_card_comes_on_the_evening_before_and_is_known_best_then(study, on, services, clock):
    promised = plan_of(study).ready
    services.settings.study_new = 12
    for _ in range(8):
        studied(study.begin(Scope(case_id=on.id)), clock)
        for memory in table(services).all():
            assert memory.planned is None or memory.planned < TALK
        clock.now = datetime.combine(clock.now.date(), clock.now.timetz()).replace(hour=12) + DAY
    found = [each for each in table(services).all() if each.phase is not Phase.NEW]
    assert {each.last.date() for each in found} == {TALK - DAY}
    clock.now = clock.now.replace(hour=9, minute=59)
    assert promised <= plan_of(study).ready_without


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(luck=st.lists(st.sampled_from(Rating), min_size=1, max_size=60), days=st.integers(1, 20))
def test_a_plan_never_has_a_day_after_the_talk(study, services, clock, dated, luck, days):
    start = clock.now
    talk = start.date() + timedelta(days=days)
    services.cases.set_talk(dated.id, talk, "10:00")
    study.ready.begin(dated.id)
    session = study.begin()
    for number, rating in enumerate(luck):
        if number % 9 == 8:
            clock.pass_days(1)
            session = study.begin()
        if session.current is not None:
            session.answer(rating)
        for memory in table(services).all():
            assert memory.planned is None or memory.planned <= talk
    clock.now = start + timedelta(days=21)


def test_a_talk_that_is_moved_takes_its_cards_along(study, on, services, clock):
    studied(study.begin(), clock)
    clock.pass_days(1)
    services.cases.set_talk(on.id, TODAY + 2 * DAY, "10:00")
    plan = plan_of(study)
    assert (plan.day, plan.today) == (TODAY + 2 * DAY, 12)  # it is tomorrow: all come today
    services.cases.set_talk(on.id, TODAY + 60 * DAY, "10:00")
    assert plan_of(study).today == 0


def test_once_the_talk_is_over_each_card_comes_at_its_own_time(study, on, services, clock):
    services.settings.study_new = 12
    studied(study.begin(), clock)
    clock.now = clock.now.replace(hour=11) + 8 * DAY  # the talk was at ten
    assert study.ready.plans() == ()
    study.overview()
    assert all(each.planned is None for each in table(services).all())


@pytest.mark.parametrize("how", ["close", "trash", "moved"])
def test_a_talk_that_will_not_be_leaves_nothing_due_on_the_page_today(
    study, due, on, services, how
):
    """Also before anybody opens the page of studying."""
    assert due.today().cards == 12
    match how:
        case "close":
            services.cases.close(on.id, "")
        case "trash":
            services.cases.trash(on.id)
        case "moved":
            services.cases.set_talk(on.id, TODAY - DAY, "10:00")
    assert due.today().cards == 0


def test_the_limit_of_a_day_holds_for_a_plan_too(study, on, services, clock):
    services.settings.study_new = 2
    plan = plan_of(study)
    assert plan.today == 2
    assert plan.ready > 0.9  # eight days are enough for twelve cards
    assert len(set(studied(study.begin(), clock))) == 2
    services.cases.set_talk(on.id, TODAY + DAY, "23:00")
    plan = plan_of(study)
    assert plan.ready < 0.5  # what does not fit stays unknown
    assert plan.ten_minutes > 0.3  # and ten minutes more would bring it in


def test_what_is_left_out_is_no_part_of_the_plan(study, on):
    study.begin().suspend()
    assert plan_of(study).cards == 11


def test_what_the_page_today_asks_is_one_statement_and_no_scheduler(services, on):
    import subprocess
    import sys

    with counted(services._context.store) as cost:
        assert services.study_due.sentence() == "12 cards are due to study: about 4 minutes."
    assert len(cost.statements) == 1
    code = (
        "import sys, coach.services.study.study as s; "
        "assert not [m for m in sys.modules if m.split('.')[0] == 'fsrs'], 'imported'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_answer_says_when_the_plan_brings_the_card_and_not_when_it_would_come_else(
    study, on, services
):
    services.settings.study_four = True
    assert study.begin().current.buttons[-1].wait == "in 7 days"
    study.ready.end(on.id)
    assert study.begin(Scope(case_id=on.id)).current.buttons[-1].wait == "in 8 days"


def test_once_the_new_cards_of_a_day_have_come_the_others_are_planned_for_tomorrow(
    study, due, on, services, clock
):
    services.settings.study_new = 5
    assert plan_of(study).today == 5
    studied(study.begin(), clock)
    assert plan_of(study).today == 0
    assert due.today().cards == 0
    clock.pass_days(1)
    assert due.today().cards == 5


def test_what_was_put_off_and_then_left_out_is_no_part_of_the_plan_either(study, on, clock):
    study.begin().bury()
    assert plan_of(study).cards == 12  # it comes again tomorrow
    clock.pass_days(1)
    study.begin().suspend()
    assert plan_of(study).cards == 11
