# SPDX-License-Identifier: MIT
"""The prompter by its keys: parts, clocks, covers, sizes, and what becomes of a rehearsal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QLabel

from coach.domain.heat import Heat
from coach.ui.main_window import MainWindow
from coach.ui.prompter.fitted_text import LEAST, MOST, FittedText
from coach.ui.prompter.scenes import Answer, Deck, Scene, Words, deck_of
from coach.ui.prompter.screens import screen_after, screen_beside
from coach.ui.prompter.stopwatch import Stopwatch
from coach.ui.prompter.window import Going, Prompter
from coach.ui.theme import DARK, LIGHT
from coach.ui.widgets.toast import Toast
from tests.ui.conftest import button, texts

K = Qt.Key
SENTENCE = "We have decided to end the payroll for Halden Tools on 30 June 2027."


@dataclass
class HeldTicks:
    """Seconds that pass when they are told to."""

    now: float = 1000.0

    def __call__(self) -> float:
        """The second it is held at."""
        return self.now


@pytest.fixture
def ticks():
    return HeldTicks()


def scene(part, *lines, seconds=30, **more):
    words = tuple(each if isinstance(each, Words) else Words(each) for each in lines)
    return Scene(part, part.title(), seconds, "Do it.", "Do not do it.", words, **more)


DECK = Deck(
    (
        scene("open", "Joe, thank you.", seconds=30),
        scene("news", SENTENCE, Words("Look at them.", cue=True), seconds=15),
        scene("close", "What do you need this week?", seconds=60),
    ),
    (Answer("“Why now?”", "Because the term ends.", "Details"), Answer("Anger", "I hear you.", "")),
    ("Breathe out.", "Feet on the floor.", "Speak slowly."),
)


@pytest.fixture
def prompt(qtbot, qapp, ticks):
    """Opens a deck at a size; it is closed at the end."""
    qapp.set_look("light", 100)
    made = []

    def prompt(deck=DECK, going=Going(), width=1280, height=860):  # noqa: B008 - frozen
        prompter = Prompter(deck, going, ticks)
        made.append(prompter)
        prompter.resize(width, height)
        prompter.show()
        qtbot.waitExposed(prompter)
        return prompter

    yield prompt
    for prompter in made:
        prompter.close()
        prompter.deleteLater()


@pytest.fixture
def press(qtbot):
    def press(prompter, *keys, modifier=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            qtbot.keyClick(prompter, key, modifier)

    return press


def words(prompter) -> str:
    return prompter.findChild(FittedText, "prompter-text").text()


def label(prompter, name) -> str:
    found = prompter.findChild(QLabel, name)
    return found.text() if found.isVisibleTo(prompter) else ""


def title(prompter) -> str:
    return label(prompter, "prompter-title")


# -- one part at a time


def test_space_begins_and_shows_one_part_after_the_other(prompt, press):
    prompter = prompt()
    assert "Space" in words(prompter)
    assert "Joe" not in words(prompter)
    press(prompter, K.Key_Space)
    assert (title(prompter), words(prompter)) == ("Open", "Joe, thank you.")
    assert label(prompter, "prompter-place") == "1 of 3"
    assert label(prompter, "prompter-next") == "Next: News"
    press(prompter, K.Key_Right)
    assert SENTENCE in words(prompter)
    assert "Joe" not in words(prompter)
    press(prompter, K.Key_PageDown)
    assert title(prompter) == "Close"
    assert label(prompter, "prompter-next") == "The last part"


def test_left_home_and_end_go_where_they_say(prompt, press):
    prompter = prompt()
    press(prompter, K.Key_End)
    assert title(prompter) == "Close"
    press(prompter, K.Key_Left)
    assert title(prompter) == "News"
    press(prompter, K.Key_Home)
    assert title(prompter) == "Open"
    press(prompter, K.Key_PageUp)
    assert title(prompter) == "Open"


def test_after_the_last_part_space_leaves(qtbot, prompt, press):
    prompter = prompt()
    press(prompter, K.Key_End, K.Key_Space)
    assert "Write down today" in words(prompter)
    with qtbot.waitSignal(prompter.closed):
        press(prompter, K.Key_Space)
    assert not prompter.isVisible()


def test_what_is_not_said_is_marked_by_a_word(prompt, press):
    prompter = prompt()
    press(prompter, K.Key_Space, K.Key_Space)
    assert "Do, do not say\nLook at them." in words(prompter)
    assert f"Do, do not say\n{SENTENCE}" not in words(prompter)


def test_do_and_do_not_come_at_a_key_and_go_at_the_same(prompt, press):
    prompter = prompt()
    press(prompter, K.Key_Space)
    assert "Do: Do it." not in texts(prompter)
    press(prompter, K.Key_D)
    assert "Do: Do it." in texts(prompter)
    assert "Do not: Do not do it." in texts(prompter)
    press(prompter, K.Key_D)
    assert "Do: Do it." not in texts(prompter)
    press(prompter, K.Key_D, K.Key_End, K.Key_Space)
    assert "Do: Do it." not in texts(prompter)  # nothing is left to do


@pytest.mark.parametrize("key", [K.Key_Escape, K.Key_F11])
def test_esc_and_f11_leave(qtbot, prompt, press, key):
    prompter = prompt()
    with qtbot.waitSignal(prompter.closed):
        press(prompter, key)


def test_keys_with_ctrl_are_left_alone(prompt, press):
    prompter = prompt()
    press(prompter, K.Key_Space)
    press(prompter, K.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert not prompter.findChild(FittedText, "prompter-calm-text").isVisible()


def test_a_key_that_is_held_down_turns_one_part(qtbot, prompt, press):
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QKeyEvent

    prompter = prompt()
    press(prompter, K.Key_Space)
    held = QKeyEvent(
        QEvent.Type.KeyPress, K.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True
    )
    QCoreApplication.sendEvent(prompter, held)
    assert title(prompter) == "Open"


# -- the clocks


def test_each_part_has_its_clock_against_its_plan(qtbot, prompt, press, ticks):
    prompter = prompt()
    ticks.now += 50  # before it begins nothing is counted
    press(prompter, K.Key_Space)
    ticks.now += 12
    qtbot.waitUntil(lambda: label(prompter, "clock-part") == "This part 0:12 of 0:30")
    assert label(prompter, "clock-all") == "In all 0:12"
    ticks.now += 23
    over = "This part 0:35, 0:05 over its 0:30"
    qtbot.waitUntil(lambda: label(prompter, "clock-part") == over)


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
    assert all(seconds >= 0 for seconds in whole)
    assert sum(whole) == int(watch.in_all)


# -- what lies over it


@pytest.mark.parametrize("key", [K.Key_C, K.Key_Pause])
def test_the_panic_key_covers_all_and_any_key_comes_back(prompt, press, key):
    prompter = prompt()
    press(prompter, K.Key_Space, key)
    calm = prompter.findChild(FittedText, "prompter-calm-text")
    assert calm.isVisible()
    assert calm.text() == "Breathe out.\nFeet on the floor.\nSpeak slowly."
    assert calm.parentWidget().geometry() == prompter.rect()
    ground = calm.parentWidget().grab().toImage().pixelColor(3, 3)
    assert ground == QColor(DARK.ground)  # nothing shines through
    press(prompter, K.Key_Shift)
    assert calm.isVisible()
    press(prompter, K.Key_Escape)
    assert not calm.isVisible()
    assert prompter.isVisible()
    assert title(prompter) == "Open"


def test_what_they_may_say_opens_to_my_reply(prompt, press):
    prompter = prompt()
    press(prompter, K.Key_Space, K.Key_R)
    shown = prompter.findChild(FittedText, "prompter-answers-text")
    assert "1\u2002“Why now?”" in shown.text()
    assert "Because the term ends." not in shown.text()
    press(prompter, K.Key_1)
    assert "You say\nBecause the term ends." in shown.text()
    assert "The trap\nDetails" in shown.text()
    press(prompter, K.Key_2)
    assert "I hear you." in shown.text()
    assert "Because" not in shown.text()
    press(prompter, K.Key_9)
    assert "I hear you." in shown.text()
    press(prompter, K.Key_R)
    assert "1\u2002“Why now?”" in shown.text()
    press(prompter, K.Key_Escape)
    assert not shown.isVisible()
    assert prompter.isVisible()
    assert title(prompter) == "Open"


def test_space_over_the_reactions_comes_back_to_the_same_part(prompt, press):
    prompter = prompt()
    press(prompter, K.Key_Space, K.Key_R, K.Key_Space)
    assert title(prompter) == "Open"
    assert not prompter.findChild(FittedText, "prompter-answers-text").isVisible()


def test_panic_covers_the_reactions_too(prompt, press):
    prompter = prompt()
    press(prompter, K.Key_Space, K.Key_R, K.Key_C)
    assert prompter.findChild(FittedText, "prompter-calm-text").isVisible()
    press(prompter, K.Key_A)
    assert prompter.findChild(FittedText, "prompter-answers-text").isVisible()


# -- how it looks


def test_it_is_dark_whatever_the_program_is_and_t_makes_it_light(prompt, press):
    prompter = prompt()
    assert prompter.grab().toImage().pixelColor(3, 3) == QColor(DARK.ground)
    press(prompter, K.Key_T)
    assert prompter.grab().toImage().pixelColor(3, 3) == QColor(LIGHT.ground)
    assert "T\u00a0dark" in label(prompter, "prompter-hints")


def test_short_parts_stand_in_large_type_and_long_ones_in_smaller(prompt, press):
    long = scene("bridge", *[SENTENCE] * 7)
    prompter = prompt(replace(DECK, scenes=(DECK.scenes[0], long)), height=700)
    text = prompter.findChild(FittedText, "prompter-text")
    press(prompter, K.Key_Space)
    assert (text.pixels, text.pages) == (MOST, 1)
    press(prompter, K.Key_Space)
    assert LEAST <= text.pixels < MOST
    assert text.pages == 1


def test_plus_and_minus_change_the_size_and_it_stays(prompt, press):
    prompter = prompt()
    text = prompter.findChild(FittedText, "prompter-text")
    press(prompter, K.Key_Space)
    before = text.pixels
    press(prompter, K.Key_Minus, K.Key_Minus)
    assert text.pixels < before
    press(prompter, K.Key_Space)
    assert text.pixels < MOST
    press(prompter, K.Key_0)
    assert text.pixels == MOST
    press(prompter, K.Key_Plus)
    assert text.pixels > MOST


@pytest.mark.parametrize(
    "text",
    [
        " ".join([SENTENCE] * 25),
        "ש" * 40 + " " + "שלום לכולם " * 60,
        "🎈👩‍👩‍👧 " * 200,
        "w" * 600,
    ],
    ids=["long", "right-to-left", "emoji", "one-word"],
)
@pytest.mark.parametrize(("width", "height", "percent"), [(900, 600, 100), (900, 600, 200)])
def test_nothing_is_cut_whatever_the_words(prompt, press, text, width, height, percent):
    deck = replace(DECK, scenes=(scene("open", "First.", text, Words(text, cue=True)),))
    prompter = prompt(deck, Going(percent=percent), width, height)
    press(prompter, K.Key_Space)
    shown = prompter.findChild(FittedText, "prompter-text")
    assert shown.pixels >= LEAST
    tall = [bottom - top for top, bottom in shown.page_heights()]
    assert max(tall) <= shown.height()
    assert shown.text_width() <= shown.width()
    pages = shown.pages
    assert pages > 1
    for page in range(1, pages):
        assert f"Page {page} of {pages}" in label(prompter, "prompter-next")
        press(prompter, K.Key_Space)
    assert label(prompter, "prompter-next") == "The last part"
    press(prompter, K.Key_Left)
    assert shown.page == pages - 2


def test_every_line_is_on_some_page(prompt, press):
    lines = [f"This is sentence number {number}, and it says what it says." for number in range(40)]
    prompter = prompt(replace(DECK, scenes=(scene("open", *lines),)), width=900, height=600)
    press(prompter, K.Key_Space)
    shown = prompter.findChild(FittedText, "prompter-text")
    places = shown.page_heights()
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    seen = [line for top, bottom in places for line in shown.lines_between(top, bottom)]
    assert seen == lines


@pytest.mark.parametrize(("width", "height", "percent"), [(900, 600, 100), (900, 600, 200)])
def test_keys_and_clocks_fit_in_a_small_window(prompt, press, width, height, percent):
    prompter = prompt(DECK, Going(percent=percent), width, height)
    press(prompter, K.Key_Space)
    assert (prompter.width(), prompter.height()) == (width, height)
    for name in ("prompter-hints", "prompter-next", "prompter-title", "clock-part", "clock-news"):
        found = prompter.findChild(QLabel, name)
        corner = found.mapTo(prompter, found.rect().bottomRight())
        assert corner.x() < width
        assert corner.y() < height
        assert found.height() >= found.heightForWidth(found.width())


# -- screens


def test_a_second_screen_is_taken_and_s_comes_back():
    one, two = object(), object()
    assert screen_beside([one, two], one) is two
    assert screen_beside([one, two], two) is one
    assert screen_beside([one], one) is one
    assert screen_after([one, two], two) is one
    assert screen_after([one, two], one) is two
    assert screen_after([one], two) is one


_TWO_SCREENS = """
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from coach.ui.application import Application
from coach.ui.prompter.scenes import Deck
from coach.ui.prompter.screens import screen_beside
from coach.ui.prompter.window import Going, Prompter
app = Application([])
prompter = Prompter(Deck((), (), ()), Going(), lambda: 0.0)
def say():
    app.processEvents()
    print(prompter.screen().name(), *prompter.geometry().getRect(), prompter.isFullScreen())
prompter.stand_on(screen_beside(app.screens(), app.screens()[0]))
say()
for _ in range(2):
    QTest.keyClick(prompter, Qt.Key.Key_S)
    say()
"""


def test_it_fills_the_second_screen_and_s_goes_round(tmp_path):
    screens = [
        {"name": "one", "x": 0, "y": 0, "width": 800, "height": 600},
        {"name": "two", "x": 800, "y": 0, "width": 1280, "height": 720},
    ]
    more = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": [screen | more for screen in screens]}), "utf-8")
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={file}"}
    done = subprocess.run(
        [sys.executable, "-c", _TWO_SCREENS],
        env=os.environ | platform,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    one, two = "one 0 0 800 600 True", "two 800 0 1280 720 True"
    assert done.stdout.split("\n")[:3] == [two, one, two]


def test_with_one_screen_s_changes_nothing_and_is_not_offered(prompt, press):
    assert len(QGuiApplication.screens()) == 1
    prompter = prompt()
    press(prompter, K.Key_Space, K.Key_S)
    assert title(prompter) == "Open"
    assert "screen" not in label(prompter, "prompter-hints")


# -- from the window


@pytest.fixture
def window(qtbot, qapp, services, ticks):
    qapp.set_look("light", 100)
    window = MainWindow(services, qapp.theme, qapp.icons, ticks)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    yield window
    for toast in window.findChildren(Toast):
        toast.hide()
    for prompter in window.findChildren(Prompter):
        prompter.close()


@pytest.fixture
def opened(qtbot, window):
    """The prompter as F11 opens it from a page of a case."""

    def opened(page, case):
        window.show_page(page, case.id)
        qtbot.keyClick(window, K.Key_F11)
        prompter = window.findChild(Prompter)
        assert prompter is not None
        qtbot.waitExposed(prompter)
        return prompter

    return opened


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
    assert "It takes five minutes. Read it out, say it once, and hang up." in (
        services.prepare.calm(case.id)
    )


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
