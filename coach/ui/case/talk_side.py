# SPDX-License-Identifier: MIT
"""Beside the talk: what they may say, and words to leave out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.labels import Body, Quiet, Rule
from coach.ui.kit.disclosure import Disclosure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.domain.talk.talk import Reaction, Wording
    from coach.ui.shell.shell import Shell


class _Rows(QWidget):
    """An intro, and rows below it with lines between."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2, 0, 8, 16)
        self._layout.setSpacing(2)
        self._intro = Body("", self)
        self._intro.set_tone("quiet")
        self._layout.addWidget(self._intro)
        self._layout.addSpacing(6)
        self._rows: list[QWidget] = []

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show other rows."""
        for old in self._rows:
            old.hide()
            self._layout.removeWidget(old)
            old.deleteLater()
        self._rows = []
        for row in rows:
            for widget in (Rule(self), row) if self._rows else (row,):
                self._rows.append(widget)
                self._layout.addWidget(widget)
                widget.show()


class ReactionList(_Rows):
    """Likely reactions; each opens to the reply, what lies beneath, and the trap.

    With `more` each has a button of these words, and `more_asked` says of which it was pressed.
    """

    more_asked = Signal(object)  # the id of the reaction

    def __init__(self, shell: Shell, parent: QWidget | None = None, *, more: str = "") -> None:
        super().__init__(parent)
        self._shell, self._more = shell, more
        self._intro.setText(self.tr("The likeliest first. Have a reply ready, and listen longer."))

    def show_reactions(
        self, reactions: Sequence[Reaction], shown: Callable[[str], str] = str
    ) -> None:
        """Show these reactions; `shown` turns a text into what may be seen."""
        self.show_rows([self._row(reaction, shown) for reaction in reactions])

    def _row(self, reaction: Reaction, shown: Callable[[str], str]) -> QWidget:
        row = Disclosure(self._shell, f"reaction:{reaction.id}", shown(reaction.says), parent=self)
        parts = (
            (self.tr("You say"), reaction.reply, False),
            (self.tr("What lies beneath"), reaction.beneath, True),
            (self.tr("The trap"), reaction.trap, True),
        )
        for label, text, quiet in parts:
            if not text:
                continue
            name = Quiet(label, row)
            body = Body(shown(text), row)
            body.set_tone("quiet" if quiet else "")
            row.body.addWidget(name)
            row.body.addWidget(body)
        if self._more:
            icon = self._shell.icons.icon("library", "quiet")
            more = QuietButton(self._more, f"more:{reaction.id}", icon, row)
            more.clicked.connect(partial(self.more_asked.emit, reaction.id))
            row.body.addWidget(more)
        return row


class AvoidList(_Rows):
    """Words to leave out, with why and what to say instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intro.setText(self.tr("Words that blur the news, or hurt."))

    def show_wording(self, wording: Sequence[Wording]) -> None:
        """Show these words."""
        self.show_rows([self._row(each) for each in wording])

    def _row(self, wording: Wording) -> QWidget:
        row = QWidget(self)
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(2)
        words = Body(" · ".join(f"“{word}”" for word in wording.words), row)
        words.set_strong(True)
        layout.addWidget(words)
        layout.addWidget(Quiet(wording.why, row))
        layout.addWidget(Body(self.tr("Instead: {words}").format(words=wording.instead), row))
        return row
