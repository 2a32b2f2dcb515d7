"""The trash of practice by keys: bring back, delete for good once asked, leave it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from coach.clock import today
from coach.services.practice.round_setup import RoundSetup
from coach.ui.window.rail import Badge
from tests.ui.conftest import button, texts

K = Qt.Key


@pytest.fixture
def run(services):
    """A run in the trash."""
    play = services.practice.roleplays()[0]
    view = services.runs.begin(play.id)
    services.runs.choose(view.run.id, view.choices[0].id)
    services.runs.remove(view.run.id)
    return view


@pytest.fixture
def page(window, run):
    window.show_page("practice-trash")
    return window.page("practice-trash")


def test_practice_leads_there_and_back(window, press, services, run):
    window.show_page("practice")
    button(window.page("practice"), "to-trash").click()
    assert window.page_name == "practice-trash"
    called = services.practice.called(run.play)
    assert f"Alone: {called}" in texts(window.page("practice-trash"))
    press(K.Key_Escape)
    assert window.page_name == "practice"


def test_a_round_says_with_whom_it_was_and_where_nothing_says_so_that_it_cannot_be_read(
    window, services
):
    begun = services.rounds.begin(RoundSetup())
    services.rounds.remove(begun.id)
    window.show_page("practice-trash")
    page = window.page("practice-trash")
    assert f"A round with {begun.cards.client.name}" in texts(page)
    services.practice_trash._store.execute("UPDATE practice_round SET cards = '', persona = 'gone'")
    window.show_page("practice-trash")
    assert "A round; its cards cannot be read any more" in texts(page)
    assert "no longer known" not in texts(page)


def test_a_press_brings_it_back(page, press, services, run):
    assert QApplication.focusWidget() is button(page, f"thrown:{run.run.id}")
    press(K.Key_Return)
    assert services.runs.latest() == run.run.id
    assert "Nothing is in the trash." in texts(page)


def test_for_good_only_once_one_has_said_so_again(page, press, services, run):
    button(page, f"delete:{run.run.id}").click()
    assert "delete it for good" in page.findChild(QLabel, "trash-question").text()
    assert QApplication.focusWidget() is button(page, "keep-in-trash")
    press(K.Key_Return)
    assert len(services.practice_trash.all()) == 1
    assert not page.findChild(QLabel, "trash-question").isVisible()
    button(page, f"delete:{run.run.id}").click()
    button(page, "delete-now").click()
    assert services.practice_trash.all() == ()
    assert "Nothing is in the trash." in texts(page)


def test_all_of_it_at_once(window, page, services):
    play = services.practice.roleplays()[0]
    for _ in range(2):
        services.runs.remove(services.runs.begin(play.id).run.id)
    window.show_page("practice-trash")
    button(page, "empty-trash").click()
    assert "All 3 of it" in page.findChild(QLabel, "trash-question").text()
    button(page, "delete-now").click()
    assert services.practice_trash.all() == ()


@pytest.mark.parametrize(
    ("page", "away"), [("roleplays", "delete-run:{}"), ("rounds", "remove-round:{}")]
)
def test_what_waits_today_is_counted_without_what_is_in_the_trash(
    window, press, services, page, away
):
    view = services.runs.begin(services.practice.roleplays()[0].id)
    services.runs.choose(view.run.id, view.choices[0].id)
    owner = view.run.id if page == "roleplays" else services.rounds.begin(RoundSetup()).id
    services.commitments.add(owner, "Say the date", today(services.clock))
    window.refresh_badge()
    badge = window.findChild(Badge)
    assert badge.text() == "1"
    window.show_page(page)
    button(window.page(page), away.format(owner)).click()
    assert badge.isHidden()
    button(window, "toast-undo").click()
    assert (badge.isHidden(), badge.text()) == (False, "1")
    window.show_page(page)
    button(window.page(page), away.format(owner)).click()
    window.show_page("practice-trash")
    button(window.page("practice-trash"), f"thrown:{owner}").click()
    assert (badge.isHidden(), badge.text()) == (False, "1")
