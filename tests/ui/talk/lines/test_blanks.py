"""A line asks for its blank in its place: type, Enter, and it is spoken, kept once and heard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from coach.domain.papers.paper import PaperKind
from coach.ui.case.mark_card import MarkCard
from coach.ui.prompter.scenes import deck_of
from coach.ui.prompter.wording import lines_of
from coach.ui.talk.lines.line_blank import LineBlank
from coach.ui.talk.lines.spoken import Spoken
from coach.ui.talk.talk_page import TalkPage
from tests.ui.conftest import button, texts
from tests.ui.steps import field, opened
from tests.ui.talk.lines.conftest import CTRL, KEY, block, line, press

TERMS = "terms/terms"
SENTENCE = "So it has to be {}."
EMPTY = SENTENCE.format("[the new terms]")
WORDS = "2,400 a month from 1 March"
FILLED = SENTENCE.format(WORDS)


@pytest.fixture
def page(qtbot, services, shell, heard, case, answer):
    """The talk of a case that comes to new terms."""
    answer("bookkeeping")
    page = opened(qtbot, TalkPage(services, shell), case.id, width=1180)
    qtbot.waitActive(page)
    return page


def said(page) -> str:
    return block(page, TERMS).findChild(Spoken).text()


def kept(services, case) -> str:
    return {each.fact.id: each.value for each in services.talks.facts(case.id)}["new_terms"]


def ask(qtbot, page):
    """Go to the blank of the line by Enter; its field."""
    press(qtbot, page, TERMS, KEY.Key_Return)
    return page.window().focusWidget()


def asked(page) -> list[QWidget]:
    return [each for each in block(page, TERMS).findChildren(LineBlank) if each.isVisible()]


def test_the_line_shows_its_sentence_and_asks_for_the_blank(page, case, services):
    assert said(page) == EMPTY
    assert "I need the new terms:" in texts(block(page, TERMS))
    assert "What to do here" not in texts(block(page, TERMS))
    assert not line(services, case, TERMS).cue


def test_enter_goes_to_the_blank_and_enter_fills_the_line(qtbot, services, page, case):
    editor = ask(qtbot, page)
    assert editor.objectName() == "blank:new_terms"
    qtbot.keyClicks(editor, WORDS)
    assert said(page) == FILLED  # seen as one types
    qtbot.keyClick(editor, KEY.Key_Return)
    assert said(page) == FILLED
    assert kept(services, case) == WORDS
    assert not asked(page)
    assert block(page, TERMS).hasFocus()
    assert not line(services, case, TERMS).is_rewritten  # the coach's sentence with the user's fact


def test_it_is_the_same_fact_as_in_the_list_of_blanks(qtbot, services, page, case):
    editor = ask(qtbot, page)
    qtbot.keyClicks(editor, WORDS)
    qtbot.keyClick(editor, KEY.Key_Return)
    button(page, "tab:facts").click()
    assert field(page, "fact:new_terms").text() == WORDS
    services.talks.set_fact(case.id, "new_terms", "")
    page.show_page(case.id)
    assert said(page) == EMPTY
    assert asked(page)
    services.talks.set_fact(case.id, "new_terms", "half")
    page.show_page(case.id)
    assert said(page) == SENTENCE.format("half")


@pytest.mark.parametrize("leave", ["other line", "page", "hide"])
def test_what_is_typed_is_kept_when_the_blank_is_left(qtbot, services, page, case, leave):
    editor = ask(qtbot, page)
    qtbot.keyClicks(editor, WORDS)
    if leave == "other line":
        block(page, "open/topic").setFocus()
    elif leave == "page":
        page.finish()
    else:
        page.hide()
    assert kept(services, case) == WORDS


def test_esc_empties_the_blank_and_gives_the_keys_to_the_line(qtbot, services, page, case, heard):
    editor = ask(qtbot, page)
    qtbot.keyClicks(editor, WORDS)
    qtbot.keyClick(editor, KEY.Key_Escape)
    assert said(page) == EMPTY
    assert kept(services, case) == ""
    assert block(page, TERMS).hasFocus()
    assert not heard.visits


def test_e_rewrites_the_line_all_the_same(qtbot, services, page, case):
    press(qtbot, page, TERMS, KEY.Key_E)
    editor = page.window().focusWidget()
    assert editor.objectName() == f"edit:{TERMS}"
    editor.selectAll()
    qtbot.keyClicks(editor, "From March it is [the new terms], and no less.")
    qtbot.keyClick(editor, KEY.Key_Return)
    assert line(services, case, TERMS).is_rewritten
    assert asked(page)  # one's own sentence asks for it too
    services.talks.set_fact(case.id, "new_terms", "2,400")
    page.show_page(case.id)
    assert said(page) == "From March it is 2,400, and no less."
    assert line(services, case, TERMS).conflict == ""
    assert not asked(page)


def test_words_that_are_locked_with_a_blank_take_the_fact(qtbot, services, page, case):
    press(qtbot, page, TERMS, KEY.Key_L)
    services.talks.set_fact(case.id, "new_terms", WORDS)
    page.show_page(case.id)
    assert said(page) == FILLED
    assert line(services, case, TERMS).locked


def test_what_is_filled_in_is_heard_as_one_types_and_afterwards(qtbot, services, page, case):
    hurts = "always what other clients pay"
    assert services.ear.line(hurts, case.id, "terms")
    editor = ask(qtbot, page)
    qtbot.keyClicks(editor, hurts)
    assert [c for c in block(page, TERMS).findChildren(MarkCard) if c.isVisible()]
    qtbot.keyClick(editor, KEY.Key_Return)
    assert block(page, TERMS).line.marks
    assert [c for c in block(page, TERMS).findChildren(MarkCard) if c.isVisible()]


def test_a_client_who_is_called_always_is_no_always(qtbot, services, page, case):
    services.talks.set_fact(case.id, "client", "Always Maybe Ltd")
    page.show_page(case.id)
    lines = [each.line for each in page.findChildren(type(block(page, TERMS)))]
    assert not [each for each in lines if each.marks]


def test_a_secret_is_refused_and_its_words_stay(qtbot, services, page, case, heard):
    editor = ask(qtbot, page)
    qtbot.keyClicks(editor, "password: hunter2-Xy9!")
    qtbot.keyClick(editor, KEY.Key_Return)
    assert heard.errors
    assert kept(services, case) == ""
    assert editor.text() == "password: hunter2-Xy9!"
    qtbot.keyClick(editor, KEY.Key_Escape)


def test_tab_comes_to_the_blank_after_its_line(qtbot, page):
    block(page, TERMS).setFocus()
    qtbot.keyClick(block(page, TERMS), KEY.Key_Tab)
    assert page.window().focusWidget().objectName() == "blank:new_terms"


def test_undo_takes_back_what_was_done_to_the_line_not_the_fact(qtbot, services, page, case):
    services.talks.set_fact(case.id, "new_terms", WORDS)
    page.show_page(case.id)
    press(qtbot, page, TERMS, KEY.Key_H)
    qtbot.keyClick(page, KEY.Key_Z, CTRL)
    assert said(page) == FILLED


@pytest.mark.parametrize("kind", [PaperKind.BRIEF, PaperKind.CUE_CARD, PaperKind.SCRIPT])
def test_papers_show_a_blank_by_its_name(services, page, case, kind):
    text = services.papers.text(case.id, kind)
    assert "[the new terms]" in " ".join(text.split())
    services.talks.set_fact(case.id, "new_terms", WORDS)
    text = services.papers.text(case.id, kind)
    assert "[the new terms]" not in text


def test_the_prompter_shows_a_blank_by_its_name(services, page, case):
    scene = next(each for each in deck_of(services, case.id).scenes if each.part == "terms")
    assert EMPTY in [paragraph.text for paragraph in lines_of(scene)]
    assert not scene.lines[0].cue


def test_notes_of_a_talk_that_is_not_held_are_for_oneself(qtbot, services, shell, case, answer):
    answer("cleaning-chemicals")
    talk = services.talks.talk(case.id)
    page = opened(qtbot, TalkPage(services, shell), case.id, width=1180)
    notes = [line for part in talk.parts if part.is_note for line in part.lines]
    assert notes
    for each in notes:
        assert "For you alone" in texts(block(page, each.id))
        assert "What to do here" not in texts(block(page, each.id))
