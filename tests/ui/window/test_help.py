"""The help: what a page is for and its keys, by F1 and from the rail; and Ctrl+N everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coach.ui.case.new_case_dialog import NewCaseDialog
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.window.help_sheet import HelpSheet
from coach.ui.window.help_texts import everywhere, page_help
from coach.ui.window.page_list import PAGES
from tests.ui.conftest import button, texts

K = Qt.Key
README = Path(__file__).parents[3] / "README.md"


def press(qtbot, window, key, held=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window.focusWidget() or window, key, held)


def sheet(window) -> HelpSheet:
    return window.findChild(HelpSheet)


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_f1_says_of_each_page_what_it_is_for_and_its_keys(qtbot, window, show, name):
    show(name)
    qtbot.waitActive(window)
    press(qtbot, window, K.Key_F1)
    qtbot.waitUntil(lambda: sheet(window) is not None and sheet(window).isVisible())
    said = texts(sheet(window))
    told = page_help(window.page_name)
    assert told.about in said
    for row in (*told.keys, *everywhere()):
        assert row.does in said
    assert sheet(window).isAncestorOf(window.focusWidget())
    press(qtbot, window, K.Key_Escape)
    assert not sheet(window).isVisible()
    assert window.page_name == ("talk" if name == "talk" else window.page_name)


def test_f1_closes_it_and_the_keys_go_back(qtbot, window, show):
    show("cases")
    qtbot.waitActive(window)
    before = window.focusWidget()
    for _ in range(2):
        press(qtbot, window, K.Key_F1)
    assert not sheet(window).isVisible()
    assert window.focusWidget() is before


def test_the_rail_opens_it_and_another_page_closes_it(window, show):
    show("today")
    button(window, "rail:help").click()
    assert sheet(window).isVisible()
    assert "by case" in texts(sheet(window))
    window.shell.go("cases")
    assert not sheet(window).isVisible()


def test_what_is_longer_than_the_sheet_is_read_by_keys(qtbot, window, show):
    window.resize(640, 480)
    show("interview")
    qtbot.waitActive(window)
    press(qtbot, window, K.Key_F1)
    bar = sheet(window).findChild(ScrollPage).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    press(qtbot, window, K.Key_End)
    assert bar.value() == bar.maximum()
    press(qtbot, window, K.Key_Home)
    assert bar.value() == 0
    press(qtbot, window, K.Key_Down)
    assert bar.value() > 0


def test_the_readme_names_every_key_of_the_help_and_no_other():
    table = README.read_text("utf-8").split("## Keys")[1].split("## ")[0]
    told = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", table, re.MULTILINE))
    told = {keys: does for keys, does in told.items() if keys not in {"key", "---"}}
    rows = [*everywhere(), *(row for entry in PAGES for row in page_help(entry.name).keys)]
    helped = {(row.keys, row.does) for row in rows}
    for keys, does in told.items():
        assert (keys, does) in helped, keys
    assert {row.keys for row in everywhere()} - set(told) == {"Enter, Space"}


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_ctrl_n_begins_a_case_from_every_page(qtbot, window, show, name):
    show(name)
    qtbot.waitActive(window)
    press(qtbot, window, K.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.findChildren(NewCaseDialog)) == 1)
    dialog = window.findChild(NewCaseDialog)
    qtbot.waitUntil(dialog.isVisible)
    button(dialog, "cancel").click()


@pytest.mark.parametrize("name", ["clients", "cases", "library"])
def test_home_and_end_go_to_the_ends_of_a_list(qtbot, window, services, show, name):
    for number in range(30):
        client = services.clients.add(f"Client {number:02}")
        services.cases.start(client.id, f"Case {number:02}")
    show(name)
    qtbot.waitActive(window)
    table = window.page(name).findChild(object, {"library": "scripts"}.get(name, name))
    table.setFocus()
    last = table.row(table.model().rowCount() - 1).id
    first = table.row(0).id
    qtbot.keyClick(table, K.Key_End)
    assert table.current_id() == last
    qtbot.keyClick(table, K.Key_Home)
    assert table.current_id() == first


def test_home_and_end_among_answers_and_in_text(qtbot, window, show):
    show("interview")
    qtbot.waitActive(window)
    names = []
    for key in (K.Key_End, K.Key_Home):
        press(qtbot, window, key)
        names.append(window.focusWidget().objectName())
    cards = [c for c in window.page("interview").findChildren(object) if c.objectName()]
    choices = {c.objectName(): c.y() for c in cards if c.objectName().startswith("choice:")}
    assert choices[names[1]] < choices[names[0]]
    press(qtbot, window, K.Key_Down)
    press(qtbot, window, K.Key_End)
    assert window.focusWidget().objectName() == names[0]
