# SPDX-License-Identifier: MIT
"""A talk with a day: how ready one will be for it, and what ten more minutes would add."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.kit.basic.buttons import QuietButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading, Quiet
from coach.ui.kit.basic.pictures import Ring
from coach.ui.kit.fields.dates import in_days, long_day, weekday
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.page_head import HeadRow
from coach.ui.kit.layout.stacked import column_of
from coach.ui.study.study_words import cards_text, percent_text

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.study.figures import TalkPlan
    from coach.ui.shell.shell import Shell

_WEEK = 7
_LEAST = 0.005  # what is less is seen in no whole per cent


class PlanCard(Card):
    """One talk; `name` is the client as it may be shown.

    `studied` carries the id of the case and how many cards beyond the limits of the day may come,
    `practised` the id (the schedule stays as it is), `switched` the id and whether to be ready by
    that day.
    """

    studied = Signal(object, object)
    practised = Signal(object)
    switched = Signal(object, object)

    def __init__(
        self, shell: Shell, plan: TalkPlan, name: str, day: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"plan:{plan.case_id}")
        self._plan, self._day = plan, day
        near = 0 <= (plan.day - day).days < _WEEK
        self._on = weekday(plan.day) if near else long_day(plan.day)
        words = QWidget(self)
        column = column_of(words, gap=4)
        when = self.tr("Talk {when} · {name}").format(when=in_days(plan.day, day), name=name)
        column.addWidget(Quiet(when, words))
        column.addWidget(Heading(self._ready(), words))
        for text in self._rest():
            column.addWidget(Body(text, words, tone="quiet"))
        ring = Ring(shell.theme, f"ready:{plan.case_id}", self)
        share = plan.ready if plan.is_on else plan.ready_without
        ring.show_share(share, percent_text(share), self._ready())
        self.body.addWidget(HeadRow(shell.theme, words, ring, room=360))
        self.body.addWidget(self._buttons(name))

    def _ready(self) -> str:
        plan = self._plan
        if plan.is_on:
            form = self.tr("Ready on {day}: {share}")
            return form.format(day=self._on, share=percent_text(plan.ready))
        form = self.tr("Ready on {day} as it is: {share}")
        return form.format(day=self._on, share=percent_text(plan.ready_without))

    def _rest(self) -> list[str]:
        plan = self._plan
        if not plan.is_on:
            form = self.tr(
                "This talk has {cards}. They can be planned so that you know them best on that day."
            )
            return [form.format(cards=cards_text(plan.cards))]
        if plan.ten_minutes < _LEAST:
            return [self._today(), self.tr("Ten more minutes today would change little.")]
        form = self.tr("Ten more minutes today would make it {share}.")
        more = min(plan.ready + plan.ten_minutes, 1.0)
        return [self._today(), form.format(share=percent_text(more))]

    def _today(self) -> str:
        plan = self._plan
        if not plan.today:
            form = self.tr("{cards}, none of them today: that is on purpose.")
            return form.format(cards=cards_text(plan.cards))
        form = self.tr("{cards}, {today} of them today. This is what you reach if you keep it up.")
        return form.format(cards=cards_text(plan.cards), today=plan.today)

    def _buttons(self, name: str) -> FlowRow:
        plan, row = self._plan, FlowRow(self, fills=True)
        case = plan.case_id
        if plan.is_on:
            study = SecondaryButton(self.tr("Study for this talk"), f"study-for:{case}", parent=row)
            study.clicked.connect(partial(self.studied.emit, case, 0))
            stop = QuietButton(self.tr("No plan for this day"), f"plan-off:{case}", parent=row)
            stop.clicked.connect(partial(self.switched.emit, case, False))  # noqa: FBT003
            buttons = [study, self._practise(row), stop]
            if plan.ten_minutes >= _LEAST:
                buttons.insert(1, self._ten_more(row))
        else:
            plan_it = SecondaryButton(self.tr("Be ready by then"), f"plan-on:{case}", parent=row)
            plan_it.clicked.connect(partial(self.switched.emit, case, True))  # noqa: FBT003
            buttons = [plan_it, self._practise(row)]
        for button in buttons:
            button.setAccessibleName(f"{button.text()}: {name}")
            row.flow.addWidget(button)
        return row

    def _ten_more(self, row: QWidget) -> QuietButton:
        plan = self._plan
        button = QuietButton(self.tr("Ten more minutes"), f"ten-more:{plan.case_id}", parent=row)
        button.setToolTip(self.tr("Cards of this talk beyond what a day has room for."))
        button.clicked.connect(partial(self.studied.emit, plan.case_id, plan.more))
        return button

    def _practise(self, row: QWidget) -> QuietButton:
        words = self.tr("Go through all of it now")
        button = QuietButton(words, f"practise:{self._plan.case_id}", parent=row)
        button.setToolTip(self.tr("For practice only: the schedule stays as it is."))
        button.clicked.connect(partial(self.practised.emit, self._plan.case_id))
        return button
