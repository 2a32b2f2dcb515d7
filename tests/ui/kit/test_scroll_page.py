"""A scrolling page and the focus."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from coach.ui.interview.interview_page import InterviewPage
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.layout.scroll_page import FittingPage, ScrollPage, show_opened
from coach.ui.settings.settings_page import SettingsPage
from tests.ui.conftest import button


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


def test_a_page_stays_where_it_is_when_its_window_comes_to_the_front(qtbot):
    page, other = ScrollPage(), QLineEdit()
    qtbot.addWidget(page)
    qtbot.addWidget(other)
    fields = [QLineEdit(page.column) for _ in range(40)]
    for field in fields:
        page.body.addWidget(field)
    page.resize(400, 200)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    fields[0].setFocus()
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    other.show()
    with qtbot.waitActive(other):
        other.activateWindow()
    qtbot.waitUntil(lambda: not fields[0].hasFocus())
    page.activateWindow()
    qtbot.waitUntil(fields[0].hasFocus)
    assert bar.value() == bar.maximum()
    assert fields[0].visibleRegion().isEmpty()
    qtbot.keyClick(fields[0], Qt.Key.Key_Tab)  # by keys it is followed
    assert not fields[1].visibleRegion().isEmpty()


@pytest.fixture
def long(qtbot):
    """A page with more rows than it shows; a field at its end."""
    page = ScrollPage()
    qtbot.addWidget(page)
    for number in range(40):
        page.body.addWidget(QPushButton(f"{number}", page.column))
    page.body.addWidget(QLineEdit(page.column))
    page.resize(400, 200)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    return page


def test_a_field_is_shown_with_its_name_and_its_help(qtbot, long):
    row = FormRow("First name", QLineEdit(), "Whoever sits across the table from you.", long.column)
    long.body.insertWidget(20, row)
    qtbot.waitUntil(lambda: row.y() > long.height())
    long.findChild(QPushButton).setFocus()
    row.field.setFocus()
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect() == row.rect())


@pytest.mark.parametrize("focused", ["continue", "heard:decider"])
def test_home_and_end_go_to_the_ends_of_a_page(qtbot, window, case, answer, focused):
    answer("marketing-agency")
    window.resize(900, 600)
    window.show_page("interview", case.id)
    bar = window.findChild(InterviewPage).findChild(FittingPage).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    keys = button(window, focused)
    keys.setFocus()
    qtbot.keyClick(keys, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(keys, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_home_in_a_field_stays_in_the_field(qtbot, window, services):
    services.settings.my_name = "Halden"
    window.resize(800, 560)
    window.show_page("settings")
    field = window.findChild(QLineEdit, "my-name")
    field.setFocus()
    field.setCursorPosition(6)
    bar = window.findChild(SettingsPage).findChild(ScrollPage).verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.keyClick(field, Qt.Key.Key_Home)
    assert field.cursorPosition() == 0
    assert bar.value() == bar.maximum() > 0


def test_a_page_that_goes_with_the_focus_on_it_goes_quietly(qtbot, services, shell, case, capfd):
    """The focus leaves it while it is torn down, by Qt, as whatever a window holds."""
    page = InterviewPage(services, shell)
    page.show()
    page.activateWindow()
    page.show_page(case.id)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    with qtbot.captureExceptions() as raised:
        page.deleteLater()
        QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
        assert not isValid(page)
        del page
        gc.collect()
    assert QApplication.focusWidget() is None
    assert not raised
    assert "not found" not in capfd.readouterr().err


def test_what_was_taken_off_before_it_could_be_shown_is_not_looked_for(qtbot, qtlog):
    page = ScrollPage()
    qtbot.addWidget(page)
    fields = [QLineEdit(page.column) for _ in range(40)]
    for field in fields:
        page.body.addWidget(field)
    page.resize(400, 200)
    page.show()
    qtbot.waitExposed(page)
    show_opened(fields[-1])
    fields[-1].setParent(None)
    qtbot.addWidget(fields[-1])
    QApplication.processEvents()
    assert qtlog.records == []
    assert page.verticalScrollBar().value() == 0


@pytest.mark.parametrize("move", ["show_top", "show_whole"])
def test_what_has_just_come_upon_a_page_is_scrolled_to_at_once(qtbot, move):
    """The page was still as high as before it, and scrolled no farther."""
    page = ScrollPage()
    qtbot.addWidget(page)
    page.body.addWidget(QLabel("\n" * 20, page.column))
    page.resize(400, 200)
    page.show()
    qtbot.waitExposed(page)
    box = QWidget(page.column)
    inside = QVBoxLayout(box)
    new = QLabel("\n" * 60, box)
    inside.addWidget(new)
    page.body.addWidget(box)
    box.show()
    getattr(page, move)(new)
    assert new.mapTo(page.viewport(), QPoint(0, 0)).y() == 0
