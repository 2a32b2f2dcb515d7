# SPDX-License-Identifier: MIT
"""What a shelf with nothing on it teaches: what stands there, and how it comes there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.services.library.shelf import Shelf
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.layout.stacked import column_of


class EmptyShelf(QWidget):
    """One sentence, one example, and the way to all scripts, which `asked` says was taken."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = column_of(self)
        self._made: dict[tuple[Shelf, bool], EmptyState] = {}
        self.hide()

    def show_shelf(self, shelf: Shelf, *, every: bool) -> None:
        """Teach what a shelf is for; with `Shelf.ALL` nothing is shown.

        Args:
            shelf: The shelf that is empty.
            every: Whether it is so in all situations, and not in the chosen one alone.
        """
        self.setHidden(shelf is Shelf.ALL)
        for state in self._made.values():
            state.hide()
        if shelf is not Shelf.ALL:
            self._state(shelf, every=every).show()

    def _state(self, shelf: Shelf, *, every: bool) -> EmptyState:
        key = shelf, every
        if key not in self._made:
            sentence, example = self._words(shelf, every=every)
            name = f"show-all:{shelf.value}" if every else f"show-all:{shelf.value}:here"
            state = EmptyState(sentence, self.tr("Show all scripts"), name, self, example=example)
            state.asked.connect(self.asked)
            self._layout.addWidget(state)
            self._made[key] = state
        return self._made[key]

    def _words(self, shelf: Shelf, *, every: bool) -> tuple[str, str]:
        if not every:
            return self._here(shelf), ""
        return {
            Shelf.UNREAD: (
                self.tr("You have read every script."),
                self.tr("With U you mark one as unread, to come back to it."),
            ),
            Shelf.FAVOURITES: (
                self.tr("Scripts that you want at hand stand here."),
                self.tr("Press F on a script, here in the list or while you read it."),
            ),
            Shelf.RECENT: (
                self.tr("The scripts you opened last will stand here."),
                self.tr("For example the one that you read before a call."),
            ),
            Shelf.CASE: (
                self.tr("Scripts that fit one of your open cases stand here."),
                self.tr("A case shows up here once its questions have led to a verdict."),
            ),
        }[shelf]

    def _here(self, shelf: Shelf) -> str:
        return {
            Shelf.UNREAD: self.tr("You have read every script for this situation."),
            Shelf.FAVOURITES: self.tr("None of your favourites is for this situation."),
            Shelf.RECENT: self.tr("None of the scripts you opened last is for this situation."),
            Shelf.CASE: self.tr("No script for this situation fits the case."),
        }[shelf]
