# SPDX-License-Identifier: MIT
"""A row that opens to show more below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.layout.scroll_page import show_opened
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_button import RowButton

if TYPE_CHECKING:
    from coach.ui.kit.basic.host import Host


class Disclosure(QWidget):
    """A row to press, and a `body` that it shows or hides."""

    toggled = Signal(object)  # bool: open now

    def __init__(
        self,
        host: Host,
        name: str,
        text: str,
        detail: str = "",
        parent: QWidget | None = None,
        *,
        scrolls: bool = True,
    ) -> None:
        """A closed row.

        Args:
            host: Has icons and looks.
            name: Its object name.
            text: What it is called.
            detail: The quiet line below that.
            parent: The widget it lies in.
            scrolls: Whether what opens is scrolled into sight; not where rows are pressed in haste,
                of which none may move under the pointer.
        """
        super().__init__(parent)
        self._icons, self._detail, self._scrolls = host.icons, detail, scrolls
        self._row = RowButton(host.theme, name, text, detail, self)
        self._mark = self._row.add_mark(self._icons.icon("chevron-right", "quiet"), 16, end=True)
        self._inside = QWidget(self)
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(4, 4, 4, 12)
        self.body.setSpacing(6)
        self._inside.hide()
        column_of(self, self._row, self._inside, gap=0)
        self._row.clicked.connect(self._on_row_clicked)
        self._say_state()

    def set_title(self, text: str) -> None:
        """Call the row something else."""
        self._row.show_texts(text, self._detail)
        self._say_state()

    def is_open(self) -> bool:
        """Whether the body is shown."""
        return not self._inside.isHidden()

    def set_open(self, open_: bool) -> None:
        """Show the body, or hide it."""
        self._inside.setVisible(open_)
        icon = "chevron-down" if open_ else "chevron-right"
        self._mark.set_icon(self._icons.icon(icon, "quiet"))
        self._say_state()

    def _say_state(self) -> None:
        state = self.tr("open") if self.is_open() else self.tr("closed")
        said = (self._detail, state)
        self._row.setAccessibleDescription(" ".join(part for part in said if part))

    def _on_row_clicked(self) -> None:
        self.set_open(not self.is_open())
        self.toggled.emit(self.is_open())
        if self.is_open() and self._scrolls:
            show_opened(self)
