# SPDX-License-Identifier: MIT
"""How the lines sound: warm, plain or formal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.talk.talk import Tone
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.layout.tab_row import TabRow

if TYPE_CHECKING:
    from collections.abc import Sequence


class ToneRow(QWidget):
    """The tones that the scripts have; Left and Right choose the neighbour."""

    chosen = Signal(object)  # Tone

    def __init__(self, tones: Sequence[Tone], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tones")
        self._row = TabRow(tuple(tone.value for tone in tones), self)
        words = {
            Tone.WARM: self.tr("Warm"),
            Tone.PLAIN: self.tr("Plain"),
            Tone.FORMAL: self.tr("Formal"),
        }
        for tone in tones:
            self._row.set_text(tone.value, words[tone])
        column_of(self, self._row)
        self._row.chosen.connect(self._on_chosen)
        self.setVisible(len(tones) > 1)

    def show_tone(self, tone: Tone) -> None:
        """Show the tone that is in force."""
        self._row.mark(tone.value)

    def _on_chosen(self, name: str) -> None:
        self.chosen.emit(Tone(name))
