# SPDX-License-Identifier: MIT
"""The answers of a copy, by gate, each to be changed where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.rules.interview import DONT_KNOW, SKIP
from coach.ui.kit.basic.labels import Body, Heading, Quiet
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.rules.interview import Gate, Interview, Question
    from coach.services.verdict.what_if import WhatIf


def option_words(question: Question, option_id: str) -> str:
    """An answer as the interview offers it."""
    option = question.option(option_id)
    if option is not None:
        return option.text
    if option_id == SKIP:
        return QCoreApplication.translate("WhatIf", "Skipped")
    return QCoreApplication.translate("WhatIf", "I don’t know yet")


class OptionBox(ChoiceField):
    """The answers to one question; nothing is shown as chosen while it is open."""

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(f"suppose:{question.id}", parent, shortest=6)
        self._question = question
        self.setAccessibleName(question.text)
        self.setPlaceholderText(self.tr("Choose an answer"))
        for option in (*(each.id for each in question.options), DONT_KNOW, SKIP):
            self.addItem(option_words(question, option), option)

    def choose(self, option_id: str | None) -> None:
        """Show an answer, or none, without saying so."""
        with QSignalBlocker(self):
            self.setCurrentIndex(-1 if option_id is None else self.findData(option_id))


class SupposedAnswer(QWidget):
    """A question, its answer in the copy, and the one of the case where that is another."""

    supposed = Signal(object)  # (question id, option id)

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = question
        text = Body(question.text, self)
        self.box = OptionBox(question, self)
        text.setBuddy(self.box)
        self._note = Quiet("", self, tone="accent")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        for part in (text, self.box, self._note):
            layout.addWidget(part)
        self.box.currentIndexChanged.connect(self._on_box_changed)

    def show_answer(self, now: str | None, before: str | None) -> None:
        """Show the answer now, and say what it is in the case where it differs."""
        self.box.choose(now)
        note = ""
        if now is None:
            note = self.tr("New question: your changes have opened it.")
        elif before is None:
            note = self.tr("Not asked in your case.")
        elif now != before:
            note = self.tr("In your case: {answer}").format(
                answer=option_words(self._question, before)
            )
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.box.setAccessibleDescription(note)

    def _on_box_changed(self, _index: int) -> None:
        self.supposed.emit((self._question.id, str(self.box.currentData())))


class _GateSection(QWidget):
    """A gate's questions; only those that the copy asks are shown."""

    def __init__(self, gate: Gate, interview: Interview, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(2)
        layout.addWidget(Heading(gate.title, self))
        self.rows = {
            question.id: SupposedAnswer(question, self)
            for question in interview.questions_of(gate.id)
        }
        for row in self.rows.values():
            layout.addWidget(row)


class SupposedAnswers(QWidget):
    """All gates that the copy has reached. Rows stay where they are, so the focus does too."""

    supposed = Signal(object)  # (question id, option id)

    def __init__(self, interview: Interview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interview = interview
        self._sections: dict[str, _GateSection] = {}
        self._layout = column_of(self, gap=0)

    def show_answers(self, what_if: WhatIf, before: Mapping[str, str]) -> None:
        """Show the answers of the copy beside those of the case."""
        asked: dict[str, str | None] = dict(what_if.answers)
        if what_if.question is not None:
            asked[what_if.question.id] = None
        gates = {self._interview.question(name).gate for name in asked}
        for gate in self._interview.gates:
            if gate.id in gates and gate.id not in self._sections:
                self._add(gate)
        for gate_id, section in self._sections.items():
            section.setVisible(gate_id in gates)
            for name, row in section.rows.items():
                row.setVisible(name in asked)
                if name in asked:
                    row.show_answer(asked[name], before.get(name))

    def focus(self, question_id: str) -> None:
        """Give the keys to the answer of a question that is shown."""
        for section in self._sections.values():
            if question_id in section.rows:
                section.rows[question_id].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, gate: Gate) -> None:
        section = _GateSection(gate, self._interview, self)
        self._sections[gate.id] = section
        order = [each.id for each in self._interview.gates]
        place = sum(1 for known in self._sections if order.index(known) < order.index(gate.id))
        self._layout.insertWidget(place, section)
        for row in section.rows.values():
            row.supposed.connect(self.supposed)
