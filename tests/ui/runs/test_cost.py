"""What a line said in a role-play costs: it is kept, and nothing is read again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.statements import counted

K = Qt.Key


def test_a_line_chosen_in_a_role_play(page, press, services):
    press(K.Key_Return)
    with counted(services._context.store, "INSERT OR IGNORE INTO practice_entry") as cost:
        press(K.Key_1)
        QApplication.processEvents()
    assert not [each for each in cost.statements if each.startswith("SELECT")]
    assert len(cost.statements) <= 5, cost.statements
    (run,) = services.runs.all()
    assert run.said == 1
