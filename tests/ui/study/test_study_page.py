"""The page Study: what is due, for which talk, on which path, and how it goes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from coach.domain.rules.verdict import Verdict
from coach.domain.search import Place
from coach.domain.study.card import CardKind, Rating, Scope
from coach.domain.study.figures import TalkPlan
from coach.ui.kit.basic.pictures import Columns, Ring
from coach.ui.shell.found_route import ScriptRoute
from coach.ui.study.plan_card import PlanCard
from coach.ui.study.study_page import StudyPage
from coach.ui.study.study_route import StudyRoute
from tests.ui.conftest import button, texts
from tests.ui.steps import opened
from tests.ui.study.conftest import shown

K = Qt.Key


@pytest.fixture
def page(qtbot, services, shell, heard):
    page = opened(qtbot, StudyPage(services, shell))
    with qtbot.waitActive(page):
        page.activateWindow()
    return page


@pytest.fixture
def study(services):
    """Answers so many cards."""

    def study(count, rating=Rating.EASY, seconds=12.0, scope=None):
        session = services.study.begin(scope or Scope())
        for _ in range(count):
            session.answer(rating, seconds)

    return study


@pytest.fixture
def talk(services, case, answer):
    """A case whose talk is next Tuesday."""
    answer("marketing-agency")
    return services.cases.set_talk(case.id, date(2026, 12, 1), "10:00")


def found(page, kind, name):
    """What is shown of that name; what was shown before is on its way out."""
    return next((each for each in page.findChildren(kind, name) if each.isVisibleTo(page)), None)


def seen(page, kind, name):
    return found(page, kind, name) is not None


# -- what is due


def test_at_first_it_teaches_with_a_sentence_a_button_and_an_example(heard, page):
    assert "Ten minutes a day are enough" in texts(page)
    assert "For example" in texts(page)
    first = button(page, "first-cards")
    assert first.hasFocus()
    first.click()
    assert heard.last == ("study-session", StudyRoute())
    assert not seen(page, Columns, "figure-ahead")


def test_what_is_due_is_said_and_begun_with_enter(services, heard, page, study, keys):
    study(3)
    page.show_page()
    overview = services.study.overview()
    assert f"{overview.new} cards you have not seen yet" in shown(page, "study-due")
    assert button(page, "start-study").hasFocus()
    assert button(page, "start-study").text() == f"Start: {overview.due + overview.new} cards"
    keys(page, K.Key_Return)
    assert heard.last == ("study-session", StudyRoute())


def test_the_limit_of_the_day_is_said_with_the_way_to_change_it(services, heard, page, study):
    services.settings.study_new = 1
    study(1)
    services.settings.study_new = 0
    session = services.study.begin()
    while session.current is not None:
        session.answer(Rating.GOOD)
    page.show_page()
    assert "Your limit for today is reached" in shown(page, "study-due")
    assert not seen(page, QWidget, "start-study")
    button(page, "to-limits").click()
    assert heard.last == ("settings", Place.STUDY_LIMITS)


def test_a_clock_that_was_set_back_is_told_and_mended_with_one_button(services, clock, page, study):
    study(2)
    clock.now -= timedelta(days=40)
    page.show_page()
    assert services.study.clock_warning() in texts(page)
    button(page, "count-from-now").click()
    assert not seen(page, QWidget, "count-from-now") or services.study.clock_warning()


# -- talks


def test_without_a_dated_talk_it_says_what_will_be_here(page):
    assert "“Ready on Tuesday: 82 %”" in texts(page)


def test_a_talk_can_be_planned_for_and_then_says_how_ready_one_will_be(services, page, talk, study):
    study(5, scope=Scope(case_id=talk.id))
    page.show_page()
    assert "Ready on Tuesday as it is: " in texts(page)
    button(page, f"plan-on:{talk.id}").click()
    (plan,) = services.study.ready.plans()
    assert plan.is_on
    share = f"{round(plan.ready * 100)}\N{NO-BREAK SPACE}%"
    ring = found(page, Ring, f"ready:{talk.id}")
    assert ring.accessibleName() == f"Ready on Tuesday: {share}"
    assert "Ten more minutes today would " in texts(page)
    assert button(page, f"study-for:{talk.id}").hasFocus()
    button(page, f"plan-off:{talk.id}").click()
    assert not services.study.ready.plans()[0].is_on


PLAN = TalkPlan(
    case_id="c",
    title="",
    client="Halden Tools",
    verdict=Verdict.PART,
    day=date(2026, 12, 1),
    is_on=True,
    cards=40,
    met=20,
    today=6,
    ready=0.816,
    ready_without=0.6,
    ten_minutes=0.061,
)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, "Ready on Tuesday: 82\N{NO-BREAK SPACE}%"),
        ({}, "40 cards, 6 of them today."),
        ({}, "Ten more minutes today would make it 88\N{NO-BREAK SPACE}%."),
        ({"ten_minutes": 0.005}, "would make it 82\N{NO-BREAK SPACE}%."),
        ({"ten_minutes": 0.0049}, "Ten more minutes today would change little."),
        ({"ready": 0.98, "ten_minutes": 0.05}, "would make it 100\N{NO-BREAK SPACE}%."),
        ({"today": 0}, "40 cards, none of them today: that is on purpose."),
        ({"is_on": False}, "Ready on Tuesday as it is: 60\N{NO-BREAK SPACE}%"),
        ({"day": date(2026, 12, 2)}, "Ready on Wednesday: "),
        ({"day": date(2026, 12, 3)}, "Ready on Thursday, 3 December: "),
        ({"day": date(2026, 11, 26)}, "Talk today · Halden Tools"),
    ],
)
def test_a_card_of_a_talk_says_how_ready_one_will_be(qtbot, shell, changed, says):
    card = PlanCard(shell, replace(PLAN, **changed), "Halden Tools", date(2026, 11, 26))
    qtbot.addWidget(card)
    assert says in texts(card)


def test_its_cards_can_be_studied_and_gone_through_for_practice(services, heard, page, talk):
    services.study.ready.begin(talk.id)
    page.show_page()
    button(page, f"study-for:{talk.id}").click()
    assert heard.last == ("study-session", StudyRoute(Scope(case_id=talk.id)))
    button(page, f"practise:{talk.id}").click()
    assert heard.last == ("study-session", StudyRoute(Scope(case_id=talk.id), cram=True))


def test_ten_more_minutes_bring_cards_beyond_the_limits_of_the_day(services, heard, page, talk):
    services.settings.study_new = 2
    services.study.ready.begin(talk.id)
    page.show_page()
    button(page, f"ten-more:{talk.id}").click()
    name, route = heard.last
    assert (name, route.scope) == ("study-session", Scope(case_id=talk.id))
    assert route.more == services.study.ready.plan(talk.id).more > 0
    left = services.study.begin(route.scope, more=route.more).left
    assert left.new > services.study.begin(route.scope).left.new == 2


@pytest.mark.parametrize(("gain", "offered"), [(0.0049, False), (0.005, True)])
def test_ten_more_minutes_are_offered_where_they_change_something(qtbot, shell, gain, offered):
    card = PlanCard(shell, replace(PLAN, ten_minutes=gain), "Halden Tools", date(2026, 11, 26))
    qtbot.addWidget(card)
    assert bool(card.findChild(QAbstractButton, "ten-more:c")) is offered


def test_a_talk_that_is_asked_for_has_the_keys(page, talk):
    page.show_page(talk.id)
    assert button(page, f"plan-on:{talk.id}").hasFocus()


def test_a_shared_screen_shows_no_name(services, page, talk):
    services.settings.discreet = True
    page.show_page()
    assert "Halden" not in texts(page)
    assert "H. T." in texts(page)
    said = [each.accessibleName() for each in page.findChildren(QWidget)]
    assert not any("Halden" in each for each in said)


# -- paths


def test_a_path_is_taken_shows_its_days_and_leads_to_its_scripts(services, heard, page):
    path = services.study.lessons.paths()[0]
    assert "None begun yet." in texts(page)
    button(page, f"take-path:{path.path}").click()
    assert services.settings.study_path == path.path
    assert "You are on this path: its scripts come next." in texts(page)
    button(page, f"path-days:{path.path}").click()
    assert f"Day 1: {path.days[0].title} (next)" in texts(page)
    script = path.days[0].scripts[0]
    button(page, f"path-script:{path.path}:{script.script}").click()
    assert heard.last[0] == "script"
    assert heard.last[1].id == script.script
    assert len(heard.last[1].among) == path.scripts
    button(page, f"leave-path:{path.path}").click()
    assert services.settings.study_path == ""


def test_a_path_that_was_taken_begins_with_the_next_key(qtbot, services, heard, page):
    path = services.study.lessons.paths()[0]
    button(page, f"take-path:{path.path}").click()
    begin = button(page, f"begin-path:{path.path}")
    assert begin.hasFocus()
    begin.click()
    assert heard.last == ("study-session", StudyRoute())


def test_a_path_offers_no_beginning_once_the_limit_of_the_day_is_reached(services, page):
    services.settings.study_new = 0
    path = services.study.lessons.paths()[0]
    page.show_page()
    button(page, f"take-path:{path.path}").click()
    assert not seen(page, QWidget, f"begin-path:{path.path}")
    assert button(page, f"leave-path:{path.path}").hasFocus()


def test_progress_is_what_was_gone_through_and_what_would_be_remembered(
    services, clock, page, study
):
    path = services.study.lessons.paths()[0]
    script = path.days[0].scripts[0]
    study(script.cards, scope=Scope(scripts=(script.script,), kinds=tuple(CardKind)[:5]))
    clock.now += timedelta(days=2)
    page.show_page()
    now = services.study.lessons.paths()[0]
    line = found(page, QWidget, f"path-progress:{path.path}")
    assert line.accessibleName() in texts(page)
    assert f"1 of {path.scripts} scripts gone through." in line.accessibleName()
    assert f"about {round(now.known * 100)}\N{NO-BREAK SPACE}%" in line.accessibleName()


# -- other ways


def test_a_situation_is_gone_through_for_practice(services, heard, page):
    button(page, "practise-situations").click()
    situation = services.library.situations()[0]
    button(page, f"practise-situation:{situation.id}").click()
    name, route = heard.last
    assert name == "study-session"
    assert route.cram
    assert route.scope.scripts == tuple(s.id for s in services.library.scripts(situation.id))


def test_what_was_put_aside_is_brought_back(services, page):
    session = services.study.begin()
    card = session.current.card.id
    session.suspend()
    page.show_page()
    button(page, "put-aside").click()
    button(page, f"resume:{card}").click()
    assert services.study.suspended() == ()
    assert not seen(page, QWidget, "put-aside")


def test_the_quiz_is_one_row_away(heard, page):
    button(page, "to-quiz").click()
    assert heard.last[0] == "quiz"


# -- figures


def test_each_picture_says_in_words_what_it_shows(services, page, study):
    study(7, seconds=20)
    page.show_page()
    ahead = found(page, Columns, "figure-ahead")
    assert ahead.accessibleName() == "Cards that come, day by day"
    lines = ahead.accessibleDescription().splitlines()
    figures = services.study.figures(14)
    assert lines[0] == f"Thursday, 26 November: {figures.ahead[0].count} cards"
    assert len(lines) == 14
    spent = found(page, Columns, "figure-spent").accessibleDescription().splitlines()
    assert spent[-1] == "Thursday, 26 November: about 2 minutes, 7 cards"
    assert spent[0].endswith(": nothing")
    young = found(page, Ring, "figure-young")
    assert "None has come again yet." in young.accessibleName()


def test_how_much_of_the_library_is_known_is_said_in_numbers(services, page, study):
    study(6)
    page.show_page()
    overview = services.study.overview()
    said = shown(page, "figure-known")
    assert f"You have gone through 6 of the {overview.all} cards" in said
    assert f"remember about {overview.known} of them" in said


def test_cards_whose_source_is_gone_are_said_to_rest(services, page, study):

    from coach.store.tables.study import StudyTable

    study(1)
    table = StudyTable(services._context.store)
    (memory,) = table.all()
    table.put(replace(memory, card="rule:not-there-any-more"))
    page.show_page()
    assert "1 card rests, because what it was made from" in shown(page, "cards-gone")


def test_a_share_of_few_answers_says_that_it_is_few(services, clock, page, study):
    study(4)
    services.settings.study_new = 0
    clock.now += timedelta(days=60)
    session = services.study.begin()
    session.answer(Rating.GOOD)
    session.answer(Rating.AGAIN)
    page.show_page()
    said = found(page, Ring, "figure-young").accessibleName()
    assert "1 of 2 remembered: too few to say much" in said


def test_a_hard_spot_is_named_counted_and_leads_to_its_script(services, heard, clock, page, study):
    services.settings.study_new = 1
    scope = Scope(kinds=(CardKind.RULE,))
    study(1, scope=scope)
    services.settings.study_new = 0
    for _ in range(2):
        clock.now += timedelta(days=60)
        session = services.study.begin(scope)
        session.answer(Rating.AGAIN)
        session.answer(Rating.GOOD)
    page.show_page()
    (spot,) = services.study.figures(14).hard
    row = button(page, f"hard:{spot.card}")
    assert row.accessibleDescription() == f"the rule, slipped {spot.lapses} times"
    assert "●" * spot.lapses in texts(row)
    row.click()
    assert heard.last == ("script", ScriptRoute(spot.card.partition(":")[2], back="study"))


def test_without_hard_spots_it_says_so(page, study):
    study(3)
    page.show_page()
    assert "None: no card has slipped" in texts(page)
