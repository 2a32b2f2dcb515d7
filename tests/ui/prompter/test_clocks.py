"""The prompter: the clock of each part, and the time to the news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.ui.kit.basic.labels import Lead
from coach.ui.prompter.stopwatch import Stopwatch
from tests.ui.prompter.conftest import DECK, HeldTicks, K, label

# -- the clocks


def test_each_part_has_its_clock_against_its_plan(qtbot, prompt, press, ticks):
    prompter = prompt()
    ticks.now += 50  # before it begins nothing is counted
    press(prompter, K.Key_Space)
    ticks.now += 12
    qtbot.waitUntil(lambda: label(prompter, "clock-part") == "This part 0:12 of 0:30")
    shown = prompter.findChild(Lead, "clock-part")
    assert shown.property("tone") == "quiet"
    ticks.now += 18
    qtbot.waitUntil(lambda: label(prompter, "clock-part") == "This part 0:30 of 0:30")
    assert shown.property("tone") == "quiet"
    assert label(prompter, "clock-all") == "In all 0:30"
    ticks.now += 5
    over = "This part 0:35, 0:05 over its 0:30"
    qtbot.waitUntil(lambda: label(prompter, "clock-part") == over)
    assert shown.property("tone") == ""  # it catches the eye


def test_the_time_to_the_news_stands_still_once_they_are_said(qtbot, prompt, press, ticks):
    prompter = prompt()
    press(prompter, K.Key_Space)
    ticks.now += 20
    qtbot.waitUntil(lambda: label(prompter, "clock-news") == "To the news 0:20")
    press(prompter, K.Key_Space)
    ticks.now += 9
    qtbot.waitUntil(lambda: label(prompter, "clock-all") == "In all 0:29")
    assert label(prompter, "clock-news") == "News after 0:20"
    press(prompter, K.Key_Left, K.Key_Space)
    assert label(prompter, "clock-news") == "News after 0:20"


def test_a_talk_without_news_has_no_clock_for_them(prompt, press):
    prompter = prompt(replace(DECK, scenes=(DECK.scenes[0], DECK.scenes[2])))
    press(prompter, K.Key_Space)
    assert label(prompter, "clock-news") == ""


def test_p_stops_the_clock_and_starts_it_again(qtbot, prompt, press, ticks):
    prompter = prompt()
    press(prompter, K.Key_Space)
    ticks.now += 5
    press(prompter, K.Key_P)
    ticks.now += 100
    press(prompter, K.Key_Space)  # reading on does not start it
    ticks.now += 100
    assert label(prompter, "clock-paused") == "Clock paused"
    assert prompter.watch.in_all == pytest.approx(5)
    press(prompter, K.Key_P)
    ticks.now += 2
    qtbot.waitUntil(lambda: label(prompter, "clock-all") == "In all 0:07")
    assert label(prompter, "clock-paused") == ""


def test_all_visits_of_a_part_count_together(ticks):
    watch = Stopwatch(2, None, ticks)
    watch.run()
    for part in (0, 1, 0):
        watch.go_to(part)
        ticks.now += 3
    watch.pause()
    ticks.now += 50
    assert (watch.of_part(0), watch.of_part(1), watch.in_all) == (6, 3, 9)
    assert watch.to_news is None


@given(st.lists(st.tuples(st.integers(0, 4), st.floats(0, 400)), max_size=12))
def test_the_parts_add_up_to_what_the_clock_shows(visits):
    ticks = HeldTicks(0.0)
    watch = Stopwatch(5, 2, ticks)
    watch.run()
    for part, seconds in visits:
        watch.go_to(part)
        ticks.now += seconds
    watch.pause()
    whole = watch.whole_seconds()
    assert sum(whole) == int(watch.in_all)
    for part, seconds in enumerate(whole):
        assert abs(seconds - watch.of_part(part)) <= 1, part
