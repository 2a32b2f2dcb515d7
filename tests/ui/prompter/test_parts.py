"""The prompter: one part after the other, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.ui.prompter.fitted_text import FittedText
from tests.ui.conftest import texts
from tests.ui.prompter.conftest import SENTENCE, K, label, title, words

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
    assert "What to do here\nLook at them." in words(prompter)
    assert f"What to do here\n{SENTENCE}" not in words(prompter)


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
