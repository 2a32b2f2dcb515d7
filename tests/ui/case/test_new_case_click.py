"""The first click on the button of a dialog counts, also while names are proposed above it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from coach.ui.case.new_case_dialog import NewCaseDialog


def test_a_click_on_begin_while_names_are_proposed_begins(qtbot, window, services):
    services.clients.add("Halden Tools")
    dialog = NewCaseDialog(services, window.shell, window)
    dialog.open()
    qtbot.waitActive(dialog)
    client = dialog.findChild(QLineEdit, "case-client")
    qtbot.keyClicks(client, "Halden")
    popup = client.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    begin = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Begin")
    at = popup.mapFromGlobal(begin.mapToGlobal(QPoint(5, 5)))
    assert not popup.rect().contains(at)
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(popup, Qt.MouseButton.LeftButton, pos=at)
    assert len(services.cases.cases()) == 1
