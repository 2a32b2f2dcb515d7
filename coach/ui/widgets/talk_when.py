# SPDX-License-Identifier: MIT
"""The day and the time of the talk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.ui.widgets.date_field import DateField
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.labels import Body, Quiet

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.case import Case
    from coach.ui.shell import Shell

_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?")
_LAST_HOUR, _LAST_MINUTE = 23, 59


def read_time(text: str) -> str | None:
    """The time that a text names as "09:30"; "" for an empty text, None where it names none."""
    tidy = text.strip()
    if not tidy:
        return ""
    found = _TIME.fullmatch(tidy)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        return None
    return f"{hour:02}:{minute:02}"


@dataclass(frozen=True, slots=True)
class Moment:
    """When a talk is: the day, and the wall time, which may be empty."""

    on: date | None
    at: str


class TalkWhen(QWidget):
    """Two fields; `given` says when the talk is as soon as a field is left."""

    given = Signal(object)  # Moment

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = Moment(None, "")
        self._day = DateField("talk-day", self.tr("Day of the talk"), shell.icons, self)
        self._day.setPlaceholderText(self.tr("Day of the talk"))
        self._day.setMinimumWidth(shell.theme.px(214))
        self._time = QLineEdit(self)
        self._time.setObjectName("talk-time")
        self._time.setAccessibleName(self.tr("Time of the talk"))
        self._time.setPlaceholderText(self.tr("10:00"))
        self._time.setMaximumWidth(shell.theme.px(76))
        label = Body(self.tr("The talk"), self)
        label.setWordWrap(False)
        label.set_strong(True)
        label.setMinimumHeight(self._time.sizeHint().height())
        self._wrong = Quiet("", self, tone="conduct")
        self._wrong.hide()
        layout = FlowLayout(self)
        for part in (label, self._day, self._time, self._wrong):
            layout.addWidget(part)
        self._day.changed.connect(self._give)
        self._day.editingFinished.connect(self._say_wrong)
        self._time.editingFinished.connect(self._give)

    def show_case(self, case: Case) -> None:
        """Show when the talk of a case is."""
        self._kept = Moment(case.talk_on, case.talk_at)
        if not self._day.hasFocus():
            self._day.set_day(case.talk_on)
        if not self._time.hasFocus():
            self._time.setText(case.talk_at)
        self._say_wrong()

    def is_empty(self) -> bool:
        """Whether no day is set."""
        return self._kept.on is None

    def focus_day(self) -> None:
        """Bring the keys to the day."""
        self._day.setFocus()

    def suggest(self, day: date) -> None:
        """Where the calendar opens while no day is set."""
        self._day.suggest(day)

    def _say_wrong(self) -> None:
        wrong = ""
        if not self._day.readable():
            wrong = self.tr("Write the day as 30 June 2027.")
        elif read_time(self._time.text()) is None:
            wrong = self.tr("Write the time as 10:00.")
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))

    def _give(self) -> None:
        self._say_wrong()
        at = read_time(self._time.text())
        if at is None or not self._day.readable():
            return
        moment = Moment(self._day.day(), at)
        if moment != self._kept:
            self._time.setText(at)
            self._kept = moment
            self.given.emit(moment)
