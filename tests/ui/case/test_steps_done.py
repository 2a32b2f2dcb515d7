"""Over a case: what was done, whichever page is looked at; and what waits while it is parked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coach.domain.rules.heat import Heat
from coach.domain.talk.rehearsal import RehearsalPart
from coach.domain.talk.talk_log import TalkNote
from tests.ui.conftest import button

TODAY = date(2026, 11, 26)
STEPS = ("interview", "verdict", "talk", "rehearse", "day", "after")


@pytest.fixture
def steps(window, case):
    """Goes to a page of the case; what its steps say."""

    def steps(page):
        window.show_page(page, case.id)
        shown = window.page(page)
        return [button(shown, f"step:{each}").accessibleDescription() for each in STEPS]

    return steps


def done(said):
    """What the steps say, but for where we are; where nothing is done there, that is not said."""
    return [each.removeprefix("you are here, ").replace("you are here", "to come") for each in said]


def test_looking_at_the_end_fills_nothing_before_it(services, case, answer, steps):
    answer("marketing-agency")
    services.cases.set_talk(case.id, TODAY)
    for page in STEPS:
        said = steps(page)
        assert said[STEPS.index(page)].startswith("you are here")
        assert sum("you are here" in each for each in said) == 1
        assert done(said) == ["done", "done", "begun", "to come", "to come", "to come"]


def test_a_talk_whose_day_went_by_was_not_held_by_that(services, case, answer, steps, clock):
    answer("marketing-agency")
    services.cases.set_talk(case.id, TODAY, "10:00")
    clock.now += timedelta(days=3)
    assert done(steps("after"))[3:] == ["to come", "to come", "to come"]


def test_a_note_that_it_was_held_and_a_rehearsal_count(services, case, answer, steps, clock):
    answer("marketing-agency")
    services.rehearsals.keep(case.id, clock(), [RehearsalPart("news", "News", 40)], 20)
    assert done(steps("verdict"))[3:] == ["done", "to come", "to come"]
    log = services.after.log(case.id, TalkNote(TODAY, held=True))
    assert done(steps("interview"))[3:] == ["done", "done", "begun"]
    services.after.remove(log.id)
    assert done(steps("interview"))[3:] == ["done", "to come", "to come"]
    services.after.log(case.id, TalkNote(TODAY, held=False))
    assert done(steps("interview"))[3:] == ["done", "to come", "to come"]


def test_what_was_left_out_says_so_once_the_talk_was_held(services, case, answer, steps):
    answer("marketing-agency")
    services.after.log(case.id, TalkNote(TODAY, held=True))
    services.cases.close(case.id, "")
    assert done(steps("day")) == ["done", "done", "begun", "left out", "done", "done"]


def test_prepared_is_a_talk_with_a_day_and_no_blank(services, case, answer, steps):
    answer("marketing-agency")
    assert done(steps("day"))[2] == "to come"
    check = services.prepare.steps(case.id)[0]
    services.cases.tick(case.id, check.id, done=True)
    assert done(steps("day"))[2] == "begun"
    services.cases.tick(case.id, check.id, done=False)
    while blanks := [each.fact for each in services.talks.facts(case.id) if not each.value]:
        fact = blanks[0]
        text = {"date": "2026-12-30", "number": "3"}.get(fact.kind.value, "one")
        services.talks.set_fact(case.id, fact.id, fact.choices[0][0] if fact.choices else text)
    assert done(steps("day"))[2] == "begun"
    services.cases.set_talk(case.id, date(2026, 11, 30))
    assert done(steps("day"))[2] == "done"


def test_going_back_to_the_questions_empties_nothing_later(services, case, answer, steps, clock):
    answer("marketing-agency")
    services.rehearsals.keep(case.id, clock(), [RehearsalPart("news", "News", 40)], 20)
    services.after.log(case.id, TalkNote(TODAY, held=True))
    services.cases.undo(case.id)
    assert services.cases.case(case.id).verdict is None
    assert done(steps("interview")) == ["begun", "left out", "begun", "done", "done", "begun"]


def test_before_a_verdict_a_closed_step_says_when_it_opens(case, window, steps):
    said = steps("interview")
    assert said[0] == "you are here"
    assert said[2] == "to come, opens once there is a verdict"
    page = window.page("interview")
    assert not button(page, "step:talk").isEnabled()


@pytest.mark.parametrize("page", ["verdict", "talk", "dates", "rehearse", "day", "after"])
def test_a_parked_case_can_be_prepared_wherever_one_comes_from(
    services, case, answer, window, page
):
    answer("marketing-agency")
    services.heat.set(case.id, Heat.HOT)
    window.show_page(page, case.id)
    shown = window.page(page)
    assert all(button(shown, f"step:{each}").isEnabled() for each in STEPS)
    if page == "verdict":
        assert button(shown, "prepare").isEnabled()
    tab = shown.findChild(object, "prepare:papers")
    if tab is not None:  # it leads to where it says until when
        assert tab.isEnabled()
        assert "tomorrow, 07:00" in tab.toolTip()
        tab.click()
        assert window.page_name == "papers"
        said = [each.text() for each in window.page("papers").findChildren(QLabel)]
        assert "Parked until tomorrow, 07:00" in said
    for name in ("to-cue-card", "open-prompter"):
        found = shown.findChild(object, name)
        if found is not None:
            assert not found.isEnabled()
            assert "tomorrow, 07:00" in found.accessibleDescription()
            assert "tomorrow, 07:00" in found.toolTip()
    day = shown.findChild(object, "talk-day")
    if day is not None:
        assert not day.isEnabled()


def test_in_the_morning_all_of_it_is_open(services, case, answer, window, clock):
    answer("marketing-agency")
    services.heat.set(case.id, Heat.HOT)
    clock.now = services.cases.case(case.id).parked_until
    window.show_page("talk", case.id)
    for name in ("to-cue-card", "prepare:papers"):
        found = button(window.page("talk"), name)
        assert found.isEnabled()
        assert "07:00" not in found.toolTip()


def test_the_arrows_come_to_the_papers_of_a_parked_case(qtbot, services, case, answer, window):
    answer("electrical-wholesale")
    services.heat.set(case.id, Heat.HOT)
    window.show_page("talk", case.id)
    qtbot.waitActive(window)
    dates = button(window.page("talk"), "prepare:dates")
    dates.setFocus()
    qtbot.keyClick(dates, Qt.Key.Key_Right)
    assert window.focusWidget().objectName() == "prepare:papers"
