"""What is asked of whom: asked, shown, ticked off, changed, taken back; and who is who."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox

from coach.domain.practice.assignment import Task
from coach.services.practice.assignments import Wanted
from coach.ui.practice.ask_dialog import AskDialog
from coach.ui.practice.people_page import PersonDialog
from coach.ui.shell.practice_routes import ProgressRoute, RoundRoute
from tests.ui.conftest import button, texts
from tests.ui.steps import field

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 26)


@pytest.fixture
def kim(services):
    return services.people.called("Kim").id


@pytest.fixture
def ask(services, kim):
    """Asks Kim for a round, so many days from now."""

    def ask(days=1, **what):
        wanted = Wanted(kim, Task.ROUND, **what)
        due = TODAY + timedelta(days=max(days, 0))
        return services.assignments.give(wanted, due).id

    return ask


def typed(qtbot, dialog, **fields):
    for name, text in fields.items():
        edit = field(dialog, name.replace("_", "-"))
        edit.setFocus()
        edit.selectAll()
        qtbot.keyClicks(edit, text)


def test_somebody_new_is_asked_by_name(qtbot, window, press, services):
    window.show_page("practice")
    button(window.page("practice"), "ask-somebody").setFocus()
    press(K.Key_Return)
    dialog = window.findChild(AskDialog)
    typed(qtbot, dialog, ask_who="Lukas", ask_due="tomorrow", ask_note="The first sentence.")
    dialog.findChild(QComboBox, "ask-task").setCurrentIndex(1)
    persona = services.practice.personas()[0]
    which = dialog.findChild(QComboBox, "ask-what")
    which.setCurrentIndex(which.findData(persona.id))
    dialog.keep()
    (found,) = services.assignments.all()
    assert (found.person, found.title) == ("Lukas", f"A round with {persona.name}")
    assert (found.assignment.due, found.assignment.note) == (
        TODAY + timedelta(days=1),
        "The first sentence.",
    )
    shown = texts(window.page("practice"))
    assert "for Lukas · by tomorrow · The first sentence." in shown


def test_with_nothing_filled_in_both_lacks_are_told(window, services):
    window.show_page("practice")
    button(window.page("practice"), "ask-somebody").click()
    dialog = window.findChild(AskDialog)
    dialog.keep()
    assert "Without a day it is easily forgotten." in texts(dialog)
    assert "A person’s name" in texts(dialog)
    assert dialog.focusWidget().objectName() == "ask-who"
    assert services.people.all() == ()
    dialog.reject()


def test_without_a_day_nothing_is_asked(qtbot, window, services):
    window.show_page("practice")
    button(window.page("practice"), "ask-somebody").click()
    dialog = window.findChild(AskDialog)
    typed(qtbot, dialog, ask_who="Lukas")
    dialog.keep()
    assert "Without a day it is easily forgotten." in texts(dialog)
    assert services.assignments.all() == ()
    assert services.people.all() == ()
    dialog.reject()


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "by tomorrow"), (6, "by Wednesday"), (7, "by Thursday, 3 December")],
)
def test_its_day_is_said_as_one_would(window, ask, days, said):
    ask(days)
    window.show_page("practice")
    assert f"for Kim · {said}" in texts(window.page("practice"))


def test_what_is_late_is_said_kindly(window, ask, clock):
    ask(1)
    clock.now += timedelta(days=3)
    window.show_page("practice")
    assert "was meant for Friday; today is a good day, too" in texts(window.page("practice"))


def test_a_tick_takes_it_off_the_list_and_undo_brings_it_back(window, press, services, ask):
    key = ask()
    window.show_page("practice")
    box = window.page("practice").findChild(QCheckBox, f"asked-done:{key}")
    box.setFocus()
    press(K.Key_Space)
    assert services.assignments.mine() == ()
    press(K.Key_Z, modifier=CTRL)
    assert len(services.assignments.mine()) == 1
    assert window.page("practice").findChild(QCheckBox, f"asked-done:{key}") is not None


def test_it_is_taken_back_and_asked_again(window, press, services, ask):
    key = ask()
    window.show_page("practice")
    button(window.page("practice"), f"asked-change:{key}").click()
    button(window.findChild(AskDialog), "remove").click()
    assert services.assignments.all() == ()
    press(K.Key_Z, modifier=CTRL)
    assert len(services.assignments.all()) == 1


def test_another_day_and_another_word(qtbot, window, services, ask):
    key = ask()
    window.show_page("practice")
    button(window.page("practice"), f"asked-change:{key}").click()
    dialog = window.findChild(AskDialog)
    typed(qtbot, dialog, ask_due="in 7 days", ask_note="Slowly.")
    dialog.keep()
    (found,) = services.assignments.all()
    assert (found.assignment.due, found.assignment.note) == (TODAY + timedelta(days=7), "Slowly.")


def test_it_leads_to_where_it_is_done(window, press, services, ask):
    persona = services.practice.personas()[0].id
    key = ask(what=persona)
    heard = []
    window.shell.navigate.connect(heard.append)
    window.show_page("practice")
    button(window.page("practice"), f"asked-open:{key}").setFocus()
    press(K.Key_Return)
    assert heard[-1] == ("round-setup", RoundRoute(persona=persona))


def test_who_asks_stands_with_it_on_both_sides(qtbot, window, services, kim):
    lu = services.people.called("Lu").id
    services.assignments.set_me(lu)
    window.show_page("practice")
    button(window.page("practice"), "ask-somebody").click()
    dialog = window.findChild(AskDialog)
    assert field(dialog, "ask-giver").text() == "Lu"
    typed(qtbot, dialog, ask_who="Kim", ask_due="tomorrow")
    dialog.keep()
    shown = texts(window.page("practice"))
    assert "Asked of others" in shown
    assert "for Kim · by tomorrow" in shown
    services.assignments.set_me(kim)
    window.show_page("practice")
    shown = texts(window.page("practice"))
    assert "from Lu · by tomorrow" in shown
    assert "Asked of others" not in shown


def test_of_more_than_a_dozen_the_rest_is_counted(window, services, kim):
    services.assignments.set_me(kim)
    for number in range(13):
        rep = services.people.called(f"Rep {number}").id
        services.assignments.give(Wanted(rep, Task.ROUND, giver=kim), TODAY)
        if number == 11:
            window.show_page("practice")
            assert "more: open a name" not in texts(window.page("practice"))
    window.show_page("practice")
    assert "1 more: open a name" in texts(window.page("practice"))


def test_a_drill_is_asked_of_one_case(qtbot, window, services, case, answer):
    answer("marketing-agency")
    window.show_page("practice")
    button(window.page("practice"), "ask-somebody").click()
    dialog = window.findChild(AskDialog)
    typed(qtbot, dialog, ask_who="Lukas", ask_due="tomorrow")
    task = dialog.findChild(QComboBox, "ask-task")
    task.setCurrentIndex(task.findData(Task.DRILL.value))
    which = dialog.findChild(QComboBox, "ask-what")
    which.setCurrentIndex(which.findData(case.id))
    dialog.keep()
    (found,) = services.assignments.all()
    assert (found.case_id, found.title) == (case.id, f"A reaction drill: {case.client_name}")
    heard = []
    window.shell.navigate.connect(heard.append)
    button(window.page("practice"), f"asked-open:{found.assignment.id}").click()
    assert heard[-1] == ("reaction-drill", case.id)


# -- people


def test_the_first_name_is_taken_for_whoever_sits_here(qtbot, window, press, services):
    window.show_page("people")
    assert QApplication.focusWidget() is button(window.page("people"), "first-person")
    press(K.Key_Return)
    dialog = window.findChild(PersonDialog)
    qtbot.keyClicks(field(dialog, "person-name"), "Ana")
    dialog.keep()
    (ana,) = services.people.all()
    assert services.assignments.me() == ana.id
    assert "sits here" in texts(window.page("people"))


def test_somebody_else_sits_here(window, press, services, kim):
    lu = services.people.called("Lu").id
    services.assignments.set_me(kim)
    window.show_page("people")
    button(window.page("people"), f"me:{lu}").setFocus()
    press(K.Key_Return)
    assert services.assignments.me() == lu


def test_a_name_is_changed_and_put_away_and_offered_again(qtbot, window, press, services, kim):
    window.show_page("people", kim)
    button(window.page("people"), f"rename:{kim}").click()
    dialog = window.findChild(PersonDialog)
    typed(qtbot, dialog, person_name="Kim O.")
    dialog.keep()
    assert services.people.name(kim) == "Kim O."
    button(window.page("people"), f"rename:{kim}").click()
    button(window.findChildren(PersonDialog)[-1], "remove").click()
    assert services.people.all() == ()
    button(window.page("people"), f"back:{kim}").click()
    assert services.people.name(kim) == "Kim O."
    assert len(services.people.all()) == 1


def test_a_name_that_is_somebody_elses_is_refused_in_words(qtbot, window, services, kim):
    services.people.called("Lu")
    window.show_page("people")
    button(window.page("people"), f"rename:{kim}").click()
    dialog = window.findChild(PersonDialog)
    typed(qtbot, dialog, person_name="lu")
    dialog.keep()
    assert "somebody of this name" in texts(dialog)
    assert services.people.name(kim) == "Kim"
    dialog.reject()


def test_a_name_leads_to_how_it_goes_with_them_alone(window, press, services, kim):
    heard = []
    window.shell.navigate.connect(heard.append)
    window.show_page("people", kim)
    assert QApplication.focusWidget().objectName() == f"person:{kim}"
    press(K.Key_Return)
    assert heard[-1] == ("practice-progress", ProgressRoute(kim))
    assert window.page_name == "practice-progress"
