"""What the tests of the prompter share: ticks that are held, scenes, and how to press a key."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coach.domain.talk.talk import PartRole
from coach.ui.prompter.fitted_text import FittedText
from coach.ui.prompter.scenes import Answer, Deck, Scene, Words
from coach.ui.prompter.window import Going, Prompter
from coach.ui.window.main_window import MainWindow
from coach.ui.window.toast import Toast

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
    role = PartRole.NEWS if part == "news" else PartRole.MIDDLE
    return Scene(part, part.title(), seconds, "Do it.", "Do not do it.", words, role, **more)


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
