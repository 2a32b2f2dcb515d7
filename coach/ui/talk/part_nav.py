# SPDX-License-Identifier: MIT
"""The parts of the talk, one below the other: which there are, and where we are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.rows.chosen_row import ChosenRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from coach.ui.shell.shell import Shell
    from coach.ui.talk.lines.line_text import PartView

_FAR = 1000  # more than there are parts
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -_FAR,
    Qt.Key.Key_End: _FAR,
}


class PartRow(ChosenRow):
    """A part; the chosen one is the one that is read."""

    def __init__(self, shell: Shell, part: PartView, title: str, parent: QWidget) -> None:
        super().__init__(shell.theme, f"part-row:{part.id}", title, part.time, parent)
        self._row.setContentsMargins(12, 7, 8, 7)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave up and down, Home and End to the list."""
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class PartNav(ScrollPage):
    """A list of parts; up and down go along it, `chosen` carries the id of the one."""

    chosen = Signal(object)
    reshaped = Signal()  # the rows are others

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0)
        self.setObjectName("parts")
        self.setAccessibleName(self.tr("Parts of the talk"))
        self.body.setSpacing(4)
        self.body.addStretch(1)
        self._shell = shell
        self._shape: tuple[tuple[str, str, str], ...] = ()
        self._rows: dict[str, PartRow] = {}
        self._here = ""

    def show_parts(self, parts: Sequence[PartView]) -> None:
        """Show these parts; the one we are at stays so where it is still there."""
        shape = tuple((part.id, part.title, part.time) for part in parts)
        if shape == self._shape:
            return
        self._shape, keys = shape, self.has_keys()
        for row in self._rows.values():
            row.hide()
            self.body.removeWidget(row)
            row.deleteLater()
        self._rows = {}
        for number, part in enumerate(parts, start=1):
            title = f"{number}\u2002{part.title}"
            row = PartRow(self._shell, part, title, self.column)
            row.clicked.connect(partial(self.choose, part.id))
            self._rows[part.id] = row
            self.body.insertWidget(number - 1, row)
            row.show()
        self.mark(self._here if self._here in self._rows else next(iter(self._rows), ""))
        if keys:
            self.focus_here()
        self.reshaped.emit()

    @property
    def here(self) -> str:
        """The id of the part that is marked."""
        return self._here

    def mark(self, part_id: str) -> None:
        """Show that we are at a part."""
        self._here = part_id
        for name, row in self._rows.items():
            row.show_chosen(chosen=name == part_id)
        if part_id in self._rows:
            self.ensureWidgetVisible(self._rows[part_id], 0, 8)

    def choose(self, part_id: str) -> None:
        """Go to a part, and say so."""
        self.mark(part_id)
        self.chosen.emit(part_id)

    def has_keys(self) -> bool:
        """Whether one of the parts has the keys."""
        return any(row.hasFocus() for row in self._rows.values())

    def focus_here(self) -> None:
        """Bring the keys to the part that is marked."""
        if (row := self._rows.get(self._here)) is not None:
            row.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go along the parts, Home and End to the first and the last."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self._here not in self._rows:
            event.ignore()
            return
        names = list(self._rows)
        there = names[max(0, min(names.index(self._here) + step, len(names) - 1))]
        self.choose(there)
        self._rows[there].setFocus(Qt.FocusReason.TabFocusReason)
