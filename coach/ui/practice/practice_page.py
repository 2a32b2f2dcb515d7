# SPDX-License-Identifier: MIT
"""The first page of practice: the ways to practise, and what lies around them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Lead
from coach.ui.kit.basic.section import Section
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.practice.doors import AROUND, WAYS
from coach.ui.shell.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.services.container import Services
    from coach.ui.practice.doors import Door
    from coach.ui.shell.shell import Shell


class PracticePage(Page):
    """The door to practice."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "practice-page")
        self._head = PageHead(shell.theme, self.tr("Practice"))
        self._teach = Lead(
            self.tr(
                "Say the first sentence here, where it costs nothing: to somebody who plays the "
                "client, or alone. Ten minutes are enough."
            )
        )
        self._ways = Section(self.tr("Ways to practise"))
        self._around = Section(self.tr("What you practise with"))
        self._columns = Columns(shell.theme, shares=(3, 2), narrow=760)
        self._page = ScrollPage(self)
        self._lay_out()

    def _lay_out(self) -> None:
        self._columns.left.addWidget(self._ways)
        self._columns.left.addStretch(1)
        self._columns.right.addWidget(self._around)
        self._columns.right.addStretch(1)
        for part in (self._head, self._teach, self._columns):
            self._page.body.addWidget(part)
        self._page.body.addStretch(1)
        fill(self._ways.body, self._rows(WAYS))
        fill(self._around.body, self._rows(AROUND))
        self._around.setVisible(bool(AROUND))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def _rows(self, doors: Iterable[Door]) -> list[RowButton]:
        rows = []
        for door in doors:
            title, detail = (
                QCoreApplication.translate("Doors", str(each)) for each in (door.title, door.detail)
            )
            row = RowButton(self._shell.theme, door.name, title, detail, self)
            row.add_mark(self._shell.icons.icon(door.icon, "quiet"), 18)
            row.add_mark(self._shell.icons.icon("arrow-right", "quiet"), 16, end=True)
            row.clicked.connect(partial(self._shell.go, door.page, door.arg))
            rows.append(row)
        return rows

    def show_page(self, arg: object = None) -> None:  # noqa: ARG002 - every page takes one
        """Show the ways to practise, with the keys on the first."""
        set_focus_order(self)
        self._ways.findChildren(RowButton)[0].setFocus()
        self._page.to_top()
