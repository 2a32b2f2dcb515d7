"""The door to practice: what it offers, and where that leads, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coach.ui.practice.doors import AROUND, WAYS
from coach.ui.window.page_list import PAGES
from tests.ui.conftest import button


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
