# SPDX-License-Identifier: MIT
"""The picture of a run with the exchange that is pointed at, and the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from coach.domain.practice.roleplay import transcribed
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.layout.filling import empty
from coach.ui.kit.layout.stacked import column_of
from coach.ui.runs.meter_picture import MeterPicture
from coach.ui.runs.run_words import effect_words
from coach.ui.shell.words import signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.services.practice.run_view import RunView
    from coach.ui.shell.shell import Shell


class RunPicture(QWidget):
    """Trust and tension over the lines of a run."""

    def __init__(self, shell: Shell, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = MeterPicture(shell.theme, name, self)
        self._told = Body("", self)
        self._told.setObjectName(f"{name}-told")
        self._table = Disclosure(shell, f"{name}-table", self.tr("The same as a table"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._table.body.addLayout(self._grid)
        self._view: RunView | None = None
        column_of(self, self.picture, self._told, self._table, gap=8)
        self.picture.pointed.connect(self._on_pointed)
        self._table.toggled.connect(self._on_table_toggled)

    def show_run(self, view: RunView, *, part: int | None = None) -> None:
        """Show a run; `part` is the number of the line at which it parts from another."""
        self._view = view
        self.picture.show_steps(view.steps, part=part)
        self._told.setText(self.tr("Point at a line, or go from line to line with the arrow keys."))
        self._told.set_tone("quiet")
        self._table.set_open(False)
        empty(self._grid)

    def _on_pointed(self, at: object) -> None:
        view = self._view
        if view is None or not isinstance(at, int):
            return
        step, name = view.steps[at], view.called
        heard = view.heard_at(at).replace("\n", " ")
        lines = [
            self.tr("Line {number}").format(number=at + 1),
            f"{name}: {heard}",
            self.tr("You: {words}").format(words=transcribed(step.said)),
            *(effect_words(each) for each in step.effects),
        ]
        if not step.effects:
            lines.append(self.tr("Nothing moved {name} here.").format(name=name))
        self._told.set_tone("")
        self._told.setText("\n".join(lines))

    def _on_table_toggled(self, open_: bool) -> None:
        if not open_ or self._view is None or self._grid.count():
            return
        heads = (self.tr("Line"), self.tr("You said"), self.tr("Trust"), self.tr("Tension"))
        self._add_row(0, [Quiet(head, self) for head in heads])
        for row, step in enumerate(self._view.steps, 1):
            before, after = step.before, step.after
            cells = (
                str(row),
                transcribed(step.said),
                f"{after.trust} ({signed(after.trust - before.trust)})",
                f"{after.tension} ({signed(after.tension - before.tension)})",
            )
            self._add_row(row, [Body(cell, self) for cell in cells])
        self._grid.setColumnStretch(1, 1)

    def _add_row(self, row: int, cells: Sequence[QWidget]) -> None:
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, row, column)
            cell.show()
