# SPDX-License-Identifier: MIT
"""The two halves of setting up a round: what is practised, and who sits where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox

from coach.domain.practice.rounds import Rater
from coach.engine.practice.cards import pushbacks_of
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.layout.stacked import stack
from coach.ui.rounds.round_words import chair_title
from coach.ui.shell.person_field import PersonField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.services.container import Services
    from coach.services.practice.round_setup import Choices, Situation
    from coach.ui.shell.discreet import NameMask
    from coach.ui.shell.shell import Shell


class Practised(Section):
    """The situation, the client and how hard they make it: proposed, to be changed, told."""

    def __init__(self, services: Services, shell: Shell, names: NameMask) -> None:
        super().__init__(self.tr("What you practise"))
        self._services, self._names = services, names
        self.scene, self.persona, self.level = (
            ChoiceField(name) for name in ("round-scene", "round-persona", "round-level")
        )
        self._chosen, self._with = Body(""), Quiet("")
        self._chosen.set_strong(True)
        self._about, self._who, self._behaves = told = Body(""), Body(""), Body("")
        other = Disclosure(
            shell,
            "choose-another",
            self.tr("Choose another"),
            self.tr("A situation, a client, how hard they make it"),
            self,
        )
        stack(
            other.body,
            FormRow(self.tr("The situation"), self.scene),
            FormRow(self.tr("The client"), self.persona),
            FormRow(self.tr("How hard they make it"), self.level),
        )
        about = Disclosure(
            shell,
            "about-it",
            self.tr("What it is about"),
            self.tr("The cards say it all, too"),
            self,
        )
        for text in told:
            text.set_tone("quiet")
        stack(about.body, *told)
        stack(self.body, self._chosen, self._with, other, about)

    def show_choices(self, choices: Choices) -> None:
        """Show what is proposed, and what else there is."""
        chosen = choices.chosen
        scenes = [(self._scene_title(each), _key(each)) for each in choices.situations]
        _offer(self.scene, scenes, _key(choices.situation))
        people = [(f"{each.name}, {each.role}", each.id) for each in choices.personas]
        _offer(self.persona, people, chosen.persona)
        levels = [(each.name, each.level.value) for each in choices.levels]
        _offer(self.level, levels, choices.level.level.value)
        self._chosen.setText(self._chosen_title(choices.situation))
        form = self.tr("With {client} · {level}")
        who = f"{choices.persona.name}, {choices.persona.role}"
        self._with.setText(form.format(client=who, level=choices.level.name))
        about = choices.situation.about
        self._about.setText(self._names.name(about) if chosen.case_id else about)
        self._who.setText(choices.persona.who)
        form = self.tr("To whoever plays them: {behaves} Push-backs that must come: {count}.")
        must, _spare = pushbacks_of(choices.persona, choices.level)
        self._behaves.setText(form.format(behaves=choices.level.behaves, count=len(must)))

    def _scene_title(self, situation: Situation) -> str:
        """What is practised and with whom before the title, which says little to a newcomer."""
        if not situation.case_id:
            return f"{situation.called} · {situation.title}"
        return " · ".join(filter(None, (self._title_of(situation), situation.practised)))

    def _chosen_title(self, situation: Situation) -> str:
        """The same in the line that stands alone: the client comes in the next one."""
        if not situation.case_id:
            return f"{situation.practised} · {situation.title}"
        return self._scene_title(situation)

    def _title_of(self, situation: Situation) -> str:
        client = self._names.name(situation.about)
        title = self._masked(situation)
        return self.tr("Own case: {case}").format(case=f"{client} · {title}" if title else client)

    def _masked(self, situation: Situation) -> str:
        if not self._names.hidden:
            return situation.title
        private = self._services.talks.private_names(situation.case_id)
        return self._names.text(situation.title, private)


class Seats(Disclosure):
    """Names for those who take part, and whether a third looks on."""

    changed = Signal()  # whether somebody looks on
    entered = Signal()

    def __init__(self, shell: Shell, names: NameMask) -> None:
        super().__init__(
            shell,
            "who-sits-where",
            self.tr("Who sits where"),
            self.tr("Names, or a third who looks on: if you like"),
        )
        self._fields = {rater: PersonField(f"name:{rater.value}", names, self) for rater in Rater}
        self._rows: dict[Rater, FormRow] = {}
        self._third = QCheckBox(self.tr("Somebody looks on"), self)
        self._third.setObjectName("third")
        self._third.toggled.connect(self._on_third)
        for rater, field in self._fields.items():
            field.setPlaceholderText(self.tr("a name, if you like"))
            field.returnPressed.connect(self.entered)
            self._rows[rater] = FormRow(chair_title(rater), field)
            before = (self._third,) if rater is Rater.OBSERVER else ()
            stack(self.body, *before, self._rows[rater])
        told = self.tr(
            "With a name, each sees later how it went. Whoever plays the client also marks, "
            "unless somebody looks on."
        )
        self.body.addWidget(Body(told, tone="quiet"))

    def people(self) -> tuple[tuple[Rater, str], ...]:
        """Those who take part, each with a name or none."""
        third = self._third.isChecked()
        return tuple(
            (rater, field.named())
            for rater, field in self._fields.items()
            if rater is not Rater.OBSERVER or third
        )

    def show_people(self, names: Mapping[Rater, str]) -> None:
        """Show who takes part; open where somebody is named or looks on."""
        for rater, field in self._fields.items():
            if not field.hasFocus():
                field.put(names.get(rater, ""))
        with QSignalBlocker(self._third):
            self._third.setChecked(Rater.OBSERVER in names)
        self._rows[Rater.OBSERVER].setVisible(Rater.OBSERVER in names)
        if Rater.OBSERVER in names or any(names.values()):
            self.set_open(True)

    def _on_third(self, there: bool) -> None:
        self._rows[Rater.OBSERVER].setVisible(there)
        self.changed.emit()


def _key(situation: Situation) -> str:
    kind = "case" if situation.case_id else "play"
    return f"{kind}:{situation.case_id or situation.roleplay}"


def _offer(field: ChoiceField, choices: list[tuple[str, str]], chosen: str) -> None:
    """Offer choices, each with what it stands for, one of them chosen, without saying so."""
    with QSignalBlocker(field):
        field.clear()
        for text, data in choices:
            field.addItem(text, data)
        field.setCurrentIndex(max(field.findData(chosen), 0))
