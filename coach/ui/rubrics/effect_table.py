# SPDX-License-Identifier: MIT
"""What moves a persona, move by move: the rows of each, in the order in which they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.practice.persona import MoveEffect
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.rubrics.condition_field import ConditionField
from coach.ui.rubrics.condition_row import new_row
from coach.ui.rubrics.edit_fields import MOST_CHANGE, FaultLine, MetersField, TextField
from coach.ui.rubrics.entry_list import EntryCard, EntryList
from coach.ui.rubrics.persona_words import change_text, condition_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.domain.practice.moves import Move
    from coach.services.practice.own_faults import FieldFault
    from coach.ui.rubrics.condition_field import ConditionKit


class EffectCard(EntryCard[MoveEffect]):
    """A row: when it counts, by how much it moves them, and the reason that is told."""

    def __init__(self, kit: ConditionKit, name: str, effect: MoveEffect) -> None:
        super().__init__(kit.shell, name)
        self._effect = effect
        always, counts = self.tr("whatever was before"), self.tr("It counts if")
        self.when = ConditionField(kit, f"{name}:if", counts, always, self)
        self.when.show_condition(effect.when)
        self._meters = MetersField(name, "", -MOST_CHANGE, MOST_CHANGE, self)
        self._meters.show_values(effect.trust, effect.tension)
        told = self.tr("What is told afterwards")
        self._because = TextField(f"{name}:because", told, "", self, text=effect.because)
        above = FaultLine(f"{name}:move", self)
        self.body.addWidget(above)
        self.add(self.when, self._meters, self._because)
        self.by_end = {"move": above, "if": self.when, "because": self._because}

    def record(self) -> MoveEffect:
        """The row as it is now."""
        trust, tension = self._meters.values()
        return replace(
            self._effect,
            trust=trust,
            tension=tension,
            because=self._because.text(),
            when=self.when.condition(),
        )


class MoveRows(Disclosure):
    """The rows of one move; their fields are made when they are first looked at."""

    changed = Signal()
    reshaped = Signal()

    def __init__(
        self, kit: ConditionKit, move: Move, effects: tuple[MoveEffect, ...], parent: QWidget
    ) -> None:
        names = kit.moves
        name = f"effect-{move}"
        super().__init__(
            kit.shell, name, names.get(move, move.value), _told(effects, names), parent
        )
        self._kit, self._name, self._move, self._effects = kit, name, move, effects
        self._count = 0
        self._entries: EntryList[MoveEffect] | None = None
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, open_: bool) -> None:
        if open_:
            self.look()

    def look(self) -> None:
        """Make the fields."""
        self.set_open(True)
        if self._entries is not None:
            return
        blank = MoveEffect(self._move, 0, 0, "", new_row())
        words = self.tr("Row {number}"), self.tr("Add a row")
        self._entries = EntryList(
            self._kit.shell, self._name, words, self._card, blank, _before_always
        )
        self._entries.show_records(self._effects)
        self._entries.changed.connect(self.changed)
        self._entries.reshaped.connect(self.reshaped)
        self.body.addWidget(self._entries)
        self._entries.show()
        self.reshaped.emit()

    def _card(self, effect: MoveEffect) -> EffectCard:
        self._count += 1
        card = EffectCard(self._kit, f"{self._name}:{self._count - 1}", effect)
        card.when.reshaped.connect(self.reshaped)
        return card

    def records(self) -> tuple[MoveEffect, ...]:
        """The rows as they are now."""
        return self._effects if self._entries is None else self._entries.records()

    def unread(self) -> list[str]:
        """Of each row the condition that was typed and cannot be read, or an empty text."""
        if self._entries is None:
            return [""] * len(self._effects)
        return [card.when.unread() for card in self._entries.cards if isinstance(card, EffectCard)]

    def show_typed(self, place: int, typed: str) -> None:
        """Show what was typed for the condition of a row and cannot be read."""
        self.look()
        if self._entries is not None and place < len(self._entries.cards):
            card = self._entries.cards[place]
            if isinstance(card, EffectCard):
                card.when.show_condition(card.when.condition(), typed)

    def show_faults(self, faults: Mapping[tuple[int, str], FieldFault]) -> None:
        """Say what is to be mended in it, by the place of the row and the end of the name."""
        if faults:
            self.look()
        if self._entries is not None:
            self._entries.show_faults(
                [
                    each._replace(field=f"{self._name}:{place}:{end}")
                    for (place, end), each in faults.items()
                ]
            )

    def focus_fault(self, place: int, end: str) -> bool:
        """Bring the keys to what is to be mended in it."""
        self.look()
        return self._entries is not None and self._entries.focus_fault(
            f"{self._name}:{place}:{end}"
        )


class EffectTable(QWidget):
    """All rows by their moves; the moves stand there once the table is looked at."""

    changed = Signal()
    reshaped = Signal()

    def __init__(self, kit: ConditionKit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._effects: tuple[MoveEffect, ...] = ()
        self._moves: dict[Move, MoveRows] = {}
        self._layout = column_of(self, gap=0)

    def show_effects(self, effects: tuple[MoveEffect, ...], typed: Mapping[int, str]) -> None:
        """Show these rows, if rows are looked at; by their places what cannot be read."""
        self._effects = effects
        if self._moves or typed:
            self.look(anew=True)
        for place, text in typed.items():
            if place < len(effects):
                move, number = _within(effects, place)
                self._moves[move].show_typed(number, text)

    def look(self, *, anew: bool = False) -> None:
        """Let the moves stand there."""
        if self._moves and not anew:
            return
        self._moves = {
            move: MoveRows(
                self._kit, move, tuple(each for each in self._effects if each.move is move), self
            )
            for move in self._kit.moves
        }
        for rows in self._moves.values():
            rows.changed.connect(self.changed)
            rows.reshaped.connect(self.reshaped)
        fill(self._layout, self._moves.values())
        self.reshaped.emit()

    def records(self) -> tuple[MoveEffect, ...]:
        """The rows as they are now: in their own order as long as nothing is changed."""
        rows = {move: each.records() for move, each in self._moves.items()}
        if all(_of(self._effects, move) == found for move, found in rows.items()):
            return self._effects
        unlisted = tuple(each for each in self._effects if each.move not in rows)
        return (*(each for found in rows.values() for each in found), *unlisted)

    def typed(self) -> tuple[tuple[str, str], ...]:
        """The conditions that cannot be read, by their fields: places are those of `records`."""
        unread = {move: each.unread() for move, each in self._moves.items()}
        records = self.records()
        found = []
        for place, effect in enumerate(records):
            texts = unread.get(effect.move, [])
            _move, number = _within(records, place)
            if number < len(texts) and texts[number]:
                found.append((f"effect:{place}:if", texts[number]))
        return tuple(found)

    def show_faults(self, faults: Sequence[FieldFault]) -> None:
        """Say at the rows what is to be mended; a row that is not seen is opened."""
        records = self.records()
        by_move: dict[Move, dict[tuple[int, str], FieldFault]] = {}
        for each in faults:
            place, end = _place(each.field)
            if 0 <= place < len(records):
                move, number = _within(records, place)
                by_move.setdefault(move, {}).setdefault((number, end), each)
        if by_move:
            self.look()
        for move, rows in self._moves.items():
            rows.show_faults(by_move.get(move, {}))

    def focus_fault(self, field: str) -> bool:
        """Bring the keys to what is to be mended, by its name; whether it is in here."""
        place, end = _place(field)
        records = self.records()
        if not 0 <= place < len(records):
            return False
        self.look()
        move, number = _within(records, place)
        return self._moves[move].focus_fault(number, end)


def _of(effects: Sequence[MoveEffect], move: Move) -> tuple[MoveEffect, ...]:
    return tuple(each for each in effects if each.move is move)


def _within(effects: Sequence[MoveEffect], place: int) -> tuple[Move, int]:
    """The move of a row, and its place among the rows of that move."""
    move = effects[place].move
    return move, sum(each.move is move for each in effects[:place])


def _place(field: str) -> tuple[int, str]:
    """The place and the end of a fault of a row; -1 where it is of something else."""
    kind, _colon, rest = field.partition(":")
    place, _colon, end = rest.partition(":")
    return (int(place), end) if kind == "effect" and place.isdigit() else (-1, "")


def _before_always(effects: Sequence[MoveEffect]) -> int:
    """Where a new row goes: before the one that always counts, below which none does."""
    always = (place for place, each in enumerate(effects) if each.when is None)
    return next(always, len(effects))


def _told(effects: Sequence[MoveEffect], names: Mapping[Move, str]) -> str:
    parts = []
    for each in effects:
        change = change_text(each.trust, each.tension)
        if each.when is None:
            parts.append(change)
        else:
            parts.append(f"{condition_text(each.when, names)}: {change}")
    return "; ".join(parts)
