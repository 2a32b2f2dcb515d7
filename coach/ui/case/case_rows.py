# SPDX-License-Identifier: MIT
"""A table of cases, and what can be done from it: open, rename, trash, bring back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from coach.clock import today
from coach.domain.case import Case, Stage
from coach.ui.case.second_looks import second_look_words
from coach.ui.case.verdict_words import case_verdicts, until_words
from coach.ui.kit.fields.dates import short_day
from coach.ui.kit.rows.row_model import Row
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.shell import Data
from coach.ui.shell.stage_route import page_of
from coach.ui.shell.text_dialog import TextDialog
from coach.ui.shell.words import next_step, stage_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coach.services.container import Services
    from coach.ui.kit.rows.row_table import RowAction
    from coach.ui.shell.shell import Shell


class CaseRows(QObject):
    """Shows cases in its `table` and carries out what the rows ask for."""

    changed = Signal()  # a case was renamed, trashed or brought back

    def __init__(self, services: Services, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._shell, self._page = services, shell, page
        self._names = NameMask(services)
        self._with_client = True
        self._in_trash = False
        self._renaming = ""
        self.table = RowTable("cases", self.tr("Cases"), shell)
        self.table.opened.connect(self._on_opened)
        self.table.acted.connect(self._on_acted)

    def show_cases(
        self, cases: Sequence[Case | None], *, with_client: bool = True, in_trash: bool = False
    ) -> None:
        """Show these cases; `in_trash` offers to bring them back."""
        self._with_client, self._in_trash = with_client, in_trash
        if in_trash:
            self.table.set_menu({"restore": self.tr("Bring back")})
        else:
            menu = {"rename": self.tr("Rename…"), "delete": self.tr("Move to the trash")}
            self.table.set_menu(menu)
        self.table.show_items(cases, self._row)

    def _row(self, item: object) -> Row:
        if item is None:
            return Row("", self.tr("This case cannot be read."))
        case = cast("Case", item)
        client = self._names.name(case.client_name)
        title = self._names.text(case.title, self._private(case))
        parts = (client, title) if self._with_client else (title or self.tr("A case"),)
        sample = self.tr("sample") if case.sample else ""
        details = (sample, self._look(case), self._verdict(case), self._next(case))
        detail = " · ".join(part for part in details if part)
        trailing = self.tr("bring back") if self._in_trash else stage_text(case.stage)
        return Row(case.id, " · ".join(part for part in parts if part), detail, trailing)

    def _private(self, case: Case) -> tuple[str, ...]:
        """The names that may not be seen now; of a case in the trash only the client's is known."""
        if self._in_trash or not self._names.hidden:
            return (case.client_name,)
        return self._services.talks.private_names(case.id)

    def _verdict(self, case: Case) -> str:
        if case.stage is Stage.UNDERSTAND or self._in_trash:
            return ""
        return case_verdicts(self._services, case)

    def _next(self, case: Case) -> str:
        if case.parked_until is not None and case.stage is not Stage.CLOSED:
            until = until_words(case.parked_until, today(self._services.clock))
            return self.tr("parked until {when}").format(when=until)
        if case.stage is Stage.TALK and case.talk_on is not None:
            day = short_day(case.talk_on, today(self._services.clock))
            when = " ".join(part for part in (day, case.talk_at) if part)
            return self.tr("next: the talk, {when}").format(when=when)
        return "" if self._look_due(case) else next_step(case.stage)

    def _look(self, case: Case) -> str:
        return second_look_words() if self._look_due(case) else ""

    def _look_due(self, case: Case) -> bool:
        return not self._in_trash and self._services.heat.look_due(case)

    def _on_opened(self, case_id: str) -> None:
        if self._in_trash:
            self._restore(case_id)
            return
        case = self._case(case_id)
        if case is not None:
            page = "second-take" if self._look_due(case) else page_of(case.stage)
            self._shell.go(page, case.id)

    def _case(self, case_id: str) -> Case | None:
        return self._shell.guard(partial(self._services.cases.case, case_id))

    def _on_acted(self, act: RowAction) -> None:
        if act.act == "restore":
            self._restore(act.row)
        elif act.act == "rename":
            self._ask_title(act.row)
        elif self._shell.attempt(partial(self._services.cases.trash, act.row)):
            back = partial(self._restore, act.row)
            self._shell.toast(self.tr("The case is in the trash."), back)
            self._tell()

    def _ask_title(self, case_id: str) -> None:
        if (case := self._case(case_id)) is None:
            return
        self._renaming = case_id
        title, label = self.tr("Rename the case"), self.tr("What is it about?")
        dialog = TextDialog(self._shell, self._page, title, label, case.title)
        dialog.given.connect(self._on_title_given)
        dialog.open()

    def _on_title_given(self, title: str) -> None:
        self._shell.attempt(partial(self._services.cases.rename, self._renaming, title))
        self._tell()

    def _restore(self, case_id: str) -> None:
        if self._shell.attempt(partial(self._services.cases.restore, case_id)):
            self._shell.toast(self.tr("Brought back."))
        self._tell()

    def _tell(self) -> None:
        self._shell.changed(Data.PLAN)
        self.changed.emit()
