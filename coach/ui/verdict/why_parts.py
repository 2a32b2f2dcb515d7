# SPDX-License-Identifier: MIT
"""Why this verdict and no other: the rules that lost, and where they would differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.domain.rules.diagnosis import Defeat
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.disclosure import Disclosure
from coach.ui.shell.words import confidence_text
from coach.ui.verdict.verdict_parts import Part

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.domain.definition import Definition
    from coach.domain.rules.diagnosis import Diagnosis, Gap, Losing
    from coach.ui.shell.shell import Shell


class HowSure(Disclosure):
    """How sure we are and why; opened, what each word of it means."""

    def __init__(self, shell: Shell, diagnosis: Diagnosis, parent: QWidget | None = None) -> None:
        text = QCoreApplication.translate("HowSure", "How sure: {sure}")
        text = text.format(sure=confidence_text(diagnosis.confidence))
        super().__init__(shell, "how-sure", text, diagnosis.confidence_because, parent)
        for line in (
            self.tr("Sure: every question is answered, and the answers point the same way."),
            self.tr("Fairly sure: one or two questions are open, or two causes are almost level."),
            self.tr("Unsure: three or more questions are open, or one that decides is."),
            self.tr("An open question counts only if it could change the verdict."),
            self.tr("Where they would answer differently, it is one step lower."),
            self.tr("Points never decide. The parts of the questions do, in their order."),
        ):
            self.body.addWidget(Quiet(line, self))


class LosingRules(Part):
    """Rules that would have decided otherwise, the answers behind them, and why they did not."""

    def __init__(
        self,
        definition: Definition,
        shell: Shell,
        diagnosis: Diagnosis,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("What else your answers point to"), parent)
        self._definition = definition
        for losing in diagnosis.losing:
            name = definition.verdict(losing.verdict).name
            if losing.verdict is diagnosis.by_answers:  # nothing else, but one more reason for it
                name = self.tr("{verdict}, for another reason").format(verdict=name)
            row = Disclosure(shell, f"losing:{losing.rule}", name, losing.sentence, self)
            row.body.addWidget(Body(self._why(losing), row))
            self._add_answers(row, losing)
            self.body.addWidget(row)

    def _add_answers(self, row: Disclosure, losing: Losing) -> None:
        for said in losing.answers:
            question = self._definition.interview.question(said.question).text
            asked = self.tr("{question} You said: {answer}.")
            row.body.addWidget(Quiet(asked.format(question=question, answer=said.sentence), row))
        rule = self.tr("Rule “{rule}” gave way to rule “{to}”")
        row.body.addWidget(Quiet(rule.format(rule=losing.rule, to=losing.to), row))

    def _why(self, losing: Losing) -> str:
        """Why a rule did not decide, with the sentence of the one that did."""
        winner = next((r for r in self._definition.interview.rules if r.id == losing.to), None)
        because = winner.because if winner is not None else ""
        form = {
            Defeat.ORDER: self.tr("Another reason comes first: {because}"),
            Defeat.GATE: self.tr("An earlier question had decided: {because}"),
            Defeat.BARRED: self.tr("Out of the question here: {because}"),
        }[losing.defeat]
        return form.format(because=because)


class Gaps(Part):
    """Where the client would say something else, and what to ask them about it."""

    def __init__(
        self,
        definition: Definition,
        gaps: tuple[Gap, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Where they would answer differently"), parent)
        self.setObjectName("gaps")
        for gap in gaps:
            question = definition.interview.question(gap.question).text
            self.body.addWidget(Quiet(question, self))
            mine = self.tr("You say: {answer}").format(answer=gap.mine.sentence)
            theirs = self.tr("They would say: {answer}").format(answer=gap.theirs.sentence)
            self.body.addWidget(Body(mine, self))
            self.body.addWidget(Body(theirs, self))
            if gap.opening:
                asked = self.tr("Open with: “{opening}”").format(opening=gap.opening)
                self.body.addWidget(Body(asked, self, tone="accent"))
            self.body.addSpacing(6)
