# SPDX-License-Identifier: MIT
"""The second take beside the first: what each comes to, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.rules.heat import Heat
from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading, Quiet, Subtitle
from coach.ui.shell.shell import Data
from coach.ui.shell.words import confidence_text

if TYPE_CHECKING:
    from coach.domain.definition import Definition
    from coach.domain.rules.diagnosis import Diagnosis, ReadBack
    from coach.services.container import Services
    from coach.services.interview.heat import Difference, SecondTake
    from coach.ui.shell.shell import Shell


def put_back(services: Services, shell: Shell, case_id: str, changes: int) -> None:
    """Take back the answers of a second take that was put in force, and show what counts now."""
    for _ in range(changes):
        if shell.guard(lambda: services.cases.undo(case_id)) is None:
            return
    shell.changed(Data.ANSWERS | Data.PLAN)
    shell.go("verdict", case_id)


class SecondTakeInvitation(Card):
    """Invites whoever was angry to go through the answers once more."""

    asked = Signal()

    def __init__(self, shell: Shell, take: SecondTake, words: str, parent: QWidget) -> None:
        super().__init__(parent, tone="soft", margin=16)
        self.setObjectName("second-take-invitation")
        self.body.addWidget(Heading(self.tr("A cooler look"), self))
        own = self.tr("You were angry when you answered. Go through your answers once more.")
        self.body.addWidget(Body(words or own, self))
        text = self.tr("Go on with the second take") if take.answered else self.tr("Second take")
        begin = SecondaryButton(text, "second-take", shell.icons.icon("repeat"), self)
        begin.clicked.connect(self.asked)
        self.body.addWidget(begin)


class TakesCard(Card):
    """Both takes side by side as they were given, and the button that puts the second in force."""

    adopted = Signal()

    def __init__(
        self, definition: Definition, shell: Shell, take: SecondTake, parent: QWidget
    ) -> None:
        super().__init__(parent, margin=16)
        assert take.first is not None
        assert take.second is not None
        self.setObjectName("takes")
        self._definition, self._shell = definition, shell
        angry = take.case.heat is Heat.HOT
        first = self.tr("First take, angry") if angry else self.tr("First take")
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(self._take(first, take.first), 1)
        row.addLayout(self._take(self.tr("Second take, cooler"), take.second), 1)
        self.body.addLayout(row)
        for difference in take.differences:
            self._add_difference(difference)
        self._add_end(take)

    def _add_end(self, take: SecondTake) -> None:
        """Which of the two is gone by, and the button where that is not the second."""
        if words := self._words(take):
            line = Body(words, self)
            line.setObjectName("takes-end")
            self.body.addSpacing(4)
            self.body.addWidget(line)
        if take.in_force:
            return
        words, icon = self.tr("Go by the second take"), self._shell.icons.icon("check")
        adopt = SecondaryButton(words, "adopt-second-take", icon, self)
        adopt.clicked.connect(self.adopted)
        self.body.addSpacing(4)
        self.body.addWidget(adopt)

    def _words(self, take: SecondTake) -> str:
        if not take.in_force:
            changed = self.tr("Both takes were the same. You have changed your answers since.")
            return "" if take.differences else changed
        if take.differences:
            return self.tr(
                "The second answers count now. The first ones stay here for you to compare."
            )
        return self.tr("You answered everything as before, so the verdict has held overnight.")

    def _take(self, title: str, diagnosis: Diagnosis) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Quiet(title, self))
        words.addWidget(Subtitle(self._definition.verdict(diagnosis.by_answers).short, self))
        words.addWidget(Quiet(confidence_text(diagnosis.confidence), self))
        words.addStretch(1)
        return words

    def _add_difference(self, difference: Difference) -> None:
        self.body.addSpacing(4)
        self.body.addWidget(Quiet(difference.question.text, self))
        row = QHBoxLayout()
        row.setSpacing(24)
        for said in (difference.first, difference.second):
            answer = Body(self._answer(said), self)
            answer.setAlignment(Qt.AlignmentFlag.AlignTop)
            row.addWidget(answer, 1)
        self.body.addLayout(row)

    def _answer(self, said: ReadBack | None) -> str:
        return said.sentence if said is not None else self.tr("not asked")
