"""What a user does, in one word each: click a row, type in a field, choose from a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from coach.ui.kit.rows.row_table import RowTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

P = TypeVar("P", bound=QWidget)


def opened(qtbot: QtBot, page: P, arg: object = None, width: int = 980, height: int = 760) -> P:
    """The page, shown about `arg`."""
    qtbot.addWidget(page, before_close_func=lambda _, page=page: page)  # kept until then
    page.resize(width, height)
    page.show()
    page.show_page(arg)  # type: ignore[attr-defined]
    qtbot.waitExposed(page)
    return page


def table(page: QWidget, name: str) -> RowTable:
    """The list with this name."""
    found = page.findChild(RowTable, name)
    assert found is not None
    return found


def rows(page: QWidget, name: str) -> list[str]:
    """The titles of a list's rows; empty where the list is hidden."""
    shown = table(page, name)
    if not shown.isVisibleTo(page):
        return []
    return [shown.row(number).title for number in range(shown.count())]


def click_row(qtbot: QtBot, page: QWidget, name: str, title: str) -> None:
    """Click the row with this title."""
    shown = table(page, name)
    place = shown.visualRect(shown.model().index(rows(page, name).index(title), 0))
    left = QPoint(place.left() + 20, place.center().y())
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=left)


def press_on_row(qtbot: QtBot, page: QWidget, name: str, title: str, key: Qt.Key) -> None:
    """Go to a row by keys, and press a key there."""
    shown = table(page, name)
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(shown, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(rows(page, name).index(title)):
        qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, key)


def field(page: QWidget, name: str) -> QLineEdit | QPlainTextEdit:
    """The field with this name."""
    for kind in (QLineEdit, QPlainTextEdit):
        if (found := page.findChild(kind, name)) is not None:
            return found
    raise AssertionError(name)


def type_in(qtbot: QtBot, page: QWidget, name: str, text: str, end: Qt.Key | None = None) -> None:
    """Write a text in a field in place of what is there; then perhaps press a key."""
    into = field(page, name)
    into.setFocus()
    into.selectAll()
    qtbot.keyClick(into, Qt.Key.Key_Delete)
    qtbot.keyClicks(into, text)
    if end is not None:
        qtbot.keyClick(into, end)


def pick(qtbot: QtBot, name: str) -> None:
    """Choose an entry of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.objectName() == name)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
