"""The second window of a round, and its clock: three minutes, a quiet word, and more if wanted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coach.ui.rounds.round_page import RoundPage
from coach.ui.rounds.second_window import RoundWindow
from tests.ui.conftest import button, texts

K = Qt.Key


@pytest.fixture
def page(shown, begun):
    """The page of a round, with the card for practising."""
    return shown(RoundPage, begun.id)


def time_of(page):
    return page.findChild(QLabel, "round-time").text()


# -- the second window


def second(page):
    button(page, "second-window").click()
    return page.findChildren(RoundWindow)[-1]


def test_the_second_window_is_covered_and_marks_the_same_round(page, services, begun, keys, qtbot):
    window = second(page)
    assert window.windowTitle() == "Second window"  # and no client's name
    assert begun.cards.client.fact not in texts(window)
    button(window, "lift-cover").click()
    assert begun.cards.client.fact in texts(window)
    qtbot.keyClick(window.views, K.Key_1)
    assert len(services.rounds.round(begun.id).pushbacks) == 1
    assert "Push-backs: 1/" in texts(page)


def test_the_second_window_has_the_same_clock(page, ticks, qtbot):
    window = second(page)
    button(window, "lift-cover").click()
    qtbot.keyClick(window.views, K.Key_Space)
    ticks.now += 75
    clock = window.findChild(QLabel, "second-time")
    qtbot.waitUntil(lambda: (clock.text(), time_of(page)) == ("1:15 of 3:00", "1:15"))


def test_the_clock_of_a_round_that_is_thrown_away_stands_there_too(
    page, services, begun, ticks, qtbot
):
    window = second(page)
    button(window, "lift-cover").click()
    qtbot.keyClick(window.views, K.Key_Space)
    services.rounds.remove(begun.id)
    ticks.now += 60
    clock = window.findChild(QLabel, "second-time")
    qtbot.waitUntil(lambda: "The clock stands." in clock.accessibleName())
    ticks.now += 60
    services.rounds.put_back(begun.id)
    qtbot.keyClick(window.views, K.Key_Space)
    ticks.now += 15
    qtbot.waitUntil(lambda: clock.text() == "1:15 of 3:00")


def test_beside_a_second_window_the_clock_is_started_from_the_card_for_practising(page):
    main = button(page, "round-main")
    assert main.text() == "The client’s card"
    window = second(page)
    assert main.text() == "Start the clock"
    assert "second window" in main.toolTip()
    assert not main.isEnabled()  # until its card was seen once
    button(window, "lift-cover").click()
    assert main.isEnabled()
    window.close()
    assert main.text() == "Start the clock"


def test_a_second_window_that_was_never_read_in_leads_to_the_card_again(page):
    second(page).close()
    assert button(page, "round-main").text() == "The client’s card"


def test_the_main_window_keeps_the_card_for_practising_beside_it(page, begun, qtbot):
    second(page)
    assert begun.cards.rep.brief[0] in texts(page)
    assert begun.cards.client.fact not in texts(page)


def test_closing_the_second_window_loses_nothing(page, services, begun, keys, ticks, qtbot):
    window = second(page)
    button(window, "lift-cover").click()
    button(window, "tab:sheet").click()
    qtbot.keyClick(window.views, K.Key_Space)
    qtbot.keyClick(window.views, K.Key_A)
    qtbot.keyClicks(window.views.note, "half a note")
    ticks.now += 5
    window.close()
    found = services.rounds.round(begun.id)
    assert (len(found.marks), [note.text for note in found.notes]) == (1, ["half a note"])
    again = second(page)
    button(again, "lift-cover").click()
    button(again, "tab:sheet").click()
    assert button(again, f"mark-yes:{begun.cards.sheet.checks[0].id}").isChecked()


# -- three minutes, and a quiet word


def test_after_three_minutes_it_says_so_once_and_runs_on(page, services, begun, keys, ticks, qtbot):
    button(page, "tab:sheet").click()
    keys(K.Key_Return)  # lifts the cover
    assert "of 3:00" in texts(page)
    keys(K.Key_Space)
    ticks.now += 179.9
    qtbot.waitUntil(lambda: time_of(page) == "2:59")
    assert "3 minutes are over" not in texts(page)
    ticks.now += 0.2
    qtbot.waitUntil(lambda: "3 minutes are over" in texts(page))
    ticks.now += 30
    qtbot.waitUntil(lambda: time_of(page) == "3:30")  # the clock is never lost
    keys(K.Key_A)
    assert services.rounds.round(begun.id).marks[0].at == pytest.approx(210.1)


def test_a_talk_is_made_longer_and_after_a_kill_still_is(page, keys, ticks, qtbot, shown):
    button(page, "tab:client").click()
    keys(K.Key_Return)  # lifts the cover
    keys(K.Key_Space)
    ticks.now += 190
    qtbot.waitUntil(lambda: "3 minutes are over" in texts(page))
    button(page, "extend-talk").click()
    assert "of 5:00" in texts(page)
    page.finish()
    again = shown(RoundPage)  # another program, which knows the data file alone
    assert "of 5:00" in texts(again)
    assert time_of(again) == "3:10"


def test_the_second_window_says_that_time_is_over_too(page, ticks, qtbot):
    window = second(page)
    button(window, "lift-cover").click()
    qtbot.keyClick(window.views, K.Key_Space)
    ticks.now += 180
    clock = window.findChild(QLabel, "second-time")
    qtbot.waitUntil(lambda: clock.text() == "3:00, time is over")


def test_a_second_window_that_is_opened_again_is_covered_again(page, begun):
    window = second(page)
    button(window, "lift-cover").click()
    window.close()
    again = second(page)
    assert begun.cards.client.fact not in texts(again)
    assert button(again, "lift-cover").isVisible()
