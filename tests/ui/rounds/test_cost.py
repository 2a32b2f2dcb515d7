"""What a mark costs: it is kept, and only the marks are read again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coach.ui.rounds.round_page import RoundPage
from tests.statements import counted
from tests.ui.conftest import button

K = Qt.Key


def test_a_mark_in_a_round(shown, begun, services, keys):
    page = shown(RoundPage, begun.id)
    button(page, "tab:sheet").click()
    keys(K.Key_Return)  # lifts the cover
    with counted(services._context.store, "INSERT INTO round_event") as cost:
        keys(K.Key_Y)
        QApplication.processEvents()
    assert len(cost.changes) == 2  # the mark, and the count of commits
    assert len(cost.statements) <= 5, cost.statements
    assert len(services.rounds.round(begun.id).marks) == 1
