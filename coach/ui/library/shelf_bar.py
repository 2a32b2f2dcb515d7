# SPDX-License-Identifier: MIT
"""Which scripts are listed: all, unread, favourites, recent, or what fits a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.services.library.shelf import Shelf
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.layout.tab_row import TabRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class ShelfBar(QWidget):
    """A row of words to choose from, and below it which case; `changed` says that one was."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = TabRow(tuple(shelf.value for shelf in Shelf), self)
        self._tabs.setAccessibleName(self.tr("Which scripts"))
        self._tabs.mark(Shelf.ALL)
        self._picker = ChoiceField("library-case", self, shortest=16)
        self._label = Body(self.tr("Case"), self)
        self._label.prefer_line()
        self._label.setBuddy(self._picker)
        self._picker.setAccessibleName(self.tr("The case that scripts are for"))
        self._case_row = QWidget(self)
        row = QHBoxLayout(self._case_row)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._label)
        row.addWidget(self._picker, 1)
        row.addStretch(1)
        column_of(self, self._tabs, self._case_row, gap=8)
        self._case_row.hide()
        self._tabs.chosen.connect(self._on_chosen)
        self._picker.activated.connect(self.changed)

    @property
    def shelf(self) -> Shelf:
        """What is listed."""
        return Shelf(self._tabs.current())

    @property
    def case_id(self) -> str:
        """The case that is chosen; empty where none is, or where none is asked for."""
        return str(self._picker.currentData() or "") if self.shelf is Shelf.CASE else ""

    def mark(self, shelf: Shelf) -> None:
        """Show a shelf as chosen, without saying so."""
        self._tabs.mark(shelf.value)

    def focus(self) -> None:
        """Bring the keys to what is chosen."""
        self._tabs.focus_current()

    def show_counts(self, counts: Mapping[Shelf, int]) -> None:
        """Write on each word how many scripts there are."""
        words = {
            Shelf.ALL: self.tr("All"),
            Shelf.UNREAD: self.tr("Unread"),
            Shelf.FAVOURITES: self.tr("Favourites"),
            Shelf.RECENT: self.tr("Recent"),
            Shelf.CASE: self.tr("For a case"),
        }
        for shelf, word in words.items():
            count = counts.get(shelf)
            text = word if count is None else f"{word} · {count:,}"
            self._tabs.set_text(shelf.value, text)

    def show_cases(self, cases: Sequence[tuple[str, str]]) -> None:
        """Offer these cases, each with its id and its words; the chosen one stays."""
        chosen = self._picker.currentData()
        self._picker.clear()
        for case_id, words in cases:
            self._picker.addItem(words, case_id)
        self._picker.setCurrentIndex(max(self._picker.findData(chosen), 0))
        self._case_row.setVisible(self.shelf is Shelf.CASE and bool(cases))

    def _on_chosen(self, _name: str) -> None:
        self.changed.emit()
