# SPDX-License-Identifier: MIT
"""A time of day to type, as people write it; it may stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.engine.dates.written_time import read_time, spoken_time
from coach.ui.kit.fields.reading_panel import Shown
from coach.ui.kit.fields.written_field import WrittenField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.domain.dates import Reading


class TimeField(WrittenField):
    """Takes a time; `changed` carries it as "09:30", or None once the field is emptied."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(name, title, parent)
        self.setPlaceholderText(self.tr("10:00"))

    def time(self) -> str:
        """The time in the field as "09:30"; empty where there is none, or it is not clear."""
        clear = self.reading().clear
        return clear if isinstance(clear, str) else ""

    def set_time(self, time: str) -> None:
        """Show a time, without saying so."""
        self._set_value(time or None)

    def show_time(self, time: str) -> None:
        """Show the time that is kept; what is being written, or cannot be read yet, stays."""
        if not self.is_written_in():
            self._set_value(time or None)

    def put(self, text: str) -> None:
        """Write a text as if it had been typed: a clear one is taken, without saying so."""
        self.setText(text)
        clear = self.reading().clear
        if clear is None:
            self._mark()
        else:
            self._set_value(clear)

    def _read(self, text: str) -> Reading[object]:
        return read_time(text)

    def _form(self, value: object) -> str:
        return str(value)

    def _said(self, value: object) -> Shown:
        return Shown(spoken_time(str(value)))

    def _question(self) -> str:
        return self.tr("Which time do you mean?")
