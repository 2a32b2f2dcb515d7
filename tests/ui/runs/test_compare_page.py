"""Two runs side by side: the same up to a line, and what the other line did."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QWidget

from coach.ui.shell.practice_routes import CompareRoute
from tests.ui.conftest import button, texts


@pytest.fixture
def both(services, said):
    first = said("the-shed/1", "the-news/3", "the-news/1")
    second = services.runs.branch(first, 1).run.id
    for choice in ("the-news/1", "after-the-news/2"):
        services.runs.choose(second, choice)
    return first, second


def test_they_lie_beside_each_other_from_where_they_part(window, both):
    window.show_page("run-compare", CompareRoute(*both))
    page = window.page("run-compare")
    said = texts(page)
    assert "They part at line 2." in said
    assert "You never sent a receipt in time" in said
    assert "You counted on us for the tax" in said
    assert "I’ve something hard to tell you" not in said  # the same in both


def test_without_a_second_the_nearest_is_taken_and_another_can_be_chosen(window, both, said):
    other = said("the-shed/2")
    window.show_page("run-compare", CompareRoute(both[0]))
    page = window.page("run-compare")
    chooser = page.findChild(QComboBox, "other-run")
    assert chooser.currentData() == both[1]  # it came from the first
    chooser.setCurrentIndex(chooser.findData(other))
    chooser.activated.emit(chooser.currentIndex())
    assert "They part at line 1." in texts(page)


def test_two_that_are_the_same_say_so(window, services, both):
    twin = services.runs.branch(both[0], 3).run.id
    window.show_page("run-compare", CompareRoute(both[0], twin))
    page = window.page("run-compare")
    assert "They are the same to the end." in texts(page)


def test_where_one_has_more_lines_the_other_says_that_it_is_not_over(window, services, both):
    longer = services.runs.branch(both[0], 3).run.id
    services.runs.choose(longer, "after-the-news/2")
    window.show_page("run-compare", CompareRoute(both[0], longer))
    page = window.page("run-compare")
    assert "One of them ends after line 3." in texts(page)
    assert "Not over yet." in texts(page)


def test_alone_it_says_how_to_come_to_another(window, said):
    run_id = said("the-shed/1")
    window.show_page("run-compare", CompareRoute(run_id))
    page = window.page("run-compare")
    assert "There is no other run" in texts(page)
    button(page, "no-other-run").click()
    assert window.page_name == "run-debrief"


def test_both_pictures_are_told(window, both):
    window.show_page("run-compare", CompareRoute(*both))
    page = window.page("run-compare")
    described = [page.findChild(QWidget, f"meters-{n}") for n in ("first", "second")]
    assert [each.accessibleDescription().count("trust") for each in described] == [3, 3]
