# SPDX-License-Identifier: MIT
"""All cases: where each stands and what comes next; and those in the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.ui.case.case_rows import CaseRows
from coach.ui.case.new_case_dialog import NewCaseDialog
from coach.ui.case.samples import add_samples
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.list_page import ListFrame, SearchField
from coach.ui.shell.page import Page
from coach.ui.shell.shell import ADD

if TYPE_CHECKING:
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class CasesPage(Page):
    """The list of cases, the latest change first."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "cases-page")
        self._in_trash = False
        icon = shell.icons.icon("plus", "on_accent")
        self._new = PrimaryButton(self.tr("New case"), "new-case", icon)
        self._trash = QuietButton("", "cases-trash", shell.icons.icon("trash-2", "quiet"))
        self._head = PageHead(shell.theme, "", self._new)
        self._search = SearchField("cases-search", self.tr("Find a case"), shell)
        self._rows = CaseRows(services, shell, self)
        self._empty = EmptyState(
            self.tr(
                "A case is one problem with one client: from the first question to what was "
                "promised after the talk. You can leave it at any point and go on another day."
            ),
            self.tr("Begin the first case"),
            "first-case",
            example=self.tr("For example: “Halden Tools, late payments”."),
            primary=True,
        )
        self._frame = ListFrame(
            self._head, self._search, self._rows.table, self._empty, (self._trash,)
        )
        column_of(self, self._frame)
        self._connect()

    def _connect(self) -> None:
        self._new.clicked.connect(self._on_new)
        self._empty.asked.connect(self._on_new)
        self._empty.offer(self.tr("Or look at samples first"), "add-samples")
        self._empty.asked_other.connect(self._on_samples_asked)
        self._trash.clicked.connect(self._on_trash_clicked)
        self._search.textChanged.connect(self._refresh)
        self._rows.changed.connect(self._refresh)

    def show_page(self, arg: object = None) -> None:
        """Show the cases as they are stored now; the keys go to the one `arg`; `ADD` adds."""
        self._in_trash = False
        self._refresh()
        if arg == ADD:
            self._on_new()
        elif arg is not None:
            self._rows.table.choose(str(arg))
        (self._rows.table if self._rows.table.count() else self._empty.button).setFocus()

    def _refresh(self) -> None:
        if not self._shell.part(self._rows.table, self._draw):
            self._frame.show_missing()

    def _draw(self) -> None:
        service = self._services.cases
        stored = service.has_any(trashed=self._in_trash)
        found = service.listed(self._search.text(), trashed=self._in_trash)
        self._head.set_title(self.tr("Cases in the trash") if self._in_trash else self.tr("Cases"))
        self._trash.set_text(self.tr("Back to the cases") if self._in_trash else self.tr("Trash"))
        self._new.setVisible(stored and not self._in_trash)
        self._rows.show_cases(found, in_trash=self._in_trash)
        self._trash.setVisible(self._in_trash or service.has_any(trashed=True))
        unread = self._services.unread.of("case_file")
        self._frame.show_state(empty=not stored and not self._in_trash, unread=unread)

    def _on_new(self) -> None:
        NewCaseDialog(self._services, self._shell, self).open()

    def _on_samples_asked(self) -> None:
        add_samples(self._services, self._shell)
        self.show_page()

    def _on_trash_clicked(self) -> None:
        self._in_trash = not self._in_trash
        self._refresh()
