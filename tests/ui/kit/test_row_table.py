"""Lists of rows: quick, and all by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from coach.ui.kit.rows.row_model import Row, RowModel
from coach.ui.kit.rows.row_table import RowAction, RowTable
from tests.ui.steps import pick

NAMES = ("Ashby", "Brightwater", "Corran")


def draw(name: object) -> Row:
    return Row(str(name).lower(), str(name), "a client", "open")


@pytest.fixture
def rows(qtbot, shell):
    table = RowTable("clients", "Clients", shell)
    qtbot.addWidget(table)
    table.set_menu({"rename": "Rename", "delete": "Remove"})
    table.show_items(NAMES, draw)
    table.resize(500, 300)
    table.show()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    return table


def test_the_model_keeps_the_rules_of_models(qtmodeltester):
    model = RowModel()
    model.show_items(NAMES, draw)
    qtmodeltester.check(model)


def test_rows_are_drawn_when_they_are_seen():
    drawn = []

    def count(name: object) -> Row:
        drawn.append(name)
        return draw(name)

    model = RowModel()
    model.show_items([f"Client {number}" for number in range(100_000)], count)
    assert model.rowCount() == 100_000
    assert model.data(model.index(5, 0)) == "Client 5"
    assert drawn == ["Client 5"]


def test_a_screen_reader_hears_the_whole_row(rows):
    index = rows.model().index(1, 0)
    spoken = rows.model().data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Brightwater, a client, open"


def test_the_first_row_is_current_when_the_keys_come(qtbot, rows):
    qtbot.waitUntil(lambda: rows.current_id() == "ashby")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_open(qtbot, rows, key):
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(rows.opened) as said:
        qtbot.keyClick(rows, key)
    assert said.args == [rows.current_id()]


def test_a_click_opens(qtbot, rows):
    place = rows.visualRect(rows.model().index(2, 0)).center()
    with qtbot.waitSignal(rows.opened) as said:
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, place.y()))
    assert said.args == ["corran"]


@pytest.mark.parametrize(("key", "act"), [(Qt.Key.Key_Delete, "delete"), (Qt.Key.Key_F2, "rename")])
def test_keys_ask_for_the_acts_of_the_menu(qtbot, rows, key, act):
    rows.choose("brightwater")
    with qtbot.waitSignal(rows.acted) as said:
        qtbot.keyClick(rows, key)
    assert said.args == [RowAction(act, "brightwater")]


def test_the_dots_open_the_menu(qtbot, rows):
    place = rows.visualRect(rows.model().index(1, 0))
    dots = QPoint(place.right() - 20, place.center().y())
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=dots)
    with qtbot.waitSignal(rows.acted) as said:
        pick(qtbot, "delete")
    assert said.args == [RowAction("delete", "brightwater")]


def test_the_neighbour_is_current_when_a_row_goes(rows):
    rows.choose("brightwater")
    rows.show_items(("Ashby", "Corran"), draw)
    assert rows.current_id() == "corran"
