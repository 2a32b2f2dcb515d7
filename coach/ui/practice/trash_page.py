# SPDX-License-Identifier: MIT
"""The trash of practice: bring back what is in it, or delete it for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.clock import today
from coach.domain.practice.trash import ThrownKind
from coach.ui.kit.basic.buttons import IconButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.fields.dates import short_day
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of, row_of
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from datetime import datetime

    from coach.domain.practice.trash import Thrown
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class PracticeTrashPage(Page):
    """Runs, rounds, personas, rubrics and assignments that were thrown away."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "practice-trash-page")
        self._names = NameMask(services)
        self._asked: tuple[Thrown, ...] = ()  # to be deleted, once somebody says so again
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Practice"), "back", icon("arrow-left", "quiet"))
        self._head = PageHead(shell.theme, self.tr("The trash of practice"))
        self._told = Body("", tone="quiet")
        self._told.setObjectName("trash-told")
        self._sure = QWidget(self)
        self._question = Body("", self._sure)
        self._question.setObjectName("trash-question")
        self._delete = SecondaryButton(self.tr("Delete for good"), "delete-now")
        self._keep = QuietButton(self.tr("Leave it in the trash"), "keep-in-trash")
        self._all = QuietButton(
            self.tr("Delete all of it for good …"), "empty-trash", icon("trash-2", "quiet")
        )
        self._rows = QWidget(self)
        self._list = QVBoxLayout(self._rows)
        self._page = ScrollPage(self)
        self._lay_out()
        self._back.clicked.connect(self.leave)
        self._delete.clicked.connect(self._on_delete_now)
        self._keep.clicked.connect(self._on_keep)
        self._all.clicked.connect(self._on_all)

    def _lay_out(self) -> None:
        buttons = FlowRow(self._sure, gap=8)
        for button in (self._delete, self._keep):
            buttons.flow.addWidget(button)
        sure = QVBoxLayout(self._sure)
        sure.setContentsMargins(0, 8, 0, 8)
        sure.addWidget(self._question)
        sure.addWidget(buttons)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        foot = QHBoxLayout()
        foot.addWidget(self._all)
        foot.addStretch(1)
        body = self._page.body
        body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._head, self._told, self._sure, self._rows):
            body.addWidget(part)
        body.addLayout(foot)
        body.addStretch(1)
        column_of(self, self._page)

    def leave(self) -> None:
        """Go back to practice."""
        self._shell.go("practice")

    def show_page(self, arg: object = None) -> None:  # noqa: ARG002 - every page takes one
        """Show what is in it, with the keys on the first."""
        self._asked = ()
        self._draw()
        self._page.to_top()

    def _draw(self) -> None:
        self._sure.setVisible(bool(self._asked))
        if not self._shell.part(self._rows, self._draw_rows):
            self._told.setText("")
            self._all.hide()
        set_focus_order(self)
        first = next(iter(self._rows.findChildren(RowButton)), None)
        (self._keep if self._asked else first or self._back).setFocus()

    def _draw_rows(self) -> None:
        found = self._services.practice_trash.all()
        fill(self._list, [self._row(thrown, called) for thrown, called in found])
        self._told.setText(
            self.tr(
                "What is here stays until you bring it back or delete it for good. It counts "
                "nowhere meanwhile."
            )
            if found
            else self.tr("Nothing is in the trash.")
        )
        self._all.setVisible(len(found) > 1 and not self._asked)

    def _row(self, thrown: Thrown, called: str) -> QWidget:
        title, detail = self._words(thrown, called)
        line = QWidget(self)
        row = RowButton(self._shell.theme, f"thrown:{thrown.id}", title, detail, line)
        row.add_mark(self._shell.icons.icon("undo-2", "quiet"), 16, end=True)
        row.clicked.connect(partial(self._on_back, thrown))
        icon = self._shell.icons.icon("trash-2", "quiet")
        name = self.tr("Delete for good: {title}").format(title=title)
        away = IconButton(icon, name, f"delete:{thrown.id}", line)
        away.clicked.connect(partial(self._ask, (thrown,), title))
        layout = row_of(line, gap=4)
        layout.addWidget(row, 1)
        layout.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _words(self, thrown: Thrown, called: str) -> tuple[str, str]:
        if thrown.kind is ThrownKind.ASSIGNMENT:
            called = self._names.name(called)
        named, nameless = {
            ThrownKind.RUN: (
                self.tr("Alone: {called}"),
                self.tr("Practised alone; the role-play is not there any more"),
            ),
            ThrownKind.ROUND: (
                self.tr("A round with {called}"),
                self.tr("A round; its cards cannot be read any more"),
            ),
            ThrownKind.PERSONA: (self.tr("Persona: {called}"), self.tr("A persona without a name")),
            ThrownKind.RUBRIC: (self.tr("Rubric: {called}"), self.tr("A rubric without a title")),
            ThrownKind.ASSIGNMENT: (
                self.tr("Asked of {called}"),
                self.tr("Asked of somebody who is not in the list any more"),
            ),
        }[thrown.kind]
        title = named.format(called=called) if called else nameless
        detail = self.tr("of {day} · in the trash since {thrown} · bring back").format(
            day=self._day(thrown.at), thrown=self._day(thrown.trashed)
        )
        return title, detail

    def _day(self, moment: datetime) -> str:
        return short_day(moment.astimezone().date(), today(self._services.clock))

    # -- what the user does

    def _on_back(self, thrown: Thrown) -> None:
        if self._shell.attempt(partial(self._services.practice_trash.put_back, thrown)):
            self._shell.toast(self.tr("It is back."))
            self._shell.changed(Data.PLAN)  # what was meant to be done after it, too
            self.show_page()

    def _ask(self, thrown: tuple[Thrown, ...], title: str) -> None:
        self._asked = thrown
        self._question.setText(
            self.tr("{title}: delete it for good? Nobody can bring it back then.").format(
                title=title
            )
        )
        self._draw()
        self._page.to_top()

    def _on_all(self) -> None:
        found = tuple(thrown for thrown, _called in self._services.practice_trash.all())
        self._ask(found, self.tr("All {count} of it").format(count=len(found)))

    def _on_keep(self) -> None:
        self.show_page()

    def _on_delete_now(self) -> None:
        if self._shell.attempt(partial(self._services.practice_trash.delete, *self._asked)):
            self._shell.toast(self.tr("It is deleted for good."))
        self.show_page()
