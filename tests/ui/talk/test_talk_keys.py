# SPDX-License-Identifier: MIT
"""On the page of a talk: where the keys go, and whose words are kept and shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coach.domain.papers.paper import PaperKind
from coach.domain.rules.heat import Heat
from coach.ui.prompter.window import Prompter
from coach.ui.shell.paper_route import PaperRoute
from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.lines.line_text import PartView
from coach.ui.talk.lines.talk_line import TalkLineBlock
from coach.ui.talk.part_nav import PartNav
from coach.ui.talk.talk_page import TalkPage
from tests.ui.conftest import button, texts, worked_case
from tests.ui.steps import opened

KEY = Qt.Key
WORDS = "Words for nobody else."


@pytest.fixture
def page(qtbot, services, shell, heard, case, answer):
    answer("payroll")
    page = opened(qtbot, TalkPage(services, shell), case.id, width=1180)
    qtbot.waitActive(page)
    return page


@pytest.fixture
def first(services, case):
    """The id of the first line that is said in the news."""
    return news_of(services, case.id)


@pytest.fixture
def other(services):
    """Another client's case, with the same verdict."""
    other = services.cases.start(services.clients.add("Berg Foods").id, "")
    answers = worked_case("payroll")
    while (question := services.cases.view(other.id).question) is not None:
        services.cases.answer(other.id, question.id, answers.get(question.id, "dont-know"))
        if services.cases.view(other.id).heat is not None:
            services.heat.set(other.id, Heat.COOL)
    services.talks.finish_first(other.id)
    return other


def news_of(services, case_id) -> str:
    talk = services.talks.talk(case_id)
    lines = next(part for part in talk.parts if part.id == "news").lines
    return next(line.id for line in lines if not line.cue)


def focused() -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.objectName()


def press(qtbot, key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def on_line(qtbot, page, line_id, key) -> None:
    page.findChild(TalkLineBlock, f"line:{line_id}").setFocus()
    press(qtbot, key)


def write(qtbot, words=WORDS) -> None:
    editor = QApplication.focusWidget()
    assert isinstance(editor, LineEditor)
    editor.selectAll()
    qtbot.keyClicks(editor, words)


def own_words(services, case_id) -> list[str]:
    return [
        line.text for line in services.lines.rows(case_id) if line.is_rewritten or line.is_added
    ]


def leave_editors(qtbot, page) -> None:
    for editor in page.findChildren(LineEditor):
        if editor.isVisible():
            qtbot.keyClick(editor, KEY.Key_Return)


@pytest.mark.parametrize("key", [KEY.Key_E, KEY.Key_A])
def test_what_is_typed_stays_with_its_own_case(qtbot, services, page, case, other, key):
    on_line(qtbot, page, news_of(services, case.id), key)
    write(qtbot)
    page.show_page(other.id)
    leave_editors(qtbot, page)
    assert own_words(services, other.id) == []
    assert own_words(services, case.id) == [WORDS]
    assert WORDS not in texts(page)


def test_a_reply_that_is_typed_stays_with_its_own_case(qtbot, services, page, case, other):
    reaction = services.talks.talk(case.id).reactions[0].id
    button(page, f"reaction:{reaction}").click()
    button(page, f"rewrite-reply:{reaction}").click()
    write(qtbot)
    page.show_page(other.id)
    leave_editors(qtbot, page)
    assert not any(each.is_rewritten for each in services.talks.talk(other.id).reactions)
    assert services.talks.talk(case.id).reactions[0].reply == WORDS


def test_tab_goes_on_from_a_line_that_is_rewritten(qtbot, page, first):
    on_line(qtbot, page, first, KEY.Key_E)
    press(qtbot, KEY.Key_Tab)
    assert focused() == f"off:{first}"


def test_tab_goes_on_from_a_new_line(qtbot, page, first):
    on_line(qtbot, page, first, KEY.Key_A)
    press(qtbot, KEY.Key_Tab)
    assert focused() == "how:news"
    press(qtbot, KEY.Key_Tab)
    assert focused() == "add:news"


def test_tab_comes_to_the_details_after_why(qtbot, page, first):
    on_line(qtbot, page, first, KEY.Key_W)
    button(page, f"why:{first}").setFocus()
    press(qtbot, KEY.Key_Tab)
    assert focused() == f"details:{first}"


def test_showing_the_same_talk_again_leaves_the_keys_where_they_are(qtbot, page, case, first):
    on_line(qtbot, page, first, KEY.Key_H)
    page.show_page(case.id)
    assert focused() == f"line:{first}"


@pytest.mark.parametrize("kind", list(PaperKind))
def test_f11_prompts_also_from_a_paper_that_was_asked_for(qtbot, window, case, answer, kind):
    answer("payroll")
    window.show_page("papers", PaperRoute(case.id, kind))
    qtbot.keyClick(window, KEY.Key_F11)
    prompter = window.findChild(Prompter)
    assert prompter is not None
    prompter.close()


def test_f11_prompts_the_words_that_are_just_typed(qtbot, services, window, case, answer):
    answer("payroll")
    window.show_page("talk", case.id)
    qtbot.waitActive(window)
    line = news_of(services, case.id)
    on_line(qtbot, window, line, KEY.Key_E)
    write(qtbot)
    qtbot.keyClick(window, KEY.Key_F11)
    prompter = window.findChild(Prompter)
    assert prompter is not None
    said = [words.text for scene in prompter.deck.scenes for words in scene.lines]
    assert WORDS in said
    prompter.close()


def test_why_shows_initials_in_what_the_coach_says(qtbot, services, page, case):
    services.settings.discreet = True
    services.talks.set_fact(case.id, "our_reason", f"{case.client_name} needs more than we can do.")
    rows = services.lines.rows(case.id)
    line = next(each for each in rows if case.client_name in each.generated)
    services.lines.rewrite(case.id, line.id, "My own words.")
    page.show_page(case.id)
    on_line(qtbot, page, line.id, KEY.Key_W)
    shown = texts(page.findChild(TalkLineBlock, f"line:{line.id}"))
    assert "The coach says" in shown
    assert case.client_name not in shown


def test_what_undo_brings_back_is_said_with_initials(qtbot, services, page, case, heard):
    services.settings.discreet = True
    line, reaction = news_of(services, case.id), services.talks.talk(case.id).reactions[0].id
    for words in (f"{case.client_name} can have a month.", "Something else."):
        services.lines.rewrite(case.id, line, words)
        services.lines.reply(case.id, reaction, words)
    page.show_page(case.id)
    for _ in range(3):
        qtbot.keyClick(page, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    said = [note.text for note in heard.notes]
    assert sum("H. T. can have a month." in text for text in said) == 2
    assert not any(case.client_name in text for text in said)


def test_parts_that_read_otherwise_leave_the_keys_on_the_one_that_has_them(
    qtbot, services, page, case
):
    nav = page.findChild(PartNav)
    nav.focus_here()
    press(qtbot, KEY.Key_Down)
    here = f"part-row:{nav.here}"
    parts = services.talks.talk(case.id).parts
    nav.show_parts([PartView(p.id, p.title, "1 to settle", "", "", "", ()) for p in parts])
    assert focused() == here
    assert "1 to settle" in QApplication.focusWidget().accessibleDescription()


def test_escape_closes_the_reason_and_not_the_page(qtbot, page, first, heard):
    on_line(qtbot, page, first, Qt.Key.Key_W)
    block = page.findChild(TalkLineBlock, f"line:{first}")
    assert block.is_asked
    qtbot.keyClick(block, Qt.Key.Key_Escape)
    assert not block.is_asked
    assert not heard.visits
    qtbot.keyClick(block, Qt.Key.Key_Escape)
    assert heard.last[0] == "cases"
