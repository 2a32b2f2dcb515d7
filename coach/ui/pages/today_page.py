# SPDX-License-Identifier: MIT
"""What today asks for: the next talk, what is due, what was missed or left, what comes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from coach.clock import today
from coach.ui.dates import long_day, short_day
from coach.ui.discreet import Names
from coach.ui.reminder_deeds import ReminderDeeds
from coach.ui.widgets.away_line import AwayLine
from coach.ui.widgets.buttons import PrimaryButton
from coach.ui.widgets.case_asks import CaseAsks
from coach.ui.widgets.columns import Columns
from coach.ui.widgets.empty_state import EmptyState
from coach.ui.widgets.key_order import order_keys
from coach.ui.widgets.labels import Body
from coach.ui.widgets.next_talk_card import NextTalkCard
from coach.ui.widgets.open_ends import OpenEnds
from coach.ui.widgets.page import Page
from coach.ui.widgets.page_head import PageHead
from coach.ui.widgets.reminder_list import ReminderList
from coach.ui.widgets.scroll_page import ScrollPage
from coach.ui.widgets.second_looks import SecondLooks
from coach.ui.widgets.section import Section

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.domain.case import Case
    from coach.domain.plan import Reminder
    from coach.services.bundle import Services
    from coach.ui.shell import Shell

_DAYS = 14


class TodayPage(Page):
    """The first page: what to do now, and where each case stands."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "today-page")
        self._names = Names(services.settings)
        self._show_missed = False
        self._deeds = ReminderDeeds(services, shell, self)
        icon = shell.icons.icon("plus", "on_accent")
        self._new_case = PrimaryButton(self.tr("New case"), "new-case", icon)
        self._head = PageHead(shell.theme, "", self._new_case)
        self._next_talk = NextTalkCard(services, shell)
        self._due = ReminderList(shell, "due")
        self._missed = ReminderList(shell, "missed")
        self._upcoming = ReminderList(shell, "upcoming", details=False)
        self._looks = SecondLooks(shell)
        self._asks = CaseAsks(shell, "how-it-went", self.tr("How did it go?"), "message-circle")
        self._away = AwayLine(shell)
        self._ends = OpenEnds(services, shell)
        self._nothing_due = Body(self.tr("Nothing is due today."))
        self._nothing_due.set_tone("quiet")
        self._empty = self._make_empty()
        self._lay_out()
        self._connect()

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            self.tr(
                "A case begins with one client and a knot in the stomach. Answer a few questions, "
                "and you will know what to do, what to say first, and what to do afterwards."
            ),
            self.tr("Begin the first case"),
            "first-case",
            example=self.tr(
                "For example: Halden Tools, a client for three years. They pay on time, and you "
                "still put off every call."
            ),
            primary=True,
        )

    def _lay_out(self) -> None:
        self._todo = Section(self.tr("To do"))
        asked = (self._looks, self._asks)
        for part in (*asked, self._due, self._nothing_due, self._away, self._missed):
            self._todo.body.addWidget(part)
        self._coming = Section(self.tr("Next 14 days"))
        self._coming.body.addWidget(self._upcoming)
        self._columns = Columns(self._shell.theme, shares=(3, 2))
        self._columns.left.addWidget(self._todo)
        self._columns.left.addWidget(self._ends)
        self._columns.left.addStretch(1)
        self._columns.right.addWidget(self._coming)
        self._columns.right.addStretch(1)
        page = ScrollPage(self)
        for whole in (self._head, self._empty, self._next_talk, self._columns):
            page.body.addWidget(whole)
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _connect(self) -> None:
        self._new_case.clicked.connect(self._on_new_case)
        self._empty.asked.connect(self._on_new_case)
        self._away.toggled.connect(self._on_away_toggled)
        for button in (self._new_case, self._empty.button):
            button.setShortcut("Ctrl+N")  # of the two, one is shown
        self._looks.chosen.connect(partial(self._shell.go, "second-take"))
        self._asks.chosen.connect(partial(self._shell.go, "day"))
        self._ends.chosen.connect(self._shell.go)
        self._deeds.done.connect(self._refresh)
        for rows in (self._due, self._missed, self._upcoming):
            rows.wanted.connect(self._deeds.carry_out)

    def show_page(self, arg: object = None) -> None:  # noqa: ARG002 - every page takes one
        """Show what is stored now."""
        self._show_missed = False
        self._shell.attempt(self._services.reminders.look_in)
        self._refresh()
        self._take_keys()

    def _take_keys(self) -> None:
        """Bring the keys to what comes first."""
        if not self._empty.isHidden():
            self._empty.button.setFocus()
            return
        for rows in (self._looks, self._asks, self._due, self._ends):
            if not rows.isHidden():
                rows.focus_first()
                return
        self._new_case.setFocus()

    def _refresh(self) -> None:
        self._shell.guard(self._draw)

    def _draw(self) -> None:
        day = today(self._services.clock)
        cases = {case.id: case for case in self._services.cases.cases()}
        self._head.set_title(long_day(day))
        self._empty.setVisible(not cases)
        self._new_case.setVisible(bool(cases))
        self._columns.setVisible(bool(cases))
        self._next_talk.show_next(tuple(cases.values()), day)
        self._draw_reminders(cases, day)
        order_keys(self)

    def _draw_reminders(self, cases: dict[str, Case], day: date) -> None:
        reminders = self._services.reminders
        missed = reminders.missed()
        missed_ids = {reminder.id for reminder in missed}
        due = [reminder for reminder in reminders.due() if reminder.id not in missed_ids]
        coming = reminders.upcoming(_DAYS)
        looks = self._services.heat.second_looks(cases.values())
        asks = self._services.after.to_ask(cases.values())
        self._looks.show_cases([(case.id, self._where(case)) for case in looks])
        self._asks.show_cases([(case.id, self._where(case)) for case in asks])
        asked = {case.id for case in (*looks, *asks)}
        self._draw_ends(asked, [*due, *missed], coming)
        shown = self._show_missed or not due
        self._fill(self._due, due, cases, day)
        self._fill(self._missed, missed if shown else (), cases, day)
        self._fill(self._upcoming, coming, cases, day)
        self._away.show_count(len(missed), open_=shown)
        count = len(due) + len(missed) + len(looks) + len(asks)
        self._nothing_due.setVisible(not count)
        self._todo.set_count(str(count) if count else "")
        self._coming.setVisible(bool(coming))

    def _draw_ends(
        self, asked: set[str], due: Sequence[Reminder], coming: Sequence[Reminder]
    ) -> None:
        """Show what was left in the middle, but for what is asked for on this page already."""
        asked |= {reminder.case_id for reminder in due}
        planned = {reminder.case_id for reminder in coming}
        ends = self._services.onward.open_ends(asked, planned)
        self._ends.show_ends([(end, self._where(end.case)) for end in ends])

    def _fill(
        self,
        rows: ReminderList,
        reminders: Sequence[Reminder],
        cases: dict[str, Case],
        day: date,
    ) -> None:
        rows.show_reminders(
            [self._item(reminder, cases.get(reminder.case_id), day) for reminder in reminders]
        )

    def _item(self, reminder: Reminder, case: Case | None, day: date) -> tuple[Reminder, str, str]:
        shown = self._names.reminder(reminder, [case.client_name] if case else ())
        where = self._where(case)
        if reminder.again_on is not None:
            again = self.tr("{where} · reminded again; its day is {day}")
            where = again.format(where=where, day=short_day(reminder.due, day))
        return (shown, where, short_day(reminder.shown_on, day))

    def _where(self, case: Case | None) -> str:
        if case is None:
            return ""
        client = self._names.name(case.client_name)
        title = self._names.text(case.title, [case.client_name])
        return f"{client} · {title}" if title else client

    def _on_new_case(self) -> None:
        from coach.ui.dialogs.new_case_dialog import NewCaseDialog  # noqa: PLC0415 - not for the start

        NewCaseDialog(self._services, self._shell, self).open()

    def _on_away_toggled(self, shown: bool) -> None:
        self._show_missed = shown
        self._refresh()
        if shown:
            self._missed.focus_first()
