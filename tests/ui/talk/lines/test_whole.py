"""The lines of a talk: what is said of the whole, names, keys, and any words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.domain.wording import Category
from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.lines.part_block import PartBlock
from coach.ui.talk.lines.spoken import Spoken
from coach.ui.talk.lines.whole_marks import WholeMarks
from tests.ui.conftest import button, texts
from tests.ui.talk.lines.conftest import CTRL, KEY, block, line, part, press, rewrite, tool


def test_a_talk_without_a_day_is_told_so_above_the_lines(qtbot, services, page, case):
    missing = services.ear.composed(services.talks.talk(case.id)).whole
    shown = page.findChild(WholeMarks)
    assert shown.isVisible() is bool(missing)
    for each in (said for p in services.talks.talk(case.id).parts for said in p.lines):
        services.lines.switch(case.id, each.id, on=False)
    page.show_page(case.id)
    missing = services.ear.composed(services.talks.talk(case.id)).whole
    assert missing
    assert missing[0].why in texts(shown)


def test_an_apology_that_is_repeated_is_told_above_the_lines(services, page, case, first):
    shown = page.findChild(WholeMarks)
    spoken = [each for each in services.lines.rows(case.id) if not each.cue]
    for each in spoken[2:6]:
        services.lines.rewrite(case.id, each.id, f"Unfortunately, {each.text}")
    page.show_page(case.id)
    again = [
        mark
        for each in services.ear.composed(services.talks.talk(case.id)).lines
        for mark in each.marks
        if mark.category is Category.APOLOGY
    ]
    assert again
    assert shown.isVisible()
    assert f"“Unfortunately” · {again[0].why}" in texts(shown)


def test_discreet_mode_shows_initials_but_edits_the_real_words(qtbot, services, page, case):
    services.settings.discreet = True
    services.talks.set_fact(case.id, "contact", "Annika")
    page.show_page(case.id)
    named = next(each for each in services.lines.rows(case.id) if "Annika" in each.text)
    assert "Annika" not in block(page, named.id).findChild(Spoken).text()
    press(qtbot, page, named.id, KEY.Key_E)
    editor = page.findChild(LineEditor, f"edit:{named.id}")
    assert "Annika" in editor.text()
    qtbot.keyClick(editor, KEY.Key_Return)
    assert not line(services, case, named.id).is_rewritten


def test_the_keys_are_listed(qtbot, page):
    button(page, "show-keys").click()
    assert "rewrite the line; Enter keeps it, Esc" in texts(page)
    qtbot.keyClick(page.focusWidget(), KEY.Key_Escape)
    assert "rewrite the line; Enter keeps it, Esc" not in texts(page)


@pytest.mark.parametrize("text", ["שלום וברכה", "🎈" * 40, "x" * 300, "<b>{{ client }}</b>"])
def test_a_line_takes_any_words(qtbot, services, page, case, first, text):
    services.lines.rewrite(case.id, first.id, text)
    page.show_page(case.id)
    shown = block(page, first.id).findChild(Spoken)
    assert shown.text() == text
    qtbot.waitUntil(lambda: shown.height() >= shown.heightForWidth(shown.width()))
    part_block = page.findChild(PartBlock, "part:news")
    assert shown.width() <= part_block.width()


def test_the_arrows_go_on_from_the_line_whose_button_was_clicked(qtbot, services, page, case):
    ids = [each.id for each in services.lines.rows(case.id)]
    lock = tool(qtbot, page, "lock", ids[4])
    qtbot.mouseClick(lock, Qt.MouseButton.LeftButton)
    assert lock.hasFocus()
    qtbot.keyClick(lock, KEY.Key_Down)
    assert block(page, ids[5]).hasFocus()


def test_what_comes_back_is_seen_where_the_lines_share_the_tabs(qtbot, page, first):
    rewrite(qtbot, page, first.id, "We stop.")
    page.resize(560, 700)
    qtbot.waitUntil(lambda: button(page, "tab:talk").isVisible())
    button(page, "tab:reactions").click()
    qtbot.keyClick(page, KEY.Key_Z, CTRL)
    assert block(page, first.id).hasFocus()
    page.resize(1180, 760)
    qtbot.waitUntil(lambda: not button_is_shown(page, "tab:talk"))


def button_is_shown(page, name):
    return any(b.isVisible() for b in page.findChildren(object, name))


def test_a_long_text_is_edited_without_going_sideways(qtbot, page, first):
    editor = rewrite(qtbot, page, first.id, "", None)
    editor.setPlainText("The end of our work " * 12)
    assert editor.horizontalScrollBar().value() == 0
    assert editor.horizontalScrollBar().maximum() == 0
    lines = round(editor.document().size().height())
    assert editor.viewport().height() >= lines * editor.fontMetrics().height()
    qtbot.keyClick(editor, KEY.Key_Escape)


def test_tab_comes_to_the_part_that_was_chosen(qtbot, services, page, case):
    name = services.talks.talk(case.id).parts[3].id
    row = button(page, f"part-row:{name}")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.focusWidget(), KEY.Key_Tab)
    assert block(page, part(services, case, name).lines[0].id).hasFocus()


def test_a_name_that_must_not_be_said_and_is_said_is_told_above_the_lines(services, page, case):
    shown = page.findChild(WholeMarks)
    lines = [each for p in services.talks.talk(case.id).with_client for each in p.lines]
    spoken = next(each for each in lines if not each.cue)
    services.lines.rewrite(case.id, spoken.id, "It was Karen who stayed, and then Bo.")
    told = "“Karen” stands under what must not be said, and the talk says it."
    page.show_page(case.id)
    assert told not in texts(shown)
    services.talks.set_fact(case.id, "leave_out", "that Karen wants to go")
    page.show_page(case.id)
    assert shown.isVisible()
    assert told in texts(shown)
    services.lines.rewrite(case.id, spoken.id, "It was one of us who stayed.")
    page.show_page(case.id)
    assert told not in texts(shown)
