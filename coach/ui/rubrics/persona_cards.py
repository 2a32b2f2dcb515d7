# SPDX-License-Identifier: MIT
"""The entries of a persona in its editor: sore words and push-backs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.practice.persona import Level, PushBack, Trigger
from coach.ui.rubrics.edit_fields import MOST_CHANGE, BoxesField, FaultLine, MetersField, TextField
from coach.ui.rubrics.entry_list import EntryCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.ui.shell.shell import Shell


class TriggerCard(EntryCard[Trigger]):
    """Words that they hear badly, what they do, and why."""

    def __init__(self, shell: Shell, trigger: Trigger) -> None:
        super().__init__(shell, f"trigger:{' '.join(trigger.words)}")
        self._words = TextField(
            "trigger-words",
            self.tr("Words"),
            self.tr("As they are said, one to a line: nothing personal."),
            self,
            text="\n".join(trigger.words),
            lines=True,
        )
        self._because = TextField(
            "trigger-because", self.tr("Why it hurts"), "", self, text=trigger.because
        )
        self._meters = MetersField("trigger", "", -MOST_CHANGE, MOST_CHANGE, self)
        self._meters.show_values(trigger.trust, trigger.tension)
        self.add(self._words, self._because, self._meters)
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
        self._says = TextField("pushback-says", self.tr("They say"), "", self, text=push.says)
        example = self.tr("As soon as the decision is out.")
        self._when = TextField("pushback-when", self.tr("When"), example, self, text=push.when)
        choices = [(level, level.value, f"{level.value} {name}") for level, name in levels]
        self._levels: BoxesField[Level] = BoxesField(
            f"pushback-levels:{push.id}", self.tr("At the levels"), choices, self
        )
        self._levels.choose(push.levels)
        self.add(self._says, self._when, self._levels)
        self.by_end = {"says": self._says, "when": self._when, "levels": self._levels.fault}

    def record(self) -> PushBack:
        """The push-back as it is now."""
        says, when, levels = self._says.text(), self._when.text(), self._levels.chosen()
        return replace(self._push, says=says, when=when, levels=levels)
