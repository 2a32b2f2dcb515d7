# SPDX-License-Identifier: MIT
"""What they may say: the reply as an if-then line that the user makes their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.ui.case.mark_card import MarkCard
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.reply_list import ReplyList
from coach.ui.talk.talk_page import TalkPage
from tests.ui.conftest import button, texts
from tests.ui.steps import opened

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, services, shell, heard, case, answer):
    answer("payroll")
    page = opened(qtbot, TalkPage(services, shell), case.id, width=1180)
    qtbot.waitActive(page)
    return page


@pytest.fixture
def first(services, case):
    """The likeliest reaction."""
    return services.talks.talk(case.id).reactions[0]


def now(services, case, reaction):
    talk = services.talks.talk(case.id)
    return next(r for r in (*talk.reactions, *talk.further) if r.id == reaction.id)


def write(qtbot, page, reaction, text, end=KEY.Key_Return):
    button(page, f"reaction:{reaction.id}").click()
    button(page, f"rewrite-reply:{reaction.id}").click()
    editor = page.findChild(LineEditor, f"edit-reply:{reaction.id}")
    assert editor.hasFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, end)


def test_a_reaction_opens_to_an_if_then_line(qtbot, page, first):
    row = button(page, f"reaction:{first.id}")
    qtbot.keyClick(row, KEY.Key_Return)
    shown = texts(page.findChild(ReplyList))
    assert f"If they say {first.says.rstrip('.')}, I say:\n{first.reply}" in shown
    assert row.accessibleDescription().endswith("open")
    qtbot.keyClick(row, KEY.Key_Space)
    assert first.trap not in texts(page.findChild(ReplyList))
    assert row.accessibleDescription().endswith("closed")


def test_a_reply_is_made_ones_own_and_given_back(qtbot, services, page, case, first):
    write(qtbot, page, first, "I hear you. We end on 30 June.")
    assert now(services, case, first).reply == "I hear you. We end on 30 June."
    shown = texts(page.findChild(ReplyList))
    assert "I hear you. We end on 30 June." in shown
    assert "your own reply" in shown
    assert button(page, f"rewrite-reply:{first.id}").hasFocus()
    button(page, f"restore-reply:{first.id}").click()
    assert now(services, case, first).reply == first.reply
    assert first.reply in texts(page.findChild(ReplyList))


def test_esc_gives_the_reply_back(qtbot, services, page, case, first, heard):
    write(qtbot, page, first, "Nonsense", KEY.Key_Escape)
    assert not now(services, case, first).is_rewritten
    assert not heard.visits


def test_the_ear_listens_to_replies(qtbot, page, first):
    write(qtbot, page, first, "You always say that.")
    cards = page.findChild(ReplyList).findChildren(MarkCard)
    assert [card for card in cards if card.isVisible()]


def test_a_reply_is_taken_back_and_brought_again(qtbot, services, page, case, first, heard):
    write(qtbot, page, first, "I hear you.")
    qtbot.keyClick(page, KEY.Key_Z, CTRL)
    assert not now(services, case, first).is_rewritten
    assert heard.notes[-1].text == "The coach’s reply is back."
    qtbot.keyClick(page, KEY.Key_Y, CTRL)
    assert now(services, case, first).reply == "I hear you."
    assert heard.notes[-1].text == "Your reply again: “I hear you.”"


def test_all_that_fit_are_shown_when_asked_for(qtbot, services, page, case):
    talk = services.talks.talk(case.id)
    assert talk.further
    rows = page.findChild(ReplyList).findChildren(RowButton)
    assert sum(row.isVisible() for row in rows) == len(talk.reactions)
    more = button(page, "all-reactions")
    assert more.text() == f"Show all {len(talk.reactions) + len(talk.further)}"
    more.click()
    assert all(row.isVisible() for row in rows)
    write(qtbot, page, talk.further[0], "I hear you.")
    assert now(services, case, talk.further[0]).is_rewritten
    assert not services.talks.talk(case.id).kept
    more.click()
    assert sum(row.isVisible() for row in rows) == len(talk.reactions)


def test_an_open_reaction_stays_open_while_blanks_are_filled(services, page, case, first):
    button(page, f"reaction:{first.id}").click()
    services.talks.set_fact(case.id, "contact", "Annika")
    page.show_page(case.id)
    assert first.trap in texts(page.findChild(ReplyList))
