# SPDX-License-Identifier: MIT
"""A line of one's own: typed, taken for a move, and set right before it counts."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.runs.run_words import move_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.practice.hearing import HeardMoves
    from coach.domain.practice.moves import Move, MoveText
    from coach.ui.shell.shell import Shell

_LONGEST = 2000  # characters


class _State(Enum):
    TYPING = auto()
    TAKEN = auto()  # a move was named, and can be set right
    UNCLEAR = auto()  # no move could be named


class OwnLine(QWidget):
    """The field, and what the line was taken for.

    `asked` carries the words, for somebody to name their move with `show_heard`; `said` says that
    they count as they stand; `choosing` that another move is to be chosen.
    """

    asked = Signal(object)  # str
    said = Signal()
    choosing = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = _State.TYPING
        self.moves: tuple[Move, ...] = ()
        self._perhaps: tuple[Move, ...] = ()  # what it is asked about
        self._is_sure = True  # of what it was heard for, or chosen for
        self._label = Quiet(self.tr("Or in your own words, as you would say it"), self)
        self._edit = GrowingEdit("own-line", self, moves_on=False)
        self._edit.setAccessibleName(self._label.text())
        self._edit.setPlaceholderText(self.tr("Type a line. Enter says it."))
        self._edit.set_most(_LONGEST)
        self._card = Card(self, tone="soft", margin=14)
        self._card.setObjectName("taken-as")
        self._taken, self._why = Body("", self._card), Quiet("", self._card)
        self._taken.set_strong(True)
        self._taken.setObjectName("taken-move")
        icon = shell.icons.icon
        self._say = PrimaryButton(self.tr("Say it"), "say-line", icon("speech", "on_accent"))
        self._meant = SecondaryButton(self.tr("Yes, I meant that"), "meant-move")
        self._other = SecondaryButton("", "other-move")
        self._back = QuietButton(self.tr("Change the words"), "change-words")
        self._lay_out()
        self._edit.entered.connect(self._on_entered)
        self._edit.textChanged.connect(self._on_text_changed)
        self._say.clicked.connect(self.said)
        self._meant.clicked.connect(self._on_meant)
        self._other.clicked.connect(self.choosing)
        self._back.clicked.connect(self.take_focus)
        self.clear()

    def _lay_out(self) -> None:
        row = FlowRow(self._card, gap=10)
        for button in (self._say, self._meant, self._other, self._back):
            row.flow.addWidget(button)
        for part in (self._taken, self._why, row):
            self._card.body.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(6)
        for field in (self._label, self._edit, self._card):
            layout.addWidget(field)

    @property
    def words(self) -> str:
        """What is typed."""
        return self._edit.text()

    @property
    def is_taken(self) -> bool:
        """Whether it is asked whether the line was taken rightly."""
        return self._state is not _State.TYPING

    def clear(self) -> None:
        """Have nothing typed."""
        self._edit.setPlainText("")
        self._show_state(_State.TYPING)

    def take_focus(self) -> None:
        """Bring the keys to the field."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_hint(self) -> bool:
        """Go from what the line was taken for back to its words; whether there was anything."""
        if self._state is _State.TYPING:
            return False
        self._show_state(_State.TYPING)
        self.take_focus()
        return True

    def begin(self, text: str) -> None:
        """Bring the keys to the field, and type what was typed already."""
        self.take_focus()
        self._edit.insertPlainText(text)

    def show_heard(self, heard: HeardMoves, told: Sequence[MoveText]) -> None:
        """Say which moves the line was taken for and why, or that no move can be named."""
        self._is_sure = heard.sure
        why = self._because(heard)
        perhaps = move_names(heard.perhaps, told)
        if heard.moves:
            if heard.perhaps:
                also = self.tr("Perhaps it does this, too: {moves}. You can set it right.")
                why = f"{why} {also.format(moves=perhaps)}"
            names = move_names(heard.moves, told)
            unsure = self.tr("Taken as: {moves}, but I am not sure")
            form = self.tr("Taken as: {moves}") if heard.sure else unsure
            self.show_taken(heard.moves, form.format(moves=names), why)
            return
        self.moves, self._perhaps = (), heard.perhaps
        cannot = self.tr("I cannot tell what this line does.")
        asks = self.tr("I cannot tell what this line does. Did you mean this: {moves}?")
        self._taken.setText(asks.format(moves=perhaps) if perhaps and heard.perhaps else cannot)
        say = self.tr("Say it as it is, and they go on. Or choose the move that you meant.")
        self._why.setText(f"{why} {say}".strip())
        self._show_state(_State.UNCLEAR)
        self._say.setFocus()

    def _because(self, heard: HeardMoves) -> str:
        if heard.like:
            like = heard.like.strip("“”")
            return self.tr("It says nearly the same as “{line}”").format(line=like)
        if not heard.why:
            return ""
        quoted = ", ".join(f"“{each.strip('“”')}”" for each in dict.fromkeys(heard.why))
        return self.tr("I go by: {words}").format(words=quoted)

    def tell_end(self, *, is_decided: bool) -> None:
        """Say that the line ends the talk; ask, where it is not sure or the decision not said."""
        note = self.tr("Saying it ends the talk here.")
        if not is_decided or not self._is_sure:
            self._taken.setText(self.tr("End the talk here?"))
        if not is_decided:
            unsaid = self.tr("You have not said yet what you came to say.")
            note = f"{unsaid} {note}"
        self._why.setText(f"{self._why.text()} {note}".strip())
        self._show_state(self._state)

    def _on_meant(self) -> None:
        self.moves = self._perhaps
        self.said.emit()

    def show_chosen(self, moves: Sequence[Move], taken: str) -> None:
        """Show what somebody chose that it is taken for."""
        self._is_sure = True
        self.show_taken(moves, taken, self.tr("You chose it."))

    def show_taken(self, moves: Sequence[Move], taken: str, why: str) -> None:
        """Show what it is taken for now, with the keys on saying it."""
        self.moves, self._perhaps = tuple(moves), ()
        self._taken.setText(taken)
        self._why.setText(why)
        self._show_state(_State.TAKEN)
        self._say.setFocus()

    def _show_state(self, state: _State) -> None:
        self._state = state
        self._card.setVisible(state is not _State.TYPING)
        self._meant.setVisible(state is _State.UNCLEAR and bool(self._perhaps))
        self._why.setVisible(bool(self._why.text()))
        another, which = self.tr("It was another move"), self.tr("Choose the move")
        self._other.set_text(another if state is _State.TAKEN else which)
        if state is not _State.TYPING:
            said = f"{self._taken.text()}. {self._why.text()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _on_entered(self) -> None:
        if self.words:
            self.asked.emit(self.words)

    def _on_text_changed(self) -> None:
        if self._state is not _State.TYPING:
            self._show_state(_State.TYPING)
