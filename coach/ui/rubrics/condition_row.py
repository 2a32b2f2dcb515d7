# SPDX-License-Identifier: MIT
"""One of the things that a condition asks: its kind, and what goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.practice.moves import Move
from coach.engine.practice.condition import MOST_TIMES
from coach.ui.kit.basic.buttons import IconButton
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.fields.choice_box import ChoiceBox
from coach.ui.kit.fields.fields import ChoiceField, NumberField
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.stacked import column_of
from coach.ui.rubrics.condition_words import (
    METERS,
    Asks,
    Chosen,
    asks_text,
    chosen_of,
    condition_of,
    range_of,
)
from coach.ui.rubrics.persona_words import condition_text

if TYPE_CHECKING:
    from coach.domain.practice.condition import RunCondition
    from coach.ui.rubrics.condition_words import ConditionWords
    from coach.ui.shell.shell import Shell

_LETTERS, _MOVE = 22, 15  # of the longest kind, and of most moves
_MADE = (Asks.MADE, Asks.NOT_MADE)
_TOLD = (Asks.TOLD, Asks.NOT_TOLD)


class ConditionRow(QWidget):
    """A row to choose in; what is put together of several is shown, and changed as text."""

    changed = Signal()
    removal_asked = Signal()

    def __init__(
        self, shell: Shell, name: str, words: ConditionWords, asked: RunCondition, number: int
    ) -> None:
        super().__init__()
        self._asked, self._words = asked, words
        self._which = self.tr("Condition {number}").format(number=number)
        chosen = chosen_of(asked)
        self._row = FlowRow(self, gap=8)
        self._fields: tuple[QWidget, ...] = ()
        if chosen is None:
            self._row.flow.addWidget(Body(condition_text(asked, words.moves), self))
        else:
            self._make(name, chosen)
        icon = shell.icons.icon("trash-2", "quiet")
        title = self.tr("Take out: {condition}").format(condition=self._which)
        out = IconButton(icon, title, f"{name}:out", self)
        out.clicked.connect(self.removal_asked)
        self._row.flow.addWidget(out)  # beside the fields: a row is as high as its lines
        column_of(self, self._row)

    def _make(self, name: str, chosen: Chosen) -> None:
        only = [each for each in Asks if each not in _TOLD or self._words.facts or chosen.fact]
        self._asks = ChoiceBox(f"{name}:asks", Asks, asks_text, self, only)
        self._asks.setMinimumContentsLength(_LETTERS)
        self._number = NumberField(f"{name}:number", self)
        self._move = ChoiceBox(f"{name}:move", Move, self._called, self)
        self._move.setMinimumContentsLength(_MOVE)
        self._times = NumberField(f"{name}:times", self)
        self._times.setRange(1, MOST_TIMES)
        self._times.setSuffix(self.tr(" times or more"))
        self._fact = ChoiceField(f"{name}:fact", self, shortest=18)
        facts = dict(self._words.facts)
        facts.setdefault(chosen.fact, chosen.fact)
        for fact, sentence in facts.items():
            if fact:
                self._fact.addItem(sentence, fact)
        self._fields = (self._number, self._move, self._times, self._fact)
        for field, words in (
            (self._asks, self.tr("what is asked")),
            (self._number, self.tr("number")),
            (self._move, self.tr("what was done")),
            (self._times, self.tr("how often")),
            (self._fact, self.tr("what was told")),
        ):
            field.setAccessibleName(f"{self._which}: {words}")
            field.ensurePolished()  # else its line is as high as it was before the style
            self._row.flow.addWidget(field)
        self._asks.choose(chosen.asks)
        self._show_fields()
        self._number.setValue(chosen.number)
        self._move.choose(chosen.move or Move.ASK)
        self._times.setValue(chosen.times)
        self._fact.setCurrentIndex(max(self._fact.findData(chosen.fact), 0))
        self._asks.activated.connect(self._on_asks)
        for box in (self._move, self._fact):
            box.activated.connect(self._say)
        for number in (self._number, self._times):
            number.valueChanged.connect(self._say)

    def _called(self, move: Move) -> str:
        return self._words.moves.get(move, move.value)

    def _on_asks(self) -> None:
        self._show_fields()
        self._say()

    def _show_fields(self) -> None:
        asks = self._asks.chosen()
        shown: tuple[QWidget, ...] = ()
        if asks in METERS:
            with QSignalBlocker(self._number):
                self._number.setRange(*range_of(asks))
            shown = (self._number,)
        elif asks in _MADE:
            shown = (self._move, self._times)
        elif asks in _TOLD:
            shown = (self._fact,)
        for field in self._fields:
            field.setVisible(field in shown)

    def _say(self) -> None:
        self.changed.emit()

    def condition(self) -> RunCondition:
        """What is asked, as it was chosen."""
        if not self._fields:
            return self._asked
        return condition_of(
            Chosen(
                self._asks.chosen(),
                self._number.value(),
                self._move.chosen(),
                self._times.value(),
                str(self._fact.currentData() or ""),
            )
        )


def new_row(asks: Asks = Asks.MADE) -> RunCondition:
    """What a new row begins with."""
    return condition_of(Chosen(asks, move=Move.ASK))
