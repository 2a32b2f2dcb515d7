# SPDX-License-Identifier: MIT
"""The interview: one question at a time, each answer saved as it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.case import Stage
from coach.domain.condition import Always
from coach.domain.interview import DONT_KNOW, SKIP
from coach.ui.condition_words import in_words
from coach.ui.discreet import Names
from coach.ui.pages.interview_parts import Actions, Footer, Opening
from coach.ui.widgets.case_header import CaseHeader
from coach.ui.widgets.choice_list import Choice, ChoiceList
from coach.ui.widgets.heard_list import HeardList
from coach.ui.widgets.key_order import order_keys
from coach.ui.widgets.labels import Body, Quiet
from coach.ui.widgets.scroll_page import FittingPage
from coach.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from coach.domain.interview import Question
    from coach.services.bundle import Services
    from coach.services.interview_view import InterviewView
    from coach.ui.shell import Shell

_DIGITS: dict[int, int] = {Qt.Key.Key_0 + digit: digit or 10 for digit in range(10)}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Asks the interview page to show one answered question of a case again."""

    case_id: str
    question: str


class InterviewPage(QWidget):
    """Shows a question and its cards; choosing saves, Enter goes on."""

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._names = Names(services.settings)
        self._case_id = ""
        self._view: InterviewView | None = None
        self._saved: str | None = None  # the answer in force to the question that is shown
        self._revisiting = False  # came from the list of answers: Continue goes back to the end
        self._header = CaseHeader(shell, self)
        self._page = FittingPage(self)
        self._opening = Opening(shell, self)
        self._choices = ChoiceList(shell.theme, parent=self)
        self._actions = Actions(shell, self)
        self._over = QWidget(self)
        self._heard = QVBoxLayout(self._over)
        self._heard.setContentsMargins(0, 0, 0, 0)
        self._footer = Footer(shell, self)
        self._sheet = Sheet(shell.theme, shell.icons, "sheet", self)
        self._column = QWidget(self)
        self._lay_out()
        self._connect()
        self._fit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, gap in (
            (self._opening, 16),
            (self._choices, 0),
            (self._over, 0),
        ):
            column.addWidget(part)
            column.addSpacing(gap)
        self._page.body.addWidget(self._header)
        self._page.body.addSpacing(16)
        beside = QHBoxLayout()  # gives the column its width before its height is asked for
        beside.addWidget(self._column, 1)
        beside.addStretch(0)
        self._page.body.addLayout(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._page)
        layout.addWidget(self._actions)
        layout.addStretch(1)
        layout.addWidget(self._footer)

    def _connect(self) -> None:
        self._choices.chosen.connect(self._on_chosen)
        self._actions.back.clicked.connect(self._on_back)
        self._actions.skip.clicked.connect(self._on_skip)
        self._actions.undo.clicked.connect(self._on_undo)
        self._actions.redo.clicked.connect(self._on_redo)
        self._actions.go_on.clicked.connect(self._on_go_on)
        self._footer.why.clicked.connect(self._on_why)
        self._footer.heard.clicked.connect(self._on_heard)
        self._shell.theme.changed.connect(self._fit)
        bar = self._page.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_scrolled)
        for keys, slot in (
            ("Ctrl+Z", self._on_undo),
            ("Ctrl+Shift+Z", self._on_redo),
            ("Ctrl+Y", self._on_redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def show_page(self, arg: object = None) -> None:
        """Show a case (its id) at its open question, or one answer again (`LookAgain`)."""
        at = None
        self._revisiting = isinstance(arg, LookAgain)
        if isinstance(arg, LookAgain):
            self._case_id, at = arg.case_id, arg.question
        elif arg is not None:
            self._case_id = str(arg)
        self._show(self._services.cases.view(self._case_id, at))

    # -- drawing

    def _show(self, view: InterviewView | None) -> None:
        if view is None:
            return
        self._view = view
        self._sheet.close_sheet()
        in_force = {said.question: said.option for said in view.heard}
        self._saved = in_force.get(view.question.id) if view.question is not None else None
        self._header.show_case(view.case, Stage.UNDERSTAND, self._names)
        self._opening.show_view(view)
        self._show_choices(view)
        self._show_end(view)
        self._refresh_actions()
        order_keys(self)
        if view.question is not None:
            self._choices.take_keys()
        else:
            self._actions.go_on.setFocus()
        self._page.to_top()  # after the focus, which scrolls: the question is read first

    def _show_choices(self, view: InterviewView) -> None:
        question = view.question
        self._choices.setVisible(question is not None)
        if question is not None:
            self._choices.set_choices(self._cards(question, view.chosen), self._saved)
            self._choices.setAccessibleName(question.text)

    def _cards(self, question: Question, before: str | None) -> list[Choice]:
        """The answers; the one that was taken back is marked, and not chosen."""
        if before == self._saved:
            before = None
        cards = [
            Choice(option.id, option.text, option.note, before=option.id == before)
            for option in question.options
        ]
        unknown = Choice(
            DONT_KNOW,
            self.tr("I don't know yet"),
            self.tr("we will note it as something to find out"),
            faint=True,
            before=before == DONT_KNOW,
        )
        return [*cards, unknown]

    def _show_end(self, view: InterviewView) -> None:
        """Under a finished interview stands the list of answers; before, nothing."""
        while (item := self._heard.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._over.setVisible(view.question is None)
        if view.question is None:
            heard = self._heard_list(view)
            self._heard.addWidget(heard)
            heard.show()

    def _heard_list(self, view: InterviewView) -> HeardList:
        heard = HeardList(self._shell, self._services.content.interview, view.heard)
        heard.chosen.connect(self._on_look_again)
        return heard

    def _refresh_actions(self) -> None:
        view = self._view
        if view is not None:
            at = view.question.id if view.question is not None else None
            before = self._services.cases.previous(self._case_id, at)
            chosen = self._choices.chosen_id is not None or view.question is None
            self._actions.show_view(view, back=before is not None, go_on=chosen)
            self._footer.show_view(view)

    def _fit(self) -> None:
        self._column.setMaximumWidth(self._shell.theme.px(600))
        self._actions.fit(self._shell.theme.px(600))

    def _on_scrolled(self) -> None:
        self._actions.show_more_below(more=self._page.more_below())

    # -- what the user does

    def _on_chosen(self, option: str) -> None:
        """Save at once; the page stays, so that another card can still be chosen."""
        if self._answer(option) is None and self._view is not None:
            self._show_choices(self._view)
        self._refresh_actions()

    def _answer(self, option: str) -> InterviewView | None:
        view = self._view
        if view is None or view.question is None:
            return None
        question = view.question.id
        after = self._shell.guard(
            lambda: self._services.cases.answer(self._case_id, question, option)
        )
        if after is not None:
            self._saved = option
            at = self._services.cases.view(self._case_id, question)
            self._view = at if at.question is not None else view
            self._shell.changed()
        return after

    def _on_go_on(self) -> None:
        if self._view is None or self._view.question is None:
            self._shell.go("verdict", self._case_id)
            return
        chosen = self._choices.chosen_id
        if chosen is None or (chosen != self._saved and self._answer(chosen) is None):
            return
        self._go_on_from(self._view.question.id)

    def _go_on_from(self, question: str) -> None:
        """Show what follows a question: the next answer when looking back, else the open one."""
        view = self._shell.guard(lambda: self._services.cases.view(self._case_id))
        if view is None:
            return
        asked = [said.question for said in view.heard]
        following = asked[asked.index(question) + 1 :] if question in asked else []
        if following and not self._revisiting:
            self._look_at(following[0])
        elif view.question is None:
            self._shell.go("verdict", self._case_id)
        else:
            self._revisiting = False
            self._show(view)

    def _look_at(self, question: str | None) -> None:
        self._show(self._shell.guard(lambda: self._services.cases.view(self._case_id, question)))

    def _on_back(self) -> None:
        view = self._view
        if view is None:
            return
        at = view.question.id if view.question is not None else None
        before = self._shell.guard(lambda: self._services.cases.previous(self._case_id, at))
        if before is not None:
            self._revisiting = False
            self._look_at(before)

    def _on_skip(self) -> None:
        if self._view is not None and self._view.question is not None:
            question = self._view.question.id
            if self._answer(SKIP) is not None:
                self._go_on_from(question)

    def _on_undo(self) -> None:
        if self._view is not None and self._view.can_undo:
            self._step(self._services.cases.undo)

    def _on_redo(self) -> None:
        if self._view is not None and self._view.can_redo:
            self._step(self._services.cases.redo)

    def _step(self, step: Callable[[str], InterviewView]) -> None:
        self._revisiting = False
        self._show(self._shell.guard(lambda: step(self._case_id)))
        self._shell.changed()

    def _on_look_again(self, question: str) -> None:
        self._sheet.close_sheet()
        self._revisiting = True
        self._look_at(question)

    def _on_why(self) -> None:
        if self._toggle_off("why") or self._view is None or self._view.question is None:
            return
        question = self._view.question
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(Body(question.why, content))
        for line in self._when_asked(question):
            layout.addWidget(Quiet(line, content))
        self._open_sheet("why", self.tr("Why am I asked this?"), content)

    def _when_asked(self, question: Question) -> list[str]:
        """When the question is asked, in words and as the rule stands; and what its gate is for."""
        interview = self._services.content.interview
        gate = interview.gate(question.gate)
        about = self.tr("“{gate}” {why}").format(gate=gate.title, why=gate.why)
        if isinstance(question.when, Always):
            return [about, self.tr("It is asked of everybody who comes this far.")]
        words = in_words(question.when, interview)
        return [
            about,
            self.tr("It is asked because {when}.").format(when=words),
            self.tr("The rule as it stands: {rule}").format(rule=question.when_text),
        ]

    def _on_heard(self) -> None:
        if self._toggle_off("heard") or self._view is None or not self._view.heard:
            return
        content = self._heard_list(self._view)
        self._open_sheet("heard", self.tr("What we have heard so far"), content)

    def _toggle_off(self, kind: str) -> bool:
        open_ = self._sheet.isVisible() and self._sheet.property("kind") == kind
        if open_:
            self._sheet.close_sheet()
        return open_

    def _open_sheet(self, kind: str, title: str, content: QWidget) -> None:
        self._sheet.setProperty("kind", kind)
        self._sheet.show_content(title, content, self._footer.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers choose (0 the tenth), Enter goes on, Backspace back, ? asks why, Esc leaves."""
        key, asking = event.key(), self._view is not None and self._view.question is not None
        if key in _DIGITS and asking:
            self._choices.choose_number(_DIGITS[key])
        elif key in _ENTER:
            self._on_go_on()
        elif key == Qt.Key.Key_Backspace:
            self._on_back()
        elif key == Qt.Key.Key_Question:
            self._on_why()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if self._sheet.isVisible():
            self._sheet.close_sheet()
        else:
            self._shell.go("cases", self._case_id)
