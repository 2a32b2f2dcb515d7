"""The lines of a talk: tones, conflicts, and words kept from another verdict."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import Tone
from coach.ui.talk.lines.conflict_card import ConflictCard
from coach.ui.talk.lines.kept_words import KeptWords
from coach.ui.talk.lines.spoken import Spoken
from coach.ui.talk.lines.talk_line import TalkLineBlock
from tests.ui.conftest import button, texts
from tests.ui.talk.lines.conftest import CTRL, KEY, block, line, part, rewrite


def test_tones_go_by_arrow_keys_and_leave_own_words(qtbot, services, page, case, first):
    rewrite(qtbot, page, first.id, "We stop.")
    button(page, "step:talk").setFocus()  # the head comes back for the keys
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
