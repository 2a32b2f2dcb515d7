# SPDX-License-Identifier: MIT
"""What the ear heard in a talk as a whole: what it lacks, and what is said too often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.layout.filling import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.wording import Mark


class WholeMarks(Card):
    """A quiet card above the lines; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="soft", margin=14)
        self.setObjectName("whole-marks")
        head = Quiet(self.tr("In the talk as a whole"), self)
        self.body.setSpacing(4)
        self.body.addWidget(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.hide()

    def show_marks(self, marks: Sequence[tuple[str, Mark]], kept: Sequence[str] = ()) -> None:
        """Show these marks, each with the words that it is about, or without.

        `kept` are names that are said, and that the user wants left out.
        """
        rows = [
            (f"“{words}” · {mark.why}" if words else mark.why, mark.instead)
            for words, mark in marks
        ]
        why = self.tr("“{name}” stands under what must not be said, and the talk says it.")
        instead = self.tr("Say it without the name, in the line or in the blank that it is from.")
        rows = [*((why.format(name=name), instead) for name in kept), *rows]
        shown = tuple(dict.fromkeys(rows))
        if shown != self._shown:
            self._shown = shown
            fill(self._rows, [row for why, instead in shown for row in self._row(why, instead)])
        self.setVisible(bool(shown))

    def _row(self, why: str, instead: str) -> list[QWidget]:
        head = Body(why, self)
        head.set_strong(True)
        return [head, Body(instead, self, tone="quiet")] if instead else [head]
