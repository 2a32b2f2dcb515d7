# SPDX-License-Identifier: MIT
"""A condition to be made of plain words, or typed: both say the same at any time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.engine.practice.condition import joined, parts_of, written
from coach.services.practice.own import ConditionFault
from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.focus import focus_first
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.rubrics.condition_row import ConditionRow, new_row
from coach.ui.rubrics.edit_fields import TextField
from coach.ui.rubrics.persona_words import condition_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.domain.practice.condition import RunCondition
    from coach.domain.practice.moves import Move
    from coach.services.practice.own_faults import FieldFault
    from coach.ui.rubrics.condition_words import ConditionWords
    from coach.ui.shell.shell import Shell


_NOTHING = " "  # stands for a condition that is not there and has to be
_PAUSE = 200  # milliseconds after the last key until the rows follow the text


class ConditionKit(NamedTuple):
    """What the fields of conditions have in common."""

    shell: Shell
    moves: Mapping[Move, str]  # how each is called
    words: Callable[[], ConditionWords]  # what they can be about, as of now
    read: Callable[[str], RunCondition | ConditionFault]


class ConditionField(QWidget):
    """Says in a sentence what is asked; opens to choose it, or to type it.

    Args:
        kit: What the fields of conditions have in common.
        name: What its faults are called by: "leaves".
        label: Before the sentence: "They leave when".
        always: The sentence where nothing is asked; empty: something has to be.
    """

    changed = Signal()
    reshaped = Signal()  # there are other fields now

    def __init__(
        self,
        kit: ConditionKit,
        name: str,
        label: str,
        always: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name, self._kit, self._label, self._always = name, kit, label, always
        self._condition: RunCondition | None = None
        self._unread = ""  # what was typed and cannot be read
        self._fault: FieldFault | None = None
        self._rows: list[ConditionRow] = []
        self._rest = QTimer(self, interval=_PAUSE, singleShot=True)
        self._rest.timeout.connect(self._on_typing_rests)
        self._said = Body("", self)
        self._said.setObjectName(f"{name}:said")
        self._inside: QWidget | None = None
        self._open = Disclosure(kit.shell, f"{name}:choose", self.tr("Change the condition"))
        self._open.toggled.connect(self._on_toggled)
        column_of(self, self._said, self._open, gap=2)

    # -- what stands in it

    def show_condition(self, condition: RunCondition | None, typed: str = "") -> None:
        """Show a condition, or what was typed in its place and cannot be read."""
        self._condition, self._unread = condition, typed
        if typed:
            self._open_up()
        self._draw()

    def condition(self) -> RunCondition | None:
        """The condition; of what cannot be read, the one before it."""
        return self._condition

    def unread(self) -> str:
        """What was typed and cannot be read; empty where all can."""
        return self._unread

    def show_fault(self, fault: FieldFault | None) -> None:
        """Say what is to be mended; None: nothing is."""
        self._fault = fault
        if fault is not None:
            self._open_up()
        if self._inside is not None:
            self._text.show_fault(fault)

    # -- what is shown

    def _on_toggled(self, open_: bool) -> None:
        if open_:
            self._open_up()
            focus_first(self._lines)

    def _open_up(self) -> None:
        if not self._open.is_open():
            self._open.set_open(True)
        if self._inside is None:
            self._make()
            self._draw()
            self.reshaped.emit()

    def _make(self) -> None:
        self._inside = QWidget(self)
        self._joins = ChoiceField(f"{self.name}:joins", self._inside, shortest=17)
        self._joins.addItem(self.tr("all of these hold"), False)  # noqa: FBT003 - what it stands for
        self._joins.addItem(self.tr("one of these holds"), True)  # noqa: FBT003
        joined = self.tr("how they go together")
        self._joins.setAccessibleName(f"{self._label}: {joined}")
        self._lines = QWidget(self._inside)
        self._list = column_of(self._lines, gap=6)
        icon = self._kit.shell.icons.icon("plus")
        self._add = SecondaryButton(
            self.tr("Add a condition"), f"{self.name}:add", icon, self._inside
        )
        self._text = TextField(
            self.name,
            self.tr("The same as text"),
            self.tr("As packs have it: trust >= 6 and told decision and not made blame."),
            self._inside,
        )
        layout = column_of(self._inside, gap=6)
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addStretch(1)
        joins = QHBoxLayout()
        joins.addWidget(self._joins)
        joins.addStretch(1)
        layout.addLayout(joins)
        layout.addWidget(self._lines)
        layout.addLayout(foot)
        layout.addWidget(self._text)
        self._open.body.addWidget(self._inside)
        self._inside.show()
        self._add.clicked.connect(self._on_add)
        self._joins.activated.connect(self._on_rows_changed)
        self._text.changed.connect(self._on_typed)

    def _draw(self) -> None:
        """Show the sentence, the rows and the text of what is there now."""
        self._say()
        if self._inside is None:
            return
        self._draw_rows()
        self._write()
        self._text.show_fault(self._fault)

    def _say(self) -> None:
        asked = self._always
        if self._unread.strip():
            asked = self.tr("(it cannot be read yet)")
        elif self._unread:
            asked = self.tr("(nothing yet)")
        elif self._condition is not None:
            asked = condition_text(self._condition, self._kit.moves)
        self._said.setText(f"{self._label} {asked}.")

    def _draw_rows(self) -> None:
        self._rest.stop()
        parts, one = ((), False) if self._condition is None else parts_of(self._condition)
        if self._unread:
            parts = ()
        self._joins.setCurrentIndex(int(one))
        words = self._kit.words()
        self._rows = [
            ConditionRow(self._kit.shell, f"{self.name}:{place}", words, part, place + 1)
            for place, part in enumerate(parts)
        ]
        for row in self._rows:
            row.changed.connect(self._on_rows_changed)
            row.removal_asked.connect(partial(self._on_out, row))
        fill(self._list, self._rows)
        self._lines.setVisible(bool(self._rows))
        self._joins.setVisible(len(self._rows) > 1)
        self._add.setEnabled(not self._unread.strip())  # else what was typed would be gone

    def _write(self) -> None:
        text = (
            self._unread.strip()
            if self._unread
            else ("" if self._condition is None else written(self._condition))
        )
        if " ".join(self._text.text().split()) != text:
            with QSignalBlocker(self._text.edit):
                self._text.show_text(text)

    # -- what the user does

    def _take(self, parts: tuple[RunCondition, ...]) -> None:
        made = joined(parts, one_is_enough=bool(self._joins.currentData()))
        if made is None and not self._always:
            self._unread = _NOTHING
        else:
            self._condition, self._unread = made, ""
        self._say()
        self._write()
        self.changed.emit()

    def _on_rows_changed(self) -> None:
        self._take(tuple(row.condition() for row in self._rows))

    def _on_add(self) -> None:
        self._take((*(row.condition() for row in self._rows), new_row()))
        self._draw_rows()
        self.reshaped.emit()
        focus_first(self._rows[-1])

    def _on_out(self, row: ConditionRow) -> None:
        place = self._rows.index(row)
        before, unread = self._condition, self._unread
        self._take(tuple(each.condition() for each in self._rows if each is not row))
        self._draw_rows()
        self.reshaped.emit()
        back = partial(self._put_back, before, unread)
        self._kit.shell.toast(self.tr("Taken out."), back)
        if self._rows:
            focus_first(self._rows[min(place, len(self._rows) - 1)])
        else:
            self._text.edit.setFocus()

    def _put_back(self, condition: RunCondition | None, unread: str) -> None:
        self.show_condition(condition, unread)
        self.reshaped.emit()
        self.changed.emit()

    def _on_typed(self) -> None:
        text = " ".join(self._text.text().split())
        if not text and self._always:
            self._condition, self._unread = None, ""
        else:
            found = self._kit.read(text)
            if isinstance(found, ConditionFault):
                self._unread = text or _NOTHING
            else:
                self._condition, self._unread = found, ""
        self._say()
        self._rest.start()
        self.changed.emit()

    def _on_typing_rests(self) -> None:
        self._draw_rows()
        self.reshaped.emit()
