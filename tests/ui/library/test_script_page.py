"""One script to read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.errors import NotFound
from coach.ui.kit.basic.safe_text import SafeText
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.library.script_page import ScriptPage
from coach.ui.shell.words import strength_text
from tests.ui.conftest import button, texts
from tests.ui.steps import opened


@pytest.fixture
def script(services):
    """A script that has everything."""
    return next(each for each in services.library.scripts() if each.written and each.reactions)


@pytest.fixture
def page(qtbot, services, shell, heard, script):
    return opened(qtbot, ScriptPage(services, shell), script.id)


def read(page, name: str) -> str:
    text = page.findChild(SafeText, name)
    return text.toPlainText() if text.isVisibleTo(page) else ""


def test_everything_of_a_script_is_shown(services, page, script):
    shown = texts(page)
    for text in (script.title, script.use_when, script.not_when, script.focus):
        assert text in shown
    assert all(text in shown for text in script.avoid)
    assert script.contrast_why in shown
    for name in ("short", "long", "written", "bad"):
        assert read(page, f"script-{name}")


def test_sources_say_how_strong_they_are(services, page, script):
    for source in services.library.sources(script.sources):
        assert f"{source.title} · {strength_text(source.strength)}" in texts(page)
        assert source.says in texts(page)


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        ("A", "research"),
        ("B", "professional body"),
        ("C", "practitioners"),
        ("K", "common knowledge"),
        ("P", "our own default"),
    ],
)
def test_the_strength_of_a_source_is_a_word(letter, words):
    assert strength_text(letter) == words


def test_a_reaction_opens_to_its_reply(qtbot, services, page, script):
    known = {each.id: each for each in services.content.talk.reactions}
    reaction = known[script.reactions[0]]
    row = page.findChild(RowButton, f"reaction:{reaction.id}")
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert reaction.reply_in().strip() in texts(page)


def test_what_a_script_lacks_is_left_out(services, page):
    without = [each for each in services.library.scripts() if not each.written]
    if without:
        page.show_page(without[0].id)
        assert read(page, "script-written") == ""


def test_a_script_that_is_not_there_is_refused(page):
    with pytest.raises(NotFound):
        page.show_page("no-such-script")


def test_back_leads_to_its_situation(page, script, heard):
    button(page, "back").click()
    assert heard.last == ("library", script.situation)


def test_esc_leaves(qtbot, page, script, heard):
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert heard.last == ("library", script.situation)
