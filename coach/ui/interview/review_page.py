# SPDX-License-Identifier: MIT
"""All answers of a case by gate, made from its interview; each can be changed where it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.clock import today
from coach.domain.case import Stage
from coach.domain.rules.heat import Heat
from coach.ui.case.case_page import CasePage
from coach.ui.case.change_teller import ChangeTeller
from coach.ui.interview.review_heat import HEAT, HeatSaid
from coach.ui.interview.review_parts import GateAnswers
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.labels import Body, Title
from coach.ui.kit.fields.asking import DIGITS, ENTER, add_undo_keys
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from coach.services.container import Services
    from coach.services.interview.interview_view import InterviewView
    from coach.ui.interview.review_parts import CardsRow
    from coach.ui.shell.shell import Shell


class ReviewPage(CasePage):
    """Enter on an answer opens its cards, a number or a click changes it, Esc closes them."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "review-page")
        self._rows: dict[str, CardsRow] = {}
        self._open = ""  # the question whose cards are shown
        self._teller = ChangeTeller(services, shell, self._on_taken_back)
        add_undo_keys(self, self._on_undo, self._on_redo)

    def show_page(self, arg: object = None) -> None:
        """Show every answer of a case (its id)."""
        self.case_state(arg, Stage.UNDERSTAND)
        self._open = ""
        if self.show_content(partial(self._draw, keep_place=False)):
            self._on.setFocus()

    def _draw(self, *, keep_place: bool = True) -> None:
        view = self._services.cases.view(self._case_id)
        content = QWidget()
        column = column_of(content, gap=8)
        column.addWidget(Title(self.tr("All your answers"), content))
        column.addWidget(Body(self._state(view), content, tone="quiet"))
        column.addSpacing(8)
        column.addLayout(self._buttons(content, view))
        self._rows = {}
        for number, gate in enumerate(self._services.cases.review(self._case_id), start=1):
            part = GateAnswers(self._shell, number, gate, content)
            part.opened.connect(self._on_opened)
            part.answered.connect(self._on_answered)
            self._rows |= part.rows
            column.addWidget(part)
        self._shell.part(column, partial(self._add_heat, column, content))
        self.fill(content, keep_place=keep_place)
        if self._open in self._rows:
            self._rows[self._open].set_open(True)

    def _add_heat(self, column: QVBoxLayout, content: QWidget) -> None:
        """How angry they are, last: it belongs to no gate and never changes the verdict."""
        told = self._services.heat.told(self._case_id)
        if told is not None:
            heat = HeatSaid(self._shell, told, today(self._services.clock), content)
            heat.opened.connect(self._on_opened)
            heat.answered.connect(self._on_answered)
            self._rows[HEAT] = heat.row
            column.addWidget(heat)

    def _state(self, view: InterviewView) -> str:
        """What the answers come to now."""
        if view.diagnosis is None:
            return self.tr("There is no verdict yet: a question is open. Enter changes an answer.")
        definition = self._services.cases.definition(self._case_id)
        name = definition.verdict(view.diagnosis.by_answers).name
        return self.tr("They come to: {verdict}. Enter changes an answer.").format(verdict=name)

    def _buttons(self, parent: QWidget, view: InterviewView) -> FlowLayout:
        icon = self._shell.icons.icon
        undo = QuietButton(self.tr("Undo"), "undo", icon("undo-2", "quiet"), parent)
        redo = QuietButton(self.tr("Redo"), "redo", icon("redo-2", "quiet"), parent)
        undo.setToolTip("Ctrl+Z")
        redo.setToolTip("Ctrl+Shift+Z")
        undo.setEnabled(view.can_undo)
        redo.setEnabled(view.can_redo)
        undo.clicked.connect(self._on_undo)
        redo.clicked.connect(self._on_redo)
        words = self.tr("See the verdict") if view.diagnosis else self.tr("Go on asking")
        arrow = icon("arrow-right", "on_accent")
        self._on = PrimaryButton(words, "go-on", arrow, parent, trailing=True)
        self._on.clicked.connect(self._on_go_on)
        row = FlowLayout()
        for button in (self._on, undo, redo):
            row.addWidget(button)
        return row

    # -- what the user does

    def _on_go_on(self) -> None:
        """To the verdict; the interview page asks first what is still to be asked."""
        view = self._services.cases.view(self._case_id)
        done = view.question is None and view.heat is None
        self._shell.go("verdict" if done else "interview", self._case_id)

    def _on_opened(self, question: str) -> None:
        before = self._rows.get(self._open)
        if before is not None:
            before.set_open(False)
        self._open = "" if question == self._open else question
        if self._open:
            self._rows[question].set_open(True)

    def _on_answered(self, answer: tuple[str, str]) -> None:
        question, option = answer
        if question == HEAT:
            self._say_heat(Heat(option))
            return
        before = self._teller.moment(self._case_id)
        after = self._shell.guard(
            lambda: self._services.cases.answer(self._case_id, question, option)
        )
        self._show_changed(question)
        if after is None:
            return
        moved = self._moved(after)
        if not self._teller.tell(before, moved) and moved:
            self._shell.toast(moved, self._on_undo)

    def _say_heat(self, heat: Heat) -> None:
        before = self._services.cases.case(self._case_id)
        after = self._shell.guard(lambda: self._services.heat.set(self._case_id, heat))
        self._show_changed(HEAT)
        if after is None:
            return
        self._on_opened(HEAT)  # it may be fixed now
        self._rows[HEAT].take_focus()
        if after.parked_until is not None and before.parked_until is None:
            text = self.tr(
                "The case now waits until the morning. Then you can set a day for the talk."
            )
            self._shell.toast(text, stays=True)
        elif after.parked_until is None and before.parked_until is not None:
            back = partial(self._say_heat, before.heat or Heat.UNSAID)
            self._shell.toast(self.tr("The case is no longer waiting."), back)

    def _show_changed(self, name: str) -> None:
        """Show what was chosen, with its cards still open: Enter goes on, as where one is asked."""
        self._open = name
        self.show_content(self._draw)
        self._shell.changed(Data.ANSWERS | Data.PLAN)

    def _moved(self, after: InterviewView) -> str:
        """What a changed answer did to others, in one line; nothing where it did nothing."""
        words = []
        if count := len(after.reopened):
            one, more = (
                self.tr("1 later answer counts again."),
                self.tr("{count} later answers count again."),
            )
            words.append(one if count == 1 else more.format(count=count))
        if count := len(after.set_aside):
            one, more = (
                self.tr("1 later answer no longer counts."),
                self.tr("{count} later answers no longer count."),
            )
            words.append(one if count == 1 else more.format(count=count))
        return " ".join(words)

    def _on_undo(self) -> None:
        now = self._shell.guard(lambda: self._services.cases.view(self._case_id))
        self._step(self._services.cases.undo, can=now is not None and now.can_undo)

    def _on_redo(self) -> None:
        now = self._shell.guard(lambda: self._services.cases.view(self._case_id))
        self._step(self._services.cases.redo, can=now is not None and now.can_redo)

    def _step(self, step: Callable[[str], InterviewView], *, can: bool) -> None:
        if not can:
            self._shell.hint(self.tr("There is nothing to undo or redo here."))
        elif self._teller.carry_out(self._case_id, lambda: step(self._case_id)) is not None:
            self._on_taken_back()

    def _on_taken_back(self) -> None:
        if self.isVisible():
            self._open = ""
            if self.show_content(self._draw):
                self._on.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers choose among the open cards, Enter goes on from them; Esc closes, or leaves."""
        row = self._rows.get(self._open)
        if row is not None and event.key() in DIGITS:
            row.choose_number(DIGITS[event.key()])
        elif row is not None and event.key() in (*ENTER, Qt.Key.Key_Escape):
            self._on_opened(self._open)
            row.take_focus()
        else:
            super().keyPressEvent(event)
