# SPDX-License-Identifier: MIT
"""A list of rows to open: quick at a hundred thousand, all by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from coach.ui.kit.rows.row_delegate import MENU_WIDTH, RowDelegate
from coach.ui.kit.rows.row_model import Row, RowModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.ui.kit.basic.host import Host

_FAR = 2000  # rows to look through for the one that was current


class RowAction(Struct, frozen=True):
    """Something asked for from the menu of a row: the name of the act, the id of the row."""

    act: str
    row: str


class RowTable(QTableView):
    """Rows to choose from: a click, Enter or Space opens one.

    A row's menu opens from the dots at its end, with a right click or the menu key.
    Delete asks for the act "delete", F2 for "rename", where the menu has them.
    """

    opened = Signal(object)  # the id of the row
    acted = Signal(object)  # RowAction
    chosen = Signal(object)  # the id of the row that the keys have reached

    def __init__(
        self,
        name: str,
        title: str,
        host: Host,
        parent: QWidget | None = None,
        *,
        plain: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._host = host
        self._acts: dict[str, str] = {}
        self._of_row: Callable[[str], dict[str, str]] | None = None
        self._all = False
        self._delegate = RowDelegate(host, self, plain=plain)
        self._rows = RowModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        host.theme.changed.connect(self._on_theme_changed)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        self.horizontalHeader().setMinimumSectionSize(8)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def set_menu(
        self, acts: dict[str, str], of_row: Callable[[str], dict[str, str]] | None = None
    ) -> None:
        """Give each row a menu: names of acts and how they read; `of_row` says it by its id."""
        self._acts, self._of_row = acts, of_row
        self._delegate.menu = bool(acts)
        self.viewport().update()

    def show_items(self, items: Sequence[object], draw: Callable[[object], Row]) -> None:
        """Show these items; the row that was current stays so where it is still there."""
        current, number = self.current_id(), self.currentIndex().row()
        self._rows.show_items(items, draw)
        self._fit()
        if current and not self.choose(current) and self._rows.rowCount():
            near = min(max(number, 0), self._rows.rowCount() - 1)
            self.setCurrentIndex(self._rows.index(near, 0))

    def show_all_rows(self) -> None:
        """Be as high as all rows (for short lists inside a page that scrolls)."""
        self._all = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    def count(self) -> int:
        """How many rows there are."""
        return self._rows.rowCount()

    def row(self, number: int) -> Row:
        """The row with this number."""
        return self._rows.row(number)

    def current_id(self) -> str:
        """The id of the row that has the selection; empty when none has."""
        index = self.currentIndex()
        return self._rows.row(index.row()).id if index.isValid() else ""

    def choose(self, row_id: str) -> bool:
        """Make a row the current one; False when it is not (or too far down)."""
        number = self._rows.place(row_id, _FAR)
        if number is not None:
            self.setCurrentIndex(self._rows.index(number, 0))
        return number is not None

    def sizeHint(self) -> QSize:
        """A few rows; lists that fill a page grow from there."""
        return QSize(240, self._delegate.height(self.font()) * 4)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space, remove with Delete, rename with F2; all else moves as usual."""
        current = self.current_id()
        names = "rename" if "rename" in self._acts else "edit"
        act = {Qt.Key.Key_Delete: "delete", Qt.Key.Key_F2: names}.get(Qt.Key(event.key()), "")
        if current and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(current)
        elif current and act in self._acts:
            self.acted.emit(RowAction(act, current))
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def say_no_row(self) -> None:
        """Say why F2 and Delete have nothing to be done with."""
        if not self.count():
            says = self.tr("There is nothing in this list.")
        elif self.hasFocus():
            says = self.tr("That cannot be done with what is in this list.")
        else:
            says = self.tr("Go down to a row of the list first.")
        self._host.hint(says)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last row: there is one column, and no more in it."""
        ends = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
        if action in ends:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row when the keys come here for the first time."""
        super().focusInEvent(event)
        by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        if by_keys and not self.selectionModel().hasSelection() and self._rows.rowCount():
            here = self.currentIndex()
            self.setCurrentIndex(here if here.isValid() else self._rows.index(0, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row that was clicked, or its menu."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        dots_at = self.viewport().width() - self._host.theme.px(MENU_WIDTH) - 12
        dots = self._acts and event.position().x() > dots_at
        if dots:
            self._open_menu(self._rows.row(index.row()).id, event.globalPosition().toPoint())
        else:
            self.opened.emit(self._rows.row(index.row()).id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row under the mouse, or of the current one."""
        place = event.globalPos()
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        if index.isValid() and self._acts:
            self._open_menu(self._rows.row(index.row()).id, place)

    def _open_menu(self, row_id: str, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("row-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        acts = self._acts if self._of_row is None else self._of_row(row_id)
        for act, text in acts.items():
            action = QAction(text, menu)
            action.setObjectName(act)
            action.setData(RowAction(act, row_id))
            menu.addAction(action)
        menu.triggered.connect(self._on_menu_triggered)
        menu.popup(place)

    def _fit(self) -> None:
        height = self._delegate.height(self.font())
        self.verticalHeader().setDefaultSectionSize(height)
        if self._all:
            self.setFixedHeight(height * self._rows.rowCount() + 2)

    def _on_menu_triggered(self, action: QAction) -> None:
        self.acted.emit(action.data())

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._rows.row(index.row()).id)

    def _on_theme_changed(self) -> None:
        self._fit()
        self.viewport().update()
