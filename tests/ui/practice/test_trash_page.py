"""The trash of practice by keys: bring back, delete for good once asked, leave it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

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


def test_practice_leads_there_and_back(window, press, run):
    window.show_page("practice")
    button(window.page("practice"), "to-trash").click()
    assert window.page_name == "practice-trash"
    assert run.play.title in texts(window.page("practice-trash"))
    press(K.Key_Escape)
    assert window.page_name == "practice"


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
