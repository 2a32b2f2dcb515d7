# SPDX-License-Identifier: MIT
"""From a script to its verdicts, and to the open cases that could use it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coach.domain.search import Kind
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.library.script_table import case_words
from coach.ui.shell.found_route import LibraryRoute
from coach.ui.shell.stage_route import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.talk.script import Script
    from coach.services.container import Services
    from coach.services.library.shelf import OpenCase
    from coach.ui.shell.shell import Shell


def verdict_name(services: Services, verdict: str) -> str:
    """How a verdict is called in a word or two; empty for one that the content lacks."""
    names = {each.verdict.value: each.short for each in services.content.verdicts}
    return names.get(verdict, "")


class ScriptLinks(QWidget):
    """Rows to press, one below the other."""

    def __init__(
        self, services: Services, shell: Shell, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._services, self._shell = services, shell
        self._rows = column_of(self, gap=2)

    def show_verdicts(self, script: Script) -> None:
        """The verdicts that a script goes with; each leads to what it means, and its scripts."""
        texts = {each.verdict.value: each for each in self._services.content.verdicts}
        rows = []
        for verdict in script.verdicts:
            text = texts.get(verdict)
            if text is not None:
                row = self._row(f"verdict:{verdict}", text.short, text.name)
                route = LibraryRoute(Kind.VERDICT, verdict)
                row.clicked.connect(partial(self._shell.go, "library", route))
                rows.append(row)
        fill(self._rows, rows)

    def show_cases(self, cases: Iterable[OpenCase]) -> None:
        """Open cases that could use the script; each leads to where it stands."""
        rows: list[QWidget] = [self._case(each) for each in cases]
        if not rows:
            none = Body(self.tr("None of your open cases fits it now."), self)
            none.set_tone("quiet")
            rows.append(none)
        fill(self._rows, rows)

    def _case(self, case: OpenCase) -> QWidget:
        words = case_words(self._services, case)
        row = self._row(f"case:{case.id}", words, verdict_name(self._services, case.verdict))
        row.clicked.connect(partial(self._open, case.id))
        return row

    def _open(self, case_id: str) -> None:
        case = self._shell.guard(lambda: self._services.cases.case(case_id))
        if case is not None:
            self._shell.go(page_of(case.stage), case.id)

    def _row(self, name: str, text: str, detail: str) -> RowButton:
        row = RowButton(self._shell.theme, name, text, detail, self)
        row.add_mark(self._shell.icons.icon("chevron-right", "quiet"), 16, end=True)
        return row
