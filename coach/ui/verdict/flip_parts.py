# SPDX-License-Identifier: MIT
"""What would change the verdict: other answers, by whom they lie with, and what they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from coach.domain.rules.interview import Changeable
from coach.engine.rules.read_back import lower_first
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.verdict.verdict_parts import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.definition import Definition
    from coach.domain.rules.flips import Flip
    from coach.ui.shell.shell import Shell

_FIRST = 2  # of each group, before the rest is asked for


class Flips(Part):
    """Every smallest set of other answers; first what the user could change."""

    chosen = Signal(object)  # tuple of (question id, option id): the changes to try

    def __init__(
        self,
        definition: Definition,
        shell: Shell,
        flips: Sequence[Flip],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("What would change this"), parent)
        self._definition, self._shell, self._flips = definition, shell, tuple(flips)
        self._group = QButtonGroup(self)
        self._later: list[RowButton] = []
        for kind in Changeable:
            self._add_group(kind)
        more = self.tr("Show {count} more").format(count=len(self._later))
        self._more = QuietButton(more, "more-flips", parent=self)
        self._more.setVisible(bool(self._later))
        self._more.clicked.connect(self._on_more)
        self.body.addWidget(self._more)
        self._group.idClicked.connect(self._on_clicked)

    def _add_group(self, kind: Changeable) -> None:
        numbers = [n for n, flip in enumerate(self._flips) if flip.changeable is kind]
        if not numbers:
            return
        self.body.addSpacing(4)
        self.body.addWidget(Quiet(self._kind_words(kind), self))
        for place, number in enumerate(numbers):
            row = self._row(number)
            self.body.addWidget(row)
            if place >= _FIRST:
                row.hide()
                self._later.append(row)

    def _kind_words(self, kind: Changeable) -> str:
        return {
            Changeable.MINE: self.tr("What you could change"),
            Changeable.THEIRS: self.tr("What lies with them"),
            Changeable.FACT: self.tr("What neither of you can change"),
        }[kind]

    def _row(self, number: int) -> RowButton:
        flip = self._flips[number]
        text = self._sentence(flip)
        row = RowButton(self._shell.theme, f"flip:{number}", text, self._detail(flip), self)
        row.text_label.set_tone("quiet")
        row.add_mark(self._shell.icons.icon("split", "quiet"), 16)
        row.lead_on(self._shell.icons)
        outcome = self._outcome(flip)
        row.add_word(outcome, "strong")
        row.setAccessibleName(f"{text}: {outcome}")
        said = (self._detail(flip), self.tr("Press to try this on a copy."))
        row.setAccessibleDescription(" ".join(part for part in said if part))
        self._group.addButton(row, number)
        return row

    def _sentence(self, flip: Flip) -> str:
        first, *others = (lower_first(change.sentence) for change in flip.changes)
        parts = [self.tr("If you had said that {answer}").format(answer=first)]
        parts += (self.tr("and that {answer}").format(answer=answer) for answer in others)
        return ", ".join(parts)

    def _outcome(self, flip: Flip) -> str:
        if flip.verdict is not None and not flip.opens:
            return self._definition.verdict(flip.verdict).short
        if len(flip.could) == 1:
            name = self._definition.verdict(flip.could[0]).short
            return self.tr("could be: {name}").format(name=name)
        return self.tr("could change")

    def _detail(self, flip: Flip) -> str:
        if not flip.opens:
            return ""
        if len(flip.could) == 1:
            return self.tr("New questions would open.")
        names = ", ".join(self._definition.verdict(each).short for each in flip.could)
        return self.tr("New questions would open. It could be: {names}.").format(names=names)

    def _on_more(self) -> None:
        for row in self._later:
            row.show()
        self._later[0].setFocus()
        self._more.hide()

    def _on_clicked(self, number: int) -> None:
        changes = self._flips[number].changes
        self.chosen.emit(tuple((change.question, change.option) for change in changes))
