"""The door to practice: what it offers, and where that leads, by keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coach.domain.plan import ReminderState
from coach.services.practice.round_setup import RoundSetup
from coach.ui.practice.doors import AROUND, WAYS
from coach.ui.window.page_list import PAGES
from tests.ui.conftest import button, texts


@pytest.mark.parametrize("door", [*WAYS, *AROUND], ids=lambda door: door.name)
def test_every_way_on_leads_to_its_page_by_keys(window, press, door):
    window.show_page("practice")
    button(window.page("practice"), door.name).setFocus()
    press(Qt.Key.Key_Return)
    assert window.page_name == door.page
    assert door.page in {entry.name for entry in PAGES}


def test_ctrl_6_opens_practice_with_the_keys_on_it(window, press):
    window.show_page("today")
    press(Qt.Key.Key_6, modifier=Qt.KeyboardModifier.ControlModifier)
    assert window.page_name == "practice"
    assert window.page("practice").isAncestorOf(QApplication.focusWidget())


def test_escape_leads_back_to_today(window, press):
    window.show_page("practice")
    press(Qt.Key.Key_Escape)
    assert window.page_name == "today"


def test_the_debrief_of_a_round_that_is_over_is_gone_on_with(window, services):
    begun = services.rounds.begin(RoundSetup())
    services.rounds.end(begun.id, 60)
    window.show_page("practice")
    page = window.page("practice")
    assert "The debrief of the round with" in texts(page)
    button(page, "go-on-round-debrief").click()
    assert window.page_name == "round-debrief"


def test_what_one_means_to_do_is_seen_before_its_day_and_until_it_is_done(
    window, services, case, clock
):
    later = clock.now.date() + timedelta(days=9)
    services.commitments.add("run", "Say the day first", later, "At the nursery", case.id)
    made = services.commitments.add("round", "Wait for three breaths", later)
    window.show_page("practice")
    page = window.page("practice")
    assert "Say the day first" in texts(page)
    assert "At the nursery" in texts(page)
    assert "Wait for three breaths" in texts(page)
    services.commitments.set_state(made.id, ReminderState.DONE)
    window.show_page("practice")
    assert "Say the day first" in texts(page)
    assert "Wait for three breaths" not in texts(page)
    services.cases.trash(case.id)
    window.show_page("practice")
    assert "Say the day first" not in texts(page)


def test_two_doors_come_first_for_whoever_never_practised(window, press):
    window.show_page("practice")
    page = window.page("practice")
    assert QApplication.focusWidget() is button(page, "first-practice")
    press(Qt.Key.Key_Return)
    assert window.page_name == "round-setup"
    window.show_page("practice")
    alone = button(page, "first-alone")
    assert alone.text().strip() == "Or practise alone"  # below a button that says with whom
    alone.click()
    assert window.page_name == "roleplays"


def test_it_offers_what_was_practised_last_and_says_whether_that_is_alone(window, services):
    begun = services.rounds.begin(RoundSetup())
    window.show_page("practice")
    page = window.page("practice")
    assert "As last time, with somebody: “" in texts(page)
    assert begun.cards.client.name in texts(page)
    button(page, "practise-now").click()
    assert window.page_name == "round-setup"
    view = services.runs.begin(begun.roleplay)
    services.runs.choose(view.run.id, view.choices[0].id)
    window.show_page("practice")
    assert "Next, alone: “" in texts(page)
    button(page, "practise-now").click()
    assert window.page_name == "roleplay"
