# SPDX-License-Identifier: MIT
"""The parts of the review page: a gate with its answers, and an answer with its cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.rules.interview import UNKNOWN_ANSWERS
from coach.ui.interview.question_cards import cards_of
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.choice_list import Choice, ChoiceList
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_button import RowButton

if TYPE_CHECKING:
    from coach.services.interview.review import ReviewAnswer, ReviewGate
    from coach.ui.shell.shell import Shell

translate = QCoreApplication.translate


class CardsRow(QWidget):
    """A row that says an answer; pressing it asks to open the cards to choose another from."""

    opened = Signal(object)  # the name of the row
    answered = Signal(object)  # (name, card)

    def __init__(
        self,
        shell: Shell,
        row: RowButton,
        name: str,
        parent: QWidget | None,
        *,
        fixed: bool = False,
    ) -> None:
        super().__init__(parent)
        self._shell, self._row, self._name = shell, row, name
        self._cards: ChoiceList | None = None
        self._row.add_mark(shell.icons.icon("lock" if fixed else "pencil", "quiet"), 16, end=True)
        if not fixed:
            self._row.clicked.connect(self._on_clicked)
        self._layout = column_of(self, self._row, gap=2)

    def choices(self) -> tuple[list[Choice], str | None]:
        """The cards to choose from, and the one that is chosen."""
        raise NotImplementedError

    def asked(self) -> str:
        """What they are the answers to."""
        raise NotImplementedError

    def add_line(self, line: str) -> None:
        """Put a quiet line below the words of the row."""
        words = Quiet(line, self)
        words.setIndent(self._shell.theme.px(28))
        self._layout.addWidget(words)

    def take_focus(self) -> None:
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
            self._cards = ChoiceList(self._shell.theme, f"cards:{self._name}", self)
            QWidget.setTabOrder(self._row, self._cards)
            self._cards.set_choices(*self.choices())
            self._cards.setAccessibleName(self.asked())
            self._cards.chosen.connect(self._on_chosen)
            self._layout.addWidget(self._cards)
            self._cards.show()
            self._cards.take_focus()

    def choose_number(self, number: int) -> None:
        """Choose the card with this number."""
        if self._cards is not None:
            self._cards.choose_number(number)

    def _on_clicked(self) -> None:
        self.opened.emit(self._name)

    def _on_chosen(self, option: str) -> None:
        self.answered.emit((self._name, option))


class AnswerRow(CardsRow):
    """What was said to a question."""

    def __init__(self, shell: Shell, answer: ReviewAnswer, parent: QWidget | None = None) -> None:
        self._answer = answer
        question = answer.question
        said = (
            answer.read_back.sentence
            if answer.read_back
            else translate("AnswerRow", "Not answered yet")
        )
        row = RowButton(shell.theme, f"review:{question.id}", said, question.text)
        row.setAccessibleDescription(
            translate("AnswerRow", "{question} Change this answer.").format(question=question.text)
        )
        row.add_mark(shell.icons.icon(*self._shape()), 16)
        if not answer.counts:
            row.add_word(translate("AnswerRow", "no longer counts"), "")
        super().__init__(shell, row, question.id, parent)
        for line in self._beside():
            self.add_line(line)

    def choices(self) -> tuple[list[Choice], str | None]:
        """The answers of the question."""
        said = self._answer.read_back
        return cards_of(self._answer.question), said.option if said else None

    def asked(self) -> str:
        """The question."""
        return self._answer.question.text

    def _shape(self) -> tuple[str, str]:
        if self._answer.read_back is None:
            return "circle", "quiet"
        if not self._answer.counts:
            return "circle-minus", "quiet"
        known = self._answer.read_back.option not in UNKNOWN_ANSWERS
        return ("check", "accent") if known else ("circle-question-mark", "quiet")

    def _beside(self) -> list[str]:
        """What was said of it in the second take, and what the client would say."""
        lines = []
        if self._answer.second is not None:
            words = translate("AnswerRow", "Second take: {said}")
            lines.append(words.format(said=self._answer.second.sentence))
        if self._answer.theirs is not None:
            option = self._answer.question.option(self._answer.theirs.option)
            text = option.text if option is not None else translate("AnswerRow", "we cannot know")
            lines.append(translate("AnswerRow", "They would say: {said}").format(said=text))
        return lines


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
            nothing = (
                self.tr("Nothing to ask here.") if gate.reached else self.tr("Not reached yet.")
            )
            self.body.addWidget(Quiet(nothing, self))
