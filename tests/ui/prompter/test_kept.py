"""The prompter: rehearsals that are kept, and how it was left."""

from __future__ import annotations

import pytest

from coach.domain.rules.heat import Heat
from coach.ui.prompter.window import Prompter
from coach.ui.window.toast import Toast
from tests.ui.conftest import button, texts
from tests.ui.prompter.conftest import K, title


@pytest.fixture
def go(opened, case, answer, press, ticks):
    """Goes through the first parts from a page, so many seconds each, and leaves."""

    def go(page, *seconds):
        if case.verdict is None:
            answer("payroll")
        prompter = opened(page, case)
        for each in seconds:
            press(prompter, K.Key_Space)
            ticks.now += each
        shown = title(prompter)
        press(prompter, K.Key_Escape)
        return shown

    return go


def test_the_lines_that_are_made_for_few_come_before_those_for_many(services, answer):
    case = answer("cleaning-chemicals")
    assert "It takes five minutes. Say it once, and hang up." in (services.prepare.calm(case.id))


def test_a_rehearsal_is_kept_when_it_is_left(services, case, go):
    go("rehearse", 20, 11.6)
    (kept,) = services.rehearsals.all(case.id)
    assert (kept.seconds, kept.to_news) == (31, 20)
    assert [(part.part, part.seconds) for part in kept.parts] == [("open", 20), ("news", 11)]


def test_a_look_of_a_few_seconds_is_no_rehearsal(services, case, go):
    go("rehearse", 4)
    assert services.rehearsals.all(case.id) == ()


def test_the_talk_itself_is_not_kept_as_a_rehearsal(services, case, go):
    go("day", 60)
    assert services.rehearsals.all(case.id) == ()


def test_undo_takes_the_rehearsal_away_from_the_page(services, window, case, go):
    go("rehearse", 75)
    page = window.page("rehearse")
    assert "1:15 in all" in texts(page)
    assert "Rehearsal kept: 1:15 in all." in texts(window.findChild(Toast))
    button(window, "toast-undo").click()
    assert services.rehearsals.all(case.id) == ()
    assert "1:15 in all" not in texts(page)


def test_a_parked_case_can_be_rehearsed_and_no_more(services, case, answer, opened, press):
    answer("payroll")
    services.heat.set(case.id, Heat.HOT)
    prompter = opened("day", case)
    assert title(prompter) == "Rehearsal"
    press(prompter, K.Key_Escape)


def test_size_and_light_are_as_they_were_left(qtbot, window, answer, opened, press):
    case = answer("payroll")
    prompter = opened("talk", case)
    press(prompter, K.Key_Space, K.Key_T, K.Key_Minus, K.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(Prompter) is None)
    again = opened("talk", case)
    assert again.light
    assert again.step == -1


def test_it_closes_with_the_window(qtbot, window, answer, opened):
    prompter = opened("talk", answer("payroll"))
    window.close()
    assert not prompter.isVisible()
