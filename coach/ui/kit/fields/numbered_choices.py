# SPDX-License-Identifier: MIT
"""A question of a form with numbered cards: a number chooses, Enter goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.labels import Heading
from coach.ui.kit.fields.asking import DIGITS, ENTER
from coach.ui.kit.fields.choice_list import Choice, ChoiceList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from coach.ui.kit.basic.theme import Theme


class NumberedChoices(QWidget):
    """One question.

    `answered` carries the id chosen, `went_on` says that the keys go on from here, `came` that
    they were brought here.
    """

    answered = Signal(object)
    went_on = Signal()
    came = Signal()

    def __init__(
        self, theme: Theme, name: str, question: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heading = Heading(question, self)
        self._list = ChoiceList(theme, name, self)
        self._list.setAccessibleName(question)
        self._list.chosen.connect(self.answered)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self._list)

    def ask(self, question: str) -> None:
        """Put the question in these words."""
        self._heading.setText(question)
        self._list.setAccessibleName(question)

    @property
    def chosen(self) -> str:
        """The id of what was chosen; empty for nothing."""
        return self._list.chosen_id or ""

    def answer(self) -> str:
        """The question with what was chosen, in words; empty for nothing."""
        card = next((each for each in self._list.cards if each.isChecked()), None)
        said = card.accessibleName().partition(". ")[2] if card is not None else ""
        return f"{self._heading.text()} {said}" if said else ""

    def offer(self, choices: Sequence[Choice], chosen: str = "") -> None:
        """Offer these, with one of them chosen or none."""
        self._list.set_choices(choices, chosen or None)

    def take_focus(self) -> None:
        """Bring the keys to what is chosen, else to the first card, so that one sees them."""
        cards = self._list.cards
        card = next((each for each in cards if each.isChecked()), cards[0] if cards else None)
        if card is not None:
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self.came.emit()

    def choose_number(self, number: int) -> None:
        """Choose by number; Enter goes on."""
        self._list.choose_number(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers choose (0 the tenth), Enter goes on from an answer."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in DIGITS and not held:
            self.choose_number(DIGITS[event.key()])
        elif event.key() in ENTER:
            if self.chosen:
                self.went_on.emit()
        else:
            super().keyPressEvent(event)
