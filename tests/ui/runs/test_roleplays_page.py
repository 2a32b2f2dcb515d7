"""The list: role-plays that fit come first, and runs are gone on with, looked at and deleted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import button, texts
from tests.ui.runs.conftest import PLAY

K = Qt.Key
TO_THE_END = ("the-shed/1", "the-news/1", "after-the-news/2", "his-turn/1", "his-turn/2")


def test_practise_now_is_two_keys_from_a_run(window, press, services):
    window.show_page("roleplays")
    press(K.Key_Return)
    assert window.page_name == "roleplay"
    press(K.Key_Return)
    assert len(services.runs.all()) == 1


def test_for_a_case_the_run_is_of_that_case(window, services, case, answer):
    answer("marketing-agency")
    window.show_page("roleplays", case.id)
    page = window.page("roleplays")
    button(page, f"roleplay:{PLAY}").click()
    button(window.page("roleplay"), "begin-run").click()
    assert services.runs.all()[0].run.case_id == case.id


def test_a_run_in_the_middle_goes_on_and_one_that_is_over_is_looked_back_at(window, said):
    left, over = said("the-shed/1"), said(*TO_THE_END)
    window.show_page("roleplays")
    page = window.page("roleplays")
    assert "one line  ·  in the middle" in texts(page)
    assert "5 lines  ·  over" in texts(page)
    button(page, f"run:{over}").click()
    assert window.page_name == "run-debrief"
    window.show_page("roleplays")
    button(page, f"run:{left}").click()
    assert window.page_name == "roleplay"
    assert window.page("roleplay").findChild(QWidget, "client-line").text() == "“Then say it.”"


def test_a_run_in_which_nothing_was_said_is_not_listed(window, said):
    run_id = said()
    window.show_page("roleplays")
    page = window.page("roleplays")
    assert not page.findChildren(QWidget, f"run:{run_id}")


def test_a_deleted_run_comes_back(qtbot, window, said, services):
    run_id = said("the-shed/1", "the-news/1")
    window.show_page("roleplays")
    page = window.page("roleplays")
    button(page, f"delete-run:{run_id}").click()
    assert services.runs.all() == ()
    qtbot.keyClick(window, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [row.run.id for row in services.runs.all()] == [run_id]
    button(page, f"run:{run_id}")


def test_the_door_of_a_case_leads_here_and_back(window, press, case, answer):
    answer("marketing-agency")
    window.show_page("rehearse", case.id)
    button(window.page("rehearse"), "practise-alone").click()
    assert window.page_name == "roleplays"
    press(K.Key_Escape)
    assert window.page_name == "rehearse"
