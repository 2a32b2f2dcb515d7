# SPDX-License-Identifier: MIT
"""The interview: one question at a time, each answer saved as it is given."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.clock import today
from coach.domain.case import Stage
from coach.domain.rules.heat import Heat
from coach.domain.rules.interview import SKIP
from coach.ui.case.case_header import CaseHeader
from coach.ui.case.change_teller import ChangeTeller
from coach.ui.case.verdict_words import show_header
from coach.ui.interview.interview_notes import AllHeard, Moved, Notices, Settled
from coach.ui.interview.interview_parts import Actions, Footer, Opening, QuestionRoute
from coach.ui.interview.interview_sheets import Sheets
from coach.ui.interview.question_cards import cards_of
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.fields.asking import DIGITS, ENTER, add_keys, add_undo_keys
from coach.ui.kit.fields.choice_list import Choice, ChoiceList
from coach.ui.kit.layout.scroll_page import FittingPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from coach.domain.rules.heat import HeatQuestion
    from coach.domain.rules.interview import Interview
    from coach.domain.rules.progress import Progress
    from coach.services.container import Services
    from coach.services.interview.heat import HeatTold
    from coach.services.interview.interview_view import InterviewView
    from coach.ui.shell.shell import Shell


class InterviewPage(QWidget):
    """Shows a question and its cards; choosing saves, Enter goes on."""

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._case_id = ""
        self._view: InterviewView | None = None
        self._progress: Progress | None = None
        self._heat: HeatQuestion | None = None  # asked now, in place of the question
        self._told: HeatTold | None = None  # what was said to it, where it is asked again
        self._saved: str | None = None  # the answer in force to the question that is shown
        self._revisiting = False  # came from the list of answers: Continue goes back to the end
        self._teller = ChangeTeller(services, shell, self._on_taken_back)
        self._gone_on: set[str] = set()  # cases whose user goes on although it is settled
        self._header = CaseHeader(shell, self)
        self._page = FittingPage(self)
        self._notices = Notices(services, shell, self)
        self._opening = Opening(shell, self)
        self._settled = Settled(shell, self)
        self._choices = ChoiceList(shell.theme, parent=self)
        self._actions = Actions(shell, self)
        self._moved = Moved(shell, self)
        self._over = AllHeard(shell, self)
        self._footer = Footer(shell, self)
        self._sheets = Sheets(shell, self, self._footer)
        self._column = QWidget(self)
        self._lay_out()
        self._connect()
        self._fit()

    def _lay_out(self) -> None:
        column = column_of(self._column, gap=0)
        parts = (self._notices, self._opening, self._settled, self._choices, self._moved)
        for part in (*parts, self._over):
            column.addWidget(part)
            column.addSpacing(8 if part in (self._opening, self._settled) else 0)
        self._page.body.addWidget(self._header)
        self._page.body.addSpacing(16)
        beside = QHBoxLayout()  # gives the column its width before its height is asked for
        beside.addWidget(self._column, 1)
        beside.addStretch(0)
        self._page.body.addLayout(beside)
        layout = column_of(self, self._page, self._actions, gap=0)
        layout.addStretch(1)
        layout.addWidget(self._footer)

    def _connect(self) -> None:
        actions, footer = self._actions, self._footer
        for button, slot in (
            (actions.back, self._on_back),
            (actions.skip, self._on_skip),
            (actions.undo, self._on_undo),
            (actions.redo, self._on_redo),
            (actions.go_on, self._on_go_on),
            (footer.why, self._on_why),
            (footer.heard, self._on_heard),
            (footer.review, self._review),
            (self._opening.gates, self._on_gates),
            (self._settled.finish, self._on_finish),
            (self._settled.go_on, self._on_go_on_asking),
        ):
            button.clicked.connect(slot)
        self._choices.chosen.connect(self._on_chosen)
        self._moved.chosen.connect(self._on_look_again)
        self._over.chosen.connect(self._on_look_again)
        self._sheets.look_again.connect(self._on_look_again)
        self._sheets.gate_chosen.connect(self._on_gate_chosen)
        self._shell.theme.changed.connect(self._fit)
        bar = self._page.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_scrolled)
        add_undo_keys(self, self._on_undo, self._on_redo)
        add_keys(self, "Ctrl+R", self._review)

    def show_page(self, arg: object = None) -> None:
        """Show a case (its id) at its open question, or one answer again (`QuestionRoute`)."""
        at = None
        self._revisiting = isinstance(arg, QuestionRoute)
        if isinstance(arg, QuestionRoute):
            self._case_id, at = arg.case_id, arg.question
        elif arg is not None:
            self._case_id = str(arg)
        case = self._services.cases.case(self._case_id)
        if not (drawn := self._shell.part(self._column, partial(self._show_at, at))):
            show_header(self._services, self._shell, self._header, case, Stage.UNDERSTAND)
        for bar in (self._actions, self._footer):
            bar.setVisible(drawn)

    def _show_at(self, at: str | None) -> None:
        view = self._services.cases.view(self._case_id, at)
        self._moved.clear()
        self._shell.part(self._notices, partial(self._notices.show_case, view.case))
        self._show(view)

    def _show(self, view: InterviewView | None, told: HeatTold | None = None) -> None:
        if view is None:
            return
        self._view, self._told = view, told  # `told`: it is asked before the question once more
        self._sheets.close()
        in_force = {said.question: said.option for said in view.answered}
        self._saved = in_force.get(view.question.id) if view.question is not None else None
        asked = view.heat if self._saved is None else None
        self._heat = told.question if told is not None else asked
        show_header(self._services, self._shell, self._header, view.case, Stage.UNDERSTAND)
        self._shell.part(self._opening, partial(self._show_progress, view))
        if self._heat is not None:
            progress = self._services.cases.progress(self._case_id)
            now = today(self._services.clock)
            self._opening.show_heat(self._heat, told, now, progress)
        self._show_choices(view)
        self._over.show_heard(self._interview, () if self._asking else view.answered)
        self._refresh_actions()
        set_focus_order(self)
        if self._asking:
            self._choices.take_focus()
        else:
            self._actions.go_on.setFocus()
        self._page.to_top()  # after the focus, which scrolls: the question is read first

    @property
    def _asking(self) -> bool:
        """Whether there is something to choose."""
        asked = self._view is not None and self._view.question is not None
        return asked or self._heat is not None

    @property
    def _interview(self) -> Interview:
        return self._services.cases.definition(self._case_id).interview

    def _show_progress(self, view: InterviewView) -> None:
        """Say where we are, how much is left, and whether it can still change the verdict."""
        progress = self._progress = self._services.cases.progress(self._case_id)
        self._opening.show_view(view, progress)
        at_open = view.question is not None and self._saved is None and self._heat is None
        settled = at_open and progress.settled is not None
        self._settled.show_state(settled=settled, gone_on=self._case_id in self._gone_on)

    def _show_choices(self, view: InterviewView) -> None:
        self._choices.setVisible(self._asking)
        if self._heat is not None:
            cards = [Choice(option.heat.value, option.text) for option in self._heat.options]
            told = self._told.heat if self._told is not None else Heat.UNSAID
            self._choices.set_choices(cards, told.value if told is not Heat.UNSAID else None)
            self._choices.setAccessibleName(self._heat.text)
        elif view.question is not None:
            before = view.chosen if view.chosen != self._saved else None
            self._choices.set_choices(cards_of(view.question, before=before), self._saved)
            self._choices.setAccessibleName(view.question.text)

    def _refresh_actions(self) -> None:
        view = self._view
        if view is not None:
            at = view.question.id if view.question is not None else None
            back = self._services.cases.previous(self._case_id, at) is not None
            asking = self._asking
            go_on = self._choices.chosen_id is not None or not asking
            self._actions.show_view(view, asking=asking, back=back, go_on=go_on)
            self._footer.show_view(view, asking=asking)

    def _fit(self) -> None:
        self._column.setMaximumWidth(self._actions.fit())

    def _on_scrolled(self) -> None:
        self._actions.show_more_below(more=self._page.more_below())

    # -- what the user does

    def _on_chosen(self, option: str) -> None:
        """Save at once; the page stays, so that another card can still be chosen."""
        if self._heat is None and self._answer(option) is None and self._view is not None:
            self._show_choices(self._view)
        self._refresh_actions()

    def _answer(self, option: str) -> InterviewView | None:
        view = self._view
        if view is None or view.question is None:
            return None
        question = view.question.id
        after = self._teller.carry_out(
            self._case_id, lambda: self._services.cases.answer(self._case_id, question, option)
        )
        if after is not None:
            if option != self._saved:
                self._moved.show_view(after, self._interview)
            self._saved = option
            at = self._services.cases.view(self._case_id, question)
            self._view = at if at.question is not None else view
            self._show_progress(self._view)
        return after

    def _on_go_on(self) -> None:
        if self._heat is not None:
            if self._choices.chosen_id is not None:
                self._say_heat(Heat(self._choices.chosen_id))
            return
        if self._view is None or self._view.question is None:
            self._shell.go("verdict", self._case_id)
            return
        chosen = self._choices.chosen_id
        if chosen is None or (chosen != self._saved and self._answer(chosen) is None):
            return
        self._go_on_from(self._view.question.id)

    def _say_heat(self, heat: Heat) -> None:
        """Keep how angry they are; with Continue, for after a verdict it is not taken back."""
        case = self._shell.guard(lambda: self._services.heat.set(self._case_id, heat))
        if case is not None:
            self._shell.changed(Data.PLAN)
            self._notices.show_case(case)
            if self._told is not None and self._view is not None and self._view.question:
                self._look_at(self._view.question.id)
            else:
                self._go_on_from("")

    def _go_on_from(self, question: str) -> None:
        """Show what follows a question: the next answer when looking back, else the open one."""
        self._notices.pass_on(question)
        view = self._shell.guard(lambda: self._services.cases.view(self._case_id))
        if view is None:
            return
        asked = [said.question for said in view.answered]
        following = asked[asked.index(question) + 1 :] if question in asked else []
        if following and not self._revisiting:
            self._look_at(following[0])
        elif view.question is None and view.heat is None:
            self._shell.go("verdict", self._case_id)
        else:
            self._revisiting = False
            self._show(view)

    def _look_at(self, question: str | None) -> None:
        self._show(self._shell.guard(lambda: self._services.cases.view(self._case_id, question)))

    def _on_back(self) -> None:
        view = self._view
        at = view.question.id if view is not None and view.question is not None else None
        told = self._services.heat.told(self._case_id) if self._heat is None else None
        if told is not None and at is not None and told.before == at:
            self._show(view, told)
            return
        before = self._shell.guard(lambda: self._services.cases.previous(self._case_id, at))
        if before is not None:
            self._revisiting = False
            self._look_at(before)
        else:
            self._shell.hint(self.tr("This is the first question."))

    def _on_skip(self) -> None:
        if self._heat is not None:
            self._say_heat(Heat.UNSAID)
        elif self._view is not None and self._view.question is not None:
            question = self._view.question.id
            if self._answer(SKIP) is not None:
                self._go_on_from(question)

    def _on_undo(self) -> None:
        self._step(self._services.cases.undo, can=self._view is not None and self._view.can_undo)

    def _on_redo(self) -> None:
        self._step(self._services.cases.redo, can=self._view is not None and self._view.can_redo)

    def _step(self, step: Callable[[str], InterviewView], *, can: bool) -> None:
        if not can:
            self._shell.hint(self.tr("There is nothing to undo or redo here."))
            return
        self._revisiting = False
        self._moved.clear()
        self._show(self._teller.carry_out(self._case_id, lambda: step(self._case_id)))

    def _on_taken_back(self) -> None:
        """Show the question again whose answer was taken back, where it is still asked."""
        if self.isVisible() and self._view is not None:
            self._moved.clear()
            self._look_at(self._view.question.id if self._view.question else None)

    def _on_finish(self) -> None:
        finish = self._services.cases.finish
        view = self._teller.carry_out(self._case_id, lambda: finish(self._case_id))
        if view is not None:
            self._go_on_from("")

    def _on_go_on_asking(self) -> None:
        self._gone_on.add(self._case_id)
        self._settled.show_state(settled=True, gone_on=True)
        self._choices.take_focus()

    def _on_look_again(self, question: str) -> None:
        self._sheets.close()
        self._revisiting = True
        self._look_at(question)

    def _on_gates(self) -> None:
        if self._progress is not None:
            self._sheets.show_gates(self._progress)

    def _on_gate_chosen(self, gate: str) -> None:
        """Look at the first answer of a gate; at the open question where we are now."""
        self._sheets.close()
        self._revisiting = False
        view = self._services.cases.view(self._case_id)
        if view.gate is not None and view.gate.id == gate:
            self._show(view)
            return
        asked = self._interview.question
        first = (said.question for said in view.answered if asked(said.question).gate == gate)
        self._look_at(next(first, None))

    def _on_why(self) -> None:
        if self._heat is not None:
            self._sheets.show_heat(self._heat)
        elif self._view is not None and self._view.question is not None:
            why = self._services.cases.why(self._case_id, self._view.question.id)
            self._sheets.show_why(self._interview, why)

    def _on_heard(self) -> None:
        if self._view is not None and self._view.answered:
            self._sheets.show_heard(self._interview, self._view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers choose (0 the tenth), Enter goes on, Backspace back, ? asks why, Esc leaves."""
        key = event.key()
        calls: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Backspace: self._on_back,
            Qt.Key.Key_Question: self._on_why,
            Qt.Key.Key_J: self._on_gates,
            Qt.Key.Key_F: self._on_finish,
            Qt.Key.Key_G: self._on_go_on_asking,
            Qt.Key.Key_Escape: self._leave,
            **dict.fromkeys(ENTER, self._on_go_on),
        }
        over = not self._asking and (key in DIGITS or key == Qt.Key.Key_Question)
        if over or (key in (Qt.Key.Key_F, Qt.Key.Key_G) and not self._settled.isVisible()):
            settled = self._progress is not None and self._progress.settled is not None
            self._shell.hint(self._settled.not_yet(asking=self._asking, settled=settled))
        elif key in DIGITS:
            self._choices.choose_number(DIGITS[key])
        elif key in calls:
            calls[key]()
        else:
            super().keyPressEvent(event)

    def _review(self) -> None:
        self._shell.go("review", self._case_id)

    def _leave(self) -> None:
        if self._sheets.is_open():
            self._sheets.close()
        else:
            self._shell.go("cases", self._case_id)
