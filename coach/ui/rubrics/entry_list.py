# SPDX-License-Identifier: MIT
"""A list of entries in an editor, each with fields of its own: add, move, take out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import IconButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.focus import focus_first
from coach.ui.kit.basic.labels import Heading
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.layout.stacked import column_of
from coach.ui.rubrics.edit_fields import FaultLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from coach.services.practice.own_faults import FieldFault
    from coach.ui.rubrics.condition_field import ConditionField
    from coach.ui.rubrics.edit_fields import BoxesField, MetersField, PickField, TextField
    from coach.ui.shell.shell import Shell

    EntryField = TextField | PickField[Any] | BoxesField[Any] | MetersField | ConditionField

R = TypeVar("R")


class ShowsFault(Protocol):
    """A field that says what is to be mended in it."""

    def show_fault(self, fault: FieldFault | None) -> None:
        """Say it; None: nothing is."""


class EntryCard(Card, Generic[R]):
    """One entry; a subclass adds its fields and says what stands in them."""

    changed = Signal()
    move_asked = Signal(object)  # by how many places
    removal_asked = Signal()

    def __init__(self, shell: Shell, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=14)
        self.setObjectName(name)
        self.body.setSpacing(8)
        self.by_end: dict[str, ShowsFault] = {}  # its fields, by the ends of their faults' names
        self._title = Heading("", self)
        icon = shell.icons.icon
        self._up = IconButton(icon("arrow-up", "quiet"), self.tr("Earlier"), f"{name}:up", self)
        self._down = IconButton(icon("arrow-down", "quiet"), self.tr("Later"), f"{name}:down", self)
        self._out = IconButton(icon("trash-2", "quiet"), self.tr("Take out"), f"{name}:out", self)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addStretch(1)
        for button in (self._up, self._down, self._out):
            head.addWidget(button)
        self.body.addLayout(head)
        self._up.clicked.connect(partial(self.move_asked.emit, -1))
        self._down.clicked.connect(partial(self.move_asked.emit, 1))
        self._out.clicked.connect(self.removal_asked)

    def add(self, *fields: EntryField) -> None:
        """Put fields one below the other; a change of theirs is one of the entry."""
        for field in fields:
            field.changed.connect(self.changed)
            self.body.addWidget(field)

    def place(self, title: str, *, first: bool, last: bool) -> None:
        """Show its number; the first goes no earlier, the last no later."""
        self._title.setText(title)
        self._up.setEnabled(not first)
        self._down.setEnabled(not last)
        for button, words in (
            (self._up, self.tr("Earlier")),
            (self._down, self.tr("Later")),
            (self._out, self.tr("Take out")),
        ):
            button.setAccessibleName(f"{words}: {title}")

    def record(self) -> R:
        """What stands in its fields."""
        raise NotImplementedError

    def show_faults(self, faults: dict[str, FieldFault]) -> None:
        """Say at its fields what is to be mended, by the ends of their names."""
        for end, field in self.by_end.items():
            field.show_fault(faults.get(end))

    def focus_fault(self, end: str) -> bool:
        """Bring the keys to a field, or to the first after the line that says the fault."""
        field = self.by_end.get(end)
        if isinstance(field, QWidget):
            focus_first(self if isinstance(field, FaultLine) else field)
        return field is not None


class EntryList(QWidget, Generic[R]):
    """Cards one below the other, and a button that adds one.

    Args:
        shell: The window.
        name: What its faults are called by: "check".
        words: The form of a card's title, "Check {number}", and what the button says.
        make: Makes a card of a record.
        blank: What a new one begins with.
        where: The place of a new one among those that are there.
    """

    changed = Signal()
    reshaped = Signal()  # there are other cards now, or in another order

    def __init__(
        self,
        shell: Shell,
        name: str,
        words: tuple[str, str],
        make: Callable[[R], EntryCard[R]],
        blank: R,
        where: Callable[[Sequence[R]], int] = len,
    ) -> None:
        super().__init__()
        self.setObjectName(f"{name}-list")
        self._where = where
        self._shell = shell
        self._name, self._form, self._make, self._blank = name, words[0], make, blank
        self.cards: list[EntryCard[R]] = []
        self.fault = FaultLine(f"{name}s", self)
        add = SecondaryButton(words[1], f"add-{name}", shell.icons.icon("plus"), self)
        add.clicked.connect(self._on_add)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(10)
        whole = column_of(self, self.fault, gap=10)
        whole.addLayout(self._layout)
        foot = QHBoxLayout()
        foot.addWidget(add)
        foot.addStretch(1)
        whole.addLayout(foot)

    def records(self) -> tuple[R, ...]:
        """What stands in all cards."""
        return tuple(card.record() for card in self.cards)

    def show_records(self, records: Sequence[R]) -> None:
        """Show these."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        for record in records:
            self._add(record, len(self.cards))
        self._number()

    def put(self, record: R, place: int) -> None:
        """Put one that was taken out back in its place."""
        self._add(record, min(place, len(self.cards)))
        self._number()
        self.changed.emit()

    def show_faults(self, faults: Sequence[FieldFault]) -> None:
        """Say at each card what is to be mended in it."""
        by_card: dict[int, dict[str, FieldFault]] = {}
        for each in faults:
            kind, _colon, rest = each.field.partition(":")
            place, _colon, end = rest.partition(":")
            if kind == self._name and place.isdigit():
                by_card.setdefault(int(place), {}).setdefault(end, each)
        for number, card in enumerate(self.cards):
            card.show_faults(by_card.get(number, {}))
        whole = (each for each in faults if each.field == self.fault.name)
        self.fault.show_fault(next(whole, None))

    def focus_fault(self, field: str) -> bool:
        """Bring the keys to what is to be mended, by its name; whether it is in here."""
        if field == self.fault.name:
            focus_first(self)
            return True
        kind, _colon, rest = field.partition(":")
        place, _colon, end = rest.partition(":")
        if kind != self._name or not place.isdigit() or int(place) >= len(self.cards):
            return False
        return self.cards[int(place)].focus_fault(end)

    def _add(self, record: R, place: int) -> EntryCard[R]:
        card = self._make(record)
        card.changed.connect(self.changed)
        card.move_asked.connect(partial(self._on_move_asked, card))
        card.removal_asked.connect(partial(self._on_removal_asked, card))
        self.cards.insert(place, card)
        self._layout.insertWidget(place, card)
        card.show()
        return card

    def _number(self) -> None:
        last = len(self.cards) - 1
        for place, card in enumerate(self.cards):
            title = self._form.format(number=place + 1)
            card.place(title, first=place == 0, last=place == last)
        self.reshaped.emit()

    def _on_add(self) -> None:
        card = self._add(self._blank, self._where(self.records()))
        self._number()
        field = card.findChild(GrowingEdit)
        if field is not None:
            field.setFocus()
        self.changed.emit()

    def _on_move_asked(self, card: EntryCard[R], step: object) -> None:
        place = self.cards.index(card) + int(str(step))
        if 0 <= place < len(self.cards):
            self.cards.remove(card)
            self.cards.insert(place, card)
            self._layout.removeWidget(card)
            self._layout.insertWidget(place, card)
            self._number()
            self.changed.emit()

    def _on_removal_asked(self, card: EntryCard[R]) -> None:
        place, record = self.cards.index(card), card.record()
        self.cards.remove(card)
        self._layout.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._number()
        if self.cards:
            focus_first(self.cards[min(place, len(self.cards) - 1)])
        back = partial(self.put, record, place)
        self._shell.toast(self.tr("Taken out."), back)
        self.changed.emit()
