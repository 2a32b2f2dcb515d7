# SPDX-License-Identifier: MIT
"""The entries of a persona in its editor: sore words and push-backs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.domain.practice.persona import Level, PushBack, Trigger
from coach.ui.kit.fields.fields import NumberField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.rubrics.edit_fields import BoxesField, FaultLine, TextField
from coach.ui.rubrics.entry_list import EntryCard

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        unmoved = FaultLine("trigger-change", self)
        self.body.addWidget(unmoved)
        self.by_end = {"": self._words, "because": self._because, "change": unmoved}

    def record(self) -> Trigger:
        """The words as they are now, in small letters."""
        words = tuple(word.lower() for word in self._words.text().split("\n") if word.strip())
        return Trigger(words, self._because.text(), *self._meters.values())


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
        self.by_end = {"says": self._says, "when": self._when, "levels": self._levels.fault}

    def record(self) -> PushBack:
        """The push-back as it is now."""
        says, when, levels = self._says.text(), self._when.text(), self._levels.chosen()
        return replace(self._push, says=says, when=when, levels=levels)
