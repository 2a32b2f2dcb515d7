# SPDX-License-Identifier: MIT
"""The earliest clean last day: what drives it, what else counts, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.exit_date import ClauseKind, NoticeBy
from coach.ui.contract.timeline import Stop, Timeline
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body, Heading, Quiet, Title
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.dates import full_day, weekday
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.exit_date import ExitPlan
    from coach.services.contract.dates import ExitDates
    from coach.ui.shell.shell import Shell

_WITH_NOTICE = (ClauseKind.NOTICE, ClauseKind.TERM)


class ExitDay(QWidget):
    """The day itself, large, and what the talk says of it."""

    used = Signal()  # the day is to be the last day of the talk
    day_asked = Signal()  # the talk is to have a day

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = shell.icons.icon
        self._theme, self._alert = shell.theme, icon("triangle-alert", "mismatch")
        self._card = Card(self, margin=20)
        self._heading = Quiet(self.tr("Earliest clean last day"), self, tone="strong")
        self._day, self._weekday = Title("", self), Body("", self, tone="quiet")
        self._driver, self._latest = Body("", self), Body("", self)
        self._today = Body(
            self.tr("The talk has no day yet, so this counts from today."), self, tone="quiet"
        )
        self._set_day = QuietButton(
            self.tr("Set the day of the talk"), "set-day", icon("calendar", "quiet"), self
        )
        words = self.tr("Put it into the talk as the last day")
        self._use = PrimaryButton(words, "use-day", icon("check", "on_accent"), self)
        self._agrees = Body("", self, tone="accent")
        self._warning = Card(self, tone="soft", margin=16)
        self._warning_heading, self._warning_text = Heading("", self), Body("", self)
        self._lay_out()
        self._use.clicked.connect(self.used)
        self._set_day.clicked.connect(self.day_asked)

    def _lay_out(self) -> None:
        self._card.setObjectName("exit-day")
        self._warning.setObjectName("too-early")
        self._card.body.setSpacing(6)
        mark = IconMark(self._theme, self._alert, 20, self._warning)
        mark.stand_beside(self._warning_heading)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._warning_heading)
        words.addWidget(self._warning_text)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(words, 1)
        self._warning.body.addLayout(beside)
        for part in (self._heading, self._day, self._weekday, self._driver, self._latest):
            self._card.body.addWidget(part)
        self._card.body.addSpacing(4)
        for end in (self._today, self._set_day, self._use, self._agrees):
            self._card.body.addWidget(end)
        column_of(self, self._card, self._warning, gap=12)

    def show_dates(self, dates: ExitDates) -> None:
        """Show the day, the clause that drives it, and how late the notice may be."""
        plan, known = dates.plan, not dates.terms.empty
        self._day.setText(_spoken(plan.earliest))
        self._weekday.setText(weekday(plan.earliest))
        nothing = self.tr(
            "It will follow from what you note about the contract. Nothing is noted yet."
        )
        self._driver.setText(plan.driver.says if known else nothing)
        self._draw_side(dates)
        for part in (self._day, self._weekday):
            part.setVisible(known)  # a page on which nothing is noted shows no day
        self._today.setVisible(known and not dates.set)
        self._set_day.setVisible(not dates.set)
        self._draw_talk(dates)

    def _draw_side(self, dates: ExitDates) -> None:
        """What the day is called where the notice is ours or theirs, and how late ours may be."""
        plan, theirs = dates.plan, dates.by is NoticeBy.THEM
        ours = self.tr("Earliest clean last day")
        self._heading.setText(self.tr("The contract still runs until") if theirs else ours)
        needed = any(clause.kind in _WITH_NOTICE for clause in plan.clauses)
        latest = plan.latest_notice
        self._latest.setVisible(needed and latest is not None and latest > dates.talk_on)
        if latest is not None:
            late = self.tr("The notice can go out as late as {day}.")
            self._latest.setText(late.format(day=full_day(latest)))

    def _draw_talk(self, dates: ExitDates) -> None:
        """What the talk itself says of the last day."""
        last, plan = dates.last_day, dates.plan
        wanted = dates.named and not dates.terms.empty
        self._use.setVisible(wanted and last != plan.earliest)
        agrees = self.tr("The talk names this day.")
        later = self.tr("The talk names {day}. That is later, and clean.")
        known = not dates.terms.empty
        self._agrees.setVisible(known and last is not None and not dates.too_early)
        if last is not None:
            same = last == plan.earliest
            self._agrees.setText(agrees if same else later.format(day=full_day(last)))
            heading = self.tr("The talk names {day}")
            self._warning_heading.setText(heading.format(day=full_day(last)))
            ours_early = self.tr(
                "That is earlier than the contract allows. What you say must hold, so change the "
                "day, or agree the earlier one with them in writing."
            )
            theirs_early = self.tr(
                "That is before their contract ends. You can let them go earlier, but what you "
                "say must hold, so change the day, or agree it with them in writing."
            )
            self._warning_text.setText(theirs_early if dates.by is NoticeBy.THEM else ours_early)
        self._warning.setVisible(dates.too_early)


class ExitWay(QWidget):
    """The steps to the last day, the other clauses, and what to keep in mind."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._others = Section(self.tr("What else counts"), parent=self)
        self._way = Section(self.tr("The way there"), parent=self)
        self._timeline = Timeline(shell.theme, self)
        self._notes = Section(self.tr("Keep in mind"), parent=self)
        self._rows: list[QWidget] = []
        self._way.body.addWidget(self._timeline)
        column_of(self, self._way, self._others, self._notes, gap=12)

    def show_plan(self, plan: ExitPlan, *, known: bool) -> None:
        """Show the way to the earliest clean last day, where anything of the contract is known."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        self._way.setVisible(known)
        final = plan.steps[-1] if plan.steps else None
        stops = [
            Stop(step.step, full_day(step.due), step.title, last=step is final)
            for step in plan.steps
        ]
        self._timeline.show_stops(stops)
        counted = (clause for clause in plan.clauses if clause.kind is not ClauseKind.TALK)
        others = [clause for clause in counted if clause is not plan.driver]
        self._others.setVisible(bool(others))
        for clause in others:
            self._add(self._others, full_day(clause.until), clause.says)
        for note in plan.notes:
            self._add(self._notes, "", note)
        advice = self.tr(
            "This is not legal advice. The contract decides; ask a lawyer where it matters."
        )
        self._add(self._notes, "", advice)

    def _add(self, section: Section, day: str, text: str) -> None:
        row = QWidget(section)
        layout = column_of(row, gap=0)
        if day:
            layout.addWidget(Quiet(day, row))
        layout.addWidget(Body(text, row, tone="" if day else "quiet"))
        section.body.addWidget(row)
        row.show()
        self._rows.append(row)


def _spoken(day: date) -> str:
    """The day without its weekday, which stands below."""
    return full_day(day).split(" ", 1)[1]
