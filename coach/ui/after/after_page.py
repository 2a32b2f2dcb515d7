# SPDX-License-Identifier: MIT
"""After the talk: the plan with its days, a better home for the client, and how it ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.clock import today
from coach.domain.case import Stage
from coach.services.case.cooling_off import Act
from coach.ui.after.outcome_section import OutcomeSection
from coach.ui.after.plan_section import PlanSection
from coach.ui.after.referral_section import ReferralSection
from coach.ui.case.case_header import CaseHeader
from coach.ui.case.cooling_off_card import CoolingOffCard
from coach.ui.case.short_time import ShortTime
from coach.ui.case.talk_when import TalkWhen, keep_moment
from coach.ui.case.verdict_words import closed_words, show_header
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Title
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.page import Page

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.services.container import Services
    from coach.ui.case.talk_when import Moment
    from coach.ui.shell.shell import Shell


class AfterPage(Page):
    """What comes after the talk; `show_page` takes the id of a case."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "after-page")
        self._case_id = ""
        self._header = CaseHeader(shell)
        self._title = Title("")
        self._cooling_off = CoolingOffCard(services, shell)
        self._when = TalkWhen(shell)
        self._short = ShortTime(services)
        self._plan = PlanSection(services, shell)
        self._referral = ReferralSection(services, shell)
        self._outcome = OutcomeSection(services, shell)
        self._empty = EmptyState(
            self.tr("The plan comes with the verdict. A few questions are still open."),
            self.tr("Go on with the questions"),
            "to-interview",
        )
        self._columns = Columns(shell.theme, shares=(3, 2), narrow=760)
        self._page = ScrollPage(self)
        self._lay_out()
        self._when.given.connect(self._on_when_given)
        self._plan.changed.connect(self._refresh)
        self._outcome.changed.connect(self._refresh)
        self._empty.asked.connect(self._on_empty_asked)

    def _lay_out(self) -> None:
        self._columns.left.addWidget(self._plan)
        self._columns.left.addStretch(1)
        self._columns.right.addWidget(self._referral)
        self._columns.right.addWidget(self._outcome)
        self._columns.right.addStretch(1)
        body = self._page.body
        body.addWidget(self._header)
        body.addSpacing(12)
        for part in (
            self._title,
            self._cooling_off,
            self._when,
            self._short,
            self._empty,
            self._columns,
        ):
            body.addWidget(part)
        body.addStretch(1)
        column_of(self, self._page)

    def leave(self) -> None:
        """Go back to the list."""
        self._shell.go("cases", self._case_id)

    def show_page(self, arg: object = None) -> None:
        """Show what comes after the talk of the case with the id `arg`."""
        arrived = self.arrived()
        another = str(arg) != self._case_id
        self._case_id = str(arg)
        self._draw()
        if not self._empty.isHidden():
            self._empty.button.setFocus()
        elif self._when.is_empty() and self._when.isEnabled() and not self._when.isHidden():
            self._when.focus_day()
        else:
            self._plan.focus_first()
        if another or arrived:
            self._page.to_top()  # after the focus, which scrolls

    def _refresh(self) -> None:
        self._shell.draw(self._draw)

    def _draw(self) -> None:
        case = self._services.cases.case(self._case_id)
        show_header(self._services, self._shell, self._header, case, Stage.AFTER)
        self._cooling_off.show_case(case)
        if not self._shell.part(self._columns, partial(self._draw_case, case)):
            self._draw_title(case, finds=False)
            for part in (self._when, self._empty, self._short):
                part.hide()
        set_focus_order(self)

    def _draw_case(self, case: Case) -> None:
        diagnosed = self._services.cases.diagnosis(case.id) is not None
        finds = diagnosed and not self._services.reminders.follows_talk(case.id)
        self._draw_title(case, finds=finds)
        self._columns.setVisible(diagnosed)
        self._when.setVisible(diagnosed and not finds)
        self._empty.setVisible(not diagnosed)
        self._short.setVisible(False)
        if diagnosed:
            part = self._shell.part
            part(self._short, partial(self._short.show_case, case))
            self._when.show_case(case)
            self._when.suggest(today(self._services.clock))
            self._when.set_closed(closed_words(self._services, case, Act.SET_DAY), case)
            part(self._plan, partial(self._plan.show_case, case))
            part(self._referral, partial(self._referral.show_case, case.id))
            part(self._outcome, partial(self._outcome.show_case, case))

    def _draw_title(self, case: Case, *, finds: bool) -> None:
        past = self.tr("What was promised") if case.stage is Stage.AFTER else ""
        ahead = past or self.tr("What comes after the talk")
        if finds:  # there is no talk with the client yet
            ahead = self.tr("What to find out")
        self._title.setText(self.tr("Closed") if case.stage is Stage.CLOSED else ahead)

    def _on_when_given(self, moment: Moment) -> None:
        keep_moment(self._services, self._shell, self._case_id, moment)
        self._refresh()

    def _on_empty_asked(self) -> None:
        self._shell.go("interview", self._case_id)
