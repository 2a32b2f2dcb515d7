# SPDX-License-Identifier: MIT
"""The parts of the review page: a gate with its answers, and an answer with its cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.interview import UNKNOWN_ANSWERS
from coach.ui.widgets.choice_list import ChoiceList
from coach.ui.widgets.labels import Quiet
from coach.ui.widgets.question_cards import cards_of
from coach.ui.widgets.row_button import RowButton
from coach.ui.widgets.section import Section

if TYPE_CHECKING:
    from coach.services.review import ReviewAnswer, ReviewGate
    from coach.ui.shell import Shell


class AnswerRow(QWidget):
    """What was said to a question; pressing it asks to open its cards."""

    opened = Signal(object)  # the id of the question
    answered = Signal(object)  # (question, option)

    def __init__(self, shell: Shell, answer: ReviewAnswer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._answer = shell, answer
        self._cards: ChoiceList | None = None
        question = answer.question
        said = answer.said.sentence if answer.said else self.tr("Not answered yet")
        self._row = RowButton(shell.theme, f"review:{question.id}", said, question.text, self)
        self._row.setAccessibleDescription(
            self.tr("{question} Change this answer.").format(question=question.text)
        )
        self._row.add_mark(shell.icons.icon(*self._shape()), 16)
        if not answer.counts:
            self._row.add_word(self.tr("does not count now"), "")
        self._row.add_mark(shell.icons.icon("pencil", "quiet"), 16, end=True)
        self._row.clicked.connect(self._on_clicked)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(self._row)
        for line in self._beside():
            words = Quiet(line, self)
            words.setIndent(shell.theme.px(28))
            self._layout.addWidget(words)

    def _shape(self) -> tuple[str, str]:
        if self._answer.said is None:
            return "circle", "quiet"
        if not self._answer.counts:
            return "circle-minus", "quiet"
        known = self._answer.said.option not in UNKNOWN_ANSWERS
        return ("check", "accent") if known else ("circle-question-mark", "quiet")

    def _beside(self) -> list[str]:
        """What was said of it in the second take, and what the client would say."""
        lines = []
        if self._answer.second is not None:
            words = self.tr("Second take: {said}")
            lines.append(words.format(said=self._answer.second.sentence))
        if self._answer.theirs is not None:
            option = self._answer.question.option(self._answer.theirs.option)
            text = option.text if option is not None else self.tr("we cannot know")
            lines.append(self.tr("They would say: {said}").format(said=text))
        return lines

    def take_keys(self) -> None:
        """Give the focus to the row."""
        self._row.setFocus()

    def set_open(self, open_: bool) -> None:
        """Show the cards to choose another answer from, or put them away."""
        if self._cards is not None:
            self._cards.hide()
            self._layout.removeWidget(self._cards)
            self._cards.deleteLater()
            self._cards = None
        if open_:
            question, said = self._answer.question, self._answer.said
            self._cards = ChoiceList(self._shell.theme, f"cards:{question.id}", self)
            QWidget.setTabOrder(self._row, self._cards)
            self._cards.set_choices(cards_of(question), said.option if said else None)
            self._cards.setAccessibleName(question.text)
            self._cards.chosen.connect(self._on_chosen)
            self._layout.addWidget(self._cards)
            self._cards.show()
            self._cards.take_keys()

    def choose_number(self, number: int) -> None:
        """Choose the card with this number."""
        if self._cards is not None:
            self._cards.choose_number(number)

    def _on_clicked(self) -> None:
        self.opened.emit(self._answer.question.id)

    def _on_chosen(self, option: str) -> None:
        self.answered.emit((self._answer.question.id, option))


class GateAnswers(Section):
    """A gate with its answers; where it has none it says why."""

    opened = Signal(object)  # the id of a question
    answered = Signal(object)  # (question, option)

    def __init__(
        self, shell: Shell, number: int, gate: ReviewGate, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{number}. {gate.gate.title}", parent=parent)
        self.rows: dict[str, AnswerRow] = {}
        for answer in gate.answers:
            row = AnswerRow(shell, answer, self)
            row.opened.connect(self.opened)
            row.answered.connect(self.answered)
            self.rows[answer.question.id] = row
            self.body.addWidget(row)
        if not gate.answers:
            nothing = self.tr("Nothing to ask here.") if gate.reached else self.tr("Not reached.")
            self.body.addWidget(Quiet(nothing, self))
