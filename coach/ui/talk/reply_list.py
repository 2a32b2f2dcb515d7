# SPDX-License-Identifier: MIT
"""What they may say: the likeliest first, and the others when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.labels import Body, Rule
from coach.ui.talk.reaction_card import ReactionCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.ui.talk.lines.line_text import LineContext
    from coach.ui.talk.reaction_card import ReactionText


class ReplyList(QWidget):
    """Likely reactions, the likeliest first; the others are shown when they are asked for."""

    reshaped = Signal()  # something that takes the keys came or went

    def __init__(self, context: LineContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._cards: dict[str, ReactionCard] = {}
        self._shape: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self._known: tuple[Sequence[ReactionText], Sequence[ReactionText]] = ((), ())
        intro = self.tr("The likeliest first. Have a reply ready, and listen longer.")
        self._first, self._rest = QVBoxLayout(), QVBoxLayout()
        self._more = QuietButton("", "all-reactions", parent=self)
        self._more.setProperty("small", "true")
        self._more.clicked.connect(self._on_more_clicked)
        self._others = QWidget(self)
        self._others.setLayout(self._rest)
        self._others.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 0, 8, 16)
        layout.setSpacing(2)
        layout.addWidget(Body(intro, self, tone="quiet"))
        layout.addSpacing(6)
        layout.addLayout(self._first)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._others)
        for column in (self._first, self._rest):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)

    def show_reactions(self, first: Sequence[ReactionText], rest: Sequence[ReactionText]) -> None:
        """Show the likeliest, and have the others at hand; what stays is not made anew."""
        self._known = first, rest
        if self._others.isHidden():  # they are made when they are asked for first
            rest = [each for each in rest if each.id in self._cards]
        for each in (*first, *rest):
            if each.id in self._cards:
                self._cards[each.id].show_reaction(each)
            else:
                card = self._cards[each.id] = ReactionCard(each, self._context, self)
                card.reshaped.connect(self.reshaped)
        shape = tuple(each.id for each in first), tuple(each.id for each in rest)
        if shape == self._shape:
            self._say_more()
            return
        self._shape = shape
        for gone in set(self._cards) - {*shape[0], *shape[1]}:
            card = self._cards.pop(gone)
            self._context.shell.set_aside.emit(card)
            card.hide()
            card.deleteLater()
        self._place(self._first, shape[0])
        self._place(self._rest, shape[1])
        self._say_more()
        self.reshaped.emit()

    def finish(self, *, close: bool = False) -> None:
        """Keep what is being typed; with `close` the editors go too: another talk follows."""
        for card in list(self._cards.values()):
            card.finish(close=close)

    def _place(self, column: QVBoxLayout, ids: Sequence[str]) -> None:
        """Put cards into a column, with lines between them."""
        while (item := column.takeAt(0)) is not None:
            if isinstance(line := item.widget(), Rule):
                line.hide()
                line.deleteLater()
        for number, each in enumerate(ids):
            if number or column is self._rest:
                column.addWidget(Rule(self))
            column.addWidget(self._cards[each])
            self._cards[each].show()

    def _say_more(self) -> None:
        shown = not self._others.isHidden()
        fewer = self.tr("Show the likeliest only")
        first, rest = self._known
        more = self.tr("Show all {count}").format(count=len(first) + len(rest))
        self._more.set_text(fewer if shown else more)
        self._more.setVisible(bool(rest))

    def _on_more_clicked(self) -> None:
        self._others.setVisible(self._others.isHidden())
        self.show_reactions(*self._known)
        self.reshaped.emit()
