# SPDX-License-Identifier: MIT
"""Says that a case waits for the morning, and from when on it can be acted on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.clock import today
from coach.ui.case.verdict_words import until_words
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body, Heading

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class CoolingOffCard(Card):
    """Hidden for a case that does not wait."""

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="soft", margin=16)
        self.setObjectName("parked")
        self._services = services
        self._heading, self._words = Heading("", self), Body("", self)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._heading)
        words.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(12)
        mark = IconMark(shell.theme, shell.icons.icon("moon", "accent"), 20, self)
        mark.stand_beside(self._heading)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addStretch(0)  # takes what the words, of a width to be read, leave over
        self.body.addLayout(row)
        self.hide()

    def show_case(self, case: Case) -> None:
        """Show until when a case waits."""
        until = case.parked_until
        self.setVisible(until is not None)
        if until is None:
            return
        when = until_words(until, today(self._services.clock))
        heading = self.tr("Parked until {when}").format(when=when)
        question = self._services.content.interview.heat
        own = self.tr("You said that you are angry. Sleep on it; then look once more, and act.")
        self._heading.setText(heading)
        self._words.setText(question.parked if question is not None else own)
