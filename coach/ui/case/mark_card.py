# SPDX-License-Identifier: MIT
"""What the ear heard: the words, why they may hurt, and what to say instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coach.domain.wording import MarkSource
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.layout.filling import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.wording import Mark


class MarkCard(QFrame):
    """One thing heard; a bar at its side says that it belongs to the marked words.

    Where it only may be wrong, its title is no louder than the rest.
    """

    def __init__(
        self, title: str, instead: str, parent: QWidget | None = None, *, sure: bool = True
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 10)
        layout.setSpacing(2)
        head = Body(title, self)
        head.set_strong(sure)
        layout.addWidget(head)
        if instead:
            layout.addWidget(Body(instead, self, tone="quiet"))


class MarkList(QWidget):
    """The cards of one text, those of the same kind together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str, bool], ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 4, 0, 4)
        self._layout.setSpacing(6)
        self.hide()

    def show_marks(self, text: str, marks: Sequence[Mark]) -> None:
        """Show the marks of a text, without names of marks: the words themselves."""
        found: dict[str, list[str]] = {}
        sure = [mark for mark in marks if mark.source is MarkSource.PATTERN]
        by_entry = {mark.entry: mark for mark in sure}
        for mark in sure:
            words = found.setdefault(mark.entry, [])
            word = text[mark.start : mark.end]
            if word and word.casefold() not in (each.casefold() for each in words):
                words.append(word)
        shown = [
            (_title(words, by_entry[entry].why), by_entry[entry].instead, True)
            for entry, words in found.items()
        ]
        shown += [
            (self.tr("Perhaps · {0}").format(mark.why), self._perhaps(text, mark), False)
            for mark in marks
            if mark.source is MarkSource.MODEL
        ]
        self._show(tuple(dict.fromkeys(shown)))

    def _perhaps(self, text: str, mark: Mark) -> str:
        """The words that made the model mark a sentence, and what to say instead."""
        words = ", ".join(f"“{text[start:end]}”" for start, end in mark.heavy)
        if not words:
            return mark.instead
        heavy = self.tr("What weighs here: {words}.").format(words=words)
        return f"{heavy} {mark.instead}"

    def _show(self, shown: tuple[tuple[str, str, bool], ...]) -> None:
        if shown != self._shown:
            self._shown = shown
            cards = [MarkCard(head, more, self, sure=sure) for head, more, sure in shown]
            fill(self._layout, cards)
        self.setVisible(bool(shown))


def _title(words: list[str], why: str) -> str:
    """The words, and why."""
    said = " · ".join(f"“{word}”" for word in words)
    return f"{said} · {why}" if said else why
