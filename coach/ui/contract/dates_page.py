# SPDX-License-Identifier: MIT
"""What the contract asks of an ending, and the earliest clean last day that follows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coach.domain.case import Stage
from coach.errors import GoodTermsError
from coach.services.case.cooling_off import Act
from coach.ui.case.case_header import CaseHeader
from coach.ui.case.fact_fields import told
from coach.ui.case.prepare_row import DATES, WORDS, PrepareRow
from coach.ui.case.verdict_words import closed_words, show_header
from coach.ui.contract.exit_answer import ExitDay, ExitWay
from coach.ui.contract.term_form import TermForm
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Lead
from coach.ui.kit.fields.dates import full_day
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.page import Page
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QHideEvent

    from coach.domain.case import Case
    from coach.services.container import Services
    from coach.ui.contract.term_form import TermGiven
    from coach.ui.shell.shell import Shell

_ROOM = 700  # pixels, at 100 % text, from which the day stands beside the form


class DatesPage(Page):
    """`show_page` takes the id of a case."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "dates-page")
        self._case_id = ""
        self._header, self._row = CaseHeader(shell), PrepareRow(shell)
        self._intro = Lead(self.tr("Note what the contract says. Skip the rest."))
        self._form = TermForm(shell)
        self._day, self._way = ExitDay(shell), ExitWay(shell)
        self._columns = Columns(shell.theme, shares=(1, 1), narrow=_ROOM)
        self._unasked = EmptyState(
            self.tr("The dates depend on the verdict. A few questions are still open."),
            self.tr("Go on with the questions"),
            "to-interview",
        )
        self._nothing = EmptyState(
            self.tr("Nothing ends under this verdict, so there is no last day to work out."),
            self.tr("Back to the words"),
            "to-words",
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._columns.left.addWidget(self._intro)
        self._columns.left.addWidget(self._form)
        self._columns.left.addStretch(1)
        self._columns.lead(self._day)
        self._columns.right.addWidget(self._way)
        self._columns.right.addStretch(1)
        self._page = ScrollPage(self)
        self._page.body.setSpacing(12)
        for part in (self._header, self._row, self._unasked, self._nothing):
            self._page.body.addWidget(part)
        self._page.body.addWidget(self._columns)
        self._page.body.addWidget(QWidget(self), 1)
        column_of(self, self._page)

    def _connect(self) -> None:
        self._form.given.connect(self._on_given)
        self._day.used.connect(self._on_used)
        self._day.day_asked.connect(self.leave)
        self._unasked.asked.connect(self._on_unasked_asked)
        self._nothing.asked.connect(self.leave)

    def leave(self) -> None:
        """Go back to the words, where the talk has its day."""
        self._shell.go(WORDS, self._case_id)

    def show_page(self, arg: object = None) -> None:
        """Show the dates of the case with the id `arg`."""
        self._form.finish()
        arrived = self.arrived()
        another = str(arg) != self._case_id
        if another:
            self._form.clear()
        self._case_id = str(arg)
        self._draw()
        for state in (self._unasked, self._nothing):
            if not state.isHidden():
                state.button.setFocus()
        if not self._columns.isHidden():
            self._form.focus_first()
        if another or arrived:
            self._page.to_top()

    def finish(self) -> None:
        """Keep what is being typed."""
        self._form.finish()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was just typed when the page is left."""
        self.finish()
        super().hideEvent(event)

    def _draw(self) -> None:
        case = self._services.cases.case(self._case_id)
        show_header(self._services, self._shell, self._header, case, Stage.TALK)
        self._shell.part(self._row, partial(self._draw_row, case))
        if not self._shell.part(self._columns, partial(self._draw_dates, case)):
            for part in (self._unasked, self._nothing):
                part.hide()
        set_focus_order(
            self._header, self._row, self._unasked, self._nothing, self._form, self._day
        )

    def _draw_row(self, case: Case) -> None:
        papers = closed_words(self._services, case, Act.TAKE_PAPERS)
        self._row.show_case(case.id, DATES, papers, dated=self._services.dates.fits(case.id))

    def _draw_dates(self, case: Case) -> None:
        dates = self._services.dates.exit(case.id)
        done = self._services.cases.diagnosis(case.id) is not None
        self._unasked.setVisible(not done)
        self._nothing.setVisible(done and dates is None)
        self._columns.setVisible(dates is not None)
        if dates is not None:
            self._form.show_side(dates.by)
            self._form.show_values(partial(self._services.dates.value, case.id))
            self._day.show_dates(dates)
            self._way.show_plan(dates.plan, known=not dates.terms.empty)
        self._day.setVisible(dates is not None)

    def _on_given(self, given: TermGiven) -> None:
        try:
            self._services.dates.set_term(self._case_id, given.term, given.value)
        except GoodTermsError as error:
            self._form.refuse(given.term, told(error))
            return
        self._form.accept(given.term, given.value)
        self._shell.draw(self._draw)

    def _on_used(self) -> None:
        self._form.finish()
        dates = self._services.dates
        found = self._shell.guard(lambda: dates.exit(self._case_id))
        if found is None:
            return
        before = found.last_day
        day = self._shell.guard(lambda: dates.use_as_last_day(self._case_id))
        if day is not None:
            text = self.tr("The talk now names {day} as the last day.").format(day=full_day(day))
            self._shell.toast(text, partial(self._put_back, self._case_id, before))
            self._shell.changed(Data.PLAN)
            self._form.focus_first()  # the button goes with what it did
        self._shell.draw(self._draw)

    def _put_back(self, case_id: str, before: date | None) -> None:
        self._shell.attempt(partial(self._services.dates.set_last_day, case_id, before))
        self._shell.changed(Data.PLAN)
        if self._case_id == case_id:
            self._shell.draw(self._draw)

    def _on_unasked_asked(self) -> None:
        self._shell.go("interview", self._case_id)
