"""The prompter, opened from the pages of a case."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.ui.prompter.scenes import deck_of
from coach.ui.prompter.window import Prompter
from coach.ui.window.toast import Toast
from tests.ui.conftest import button, texts
from tests.ui.prompter.conftest import K, title, words


@pytest.mark.parametrize("page", ["talk", "rehearse", "day"])
def test_f11_opens_it_full_screen_from_the_pages_of_a_case(services, opened, answer, page):
    prompter = opened(page, answer("payroll"))
    assert prompter.isFullScreen()
    assert prompter.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert prompter.windowTitle() == "Good Terms"


@pytest.mark.parametrize(
    ("page", "says"),
    [("talk", "Rehearsal"), ("rehearse", "Rehearsal"), ("day", "Ready when you are")],
)
def test_the_talk_is_held_from_its_day_and_rehearsed_elsewhere(opened, answer, page, says):
    assert title(opened(page, answer("payroll"))) == says


def test_f11_does_nothing_where_there_is_no_talk(qtbot, window, answer):
    answer("payroll")
    window.show_page("cases")
    qtbot.keyClick(window, K.Key_F11)
    assert window.findChild(Prompter) is None


def test_without_a_verdict_it_is_refused_in_words(qtbot, window, case):
    window.show_page("day", case.id)
    qtbot.keyClick(window, K.Key_F11)
    assert window.findChild(Prompter) is None
    assert "There is no verdict yet" in texts(window.findChild(Toast))


def test_it_shows_what_is_said_and_nothing_that_is_off(services, opened, answer, press):
    case = answer("payroll")
    parts = services.talks.talk(case.id).spoken
    line = next(part for part in parts if part.id == "reason").lines[0]
    services.lines.switch(case.id, line.id, on=False)
    prompter = opened("talk", case)
    press(prompter, K.Key_Space)
    seen = []
    while title(prompter) != "That was all of it":
        seen.append(words(prompter))
        press(prompter, K.Key_Space)
    parts = [part for part in services.talks.talk(case.id).spoken if part.id != "recommend"]
    said = [each.text for part in parts for each in part.lines]
    assert line.text not in "\n".join(seen)
    assert all(text in "\n".join(seen) for text in said)


def test_what_is_said_to_others_before_is_left_out(services, answer):
    case = answer("payroll")
    services.talks.set_fact(case.id, "contact", "Joe")
    parts = {scene.part for scene in deck_of(services, case.id).scenes}
    assert parts
    assert not parts & {"recommend", "ask-colleague", "ready"}


def test_what_comes_before_is_rehearsed_by_itself(qtbot, services, window, answer, press, ticks):
    case = answer("payroll")
    window.shell.go("rehearse", case.id)
    button(window.page("rehearse"), "start-inside").click()
    prompter = window.findChild(Prompter)
    assert {scene.part for scene in prompter.deck.scenes} == {"recommend"}
    press(prompter, K.Key_Space)
    assert title(prompter) == "First, recommend it"
    ticks.now += 40
    press(prompter, K.Key_Escape)
    (kept,) = services.rehearsals.all(case.id)
    assert kept.inside
    assert "With your own side · 0:40 in all" in texts(window.page("rehearse"))


def test_an_ending_at_once_counts_to_its_decision(services, answer):
    deck = deck_of(services, answer("cleaning-chemicals").id)
    assert deck.scenes[deck.news].part == "decision"


def test_discreet_mode_shows_initials(services, answer, opened, press):
    case = answer("payroll")
    services.talks.set_fact(case.id, "contact", "Joe")
    services.settings.discreet = True
    prompter = opened("talk", case)
    while title(prompter) != "That was all of it":
        press(prompter, K.Key_Space)
        assert "Joe" not in words(prompter)
        assert "Halden" not in words(prompter)
    press(prompter, K.Key_Home)
    assert "J." in words(prompter)


def test_three_lines_that_steady_fit_the_case(services, answer):
    case = answer("payroll")
    calm = services.prepare.calm(case.id)
    known = {line.text: line.when_text for line in services.content.talk.calm}
    assert len(set(calm)) == 3
    assert known[calm[0]] == "always"
    assert all(known[text] != "always" for text in calm[1:])
