# SPDX-License-Identifier: MIT
"""Why a question is asked: the author's words, the condition, and the answers behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.interview.heard_list import HeardList
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from coach.domain.rules.heat import HeatQuestion
    from coach.domain.rules.interview import Interview
    from coach.domain.rules.why import Why
    from coach.ui.shell.shell import Shell


class WhyPanel(QWidget):
    """All that led to a question; the answers behind it can be pressed, to look at them again."""

    chosen = Signal(object)  # the id of the question

    def __init__(
        self, shell: Shell, interview: Interview, why: Why, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = column_of(self, gap=10)
        gate = interview.gate(interview.question(why.question).gate)
        layout.addWidget(Body(why.author, self))
        layout.addWidget(Body(why.condition, self))
        if why.answers:
            layout.addWidget(Quiet(self.tr("It is based on what you said:"), self))
            answers = HeardList(shell, interview, why.answers, self)
            answers.chosen.connect(self.chosen)
            layout.addWidget(answers)
        about = self.tr("“{gate}” {why}").format(gate=gate.title, why=gate.why)
        layout.addWidget(Quiet(about, self))
        rule = self.tr("The rule itself: {rule}").format(rule=why.machine)
        layout.addWidget(Quiet(rule, self))


class HeatWhy(QWidget):
    """Why we ask how angry somebody is."""

    def __init__(self, heat: HeatQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column_of(self, gap=10)
        layout.addWidget(Body(heat.why, self))
        layout.addWidget(Quiet(self.tr("It is asked once, and never changes the verdict."), self))
