# SPDX-License-Identifier: MIT
"""Lines of a talk that cannot be shown as they are, each as plain text in a field to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.services.case.text import LONGEST
from coach.ui.kit.basic.buttons import QuietButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.fields.typed import settle
from coach.ui.kit.layout.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence


class MendText(NamedTuple):
    """What is offered of one line."""

    key: int | str  # the entry of the journal, or the id of the line
    place: str  # where it stands in the talk; empty where that is not known
    words: str  # its words; empty where there are none
    length: int = 0  # characters of the whole, where `words` is only its beginning


class MendCard(Card):
    """The words of one line, and what can be done with them."""

    mended = Signal(object, object)  # the key, and the words to keep
    returned = Signal(object)  # the key: the coach's words are to stand

    def __init__(self, line: MendText, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="soft", margin=14)
        self.setObjectName(f"mend-line:{line.key}")
        self.body.setSpacing(6)
        self._line = line
        head = self.tr("One of your changes cannot be read")
        if line.words:
            head = self.tr("One of your lines cannot be shown as it was kept")
        if line.place:
            self.body.addWidget(Quiet(line.place, self))
        title = Body(head, self)
        title.set_strong(True)
        self.body.addWidget(title)
        self.body.addWidget(Quiet(self._says(), self))
        self.field = GrowingEdit(f"mend:{line.key}", self, moves_on=False)
        self.field.setAccessibleName(self.tr("The words of this line"))
        self.field.setPlainText(line.words)
        self.field.set_most(LONGEST)
        self.field.setVisible(bool(line.words))
        self.body.addWidget(self.field)
        keep = SecondaryButton(self.tr("Save these words"), f"mend-keep:{line.key}", parent=self)
        keep.setVisible(bool(line.words))
        words = self.tr("Use the coach’s words") if line.words else self.tr("Let it go")
        back = QuietButton(words, f"mend-back:{line.key}", parent=self)
        keep.clicked.connect(self._on_keep_clicked)
        back.clicked.connect(self._on_back_clicked)
        row = QWidget(self)
        flow = FlowLayout(row)
        for button in (keep, back):
            flow.addWidget(button)
        self.body.addWidget(row)

    def _says(self) -> str:
        if not self._line.words:
            return self.tr("The talk is shown without it. What was kept stays in your data file.")
        says = self.tr(
            "These are its words. Mend them and save, or let the coach’s words stand. What was "
            "kept stays in your data file either way."
        )
        if self._line.length:
            only = self.tr("Only the beginning is here: it has {count:,} characters.")
            return " ".join((only.format(count=self._line.length), says))
        return says

    def finish(self) -> None:
        """Keep words that were changed and not saved yet."""
        if self.field.text() not in ("", " ".join(self._line.words.split())):
            self._on_keep_clicked()

    def _on_keep_clicked(self) -> None:
        self.mended.emit(self._line.key, self.field.text())

    def _on_back_clicked(self) -> None:
        self.returned.emit(self._line.key)


class MendLines(QWidget):
    """A card for each; hidden where there are none, which is nearly always."""

    mended = Signal(object, object)
    returned = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mend-lines")
        self._lines: tuple[MendText, ...] = ()
        self._cards: dict[MendText, MendCard] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(4, 4, 4, 12)
        self._rows.setSpacing(8)
        self.hide()

    def show_lines(self, lines: Sequence[MendText]) -> bool:
        """Show these; whether they are others than before. What is typed in one that stays, stays.

        Args:
            lines: What waits to be mended.
        """
        if tuple(lines) == self._lines:
            return False
        self._lines = tuple(lines)
        cards = {line: self._cards.get(line) or self._card(line) for line in lines}
        for line in set(self._cards) - set(cards):
            gone = self._cards[line]
            settle(gone.field)
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._cards = cards
        for card in cards.values():
            self._rows.addWidget(card)  # one that is there already moves to its place
            card.show()
        self.setVisible(bool(cards))
        return True

    def _card(self, line: MendText) -> MendCard:
        card = MendCard(line, self)
        card.mended.connect(self.mended)
        card.returned.connect(self.returned)
        return card

    def finish(self) -> None:
        """Keep what is being typed."""
        for card in self.findChildren(MendCard):
            if card.isVisibleTo(self):
                card.finish()
