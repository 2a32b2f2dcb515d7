"""The prompter: dark or light, size of the words, and screens."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QLabel

from coach.ui.kit.basic.screens import screen_after, screen_beside
from coach.ui.kit.basic.theme import DARK, LIGHT
from coach.ui.prompter import fitted_text
from coach.ui.prompter.fitted_text import LEAST, MOST, FittedText
from coach.ui.prompter.overlays import AnswerCover
from coach.ui.prompter.scenes import Words
from coach.ui.prompter.window import Going
from tests.ui.prompter.conftest import DECK, SENTENCE, K, label, scene, title
from tests.ui.room import cut, settle

# -- how it looks


def test_it_is_dark_whatever_the_program_is_and_t_makes_it_light(prompt, press):
    prompter = prompt()
    assert prompter.grab().toImage().pixelColor(3, 3) == QColor(DARK.ground)
    press(prompter, K.Key_T)
    assert prompter.grab().toImage().pixelColor(3, 3) == QColor(LIGHT.ground)
    assert "T\u00a0dark" in label(prompter, "prompter-hints")


def test_short_parts_stand_in_large_type_and_long_ones_in_smaller(prompt, press):
    """The more there is to say, the smaller, on one page; on more where it is at its smallest."""
    long = [scene(f"bridge-{lines}", *[SENTENCE] * lines) for lines in range(1, 14)]
    prompter = prompt(replace(DECK, scenes=(DECK.scenes[0], *long)), height=700)
    text = prompter.findChild(FittedText, "prompter-text")
    press(prompter, K.Key_Space)
    assert (text.pixels, text.pages) == (MOST, 1)
    sizes = []
    for _ in long:
        press(prompter, K.Key_Space)
        sizes.append(text.pixels)
        assert LEAST <= text.pixels <= MOST
        if text.pages > 1:
            break
        assert all(larger >= smaller for larger, smaller in pairwise(sizes))
    assert text.pages > 1
    assert sizes[-1] == LEAST
    assert len(set(sizes)) > 2


@pytest.mark.parametrize("width", [480, 560, 640, 900])
def test_what_comes_next_takes_no_room_from_what_is_said(prompt, press, letters, width):
    """It says how many pages there are: it may not change how many there are."""
    letters(125, 100)
    title_ = "What we promise to each other until the end of the spring and of the summer"
    ahead = replace(scene("close", "Thank you."), title=title_)
    deck = replace(DECK, scenes=(scene("bridge", *[SENTENCE] * 20), ahead))
    prompter = prompt(deck, width=width, height=480)
    text = prompter.findChild(FittedText, "prompter-text")
    press(prompter, K.Key_Space)
    settle()
    heights, pages = [text.height()], text.pages
    assert pages > 1
    for _ in range(pages - 1):
        press(prompter, K.Key_Space)
        settle()
        heights.append(text.height())
    assert title_ in label(prompter, "prompter-next")
    assert len(set(heights)) == 1
    assert text.pages == pages


@pytest.mark.parametrize("stretch", [80, 100, 125])
@pytest.mark.parametrize("percent", [100, 150])
def test_all_that_stands_around_the_words_is_seen_whole(prompt, press, letters, stretch, percent):
    letters(stretch, percent)
    for width, height in ((640, 480), (900, 600), (1400, 900)):
        prompter = prompt(going=Going(percent=percent), width=width, height=height)
        for key in (K.Key_Space, K.Key_D, K.Key_Space):
            press(prompter, key)
            settle()
            assert cut(prompter) == []
        press(prompter, K.Key_R)
        settle()
        assert cut(prompter.findChild(AnswerCover)) == []


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
    tall = [bottom - top for top, bottom in shown._pages]
    assert max(tall) <= shown.height()
    assert shown._document.textWidth() <= shown.width()
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
    places = shown._pages
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    ends = [(end, text) for end, last, text in fitted_text._lines(shown._document) if last]
    seen = [text for top, bottom in places for end, text in ends if top < end <= bottom]
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
from coach.ui.kit.basic.application import Application
from coach.ui.prompter.scenes import Deck
from coach.ui.kit.basic.screens import screen_beside
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
        cwd=Path(__file__).parents[3],
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
