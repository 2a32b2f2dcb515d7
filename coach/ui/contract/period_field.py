# SPDX-License-Identifier: MIT
"""A length of time: a number and what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.engine.dates.day_words import read_length
from coach.ui.case.fact_fields import PAUSE_MS
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.typed import keeps_itself
from coach.ui.kit.fields.typing_pause import TypingPause
from coach.ui.kit.layout.stacked import row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = 40  # characters that may be typed; what is no number is said


class PeriodField(QWidget):
    """Two fields; `changed` says that the number was typed, or the unit chosen.

    "two weeks" may be typed as well: the number stays, and the unit beside it is chosen.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        title: str,
        units: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.number, self._units = QLineEdit(self), ChoiceField(f"{name}-unit", self)
        self.number.setObjectName(name)
        self.number.setAccessibleName(title)
        self.number.setMaxLength(_DIGITS)
        self.number.setMaximumWidth(120)
        self._units.setAccessibleName(self.tr("{title}: unit").format(title=title))
        for unit, word in units:
            self._units.addItem(word, unit)
        layout = row_of(self, self.number, self._units, gap=8)
        layout.addStretch(1)
        self._pause = TypingPause(self, PAUSE_MS)
        self._pause.due.connect(self._say)
        keeps_itself(self.number)
        self.number.textEdited.connect(self._on_typed)
        self.number.editingFinished.connect(self._say)
        self._units.activated.connect(self._on_unit_chosen)
        self.setFocusProxy(self.number)

    def value(self) -> str:
        """The period as it is kept: "30 days"; empty where no number stands there."""
        number = self.number.text().strip()
        return f"{number} {self._units.currentData()}" if number else ""

    def show_value(self, value: str) -> None:
        """Show a period as it is kept; an empty one leaves the unit as it was."""
        number, _, unit = value.partition(" ")
        self.number.setText(number)
        if unit:
            self._units.setCurrentIndex(max(self._units.findData(unit), 0))

    def finish(self) -> None:
        """Say what was typed and not said yet."""
        if self._pause.end():
            self._say()

    def _on_typed(self) -> None:
        self._pause.key()

    def _on_unit_chosen(self) -> None:
        if self.number.text().strip():
            self._say()

    def _take_words(self) -> None:
        """Put "two weeks" where it belongs: the number here, the unit beside it."""
        length = read_length(self.number.text())
        if length is None:
            return
        number, unit = length
        place = self._units.findData(unit.value) if unit else -1
        if unit is None or place >= 0:
            self.number.setText(str(number))
            self._units.setCurrentIndex(place if place >= 0 else self._units.currentIndex())

    def _say(self) -> None:
        self._pause.end()
        self._take_words()
        self.changed.emit()
