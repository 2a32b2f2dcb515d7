# SPDX-License-Identifier: MIT
"""The day of the talk: what to have done, the prompter, and afterwards how it went."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.clock import today
from coach.domain.case import Stage
from coach.services.case.cooling_off import Act
from coach.services.cases.steps import Step
from coach.ui.case.case_header import CaseHeader
from coach.ui.case.cooling_off_card import CoolingOffCard
from coach.ui.case.prepare_steps import PrepareSteps
from coach.ui.case.talk_when import TalkWhen, keep_moment
from coach.ui.case.verdict_words import closed_words, show_header
from coach.ui.day.log_form import LogForm
from coach.ui.day.log_list import LogList
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body, KeyCap, Title
from coach.ui.kit.fields.dates import in_days, long_moment
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.page import Page
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.talk.talk_log import TalkLog
    from coach.services.container import Services
    from coach.ui.case.talk_when import Moment
    from coach.ui.shell.shell import Shell

_COLUMN = 720  # pixels, at 100 % text


class DayPage(Page):
    """What belongs to the day of a talk; `show_page` takes the id of a case."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "day-page")
        self._case_id = ""
        self._writing = self._early = self._look_back = self._opening = False
        self._header = CaseHeader(shell)
        self._title, self._says = Title(""), Body("", tone="quiet")
        self._when = TalkWhen(shell)
        self._cooling_off = CoolingOffCard(services, shell)
        icon = shell.icons.icon
        self._prompter = PrimaryButton(
            self.tr("Open the prompter"), "open-prompter", icon("speech", "on_accent")
        )
        self._rehearse = PrimaryButton(self.tr("Rehearse"), "rehearse-now")
        self._key = KeyCap("F11")
        self._papers = SecondaryButton(self.tr("Papers"), "to-papers", icon("file-text"))
        self._log_now = QuietButton(self.tr("Write down how it went"), "log-now")
        self._steps = PrepareSteps(services, shell)
        self._show_steps = QuietButton(self.tr("Show what was to be done before"), "show-steps")
        self._form = LogForm(services, shell)
        self._logs = LogList(services, shell)
        self._empty = EmptyState(
            self.tr("The talk comes after the verdict. A few questions are still open."),
            self.tr("Go on with the questions"),
            "to-interview",
        )
        self._work = QWidget(self)
        self._order = QVBoxLayout()
        self._page = ScrollPage(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=10)
        for each in (self._prompter, self._rehearse, self._key, self._papers, self._log_now):
            buttons.addWidget(each)
        work = column_of(self._work, gap=8)
        work.addLayout(buttons)
        work.addWidget(self._steps)
        work.addWidget(self._show_steps)
        for part in (self._work, self._form):
            self._order.addWidget(part)
        column = QWidget(self)
        inside = column_of(
            column, self._title, self._says, self._when, self._cooling_off, self._empty, gap=8
        )
        inside.addSpacing(4)
        inside.addLayout(self._order)
        inside.addWidget(self._logs)
        self._column = column
        beside = QHBoxLayout()  # gives the column its width before its height is asked for
        beside.addWidget(column, 1)
        beside.addStretch(0)
        body = self._page.body
        body.addWidget(self._header)
        body.addSpacing(12)
        body.addLayout(beside)
        body.addStretch(1)
        column_of(self, self._page)
        self._fit_column()

    def _connect(self) -> None:
        self._shell.theme.changed.connect(self._fit_column)
        self._when.given.connect(self._on_when_given)
        self._prompter.clicked.connect(self._on_prompter_clicked)
        self._rehearse.clicked.connect(self._on_rehearse_clicked)
        self._papers.clicked.connect(self._on_papers_clicked)
        self._log_now.clicked.connect(self._on_log_now_clicked)
        self._show_steps.clicked.connect(self._on_show_steps_clicked)
        self._form.begun.connect(self._on_form_begun)
        self._form.came.connect(self._on_question_came)
        self._form.left.connect(self._on_form_left)
        self._form.saved.connect(self._on_form_saved)
        self._steps.ticked.connect(self._refresh)
        self._logs.changed.connect(self._refresh)
        self._empty.asked.connect(self._on_empty_asked)

    def _fit_column(self) -> None:
        self._column.setMaximumWidth(self._shell.theme.across(_COLUMN))

    def leave(self) -> None:
        """Go back to the list; out of the note, to the page."""
        if self._writing:
            self._on_form_left()
        else:
            self._shell.go("cases", self._case_id)

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show the day of the talk of the case with the id `arg`."""
        arrived = self.arrived()
        another = str(arg) != self._case_id
        self._case_id = str(arg)
        if another:
            self._writing = self._early = self._look_back = False
            self._form.forget()
        self._draw()
        self._opening = another or arrived
        self._focus_first()
        if self._opening:
            self._page.to_top()
        self._opening = False

    def _focus_first(self) -> None:
        after = not self._form.isHidden() and self._order.indexOf(self._form) == 0
        if not self._empty.isHidden():
            self._empty.button.setFocus()
        elif after or self._writing:
            self._form.take_focus()
        elif self._prompter.isEnabled():
            self._prompter.setFocus()
        else:
            self._rehearse.setFocus()

    def _refresh(self) -> None:
        self._shell.draw(self._draw)

    def _draw(self) -> None:
        services = self._services
        case = services.cases.case(self._case_id)
        show_header(services, self._shell, self._header, case, Step.TALK)
        self._draw_title(case)
        self._draw_cooling_off(case)
        if not self._shell.part(self._work, partial(self._draw_case, case)):
            for part in (self._empty, self._form, self._logs, self._when):
                part.hide()
        set_focus_order(self)

    def _draw_case(self, case: Case) -> None:
        diagnosed = self._services.cases.diagnosis(case.id) is not None
        self._empty.setVisible(not diagnosed)
        for part in (self._work, self._form, self._logs, self._when):
            part.setVisible(diagnosed)
        if diagnosed:
            self._draw_when(case)
            self._draw_work(case)
            self._shell.part(self._form, partial(self._draw_form, case))

    def _draw_title(self, case: Case) -> None:
        if case.talk_on is None:
            self._title.setText(self.tr("The talk has no day yet"))
            self._says.hide()
            return
        self._title.setText(long_moment(case.talk_on, case.talk_at))
        self._says.setText(in_days(case.talk_on, today(self._services.clock)).capitalize())
        self._says.show()

    def _draw_cooling_off(self, case: Case) -> None:
        """Whoever is angry waits: the talk can be rehearsed, but it cannot be held."""
        self._cooling_off.show_case(case)
        wait = closed_words(self._services, case, Act.HOLD)
        self._prompter.set_closed(wait)
        self._prompter.setVisible(not wait)
        self._rehearse.setVisible(bool(wait))
        self._when.set_closed(closed_words(self._services, case, Act.SET_DAY), case)

    def _draw_when(self, case: Case) -> None:
        self._when.setVisible(case.talk_on is None and not self._writing)
        if case.talk_on is None:
            self._when.show_case(case)
            self._when.suggest(today(self._services.clock))

    def _draw_work(self, case: Case) -> None:
        past = case.stage in (Stage.AFTER, Stage.CLOSED)
        self._shell.part(self._steps, partial(self._steps.show_case, case.id))
        self._steps.setVisible(not past or self._look_back)
        self._show_steps.setVisible(past and not self._look_back)
        self._work.setVisible(not self._writing)
        self._shell.part(self._logs, partial(self._logs.show_case, case.id))
        if self._writing:
            self._logs.hide()

    def _draw_form(self, case: Case) -> None:
        """It is asked once the day has come, and until there is a note; else a button opens it."""
        asked = self._services.after.waits(case)
        first = 0 if case.stage is Stage.AFTER or self._early else 1
        self._order.removeWidget(self._form)
        self._order.insertWidget(first, self._form)
        self._form.show_case(case)
        self._form.setVisible(asked or self._early or self._writing)
        on_top = first == 0 and not self._form.isHidden()
        self._log_now.setVisible(not on_top and case.stage is not Stage.CLOSED)

    # -- what the user does

    def _on_prompter_clicked(self) -> None:
        self._shell.prompt(self._case_id)

    def _on_rehearse_clicked(self) -> None:
        self._shell.prompt(self._case_id, rehearsal=True)

    def _on_papers_clicked(self) -> None:
        self._shell.go("papers", self._case_id)

    def _on_log_now_clicked(self) -> None:
        self._early = True
        self._refresh()
        self._form.take_focus()

    def _on_show_steps_clicked(self) -> None:
        self._look_back = True
        self._refresh()

    def _on_when_given(self, moment: Moment) -> None:
        keep_moment(self._services, self._shell, self._case_id, moment)
        self._refresh()

    def _on_form_begun(self) -> None:
        if not self._writing:
            self._writing = True
            self._refresh()

    def _on_question_came(self, question: QWidget) -> None:
        """Show all its answers, once they are laid out; a page that opens begins at its top."""
        if self._opening:
            return
        QTimer.singleShot(0, question, partial(self._page.show_whole, question))

    def _on_form_left(self) -> None:
        self._writing = self._early = False
        self._form.fold()
        self._refresh()
        self._focus_first()

    def _on_form_saved(self, log: TalkLog) -> None:
        self._writing = self._early = False
        self._form.forget()
        self._shell.changed(Data.PLAN)
        self._shell.go("after", self._case_id)
        kept = self.tr("Your note is kept.")
        reminded = self.tr("Your note is kept, and you will be reminded of the next step.")
        undo = partial(self._take_away, log.id)
        undone = self.tr("Undone: the note is gone again.")
        self._shell.toast(reminded if log.note.next_step else kept, undo, undone=undone)

    def _take_away(self, log_id: str) -> None:
        self._shell.attempt(partial(self._services.after.remove, log_id))
        self._shell.changed(Data.PLAN)

    def _on_empty_asked(self) -> None:
        self._shell.go("interview", self._case_id)
