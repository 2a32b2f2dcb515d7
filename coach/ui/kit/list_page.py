# SPDX-License-Identifier: MIT
"""The frame of a page that is one long list with a search field above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from coach.ui.kit.basic.labels import Body
from coach.ui.kit.fields.fields import LeavesUndo
from coach.ui.kit.fields.typed import let_pass
from coach.ui.kit.layout.scroll_page import MARGIN, WIDEST
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coach.ui.kit.basic.empty_state import EmptyState
    from coach.ui.kit.basic.host import Host
    from coach.ui.kit.layout.page_head import PageHead
    from coach.ui.kit.rows.row_table import RowTable


class SearchField(LeavesUndo, QLineEdit):
    """A field to search by; Down or Enter goes on to what was found, Esc empties it."""

    left = Signal()

    def __init__(self, name: str, title: str, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setPlaceholderText(title)
        self.setClearButtonEnabled(True)
        let_pass(self)
        self.addAction(host.icons.icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the list, or empty the field."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ListFrame(QWidget):
    """Head, search field and table, which takes the rest of the height."""

    def __init__(
        self,
        head: PageHead,
        search: SearchField,
        table: RowTable,
        empty: EmptyState,
        ends: tuple[QWidget, ...] = (),
    ) -> None:
        super().__init__()
        self._search, self._table, self._empty = search, table, empty
        self._none = Body(self.tr("Nothing found."), self)
        self._none.set_tone("quiet")
        bar = QHBoxLayout()
        bar.addWidget(search, 1)
        for end in ends:
            bar.addWidget(end)
        inner = QWidget(self)
        inner.setMaximumWidth(WIDEST)
        column = column_of(inner, head, gap=12)
        column.addLayout(bar)
        column.addWidget(self._none)
        column.addWidget(empty)
        column.addWidget(table, 1)
        self._rest = QWidget(inner)
        self._rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column.addWidget(self._rest)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 28, MARGIN, 16)
        layout.addWidget(inner, 1)
        layout.addStretch(0)
        search.left.connect(self._on_search_left)

    def show_state(self, *, empty: bool, unread: bool = False) -> None:
        """Show the list, the sentence that nothing was found, or what an empty page teaches.

        Args:
            empty: Nothing is stored.
            unread: Something is stored that cannot be read, so the page is not empty.
        """
        none_read = empty and unread
        empty = empty and not unread
        self._none.setText(
            self.tr("What is here cannot be read.") if none_read else self.tr("Nothing found.")
        )
        found = self._table.count() > 0
        self._search.setVisible(not empty)
        self._empty.setVisible(empty)
        self._table.setVisible(found)
        self._none.setVisible(not found and not empty)
        self._rest.setVisible(not found)

    def show_missing(self) -> None:
        """Show neither the list nor what an empty page teaches: it is not known what is stored."""
        for part in (self._empty, self._none):
            part.hide()
        self._search.show()
        self._rest.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say why a key of a row does nothing here."""
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
            self._table.say_no_row()
        else:
            super().keyPressEvent(event)

    def _on_search_left(self) -> None:
        if self._table.count():
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
