"""A scrolling page and the focus."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from coach.ui.pages.interview_page import InterviewPage
from coach.ui.widgets.scroll_page import FittingPage, ScrollPage


@pytest.mark.parametrize("kind", [ScrollPage, FittingPage])
def test_what_gets_the_focus_is_scrolled_into_sight(qtbot, kind):
    page = kind()
    qtbot.addWidget(page)
    fields = [QLineEdit(page.column) for _ in range(40)]
    for field in fields:
        page.body.addWidget(field)
    page.resize(400, 200)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    for field in (fields[-1], fields[0]):
        assert field.visibleRegion().isEmpty()
        field.setFocus()
        qtbot.waitUntil(lambda field=field: not field.visibleRegion().isEmpty())


def test_a_page_shown_from_its_top_stays_there_when_a_dialog_closes(qtbot):
    page = ScrollPage()
    qtbot.addWidget(page)
    fields = [QLineEdit(page.column) for _ in range(40)]
    for field in fields:
        page.body.addWidget(field)
    page.resize(400, 200)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    fields[-1].setFocus()
    page.to_top()
    dialog = QDialog(page)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.reject()
    page.activateWindow()
    qtbot.waitUntil(fields[-1].hasFocus)
    assert not fields[0].visibleRegion().isEmpty()
    fields[0].setFocus()
    fields[-1].setFocus()
    qtbot.waitUntil(lambda: not fields[-1].visibleRegion().isEmpty())


def test_a_page_that_goes_with_the_focus_on_it_goes_quietly(qtbot, services, shell, case, capfd):
    """Nobody holds it any longer; the focus leaves it while it is torn down."""
    held = [InterviewPage(services, shell)]
    held[0].show()
    held[0].activateWindow()
    held[0].show_page(case.id)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    with qtbot.captureExceptions() as raised:
        held.clear()
        gc.collect()
    assert QApplication.focusWidget() is None
    assert not raised
    assert "not found" not in capfd.readouterr().err
