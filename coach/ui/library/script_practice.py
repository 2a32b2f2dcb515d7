# SPDX-License-Identifier: MIT
"""How a script can be practised: what is marked in its talk, alone, and with somebody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.shell.practice_routes import RolePlayRoute, RoundRoute

if TYPE_CHECKING:
    from coach.domain.practice.roleplay import RolePlay
    from coach.domain.practice.rubric import Rubric
    from coach.services.practice.practice import TalkPractice
    from coach.ui.shell.shell import Shell


class ScriptPractice(QWidget):
    """The checks of a talk to open, and rows that lead to practice."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("script-practice")
        self._shell = shell
        self._rows = column_of(self, gap=2)

    def show_practice(self, found: TalkPractice) -> None:
        """Show the checks of each kind of talk, then what it can be practised with."""
        rows: list[QWidget] = [self._checks(each) for each in found.rubrics]
        rows += [self._alone(each) for each in found.roleplays]
        if found.roleplays:
            rows.append(self._for_two(found.roleplays[0]))
        fill(self._rows, rows)

    def _checks(self, rubric: Rubric) -> Disclosure:
        form = self.tr("{count} checks: {title}")
        title = form.format(count=len(rubric.checks), title=rubric.title)
        row = Disclosure(self._shell, f"script-rubric:{rubric.id}", title, parent=self)
        row.toggled.connect(partial(self._on_toggled, row, rubric))
        return row

    def _on_toggled(self, row: Disclosure, rubric: Rubric, open_: object) -> None:
        if open_ and not row.body.count():
            parts: list[QWidget] = []
            for check in rubric.checks:
                parts += [Body(check.says, row), Quiet(check.yes, row)]
            fill(row.body, parts)

    def _alone(self, play: RolePlay) -> RowButton:
        title = self.tr("Alone: {title}").format(title=play.title)
        row = self._row(f"script-alone:{play.id}", title, play.aim, "speech")
        row.clicked.connect(partial(self._shell.go, "roleplay", RolePlayRoute(play.id)))
        return row

    def _for_two(self, play: RolePlay) -> RowButton:
        told = self.tr("One of you practises, the other plays the client.")
        row = self._row("script-for-two", self.tr("With somebody"), told, "users")
        route = RoundRoute(roleplay=play.id)
        row.clicked.connect(partial(self._shell.go, "round-setup", route))
        return row

    def _row(self, name: str, title: str, detail: str, icon: str) -> RowButton:
        row = RowButton(self._shell.theme, name, title, detail, self)
        row.add_mark(self._shell.icons.icon(icon, "quiet"), 18)
        row.add_mark(self._shell.icons.icon("chevron-right", "quiet"), 16, end=True)
        return row
