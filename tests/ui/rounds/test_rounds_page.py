"""The rounds there were, and the gap over time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from coach.domain.practice.rounds import Answer, Rater
from coach.services.practice.round_setup import RoundSetup
from coach.ui.rounds.debrief_page import RoundDebriefPage
from coach.ui.rounds.marks_picture import GapPicture
from coach.ui.rounds.rounds_page import RoundsPage
from tests.ui.conftest import button, texts
from tests.ui.rounds.conftest import TWO

K = Qt.Key


@pytest.fixture
def marked(services, clock):
    """Makes a round that is marked: Ana saw the first two checks, Kim as many as are named."""

    def make(seen=1, people=TWO):
        begun = services.rounds.begin(RoundSetup(people=people))
        checks = begun.cards.sheet.checks
        for number, check in enumerate(checks[:2]):
            services.rounds.mark(begun.id, Rater.REP, check.id, answer=Answer.YES)
            services.rounds.mark(
                begun.id, Rater.CLIENT, check.id, answer=Answer.YES if number < seen else Answer.NO
            )
        services.rounds.end(begun.id, 90)
        for rater in (Rater.REP, Rater.CLIENT):
            services.rounds.finish_marks(begun.id, rater)
        clock.now += timedelta(days=1)
        return services.rounds.round(begun.id)

    return make


def test_the_latest_round_comes_first_with_its_gap_and_opens(shown, marked, heard, keys):
    marked(seen=2)
    last = marked(seen=1)
    page = shown(RoundsPage)
    rows = [line for line in texts(page).splitlines() if "differ on" in line]
    assert rows[0].endswith("1:30 · you differ on 1 of 2, in sum +1")
    assert rows[1].endswith("1:30 · you differ on 0 of 2, in sum 0")
    keys(K.Key_Return)
    assert heard.last == ("round-debrief", last.id)


def test_a_round_that_was_left_opens_where_it_goes_on(shown, services, begun, heard):
    page = shown(RoundsPage)
    assert "left in the middle" in texts(page)
    button(page, f"round:{begun.id}").click()
    assert heard.last == ("round", begun.id)


def test_a_round_says_what_was_practised_and_one_without_its_cards_still_says_something_true(
    shown, services, begun
):
    assert "Part, in good order · Sad · 0:00 · left in the middle" in texts(shown(RoundsPage))
    services.rounds._store.execute("UPDATE practice_round SET cards = ''")
    said = texts(shown(RoundsPage))
    assert "Ana and a client" in said
    assert "Part, in good order · 0:00 · left in the middle" in said
    services.rounds._store.execute("UPDATE practice_round SET roleplay = 'gone'")
    assert "\n0:00 · left in the middle" in texts(shown(RoundsPage))


def test_the_gap_over_time_is_a_picture_and_words(shown, marked):
    for seen in (0, 1, 2):
        marked(seen)
    page = shown(RoundsPage)
    words = page.findChild(GapPicture).accessibleDescription().splitlines()
    assert [line.rpartition(": ")[2] for line in words] == [
        "differ on 2 of 2, +100 of a hundred",
        "differ on 1 of 2, +50 of a hundred",
        "differ on 0 of 2, 0 of a hundred",
    ]
    assert (
        "Last time you differed on 0 of 2 checks, in sum by 0"
        in page.findChild(QLabel, "gap-over-time").text()
    )


def test_each_person_has_their_own_gap(shown, marked, services):
    marked(1)
    marked(0, people=((Rater.REP, "Bo"), (Rater.CLIENT, "Kim")))
    page = shown(RoundsPage, services.people.called("Ana").id)
    who = page.findChild(QComboBox, "gap-person")
    assert who.currentText() == "Ana"
    assert len(page.findChild(GapPicture).accessibleDescription().splitlines()) == 1
    who.setCurrentIndex(who.findText("Bo"))
    who.activated.emit(who.currentIndex())
    assert "+100" in page.findChild(GapPicture).accessibleDescription()


def test_a_deleted_round_comes_back(shown, marked, services, heard):
    kept = marked()
    page = shown(RoundsPage)
    button(page, f"remove-round:{kept.id}").click()
    assert services.rounds.all() == ()
    heard.notes[-1].undo()
    assert [each.id for each in services.rounds.all()] == [kept.id]
    assert button(page, f"round:{kept.id}")


def test_in_discreet_mode_names_are_initials(shown, marked, services):
    marked()
    services.settings.discreet = True
    page = shown(RoundsPage)
    assert "Ana" not in texts(page) + page.findChild(QComboBox, "gap-person").currentText()


def test_with_nothing_it_says_what_will_be_here(shown, heard, keys):
    page = shown(RoundsPage)
    assert "After your first round" in texts(page)
    keys(K.Key_Return)
    assert heard.last == ("round-setup", None)


def test_the_list_counts_as_the_debrief_does_what_both_marked_of_a_soft_client(
    shown, services, marked
):
    of = marked(seen=1)
    pressed = next(each for each in of.cards.sheet.checks[2:] if each.is_pressed)
    for rater in (Rater.REP, Rater.CLIENT):
        services.rounds.mark(of.id, rater, pressed.id, answer=Answer.YES)
    assert "you differ on 1 of 3" in texts(shown(RoundsPage))
    assert "1 of 3" in texts(shown(RoundDebriefPage, of.id))
