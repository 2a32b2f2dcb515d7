"""The lines of a talk: rewritten in place, and heard as one types."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCharFormat

from coach.domain.wording import MarkSource
from coach.engine.wording.checker import until_news
from coach.ui.case.mark_card import MarkCard
from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.lines.spoken import Spoken
from coach.ui.talk.until_news import UntilNewsMark
from tests.engine.ear_sets import entries
from tests.ui.conftest import button, texts
from tests.ui.steps import field
from tests.ui.talk.lines.conftest import KEY, block, line, part, press, rewrite

MAYBE = "Maybe it is time to stop."


@pytest.mark.parametrize("key", [KEY.Key_E, KEY.Key_Return, KEY.Key_F2])
def test_a_key_opens_a_line_to_rewrite_and_enter_keeps_it(qtbot, services, page, case, first, key):
    press(qtbot, page, first.id, key)
    editor = page.findChild(LineEditor, f"edit:{first.id}")
    assert editor.hasFocus()
    assert editor.text() == first.text
    editor.selectAll()
    qtbot.keyClicks(editor, "We stop on 30 June.")
    qtbot.keyClick(editor, KEY.Key_Return)
    now = line(services, case, first.id)
    assert (now.text, now.is_rewritten) == ("We stop on 30 June.", True)
    assert block(page, first.id).hasFocus()
    assert block(page, first.id).findChild(Spoken).text() == "We stop on 30 June."
    assert "your words" in texts(block(page, first.id))


def test_a_line_with_more_marks_than_room_is_shown_from_its_first_word(qtbot, page, first):
    page.resize(1180, 560)
    worst = "Maybe we should perhaps stop. You always rang, but other clients pay us more."
    rewrite(qtbot, page, first.id, worst)
    said = block(page, first.id).findChild(Spoken)
    qtbot.waitUntil(lambda: said.visibleRegion().boundingRect().top() == 0)


def test_esc_gives_the_line_back_and_stays_on_the_page(qtbot, services, page, case, first, heard):
    rewrite(qtbot, page, first.id, "Nonsense", KEY.Key_Escape)
    assert line(services, case, first.id).text == first.text
    assert block(page, first.id).hasFocus()
    assert not heard.visits


def test_leaving_the_editor_keeps_the_words(qtbot, services, page, case, first):
    rewrite(qtbot, page, first.id, "We stop in June.", None)
    button(page, "show-keys").setFocus()
    assert line(services, case, first.id).text == "We stop in June."
    qtbot.waitUntil(lambda: page.findChild(LineEditor, f"edit:{first.id}") is None)
    assert button(page, "show-keys").hasFocus()


def test_leaving_the_page_keeps_the_words(qtbot, services, page, case, first):
    rewrite(qtbot, page, first.id, "We stop in June.", None)
    page.hide()
    assert line(services, case, first.id).text == "We stop in June."


def test_closing_the_window_keeps_a_line_that_is_being_added(qtbot, services, page, case):
    button(page, "add:close").click()
    qtbot.keyClicks(field(page, "new:close"), "Go well.")
    page.close()
    assert part(services, case, "close").lines[-1].text == "Go well."


def test_an_empty_line_stays_as_it_was(qtbot, services, page, case, first, heard):
    press(qtbot, page, first.id, KEY.Key_E)
    editor = page.findChild(LineEditor, f"edit:{first.id}")
    editor.selectAll()
    qtbot.keyClick(editor, KEY.Key_Delete)
    qtbot.keyClick(editor, KEY.Key_Return)
    assert line(services, case, first.id).text == first.text
    assert not heard.errors


def test_what_is_refused_is_not_lost(qtbot, page, first, heard):
    press(qtbot, page, first.id, KEY.Key_E)
    editor = page.findChild(LineEditor, f"edit:{first.id}")
    editor.setPlainText("word " * 5000)
    qtbot.keyClick(editor, KEY.Key_Return)
    assert heard.errors
    assert editor.isVisible()
    assert editor.text().startswith("word word")
    qtbot.keyClick(editor, KEY.Key_Escape)


def test_the_ear_marks_as_one_types_and_says_why(qtbot, services, page, case, first):
    editor = rewrite(qtbot, page, first.id, MAYBE, None)
    mark = services.ear.line(MAYBE, case.id, "news")[0]
    marked = [chosen.cursor.selectedText() for chosen in editor.extraSelections()]
    assert MAYBE[mark.start : mark.end] in marked
    assert all(s.format.fontUnderline() for s in editor.extraSelections())
    shown = texts(block(page, first.id))
    assert f"“{MAYBE[mark.start : mark.end]}” · {mark.why}" in shown
    assert mark.instead in shown
    editor.selectAll()
    qtbot.keyClicks(editor, "We stop on 30 June.")
    assert not editor.extraSelections()
    assert not [c for c in block(page, first.id).findChildren(MarkCard) if c.isVisible()]
    qtbot.keyClick(editor, KEY.Key_Escape)


def test_what_only_the_model_marks_has_dots_and_says_perhaps(qtbot, services, page, case, first):
    text, mark = next(
        (text, marks[0])
        for text, _ in entries("library.yaml")
        if (marks := services.ear.line(text, case.id, "news"))
        and {mark.source for mark in marks} == {MarkSource.MODEL}
    )
    editor = rewrite(qtbot, page, first.id, text, None)
    (marked,) = editor.extraSelections()
    assert marked.format.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
    shown = texts(block(page, first.id))
    assert f"Perhaps · {mark.why}" in shown
    assert all(f"“{text[start:end]}”" in shown for start, end in mark.heavy)
    qtbot.keyClick(editor, KEY.Key_Escape)


def test_marks_stand_at_their_words_behind_an_emoji(qtbot, page, first):
    editor = rewrite(qtbot, page, first.id, "", None)
    editor.setPlainText(f"🎈🎈 {MAYBE}")
    marked = [chosen.cursor.selectedText() for chosen in editor.extraSelections()]
    assert any(each.startswith("Maybe") for each in marked)
    qtbot.keyClick(editor, KEY.Key_Escape)


def test_words_that_are_kept_stay_marked_and_are_never_rewritten(
    qtbot, services, page, case, first
):
    rewrite(qtbot, page, first.id, MAYBE)
    assert line(services, case, first.id).text == MAYBE
    assert [c for c in block(page, first.id).findChildren(MarkCard) if c.isVisible()]


def test_the_words_until_the_news_are_counted_as_one_types(qtbot, services, page, case):
    opening = next(each for each in part(services, case, "open").lines if not each.cue)
    before = until_news(services.talks.talk(case.id)).words
    more = f"{opening.text} And four words more."
    editor = rewrite(qtbot, page, opening.id, more, None)
    assert texts(page.findChild(UntilNewsMark)).startswith(f"{before + 4}\n")
    qtbot.keyClick(editor, KEY.Key_Escape)
    assert texts(page.findChild(UntilNewsMark)).startswith(f"{before}\n")


def test_news_that_is_left_out_is_told(qtbot, services, page, case):
    mark = page.findChild(UntilNewsMark)
    assert "left out" not in texts(mark)
    for each in part(services, case, "news").lines:
        if not each.cue:
            press(qtbot, page, each.id, KEY.Key_H)
    assert texts(mark).startswith("The news is left out.")
