# SPDX-License-Identifier: MIT
"""Cases that were left in the middle: each is a row that leads to where it goes on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coach.clock import today
from coach.ui.case.verdict_words import until_words
from coach.ui.kit.basic.section import Section
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.shell.stage_route import page_of
from coach.ui.today.kept_rows import KeptRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coach.services.cases.unfinished import UnfinishedCase
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


SHOWN = 3  # cases; of more it is said where they are


class UnfinishedCases(Section):
    """Go on where you were; hidden while nothing was left."""

    chosen = Signal(object, object)  # a page, and the id of a case, where it is about one

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Go on where you were"), parent=parent)
        self._services, self._shell = services, shell
        self.setObjectName("open-ends")
        self.body.setSpacing(0)
        self._rows = KeptRows(self.body)

    def show_ends(self, items: Sequence[tuple[UnfinishedCase, str]]) -> None:
        """Show cases, each with how it is called; the keys stay on the row they are on.

        No more than a few; where there are others, a last row leads to the list of all.
        """
        self.setVisible(bool(items))
        rows = [self._row(end, where) for end, where in items[:SHOWN]]
        if len(items) > SHOWN:
            rows.append(self._more_row())
        self._rows.show_rows(rows)

    def _more_row(self) -> RowButton:
        words = self.tr("More were left in the middle: all cases")
        row = RowButton(self._shell.theme, "more-open-ends", words, "", self)
        row.add_mark(self._shell.icons.icon("notebook-pen", "quiet"))
        row.add_mark(self._shell.icons.icon("arrow-right", "quiet"), end=True)
        row.clicked.connect(partial(self.chosen.emit, "cases", None))
        return row

    def focus_first(self) -> None:
        """Bring the keys to the first row."""
        self._rows.focus_first()

    def _row(self, end: UnfinishedCase, where: str) -> RowButton:
        name = f"go-on:{end.case.id}"
        row = RowButton(self._shell.theme, name, self._words(end), where, self)
        row.shorten_detail()
        icon = "list-checks" if end.verdict is None else "scale"
        if end.verdict is not None and end.case.parked_until is not None:
            icon = "moon"
        row.add_mark(self._shell.icons.icon(icon, "quiet"))
        row.add_mark(self._shell.icons.icon("arrow-right", "quiet"), end=True)
        row.clicked.connect(partial(self.chosen.emit, page_of(end.case.stage), end.case.id))
        return row

    def _words(self, end: UnfinishedCase) -> str:
        """Where it stands, in a few words."""
        if end.verdict is None:
            return self._questions(end)
        definition = self._services.cases.definition(end.case.id)
        said = self.tr("Verdict: {name}").format(name=definition.verdict(end.verdict).name)
        if (until := end.case.parked_until) is not None:
            when = until_words(until, today(self._services.clock))
            return self.tr("{verdict}. Parked until {when}").format(verdict=said, when=when)
        if end.talked:
            return self.tr("{verdict}. No day for the talk yet").format(verdict=said)
        return said

    def _questions(self, end: UnfinishedCase) -> str:
        if not end.answered:
            return self.tr("Questions: none answered yet")
        form = self.tr("Questions: {count} of about {all} answered")
        if end.least == end.most:
            form = self.tr("Questions: {count} of {all} answered")
        return form.format(count=end.answered, all=(end.least + end.most + 1) // 2)
