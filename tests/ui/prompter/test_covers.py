"""The prompter: what covers the words: panic, and what they may say."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from coach.ui.kit.basic.theme import DARK
from coach.ui.prompter.fitted_text import FittedText
from tests.ui.prompter.conftest import K, title

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
