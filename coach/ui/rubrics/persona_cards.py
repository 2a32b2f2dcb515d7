# SPDX-License-Identifier: MIT
"""The entries of a persona in its editor: sore words, push-backs, and the rows that move them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.practice.persona import Level, MoveEffect, PushBack, Trigger
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.fields.fields import NumberField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.layout.filling import fill
from coach.ui.rubrics.edit_fields import BoxesField, TextField
from coach.ui.rubrics.entry_list import EntryCard
from coach.ui.rubrics.persona_words import condition_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.domain.practice.moves import Move
    from coach.services.practice.own_faults import FieldFault
    from coach.ui.shell.shell import Shell

MOST_CHANGE = 5  # of a meter by one line: half of what there is


class MetersField(QWidget):
    """Two numbers: by how much, or where, trust and tension are."""

    changed = Signal()

    def __init__(
        self, name: str, about: str, least: int, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._numbers: list[NumberField] = []
        for end, label in (("trust", self.tr("Trust")), ("tension", self.tr("Tension"))):
            number = NumberField(f"{name}:{end}", self)
            number.setRange(least, most)
            number.setAccessibleName(f"{about}: {label}" if about else label)
            number.valueChanged.connect(self.changed)
            layout.addWidget(FormRow(label, number, "", self))
            self._numbers.append(number)
        layout.addStretch(1)

    def values(self) -> tuple[int, int]:
        """Trust and tension."""
        trust, tension = self._numbers
        return trust.value(), tension.value()

    def show_values(self, trust: int, tension: int) -> None:
        """Show these, without saying so."""
        for number, value in zip(self._numbers, (trust, tension), strict=True):
            number.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            number.setValue(value)
            number.blockSignals(False)  # noqa: FBT003


class TriggerCard(EntryCard[Trigger]):
    """Words that they hear badly, what they do, and why."""

    def __init__(self, shell: Shell, trigger: Trigger) -> None:
        super().__init__(shell, f"trigger:{' '.join(trigger.words)}")
        self._words = TextField(
            "trigger-words",
            self.tr("Words"),
            self.tr("As they are said, one to a line: nothing personal."),
            self,
            lines=True,
        )
        self._words.show_text("\n".join(trigger.words))
        self._because = TextField("trigger-because", self.tr("Why it hurts"), "", self)
        self._because.show_text(trigger.because)
        self._meters = MetersField("trigger", "", -MOST_CHANGE, MOST_CHANGE, self)
        self._meters.show_values(trigger.trust, trigger.tension)
        for field in (self._words, self._because, self._meters):
            field.changed.connect(self.changed)
            self.body.addWidget(field)

    def record(self) -> Trigger:
        """The words as they are now, in small letters."""
        words = tuple(word.lower() for word in self._words.text().split("\n") if word.strip())
        return Trigger(words, self._because.text(), *self._meters.values())

    def show_faults(self, faults: dict[str, FieldFault]) -> None:
        """Say at its fields what is to be mended."""
        self._words.show_fault(faults.get(""))
        self._because.show_fault(faults.get("because"))


class PushBackCard(EntryCard[PushBack]):
    """What whoever plays them must say, when, and at which levels."""

    def __init__(self, shell: Shell, levels: Sequence[tuple[Level, str]], push: PushBack) -> None:
        super().__init__(shell, f"pushback:{push.id}")
        self._push = push
        self._says = TextField("pushback-says", self.tr("They say"), "", self)
        self._when = TextField(
            "pushback-when", self.tr("When"), self.tr("As soon as the decision is out."), self
        )
        choices = [(level, level.value, f"{level.value} {name}") for level, name in levels]
        self._levels: BoxesField[Level] = BoxesField(
            f"pushback-levels:{push.id}", self.tr("At the levels"), choices, self
        )
        self._says.show_text(push.says)
        self._when.show_text(push.when)
        self._levels.choose(push.levels)
        for field in (self._says, self._when, self._levels):
            field.changed.connect(self.changed)
            self.body.addWidget(field)

    def record(self) -> PushBack:
        """The push-back as it is now."""
        says, when, levels = self._says.text(), self._when.text(), self._levels.chosen()
        return replace(self._push, says=says, when=when, levels=levels)

    def show_faults(self, faults: dict[str, FieldFault]) -> None:
        """Say at its fields what is to be mended."""
        self._says.show_fault(faults.get("says"))
        self._when.show_fault(faults.get("when"))


class EffectRow(QWidget):
    """A row of the table: when it counts, by how much, and the reason that is told."""

    changed = Signal()

    def __init__(
        self, number: int, effect: MoveEffect, names: Mapping[Move, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._effect, move = effect, names.get(effect.move, effect.move.value)
        title = move
        if effect.when is not None:
            form = self.tr("{move}, if {condition}")
            title = form.format(move=move, condition=condition_text(effect.when, names))
        label = Body(title, self)
        label.set_strong(True)
        self._meters = MetersField(f"effect:{number}", title, -MOST_CHANGE, MOST_CHANGE, self)
        self._meters.show_values(effect.trust, effect.tension)
        self._because = TextField(
            f"effect:{number}", self.tr("What is told afterwards: {move}").format(move=move)
        )
        self._because.show_text(effect.because)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.setSpacing(6)
        for part in (label, self._meters, self._because):
            layout.addWidget(part)
        self._meters.changed.connect(self.changed)
        self._because.changed.connect(self.changed)

    def record(self) -> MoveEffect:
        """The row as it is now."""
        trust, tension = self._meters.values()
        return replace(self._effect, trust=trust, tension=tension, because=self._because.text())

    def show_fault(self, fault: FieldFault | None) -> None:
        """Say what is to be mended in it."""
        self._because.show_fault(fault)


class EffectTable(QWidget):
    """All rows; they are made when they are first looked at."""

    changed = Signal()

    def __init__(self, names: Mapping[Move, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._effects: tuple[MoveEffect, ...] = ()
        self._rows: list[EffectRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_effects(self, effects: tuple[MoveEffect, ...]) -> None:
        """Show these rows, if rows are looked at."""
        self._effects = effects
        if self._rows:
            self.look()

    def look(self) -> None:
        """Make the rows."""
        self._rows = [
            EffectRow(number, each, self._names, self) for number, each in enumerate(self._effects)
        ]
        for row in self._rows:
            row.changed.connect(self.changed)
        fill(self._layout, self._rows)

    def records(self) -> tuple[MoveEffect, ...]:
        """The rows as they are now."""
        return tuple(row.record() for row in self._rows) if self._rows else self._effects

    def show_faults(self, faults: Mapping[str, FieldFault]) -> None:
        """Say at the rows what is to be mended."""
        for number, row in enumerate(self._rows):
            row.show_fault(faults.get(f"effect:{number}"))
