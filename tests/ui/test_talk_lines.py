# SPDX-License-Identifier: MIT
"""Working on the lines of a talk, by clicks and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from coach.domain.talk import Tone
from coach.domain.verdict import Verdict
from coach.domain.wording import Category
from coach.ui.pages.talk_page import TalkPage
from coach.ui.widgets.conflict_card import ConflictCard
from coach.ui.widgets.kept_words import KeptWords
from coach.ui.widgets.line_editor import LineEditor
from coach.ui.widgets.mark_card import MarkCard
from coach.ui.widgets.part_block import PartBlock
from coach.ui.widgets.spoken import Spoken
from coach.ui.widgets.talk_line import TalkLineBlock
from coach.ui.widgets.until_news import UntilNewsMark
from coach.ui.widgets.whole_marks import WholeMarks
from tests.ui.conftest import button, texts
from tests.ui.steps import field, opened

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
MAYBE = "Maybe it is time to stop."


@pytest.fixture
def page(qtbot, services, shell, heard, case, answer):
    answer("payroll")
    page = opened(qtbot, TalkPage(services, shell), case.id, width=1180)
    qtbot.waitActive(page)
    return page


@pytest.fixture
def first(services, case):
    """The first line that is said in the news."""
    return next(line for line in part(services, case, "news").lines if not line.cue)


def part(services, case, name):
    return next(part for part in services.talks.talk(case.id).parts if part.id == name)


def line(services, case, line_id):
    return next(each for each in services.lines.rows(case.id) if each.id == line_id)


def block(page, line_id) -> TalkLineBlock:
    found = [b for b in page.findChildren(TalkLineBlock, f"line:{line_id}") if b.isVisible()]
    return found[-1]


def press(qtbot, page, line_id, key, modifier=Qt.KeyboardModifier.NoModifier):
    block(page, line_id).setFocus()
    qtbot.keyClick(block(page, line_id), key, modifier)


def rewrite(qtbot, page, line_id, text, end=KEY.Key_Return):
    press(qtbot, page, line_id, KEY.Key_E)
    editor = page.findChild(LineEditor, f"edit:{line_id}")
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    if end is not None:
        qtbot.keyClick(editor, end)
    return editor


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
    assert (now.text, now.mine) == ("We stop on 30 June.", True)
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
    button(page, "to-papers").setFocus()
    assert line(services, case, first.id).text == "We stop in June."
    assert not block(page, first.id).is_edited
    assert button(page, "to-papers").hasFocus()


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
    assert block(page, first.id).is_edited
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
    before = services.ear.until_news(case.id).words
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


@pytest.mark.parametrize("by", ["key", "click"])
def test_a_line_is_left_out_and_said_again(qtbot, services, page, case, first, by):
    for off in (True, False):
        if by == "key":
            press(qtbot, page, first.id, KEY.Key_H)
        else:
            button(page, f"off:{first.id}").click()
        assert line(services, case, first.id).off is off
        assert ("off: not said" in texts(block(page, first.id))) is off
        name = button(page, f"off:{first.id}").accessibleName()
        assert name == ("Say this line" if off else "Leave it out")


@pytest.mark.parametrize("by", ["key", "click"])
def test_a_line_is_locked_and_unlocked(qtbot, services, page, case, first, by):
    for locked in (True, False):
        if by == "key":
            press(qtbot, page, first.id, KEY.Key_L)
        else:
            button(page, f"lock:{first.id}").click()
        assert line(services, case, first.id).locked is locked
        assert ("locked" in texts(block(page, first.id))) is locked


def test_lines_move_within_their_part(qtbot, services, page, case):
    ids = [each.id for each in part(services, case, "recommend").lines]
    press(qtbot, page, ids[1], KEY.Key_Up, ALT)
    assert [each.id for each in part(services, case, "recommend").lines][:2] == [ids[1], ids[0]]
    assert block(page, ids[1]).hasFocus()
    qtbot.waitUntil(lambda: block(page, ids[1]).y() < block(page, ids[0]).y())
    press(qtbot, page, ids[1], KEY.Key_Down, ALT)
    assert [each.id for each in part(services, case, "recommend").lines] == ids
    button(page, f"down:{ids[0]}").click()
    assert [each.id for each in part(services, case, "recommend").lines][:2] == [ids[1], ids[0]]


def test_a_line_of_ones_own_comes_after_the_line_and_goes_again(qtbot, services, page, case, first):
    press(qtbot, page, first.id, KEY.Key_A)
    editor = field(page, "new:news")
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "Let that stand.")
    qtbot.keyClick(editor, KEY.Key_Return)
    ids = [each.id for each in part(services, case, "news").lines]
    own = ids[ids.index(first.id) + 1]
    assert (line(services, case, own).text, line(services, case, own).own) == (
        "Let that stand.",
        True,
    )
    assert block(page, own).hasFocus()
    assert "your own line" in texts(block(page, own))
    press(qtbot, page, own, KEY.Key_Delete)
    assert own not in [each.id for each in part(services, case, "news").lines]
    assert isinstance(page.focusWidget(), TalkLineBlock)


def test_a_part_has_a_button_for_a_line_at_its_end(qtbot, services, page, case):
    button(page, "add:close").click()
    qtbot.keyClicks(field(page, "new:close"), "Go well.")
    button(page, "to-papers").setFocus()
    assert part(services, case, "close").lines[-1].text == "Go well."
    assert button(page, "to-papers").hasFocus()


def test_a_new_line_without_words_is_none(qtbot, services, page, case):
    before = part(services, case, "close").lines
    for end in (KEY.Key_Escape, KEY.Key_Return):
        button(page, "add:close").click()
        editor = next(e for e in page.findChildren(LineEditor, "new:close") if e.isVisible())
        qtbot.keyClick(editor, end)
        assert not editor.isVisible()
    assert part(services, case, "close").lines == before


def test_a_line_of_the_coach_cannot_be_removed(qtbot, services, page, case, first, heard):
    press(qtbot, page, first.id, KEY.Key_Delete)
    assert heard.errors
    assert line(services, case, first.id).text == first.text


def test_the_coachs_words_come_back(qtbot, services, page, case, first):
    rewrite(qtbot, page, first.id, "We stop.")
    button(page, f"restore:{first.id}").click()
    assert line(services, case, first.id).text == first.text
    assert block(page, first.id).hasFocus()


def test_why_by_key_tells_what_the_coach_would_say(qtbot, page, first):
    rewrite(qtbot, page, first.id, "We stop.")
    press(qtbot, page, first.id, KEY.Key_W)
    shown = texts(block(page, first.id))
    assert first.because in shown
    assert f"The coach says: {first.text}" in shown
    press(qtbot, page, first.id, KEY.Key_W)
    assert first.because not in texts(block(page, first.id))


def test_every_deed_is_taken_back_and_brought_again(qtbot, services, page, case, first, heard):
    def now():
        return services.talks.talk(case.id)

    states = [now()]
    rewrite(qtbot, page, first.id, "We stop.")
    states.append(now())
    press(qtbot, page, first.id, KEY.Key_H)
    states.append(now())
    press(qtbot, page, first.id, KEY.Key_L)
    states.append(now())
    button(page, "tab:formal").click()
    states.append(now())
    for state in reversed(states[:-1]):
        qtbot.keyClick(page, KEY.Key_Z, CTRL)
        assert now() == state
    said = [note.text for note in heard.notes]
    assert said == [
        "The lines sound warm again.",
        "Unlocked again: “We stop.”",
        "Said again: “We stop.”",
        said[3],
    ]
    assert said[3].startswith("The line reads again: “")
    qtbot.keyClick(page, KEY.Key_Z, CTRL)
    assert heard.notes[-1].text == "There is nothing to take back here."
    for state in states[1:]:
        qtbot.keyClick(page, KEY.Key_Z, CTRL | SHIFT)
        assert now() == state


def test_a_removed_line_comes_back_from_the_line_at_the_bottom(
    qtbot, services, page, case, shell, heard
):
    own = services.lines.add(case.id, "close", "Go well.")
    page.show_page(case.id)
    button(page, f"remove:{own}").click()
    assert heard.notes[-1].text == "Your line is removed."
    shell.undo()
    assert line(services, case, own).text == "Go well."
    assert "“Go well.” is back." in [note.text for note in heard.notes]


def test_tones_go_by_arrow_keys_and_leave_own_words(qtbot, services, page, case, first):
    rewrite(qtbot, page, first.id, "We stop.")
    button(page, "tab:warm").setFocus()
    qtbot.keyClick(button(page, "tab:warm"), KEY.Key_Right)
    assert services.lines.tone(case.id) is Tone.PLAIN
    assert button(page, "tab:plain").isChecked()
    assert line(services, case, first.id).text == "We stop."
    shown = [b.findChild(Spoken).text() for b in page.findChildren(TalkLineBlock)]
    for each in part(services, case, "open").lines:
        assert each.text in shown


@pytest.fixture
def conflict(qtbot, services, page, case):
    """A line that was rewritten, and whose coach's words have changed since."""
    services.talks.set_fact(case.id, "contact", "Joe")
    page.show_page(case.id)
    named = next(each for each in services.lines.rows(case.id) if "Joe" in each.text)
    rewrite(qtbot, page, named.id, "Mine.")
    services.talks.set_fact(case.id, "contact", "Annika")
    page.show_page(case.id)
    return named.id


def test_a_conflict_shows_both_texts(services, page, case, conflict):
    card = page.findChild(ConflictCard, f"conflict:{conflict}")
    assert "Mine." in texts(card)
    assert line(services, case, conflict).generated in texts(card)
    assert "Annika" in texts(card)


@pytest.mark.parametrize("keep", [True, False])
def test_a_conflict_is_settled_by_a_button(services, page, case, conflict, keep):
    button(page, f"{'keep' if keep else 'take'}:{conflict}").click()
    now = line(services, case, conflict)
    assert now.conflict == ""
    assert (now.text == "Mine.") is keep
    assert not [c for c in page.findChildren(ConflictCard) if c.isVisible()]
    assert block(page, conflict).hasFocus()


@pytest.fixture
def kept(qtbot, services, page, case, first):
    """Words in a part that the verdict of now has not."""
    rewrite(qtbot, page, first.id, "We stop on 30 June.")
    services.overrules.overrule(case.id, Verdict.FIX, "One more try with them is worth it.")
    page.show_page(case.id)
    return first.id


def test_words_of_another_verdict_are_kept_and_offered(services, page, case, kept):
    talk = services.talks.talk(case.id)
    assert kept in [each.id for each in talk.kept]
    shown = page.findChild(KeptWords)
    assert "We stop on 30 June." in [w.text() for w in shown.findChildren(Spoken)]


def test_kept_words_are_put_into_a_part(qtbot, services, page, case, kept):
    into = services.talks.talk(case.id).parts[0].id
    button(page, f"put:{kept}").click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(a for a in menu.actions() if a.objectName() == f"put-into:{into}")
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    menu.close()
    assert part(services, case, into).lines[-1].text == "We stop on 30 June."
    assert not services.talks.talk(case.id).kept
    assert not page.findChild(KeptWords).isVisible()


def test_kept_words_are_let_go_and_come_back(qtbot, services, page, case, kept):
    button(page, f"let-go:{kept}").click()
    assert not services.talks.talk(case.id).kept
    qtbot.keyClick(page, KEY.Key_Z, CTRL)
    assert kept in [each.id for each in services.talks.talk(case.id).kept]


def test_a_talk_without_a_day_is_told_so_above_the_lines(qtbot, services, page, case):
    missing = services.ear.talk(case.id).whole
    shown = page.findChild(WholeMarks)
    assert shown.isVisible() is bool(missing)
    for each in (line for p in services.talks.talk(case.id).parts for line in p.lines):
        services.lines.switch(case.id, each.id, on=False)
    page.show_page(case.id)
    missing = services.ear.talk(case.id).whole
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
        for each in services.ear.talk(case.id).lines
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
    assert not line(services, case, named.id).mine


def test_the_keys_are_listed(qtbot, page):
    button(page, "show-keys").click()
    assert "rewrite the line; Enter keeps it, Esc gives it back" in texts(page)
    qtbot.keyClick(page.focusWidget(), KEY.Key_Escape)
    assert "rewrite the line; Enter keeps it, Esc gives it back" not in texts(page)


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
    lock = button(page, f"lock:{ids[4]}")
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
