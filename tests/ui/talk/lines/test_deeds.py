"""The lines of a talk: left out, locked, moved, added, and all of it undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.lines.talk_line import TalkLineBlock
from tests.ui.conftest import button, texts
from tests.ui.steps import field
from tests.ui.talk.lines.conftest import CTRL, KEY, SHIFT, block, line, part, press, rewrite, tool

ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("by", ["key", "click"])
def test_a_line_is_left_out_and_said_again(qtbot, services, page, case, first, by):
    for off in (True, False):
        if by == "key":
            press(qtbot, page, first.id, KEY.Key_H)
        else:
            tool(qtbot, page, "off", first.id).click()
        assert line(services, case, first.id).off is off
        assert ("off: not said" in texts(block(page, first.id))) is off
        name = tool(qtbot, page, "off", first.id).accessibleName()
        assert name == ("Say this line" if off else "Leave it out")


@pytest.mark.parametrize("by", ["key", "click"])
def test_a_line_is_locked_and_unlocked(qtbot, services, page, case, first, by):
    for locked in (True, False):
        if by == "key":
            press(qtbot, page, first.id, KEY.Key_L)
        else:
            tool(qtbot, page, "lock", first.id).click()
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
    tool(qtbot, page, "down", ids[0]).click()
    assert [each.id for each in part(services, case, "recommend").lines][:2] == [ids[1], ids[0]]


def test_a_line_of_ones_own_comes_after_the_line_and_goes_again(qtbot, services, page, case, first):
    press(qtbot, page, first.id, KEY.Key_A)
    editor = field(page, "new:news")
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "Let that stand.")
    qtbot.keyClick(editor, KEY.Key_Return)
    ids = [each.id for each in part(services, case, "news").lines]
    own = ids[ids.index(first.id) + 1]
    assert (line(services, case, own).text, line(services, case, own).is_added) == (
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
    button(page, "show-keys").setFocus()
    assert part(services, case, "close").lines[-1].text == "Go well."
    assert button(page, "show-keys").hasFocus()


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
    tool(qtbot, page, "restore", first.id).click()
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


def test_every_action_is_taken_back_and_brought_again(qtbot, services, page, case, first, heard):
    def now():
        return services.talks.talk(case.id)

    states = [now()]
    rewrite(qtbot, page, first.id, "We stop.")
    states.append(now())
    press(qtbot, page, first.id, KEY.Key_H)
    states.append(now())
    press(qtbot, page, first.id, KEY.Key_L)
    states.append(now())
    button(page, "step:talk").setFocus()  # the head comes back for the keys
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
    assert heard.notes[-1].text == "There is nothing to undo here."
    for state in states[1:]:
        qtbot.keyClick(page, KEY.Key_Z, CTRL | SHIFT)
        assert now() == state


def test_a_removed_line_comes_back_from_the_line_at_the_bottom(
    qtbot, services, page, case, shell, heard
):
    own = services.lines.add(case.id, "close", "Go well.")
    page.show_page(case.id)
    tool(qtbot, page, "remove", own).click()
    assert heard.notes[-1].text == "Your line is removed."
    shell.undo()
    assert line(services, case, own).text == "Go well."
    assert "“Go well.” is back." in [note.text for note in heard.notes]
