"""How practice goes, as it is shown: in words and pictures, of one person at a time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from coach.domain.practice.rounds import Answer, Rater
from coach.services.practice.round_setup import RoundSetup
from coach.ui.kit.basic.pictures import Columns
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.practice.progress_parts import GapPicture, MarkLine
from coach.ui.shell.practice_routes import ProgressRoute
from tests.ui.conftest import button, texts

REP, CLIENT, _OBSERVER = Rater


@pytest.fixture
def kim(services):
    return services.people.called("Kim").id


@pytest.fixture
def play(services):
    """A round of Kim's, in which the first check was seen or not by the client and by Kim."""
    scene = services.practice.roleplays()[0].id

    def play(*, seen, own, rep="Kim"):
        people = ((REP, rep), (CLIENT, "Ana"))
        of = services.rounds.begin(RoundSetup(roleplay=scene, people=people))
        check = of.cards.sheet.checks[0].id
        services.rounds.mark(of.id, CLIENT, check, answer=Answer.YES if seen else Answer.NO)
        services.rounds.mark(of.id, REP, check, answer=Answer.YES if own else Answer.NO)
        for rater in (REP, CLIENT):
            services.rounds.finish_marks(of.id, rater)
        return services.rounds.end(of.id, 60)

    return play


def page(window, person):
    window.show_page("practice-progress", ProgressRoute(person))
    return window.page("practice-progress")


def test_an_empty_page_teaches_and_leads_to_practice(window, press):
    window.show_page("practice-progress")
    shown = window.page("practice-progress")
    assert QApplication.focusWidget() is button(shown, "first-attempt")
    assert "compares nobody" in texts(shown)
    press(Qt.Key.Key_Return)
    assert window.page_name == "practice"


def test_what_got_better_and_what_is_stuck(window, kim, play):
    for seen in (False, True, True):
        of = play(seen=seen, own=True)
    shown = page(window, kim)
    check = of.cards.sheet.checks[0]
    assert "Checks that got better: 1. Stuck: 0." in texts(shown)
    assert "What got better" in texts(shown)
    assert check.says in texts(shown)
    assert "2 of 3 times" in texts(shown)
    play(seen=False, own=True)
    play(seen=False, own=True)
    assert "Checks that got better: 0. Stuck: 1." in texts(page(window, kim))


def test_what_is_stuck_goes_on_cards_by_one_press_and_comes_back(
    window, services, kim, play, press
):
    for _ in range(2):
        of = play(seen=False, own=True)
    button(page(window, kim), "learn-stuck").click()
    check = of.cards.sheet.checks[0]
    (kept,) = services.study._table.all()
    assert services.study.card(kept.card).front == check.no
    press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert services.study._table.all() == ()


def test_pictures_say_in_words_what_they_show(window, kim, play):
    play(seen=False, own=True)
    play(seen=True, own=True)
    shown = page(window, kim)
    said = shown.findChild(Columns, "attempt-picture").accessibleDescription().split("\n")
    assert [line.rpartition(": ")[2] for line in said] == ["0 of 1 checks", "1 of 1 checks"]
    gaps = shown.findChild(GapPicture).accessibleDescription()
    assert "100 in a hundred higher" in gaps
    assert "marked as the others did" in gaps
    (marks,) = shown.findChildren(MarkLine)
    assert marks.accessibleName() == "no, yes"


def test_one_name_at_a_time_and_no_other_is_in_it(window, services, kim, play):
    play(seen=True, own=True)
    play(seen=False, own=False, rep="Lu")
    shown = page(window, kim)
    assert "One attempt so far." in texts(shown)
    who = shown.findChild(ChoiceField, "progress-who")
    lu = services.people.called("Lu").id
    who.setCurrentIndex(who.findData(lu))
    who.activated.emit(who.currentIndex())
    assert "0 of 1 checks" in texts(shown)
    assert "1 of 1 checks" not in texts(shown)


def test_an_attempt_and_a_remark_lead_to_it(window, services, kim, play, press):
    of = play(seen=True, own=True)
    said = services.comments.add(of.id, "", "Slower.", author="Mira")
    shown = page(window, kim)
    assert "Slower." in texts(shown)
    assert "Mira" in texts(shown)
    for name in (f"attempt:{of.id}", f"remark:{said.comment.id}"):
        page(window, kim)
        button(shown, name).setFocus()
        press(Qt.Key.Key_Return)
        assert window.page_name == "round-debrief"


def test_it_can_be_left_by_escape(window, press, kim, play):
    play(seen=True, own=True)
    page(window, kim)
    press(Qt.Key.Key_Escape)
    assert window.page_name == "practice"
    assert window.page("practice").findChild(QWidget, "to-progress") is not None


def test_it_opens_on_whoever_practised_last_and_shows_who_that_is(window, services, play):
    play(seen=True, own=True, rep="Robin of the long name")
    play(seen=True, own=True, rep="")
    window.show_page("practice-progress")
    who = window.page("practice-progress").findChild(ChoiceField, "progress-who")
    robin = services.people.called("Robin of the long name").id
    assert who.currentData() == robin
    assert who.fontMetrics().horizontalAdvance("without a name") <= who.room()
