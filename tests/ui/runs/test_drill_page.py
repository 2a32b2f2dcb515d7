"""The drill: by the clock, marked by oneself; what stuck goes to Study."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from coach.domain.practice.drill import DrillMark
from tests.ui.conftest import button, texts
from tests.ui.room import settle
from tests.ui.runs.conftest import HeldTicks

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ticks(window):
    window.shell.ticks = HeldTicks()
    return window.shell.ticks


@pytest.fixture
def case_id(case, answer):
    return answer("marketing-agency").id


@pytest.fixture
def page(window, press, ticks, case_id):
    window.show_page("reaction-drill", case_id)
    yield window.page("reaction-drill")
    window.show_page("today")  # no clock runs while another page is shown


def says(page):
    return page.findChild(QLabel, "reaction-says").text()


def clock(page):
    return page.findChild(QLabel, "drill-clock").text()


def test_enter_begins_and_space_shows_ones_own_line(page, press, services, case_id):
    press(K.Key_Return)
    view = services.drill.begun(case_id)
    assert says(page) == view.current.says
    assert view.current.reply not in texts(page)
    press(K.Key_Space)
    assert view.current.reply in texts(page)


def test_numbers_say_how_it_went_and_each_is_kept_at_once(page, press, ticks, services, case_id):
    press(K.Key_Return)
    first = services.drill.begun(case_id).current
    ticks.now += 4
    press(K.Key_Space, K.Key_1)
    ((met, answer),) = services.drill.begun(case_id).met
    assert (met.id, answer.mark, answer.seconds) == (first.id, DrillMark.SAID, 4.0)
    assert says(page) != first.says


def test_before_the_line_is_shown_it_can_only_be_skipped(page, press, services, case_id):
    press(K.Key_Return, K.Key_1)
    assert services.drill.begun(case_id).met == ()
    press(K.Key_3)
    assert [each.mark for _, each in services.drill.begun(case_id).met] == [DrillMark.SKIPPED]


def test_when_the_time_is_up_the_line_is_shown(qtbot, page, press, ticks, services, case_id):
    press(K.Key_Return)
    ticks.now += services.drill.begun(case_id).drill.seconds - 1
    qtbot.waitUntil(lambda: clock(page) == "1 second")
    assert not page.findChild(QLabel, "own-reply").isVisible()
    ticks.now += 1
    qtbot.waitUntil(lambda: page.findChild(QLabel, "own-reply").isVisible())
    assert clock(page) == "Time is up"


def test_a_pause_stops_the_clock(qtbot, page, press, ticks, services, case_id):
    press(K.Key_Return)
    ticks.now += 3
    press(K.Key_P)
    assert "paused" in clock(page)
    ticks.now += 500
    press(K.Key_P)
    ticks.now += 2
    press(K.Key_Space, K.Key_1)
    assert services.drill.begun(case_id).met[0][1].seconds == 5.0


def test_leaving_the_page_pauses_and_it_goes_on_where_it_was(
    page, press, window, ticks, services, case_id
):
    press(K.Key_Return, K.Key_Space, K.Key_1)
    now = says(page)
    window.show_page("today")
    ticks.now += 500
    window.show_page("reaction-drill", case_id)
    assert button(page, "begin-drill").text() == "Go on"
    press(K.Key_Return)
    assert says(page) == now
    assert clock(page).startswith("20")


def test_the_last_mark_is_taken_back(page, press, services, case_id):
    press(K.Key_Return)
    first = says(page)
    press(K.Key_Space, K.Key_2)
    press(K.Key_Z, modifier=CTRL)
    assert says(page) == first
    assert services.drill.begun(case_id).met == ()


def test_the_line_is_made_ones_own_as_on_the_page_of_the_talk(
    qtbot, page, press, services, case_id
):
    press(K.Key_Return)
    reaction = services.drill.begun(case_id).current
    press(K.Key_Space, K.Key_E)
    edit = page.findChild(QPlainTextEdit, "edit-reply")
    qtbot.keyClicks(edit, "In my own words, then.")
    qtbot.keyClick(edit, K.Key_Return)
    kept = {each.id: each for each in services.talks.talk(case_id).reactions}[reaction.id]
    assert (kept.reply, kept.is_rewritten) == ("In my own words, then.", True)
    assert "In my own words, then." in texts(page)


def test_what_stuck_is_put_to_learning_and_a_sentence_says_so(page, press, services, case_id):
    press(K.Key_Return)
    stuck = services.drill.begun(case_id).current.id
    left = len(services.drill.begun(case_id).left)
    press(K.Key_Space, K.Key_2)
    for _ in range(left - 1):
        press(K.Key_Space, K.Key_1)
    assert "among your cards in Study" in page.findChild(QLabel, "drill-told").text()
    assert f"You said {left - 1} of {left}" in texts(page)
    assert [each.card for each in services.study._table.all()] == [f"reply:{stuck}"]


def test_where_nothing_stuck_nothing_is_put_to_learning(page, press, services, case_id):
    press(K.Key_Return)
    for _ in range(len(services.drill.begun(case_id).left)):
        press(K.Key_Space, K.Key_1)
    assert services.study._table.all() == ()
    assert "Nothing stuck" in texts(page)
    press(K.Key_Return)  # once more
    assert services.drill.begun(case_id) is not None


def test_the_seconds_are_a_setting(page, press, services, case_id):
    page.findChild(QWidget, "drill-seconds").setValue(45)
    button(page, "begin-drill").click()
    assert services.drill.begun(case_id).drill.seconds == 45
    assert services.settings.drill_seconds == 45


def test_without_a_case_samples_are_offered_and_then_asked_for(window, press, ticks, services):
    window.show_page("reaction-drill")
    page = window.page("reaction-drill")
    button(page, "drill-samples").click()
    assert page.findChild(QWidget, "drill-start").isVisible()
    press(K.Key_Return)
    assert says(page)
    window.show_page("today")


def test_a_case_without_a_verdict_says_so_in_its_place(window, case, ticks):
    window.show_page("reaction-drill", case.id)
    page = window.page("reaction-drill")
    assert not page.findChild(QWidget, "begin-drill").isVisible()
    assert texts(page)


@pytest.mark.parametrize("higher", ["drill-case", "drill-seconds"])
def test_the_names_of_the_two_fields_stand_level(window, page, higher):
    """One stood lower where the fields of a system are not of one height."""
    window.resize(1180, 760)
    start = page.findChild(QWidget, "drill-start")
    start.findChild(QWidget, higher).setMinimumHeight(60)
    settle()
    names = {"For which case", "For each, on the clock"}
    places = [
        (each.mapTo(start, QPoint(0, 0)).y(), each.height())  # words stand in the middle of it
        for each in start.findChildren(QLabel)
        if each.text() in names
    ]
    assert len(places) == len(names)
    assert len(set(places)) == 1
