# SPDX-License-Identifier: MIT
"""Before a run: where one is, what is to come of it, and who sits there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.practice.persona import Level
from coach.ui.kit.basic.buttons import PrimaryButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading, KeyCap, Lead, Rule, Title
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.typed import let_pass
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.scroll_page import MARGIN
from coach.ui.shell.person_field import PersonField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.practice.persona import LevelText, Persona
    from coach.domain.practice.roleplay import RolePlay
    from coach.ui.shell.discreet import NameMask
    from coach.ui.shell.shell import Shell

_NAME = 80  # characters
_NARROW = 560  # pixels from which two columns stand side by side


class SceneBar(QWidget):
    """The button that begins, always in sight; where a run was left, that it goes on there."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        arrow = shell.icons.icon("arrow-right", "on_accent")
        self.go = PrimaryButton("", "begin-run", arrow, self, trailing=True)
        self.anew = SecondaryButton(self.tr("Begin anew"), "begin-anew", parent=self)
        self._left = Body("", self, tone="quiet")
        self._left.setObjectName("left-in-the-middle")
        self.resumes = False
        row = FlowRow(self, gap=10, fills=True)
        for button in (self.go, self.anew, KeyCap("Enter", self)):
            row.flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 12)
        layout.setSpacing(8)
        for part in (Rule(self), self._left, row):
            layout.addWidget(part)

    def show_state(self, said: int) -> None:
        """Offer to begin, or to go on after so many lines."""
        self.resumes = bool(said)
        one = self.tr("You left this in the middle, after one line. It goes on where you were.")
        many = self.tr(
            "You left this in the middle, after {count} lines. It goes on where you were."
        )
        self._left.setText((one if said == 1 else many).format(count=said))
        self._left.setVisible(self.resumes)
        self.anew.setVisible(self.resumes)
        self.go.set_text(self.tr("Go on") if self.resumes else self.tr("Begin"))


class SceneCard(Card):
    """One card; Enter begins. `begun` asks for a new run, `resumed` for the one left before."""

    begun = Signal()
    resumed = Signal()

    def __init__(self, shell: Shell, names: NameMask, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=24)
        self.setObjectName("scene-card")
        self._title, self._scene = Title("", self), Lead("", self)
        self._scene.setObjectName("scene")
        self._aim, self._known = Body("", self), Body("", self)
        self._role, self._who = Body("", self), Body("", self, tone="quiet")
        self._role.set_strong(True)
        self._level = ChoiceField("level", self, shortest=14)
        self._person = PersonField("person", names, self)
        self._person.setMaxLength(_NAME)
        let_pass(self._person)  # it is kept with the run
        self.bar = SceneBar(shell)
        self._lay_out(shell)
        self.bar.go.clicked.connect(self._on_go)
        self.bar.anew.clicked.connect(self.begun)

    def _lay_out(self, shell: Shell) -> None:
        told = Columns(shell.theme, self, shares=(1, 1), narrow=_NARROW)
        for head, body in ((self.tr("Your aim"), self._aim), (self.tr("You know"), self._known)):
            told.left.addWidget(Heading(head, self))
            told.left.addWidget(body)
            told.left.addSpacing(8)
        told.right.addWidget(Heading(self.tr("Who sits there"), self))
        told.right.addWidget(self._role)
        told.right.addWidget(self._who)
        told.right.addSpacing(12)
        told.right.addWidget(FormRow(self.tr("How hard they make it"), self._level))
        told.right.addSpacing(4)
        help_ = self.tr("Where several practise here. Leave it empty if it is only you.")
        told.right.addWidget(FormRow(self.tr("Your name"), self._person, help_))
        for column in (told.left, told.right):
            column.addStretch(1)
        for part, gap in ((self._title, 0), (self._scene, 12), (told, 0)):
            self.body.addWidget(part)
            self.body.addSpacing(gap)

    @property
    def level(self) -> Level | None:
        """The level that is chosen."""
        kept = self._level.currentData()
        return Level(kept) if kept else None

    @property
    def person(self) -> str:
        """The name that is typed; empty for none."""
        return self._person.named().strip()

    def show_scene(
        self, play: RolePlay, persona: Persona, levels: Sequence[LevelText], said: int
    ) -> None:
        """Show a role-play; where a run of it was left, after how many lines that was (else 0)."""
        self._title.setText(play.title)
        self._scene.setText(play.scene)
        self._aim.setText(play.aim)
        self._known.setText("\n".join(f"•  {each}" for each in play.known))
        self._role.setText(f"{persona.name}. {persona.role}")
        self._who.setText(persona.who)
        self._show_levels([each for each in levels if each.level in play.levels], play.levels[0])
        self.bar.show_state(said)
        aim = self.tr("Your aim")
        told = f"{play.title}. {play.scene} {aim}: {play.aim}"
        self.bar.go.setAccessibleDescription(told)

    def _show_levels(self, levels: Sequence[LevelText], proposed: Level) -> None:
        self._level.clear()
        for each in levels:
            self._level.addItem(each.name, each.level.value)
        self._level.setCurrentIndex(max(self._level.findData(proposed.value), 0))

    def offer_names(self, names: Sequence[str], last: str) -> None:
        """Offer the names of those who practise here, and put in the one of the last time."""
        self._person.offer(names)
        self._person.put(last)

    def _on_go(self) -> None:
        (self.resumed if self.bar.resumes else self.begun).emit()
