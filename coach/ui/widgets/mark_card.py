# SPDX-License-Identifier: MIT
"""What the ear heard: the words, why they may hurt, and what to say instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coach.ui.widgets.filling import fill
from coach.ui.widgets.labels import Body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.wording import Mark


class MarkCard(QFrame):
    """One thing heard; a bar at its side says that it belongs to the marked words."""

    def __init__(self, title: str, instead: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 10)
        layout.setSpacing(2)
        head = Body(title, self)
        head.set_strong(True)
        layout.addWidget(head)
        if instead:
            layout.addWidget(Body(instead, self, tone="quiet"))


class MarkList(QWidget):
    """The cards of one text, those of the same kind together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 4, 0, 4)
        self._layout.setSpacing(6)
        self.hide()

    def show_marks(self, text: str, marks: Sequence[Mark]) -> None:
        """Show the marks of a text, without names of marks: the words themselves."""
        found: dict[str, list[str]] = {}
        by_entry = {mark.entry: mark for mark in marks}
        for mark in marks:
            words = found.setdefault(mark.entry, [])
            word = text[mark.start : mark.end]
            if word and word.casefold() not in (each.casefold() for each in words):
                words.append(word)
        shown = tuple(
            (_title(words, by_entry[entry].why), by_entry[entry].instead)
            for entry, words in found.items()
        )
        if shown != self._shown:
            self._shown = shown
            fill(self._layout, [MarkCard(title, instead, self) for title, instead in shown])
        self.setVisible(bool(shown))


def _title(words: list[str], why: str) -> str:
    """The words, and why."""
    said = " · ".join(f"“{word}”" for word in words)
    return f"{said} · {why}" if said else why
