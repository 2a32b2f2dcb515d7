# SPDX-License-Identifier: MIT
"""How angry the user said they are, among their answers: to be put right while that is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from coach.domain.rules.heat import Heat
from coach.ui.case.verdict_words import stands_words
from coach.ui.interview.review_parts import CardsRow
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.choice_list import Choice
from coach.ui.kit.rows.row_button import RowButton

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coach.services.interview.heat import HeatTold
    from coach.ui.shell.shell import Shell

translate = QCoreApplication.translate

HEAT = "heat"  # the name of its row; no question has it


class HeatRow(CardsRow):
    """What was said of anger; where it stands until the morning it says so, and does not open."""

    def __init__(
        self, shell: Shell, told: HeatTold, day: date, parent: QWidget | None = None
    ) -> None:
        self._told = told
        said = (option.read_back for option in told.question.options if option.heat is told.heat)
        words = next(said, translate("HeatRow", "You did not say"))
        row = RowButton(shell.theme, f"review:{HEAT}", words, told.question.text)
        known = told.heat is not Heat.UNSAID
        icon = ("check", "accent") if known else ("circle-question-mark", "quiet")
        row.add_mark(shell.icons.icon(*icon), 16)
        super().__init__(shell, row, HEAT, parent, fixed=told.fixed_until is not None)
        why = translate("HeatRow", "{question} Change this answer.").format(
            question=told.question.text
        )
        if told.fixed_until is not None:
            why = stands_words(told.fixed_until, day)
            self.add_line(why)
        row.setAccessibleDescription(why)

    def choices(self) -> tuple[list[Choice], str | None]:
        """The answers; being hot says what comes of it where it is not to be taken back."""
        stays = translate("HeatRow", "after a verdict, this holds until the morning")
        cards = [
            Choice(each.heat.value, each.text, stays if self._stays(each.heat) else "")
            for each in self._told.question.options
        ]
        return cards, self._told.heat.value if self._told.heat is not Heat.UNSAID else None

    def asked(self) -> str:
        """The question about anger."""
        return self._told.question.text

    def _stays(self, heat: Heat) -> bool:
        return heat is Heat.HOT and self._told.stays


class HeatSaid(Section):
    """How angry you are: a heading with its row."""

    opened = Signal(object)  # the name of the row
    answered = Signal(object)  # (name, card)

    def __init__(
        self, shell: Shell, told: HeatTold, day: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(translate("HeatRow", "How angry you are"), parent=parent)
        self.row = HeatRow(shell, told, day, self)
        self.row.opened.connect(self.opened)
        self.row.answered.connect(self.answered)
        self.body.addWidget(self.row)
