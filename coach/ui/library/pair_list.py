# SPDX-License-Identifier: MIT
"""Lines that hurt or blur, each beside the one that stands in its place, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.talk.script import ScriptPair
    from coach.ui.shell.shell import Shell

_BESIDE = 560  # pixels, at 100 % text, from which both stand side by side


class MarkedLine(QWidget):
    """Words with a sign before them, level with the first line."""

    def __init__(
        self, shell: Shell, icon: tuple[str, str], text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        name, role = icon
        words = Body(text, self)
        mark = IconMark(shell.theme, shell.icons.icon(name, role), 16, self)
        mark.stand_beside(words)
        row = row_of(self, gap=8)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        row.addStretch(0)


class PairList(QWidget):
    """The pairs of a script, one below the other."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._rows = column_of(self, gap=12)

    def show_pairs(self, pairs: Sequence[ScriptPair]) -> None:
        """Show these pairs."""
        fill(self._rows, [self._pair(pair) for pair in pairs])

    def _pair(self, pair: ScriptPair) -> QWidget:
        card = Card(self, margin=16)
        card.setObjectName("pair")
        columns = Columns(self._shell.theme, card, shares=(1, 1), narrow=_BESIDE)
        columns.left.addWidget(Quiet(self.tr("Not like this"), card))
        columns.left.addWidget(MarkedLine(self._shell, ("x", "conduct"), pair.bad, card))
        columns.left.addStretch(1)
        columns.right.addWidget(Quiet(self.tr("But like this"), card))
        columns.right.addWidget(MarkedLine(self._shell, ("check", "accent"), pair.good, card))
        columns.right.addStretch(1)
        card.body.addWidget(columns)
        differs = Body(self.tr("What differs: {text}").format(text=pair.differs), card)
        differs.set_tone("quiet")
        card.body.addWidget(differs)
        return card
