# SPDX-License-Identifier: MIT
"""The user's own verdict beside the one found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coach.ui.kit.basic.buttons import QuietButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading, Quiet
from coach.ui.kit.fields.dates import full_day
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.shell.words import confidence_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.domain.definition import Definition
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.overrule import Overrule
    from coach.services.verdict.overrules import Standing
    from coach.ui.shell.shell import Shell


class OwnVerdictCard(Card):
    """What the answers come to and why the user sees it differently; or that it holds no more."""

    withdrawn = Signal()
    asked = Signal()  # to set another verdict, or the same once more

    def __init__(
        self,
        definition: Definition,
        shell: Shell,
        diagnosis: Diagnosis,
        standing: Standing,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, margin=16)
        self.setObjectName("own-verdict")
        self._definition, self._shell = definition, shell
        own, found = standing.overrule, definition.verdict(diagnosis.by_answers).name
        if standing.holds:
            sure = confidence_text(diagnosis.confidence)
            text = self.tr("Your answers come to: {name} ({sure})").format(name=found, sure=sure)
            self.body.addWidget(Heading(text, self))
            name = definition.verdict(own.verdict).name
            text = self.tr("You see it differently: {name}").format(name=name)
            self.body.addWidget(Body(text, self))
        else:
            self.body.addWidget(Heading(self.tr("Your own verdict no longer applies"), self))
            self.body.addWidget(Body(self._lapsed(own), self))
        self._add_reason(own)
        self._add_buttons(holds=standing.holds)

    def _lapsed(self, own: Overrule) -> str:
        form = self.tr(
            "You had set “{own}” against “{over}”. Your answers have since come to something else, "
            "so the talk and the plan follow the verdict above."
        )
        own_name, over = self._definition.verdict(own.verdict), self._definition.verdict(own.over)
        return form.format(own=own_name.name, over=over.name)

    def _add_reason(self, own: Overrule) -> None:
        self.body.addWidget(Body(self.tr("Because: {reason}").format(reason=own.reason), self))
        day = full_day(own.said_at.astimezone().date())
        with_whom = self.tr("{day}, together with {second}") if own.second else "{day}"
        self.body.addWidget(Quiet(with_whom.format(day=day, second=own.second), self))

    def _add_buttons(self, *, holds: bool) -> None:
        words = self.tr("Go by my answers again") if holds else self.tr("Take it away")
        icon = self._shell.icons.icon("undo-2")
        self.withdraw = SecondaryButton(words, "withdraw", icon, self)
        self.withdraw.clicked.connect(self.withdrawn)
        again = QuietButton(self.tr("Set another"), "overrule-again", parent=self)
        again.clicked.connect(self.asked)
        row = FlowRow(self, gap=12, fills=True)
        row.flow.addWidget(self.withdraw)
        row.flow.addWidget(again)
        self.body.addWidget(row)
