# SPDX-License-Identifier: MIT
"""The day and the time of the talk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from coach.domain.dates import Prefer
from coach.services.case.text import LATE
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.fields.date_field import DateField
from coach.ui.kit.fields.time_field import TimeField
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.case import Case
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_WIDEST_DAY = "Wed 28 September 2028"
_WIDEST_TIME = "quarter past eleven"  # as it is typed


class Moment(Struct, frozen=True):
    """When a talk is: the day, and the wall time, which may be empty."""

    on: date | None
    at: str


def keep_moment(services: Services, shell: Shell, case_id: str, moment: Moment) -> None:
    """Keep when the talk of a case is; where that is refused, the user is told why."""
    if shell.attempt(partial(services.cases.set_talk, case_id, moment.on, moment.at)):
        shell.changed(Data.PLAN)


class TalkWhen(QWidget):
    """Two fields; `given` says when the talk is as soon as a field is left."""

    given = Signal(object)  # Moment

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept, self._case_id = Moment(None, ""), ""
        self._day = DateField(
            "talk-day",
            self.tr("Day of the talk"),
            shell,
            self,
            prefer=Prefer.EITHER,
            with_time=True,
        )
        self._day.setPlaceholderText(self.tr("Day of the talk"))
        self._time = TimeField("talk-time", self.tr("Time of the talk"), self)
        label = Body(self.tr("The talk"), self)
        label.setWordWrap(False)
        label.set_strong(True)
        self._wrong = Quiet("", self, tone="conduct")
        self._wrong.hide()
        layout = FlowLayout(self)
        for part in (label, self._day, self._time, self._wrong):
            layout.addWidget(part)
        self._label, self._theme = label, shell.theme
        self._fit()
        shell.theme.changed.connect(self._fit)
        for field in (self._day, self._time):
            field.textEdited.connect(self._wrong.hide)  # it was said of another text
        self._day.timed.connect(self._on_timed)
        self._day.changed.connect(self._give)
        self._day.left.connect(self._say_wrong)
        self._time.changed.connect(self._give)
        self._time.left.connect(self._say_wrong)

    def _fit(self) -> None:
        """Make the fields as wide as what can stand in them, at this size of text."""
        px, font = self._theme.px, QFont(self.font())
        font.setPixelSize(px(14))
        metrics = QFontMetrics(font)
        self._day.setFixedWidth(metrics.horizontalAdvance(_WIDEST_DAY) + px(70))
        self._time.setFixedWidth(metrics.horizontalAdvance(_WIDEST_TIME) + px(40))
        self._label.setMinimumHeight(px(38))
        self.updateGeometry()

    def show_case(self, case: Case) -> None:
        """Show when the talk of a case is; what is being typed for this same case stays."""
        other = case.id != self._case_id
        self._kept, self._case_id = Moment(case.talk_on, case.talk_at), case.id
        if other:
            self._day.set_day(case.talk_on)
            self._time.set_time(case.talk_at)
        self._day.show_day(case.talk_on)
        self._time.show_time(case.talk_at)
        self._say_wrong()

    def set_closed(self, why: str, case: Case) -> None:
        """Close the fields, and say why in their tooltip; a day that is set can be taken away."""
        self.setEnabled(not why or case.talk_on is not None)
        self.setToolTip(why)
        for field in (self._day, self._time):
            field.setAccessibleDescription(why)

    def is_empty(self) -> bool:
        """Whether no day is set."""
        return self._kept.on is None

    def focus_day(self) -> None:
        """Bring the keys to the day."""
        self._day.setFocus()

    def suggest(self, day: date) -> None:
        """Where the calendar opens while no day is set; a talk may be entered a year late."""
        self._day.suggest(day)
        self._day.no_earlier_than(day - LATE)

    def _say_wrong(self) -> None:
        wrong = self._day.fault() or self._time.fault()
        self._wrong.setText(wrong)
        widest = self._day.width() + self._time.width()  # else it wraps where there is room
        words = self._wrong.fontMetrics().horizontalAdvance(wrong) + 4
        self._wrong.setMinimumWidth(min(words, widest))
        self._wrong.setVisible(bool(wrong))

    def _on_timed(self, text: str) -> None:
        """Take the time that was written behind the day."""
        self._time.put(text)
        self._give()

    def _give(self) -> None:
        self._say_wrong()
        on = self._day.day() if self._day.readable() else self._kept.on
        at = self._time.time() if self._time.readable() else self._kept.at
        moment = Moment(on, at)
        if moment != self._kept:
            self._kept = moment
            self.given.emit(moment)
