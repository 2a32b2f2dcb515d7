"""Discreet mode: initials for names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit, QListWidget

from coach.ui.kit.rows.row_table import RowTable
from coach.ui.shell.discreet import NameMask, initials
from coach.ui.window.find_dialog import FindDialog
from tests.ui.conftest import CASE_PAGES, CASES, texts


@dataclass
class Kept:
    """The one setting that counts here, and the names of colleagues."""

    discreet: bool = True
    colleagues: tuple[str, ...] = ()

    @property
    def settings(self):
        """Where the setting is."""
        return self

    @property
    def people(self):
        """Where the names are."""
        return self

    def private_names(self):
        """The names of colleagues."""
        return self.colleagues


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Halden Tools", "H. T."),
        ("joe", "J."),
        ("O'Brien & Sons", "O. S."),
        ("Ærø Ost", "Æ. O."),
        ("שלום", "ש."),
        ("", ""),
    ],
)
def test_initials_take_the_first_character_of_each_word(name, short):
    assert initials(name) == short


def test_names_are_whole_unless_asked():
    assert NameMask(Kept(discreet=False)).name("Halden Tools") == "Halden Tools"
    assert NameMask(Kept()).name("Halden Tools") == "H. T."


def test_a_name_without_letters_is_hidden_all_the_same():
    assert NameMask(Kept()).name("💼") == "…"


def test_names_in_a_text_are_hidden_as_whole_words():
    names = NameMask(Kept())
    shown = names.text("Joe, thank you. Joey and halden tools stay.", ["Joe", "Halden Tools"])
    assert shown == "J., thank you. Joey and H. T. stay."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Will told you, and you will see.", "W. told you, and you will see."),
        ("Ring zoe, or ZOË’s desk.", "Ring Z., or Z.’s desk."),
        ("A visit to a firm", "A visit to a firm"),
        ("Marek and Marekson", "M. and Marekson"),
        ("", ""),
    ],
)
def test_colleagues_are_hidden_in_every_text_and_words_are_none(text, shown):
    names = NameMask(Kept(colleagues=("Will", "Zoë", "A", "Marek")))
    assert names.text(text) == shown
    assert NameMask(Kept(discreet=False, colleagues=("Will",))).text(text) == text


@pytest.fixture
def named(services, case, answer):
    """A case whose title, reminder and client's note name the client, in discreet mode."""
    services.settings.discreet = True
    answer("marketing-agency")
    services.clients.edit(case.client_id, "Halden Tools", "Halden Tools since 2019")
    services.cases.rename(case.id, "Halden Tools pays late")
    services.reminders.add(case.id, "Ring Halden Tools", date(2026, 11, 26), "Halden Tools, 9:00")
    return case


@pytest.mark.parametrize("name", ["today", "clients", "client", "cases", *CASE_PAGES])
def test_no_page_names_a_client_in_discreet_mode(window, named, name):
    window.show_page(name, {"client": named.client_id}.get(name, named.id))
    lists = [each for each in window.findChildren(RowTable) if each.isVisible()]
    rows = [each.row(number).spoken for each in lists for number in range(each.count())]
    shown = "\n".join((texts(window), *rows))
    assert "Halden" not in shown
    assert "H. T." in shown


PEOPLE = {
    "contact": "Joe",
    "leader": "Maria Olsen",
    "superior": "Petra Lindqvist",
    "colleague": "Tomasz",
    "decider_name": "Ingeborg",
}


@pytest.mark.parametrize("cased", sorted(path.stem for path in CASES.glob("*.yaml")))
def test_the_lines_of_no_talk_name_people_in_discreet_mode(window, services, case, answer, cased):
    if cased == "expected":
        return
    services.settings.discreet = True
    answer(cased)
    services.clients.add_contact(case.client_id, "Joe Miller")
    for fact in services.talks.facts(case.id):
        if fact.fact.id in PEOPLE:
            services.talks.set_fact(case.id, fact.fact.id, PEOPLE[fact.fact.id])
    services.reminders.add(case.id, "Ring Joe Miller", date(2026, 11, 26))
    whole = {word for name in (*PEOPLE.values(), "Miller", "Halden") for word in name.split()}
    for name in ("talk", "after"):
        window.show_page(name, case.id)
        assert not [word for word in whole if word in texts(window.page(name))]


def test_a_title_is_no_name(services, case, answer):
    answer("logistics")
    services.talks.set_fact(case.id, "decider_name", "our director")
    names = services.talks.private_names(case.id)
    assert "our" not in names
    assert "our director" in names


def test_the_promise_of_the_settings_is_what_holds(window):
    window.show_page("settings")
    promise = " ".join(texts(window).split())
    for word in ("titles, notes and reminders", "keep the names", "a saved brief"):
        assert word in promise


def test_find_names_no_client_in_discreet_mode(qtbot, window, named):
    window.open_find()
    dialog = window.findChild(FindDialog)
    dialog.findChild(QLineEdit).setText("halden")
    found = dialog.findChild(QListWidget)
    lines = [found.item(row).text() for row in range(found.count())]
    dialog.reject()
    assert sum("H. T." in line for line in lines) == 3
    assert not any("Halden" in line for line in lines)
