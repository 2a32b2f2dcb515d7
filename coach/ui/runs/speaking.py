# SPDX-License-Identifier: MIT
"""The exchange of now: what the client says, and what one can say to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.labels import Quiet, Title
from coach.ui.kit.fields.choice_list import Choice, ChoiceList
from coach.ui.runs.own_line import OwnLine
from coach.ui.runs.run_words import plain

if TYPE_CHECKING:
    from coach.services.practice.run_view import RunView
    from coach.ui.shell.shell import Shell


class Speaking(QWidget):
    """The client's line, large; the choices with their numbers; a field for one's own words."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = Quiet("", self)
        self._line = Title("", self)
        self._line.setObjectName("client-line")
        self._lost = Quiet(self.tr("These are lines that would be understood here"), self)
        self._lost.setObjectName("understood-here")
        self.choices = ChoiceList(shell.theme, parent=self)
        self.own = OwnLine(shell, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 16)
        layout.setSpacing(4)
        layout.addWidget(self._who)
        layout.addWidget(self._line)
        layout.addSpacing(14)
        layout.addWidget(self._lost)
        layout.addWidget(self.choices)
        layout.addWidget(self.own)

    def show_run(self, view: RunView) -> None:
        """Show where a run stands, and take the keys."""
        name = view.persona.name
        self._who.setText(name)
        self._line.setText(view.heard)
        cards = [Choice(each.id, plain(each.text)) for each in view.choices]
        self.choices.set_choices(cards)
        self._lost.setVisible(view.is_lost)
        said = self.tr("{name} says: {line} What do you say?").format(name=name, line=view.heard)
        heard = f"{said} {self._lost.text()}." if view.is_lost else said
        self.choices.setAccessibleName(heard)
        self.own.clear()
        self.choices.take_focus()
