# SPDX-License-Identifier: MIT
"""How a run ended, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.roleplay import ENDED_HERE
from coach.ui.kit.basic.buttons import PrimaryButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Lead, Quiet, Subtitle, Title
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.runs.run_words import result_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.domain.practice.roleplay import Ending
    from coach.services.practice.run_view import RunView
    from coach.ui.shell.shell import Shell


class RunEnd(Card):
    """The ending with its text; Enter goes on to looking back."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=24)
        self.setObjectName("run-end")
        self._parting = Subtitle("", self)
        self._result, self._title = Quiet("", self), Title("", self)
        self._title.setObjectName("ending")
        self._text = Lead("", self)
        arrow = shell.icons.icon("arrow-right", "on_accent")
        look = self.tr("Look back at it")
        self.look = PrimaryButton(look, "look-back", arrow, self, trailing=True)
        self.again = SecondaryButton(self.tr("Once more from the start"), "once-more", parent=self)
        told = self.tr("Any line above can be said otherwise: the arrow beside it goes back there.")
        row = FlowRow(self, gap=10)
        for button in (self.look, self.again):
            row.flow.addWidget(button)
        for part in (self._parting, self._result, self._title, self._text):
            self.body.addWidget(part)
        self.body.addSpacing(12)
        self.body.addWidget(row)
        self.body.addWidget(Body(told, self, tone="quiet"))

    def show_end(self, view: RunView, ending: Ending) -> None:
        """Show how a run ended."""
        self._parting.setText(view.parting)
        self._parting.setVisible(bool(view.parting))
        self._result.setText(result_words(ending))
        self._result.setVisible(ending.id != ENDED_HERE.id)  # its title says it
        self._title.setText(ending.title)
        self._text.setText(ending.text)
        self.look.setAccessibleDescription(f"{view.parting} {ending.title}. {ending.text}".strip())
