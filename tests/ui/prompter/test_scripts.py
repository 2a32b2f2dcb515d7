"""A script of the library in the prompter."""

from __future__ import annotations

import pytest

from coach.engine.talk.script_lines import lines_of, seconds_of
from coach.ui.prompter.window import Prompter
from tests.ui.conftest import button
from tests.ui.prompter.conftest import K, title, words


@pytest.fixture
def script(services):
    return next(each for each in services.library.scripts() if each.reactions)


@pytest.fixture
def prompted(qtbot, window, script):
    """The prompter as F11 opens it from the page of a script."""

    def prompted():
        window.show_page("script", script.id)
        qtbot.keyClick(window, K.Key_F11)
        prompter = window.findChild(Prompter)
        assert prompter is not None
        qtbot.waitExposed(prompter)
        return prompter

    return prompted


def test_f11_shows_every_word_of_it(prompted, script, press):
    prompter = prompted()
    assert title(prompter) == "Rehearsal"
    assert f"{seconds_of(script.short)} seconds" in words(prompter)
    press(prompter, K.Key_Space)
    assert title(prompter) == script.title
    seen = []
    while title(prompter) == script.title:
        seen.append(words(prompter))
        press(prompter, K.Key_Space)
    for line in lines_of(script.short):
        assert line.text in "\n".join(seen)
    assert "Once more, and it will sound like you." in words(prompter)


def test_what_they_may_say_is_that_of_the_script(prompted, script, services):
    prompter = prompted()
    says = [each.says for each in services.library.reactions(script)]
    assert [each.says for each in prompter.deck.answers] == says
    assert prompter.deck.calm


def test_nothing_of_it_is_kept_and_the_script_is_there_again(
    window, prompted, press, ticks, services
):
    prompter = prompted()
    press(prompter, K.Key_Space)
    ticks.now += 60
    press(prompter, K.Key_Escape)
    assert window.page_name == "script"
    rows = services._context.store.rows("SELECT count(*) FROM rehearsal")
    assert rows == [(0,)]


def test_the_button_opens_it_too(window, script):
    window.show_page("script", script.id)
    button(window.page("script"), "prompt").click()
    prompter = window.findChild(Prompter)
    assert prompter.deck.script
    prompter.close()
