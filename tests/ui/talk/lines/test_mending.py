"""A line that cannot be shown is offered as plain text, and the rest of the talk is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.services.talk.wording import WordingService
from coach.ui.talk.lines.mend_lines import MendCard
from tests.ui.conftest import button, texts
from tests.ui.talk.lines.conftest import block, line, rewrite

WORDS = "It is about money, and only that."


def cards(page):
    return [card for card in page.findChildren(MendCard) if card.isVisible()]


@pytest.fixture
def broken(qtbot, services, case, page, first):
    """The page, with a line whose entry makes no sense to this version."""
    rewrite(qtbot, page, first.id, WORDS)
    store = services._context.store
    store.execute("DROP TRIGGER line_edit_is_never_changed")
    store.execute("UPDATE line_edit SET deed = 'shout'")
    page.show_page(case.id)
    return page


def test_its_words_stand_in_a_field_and_the_talk_is_there(qtbot, broken, first):
    (card,) = cards(broken)
    assert card.field.toPlainText() == WORDS
    assert "One of your lines cannot be shown as it was kept" in texts(card)
    assert block(broken, first.id).line.text == first.text


def test_mended_words_are_saved_and_drawn(qtbot, services, broken, case, first):
    (card,) = cards(broken)
    card.field.selectAll()
    qtbot.keyClicks(card.field, "It is about money.")
    qtbot.mouseClick(button(card, "mend-keep:0"), Qt.MouseButton.LeftButton)
    assert block(broken, first.id).line.text == "It is about money."
    assert cards(broken) == []
    assert line(services, case, first.id).is_rewritten
    qtbot.keyClick(block(broken, first.id), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(cards(broken)) == 1


def test_the_coachs_words_can_be_taken(qtbot, broken, first):
    qtbot.mouseClick(button(cards(broken)[0], "mend-back:0"), Qt.MouseButton.LeftButton)
    assert cards(broken) == []
    assert block(broken, first.id).line.text == first.text


def test_what_is_typed_in_the_field_is_kept_when_the_page_is_left(qtbot, services, broken, case):
    (card,) = cards(broken)
    qtbot.keyClicks(card.field, "So ")
    broken.finish()
    assert cards(broken) == []
    assert any(each.text == f"So {WORDS}" for each in services.lines.rows(case.id))


def test_words_that_are_refused_stay_in_the_field(qtbot, heard, broken):
    (card,) = cards(broken)
    card.field.setPlainText("x" * 2001)
    qtbot.mouseClick(button(card, "mend-keep:0"), Qt.MouseButton.LeftButton)
    assert "2,000 characters at most" in heard.errors[-1].what
    assert card.isVisible()
    assert len(card.field.toPlainText()) == 2001
    card.field.setPlainText(WORDS)  # nothing is left to be kept


def test_tab_comes_to_the_field_and_to_its_buttons(qtbot, broken):
    (card,) = cards(broken)
    card.field.setFocus()
    for name in ("mend-keep:0", "mend-back:0"):
        qtbot.keyClick(broken.focusWidget(), Qt.Key.Key_Tab)
        assert broken.focusWidget() is button(card, name)


def test_a_line_that_cannot_be_drawn_is_offered_and_the_others_are_drawn(
    qtbot, services, case, page, first, monkeypatch
):
    """A fault in the ear, whatever it may be: there was one, and any later one is as this one."""
    talk = services.talks.talk(case.id)
    services.lines.rewrite(case.id, first.id, WORDS)
    hear = WordingService.line

    def fails(service, text, *rest):
        if text == WORDS:
            raise IndexError
        return hear(service, text, *rest)

    monkeypatch.setattr(WordingService, "line", fails)
    page.show_page(case.id)
    (card,) = cards(page)
    assert card.field.toPlainText() == WORDS
    count = sum(len(part.lines) for part in talk.parts)
    assert len([each for each in page._lines.blocks if each.isVisibleTo(page)]) == count - 1
    card.field.selectAll()
    qtbot.keyClicks(card.field, "It is about money.")
    qtbot.mouseClick(button(card, f"mend-keep:{first.id}"), Qt.MouseButton.LeftButton)
    assert cards(page) == []
    assert block(page, first.id).line.text == "It is about money."
