# SPDX-License-Identifier: MIT
"""The role-plays to practise alone, those that fit a case first, and the runs of before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.ui.kit.basic.buttons import IconButton, PrimaryButton, QuietButton
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body, Lead
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.dates import short_day
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage, scroll_by
from coach.ui.kit.layout.stacked import column_of, row_of
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page
from coach.ui.shell.practice_routes import RolePlayRoute
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from coach.domain.practice.roleplay import RolePlay
    from coach.services.container import Services
    from coach.services.practice.runs import RunRow
    from coach.ui.shell.shell import Shell

_RUNS = 30  # of before that are shown


class RolePlaysPage(Page):
    """Role-plays on the left, runs on the right; `show_page` may take the id of a case."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "roleplays-page")
        self._case_id = ""
        self._first: RolePlay | None = None
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Back"), "back", icon("arrow-left", "quiet"), self)
        now = self.tr("Practise now")
        self._now = PrimaryButton(now, "practise-now", icon("arrow-right", "on_accent"), self)
        self._head = PageHead(shell.theme, self.tr("Practise alone"), self._now)
        self._lead = Lead("", self)
        self._plays = Section(self.tr("Role-plays"))
        self._runs = Section(self.tr("What you practised"))
        self._columns = Columns(shell.theme, shares=(1, 1), narrow=700)
        self._page = ScrollPage(self)
        self._lay_out()
        self._back.clicked.connect(self.leave)
        self._now.clicked.connect(self._on_now)

    def _lay_out(self) -> None:
        self._columns.left.addWidget(self._plays)
        self._columns.left.addStretch(1)
        self._columns.right.addWidget(self._runs)
        self._columns.right.addStretch(1)
        for part in (self._back, self._head, self._lead, self._columns):
            self._page.body.addWidget(part)
        self._page.body.addStretch(1)
        column_of(self, self._page)

    def leave(self) -> None:
        """Go back to the case, or to Practice."""
        self._shell.go(*(("rehearse", self._case_id) if self._case_id else ("practice",)))

    def show_page(self, arg: object = None) -> None:
        """Show the role-plays; for the case with the id `arg` those that fit its talk first."""
        self._case_id = "" if arg is None else str(arg)
        self._draw()
        self._now.setFocus()
        self._page.to_top()

    def _draw(self) -> None:
        self._now.setEnabled(False)
        self._shell.part(self._plays, self._draw_plays)
        self._shell.part(self._runs, self._draw_runs)
        set_focus_order(self)

    def _draw_plays(self) -> None:
        practice = self._services.practice
        fit, every = practice.fit(self._case_id), practice.roleplays()
        first = fit.roleplays
        rest = tuple(play for play in every if play not in first)
        rows = [self._play_row(play) for play in (*first, *rest)]
        self._first = next(iter((*first, *rest)), None)
        self._now.setEnabled(self._first is not None)
        of_case = bool(self._case_id and fit.verdict is not None and first)
        self._lead.setText(
            self.tr("The first ones fit the talk of your case. The client answers by rule: the "
                    "same words, the same answer.")
            if of_case
            else self.tr("You speak, the client answers by rule: the same words, the same answer. "
                         "Nothing leaves this computer.")
        )  # fmt: skip
        none = self.tr("No pack that is in use has a role-play.")
        fill(self._plays.body, rows or [Body(none, self, tone="quiet")])

    def _play_row(self, play: RolePlay) -> RowButton:
        called = self._services.practice.called(play)
        detail = self.tr("{title}  ·  {aim}").format(title=play.title, aim=play.aim)
        row = RowButton(self._shell.theme, f"roleplay:{play.id}", called, detail, self)
        row.lead_on(self._shell.icons)
        row.clicked.connect(partial(self._on_play, play.id))
        return row

    def _draw_runs(self) -> None:
        rows = [row for row in self._services.runs.all() if row.said and row.play is not None]
        self._runs.set_count(str(len(rows)) if rows else "")
        people = {each.id: each.name for each in self._services.people.with_gone()}
        names = NameMask(self._services)
        shown = [
            self._run_row(row, names.name(people.get(row.run.person, ""))) for row in rows[:_RUNS]
        ]
        none = self.tr("What you say is kept line by line, and can be gone on with from here.")
        fill(self._runs.body, shown or [Body(none, self, tone="quiet")])

    def _run_row(self, row: RunRow, person: str) -> QWidget:
        run, play = row.run, row.play
        title = "" if play is None else self._services.practice.called(play)
        day = short_day(run.started.astimezone().date(), self._shell.today())
        over, left = self.tr("over"), self.tr("in the middle")
        lines = self.tr("one line") if row.said == 1 else self.tr("{count} lines")
        how = over if run.ended is not None else left
        detail = "  ·  ".join(filter(None, (day, lines.format(count=row.said), how, person)))
        place = QWidget(self)
        open_ = RowButton(self._shell.theme, f"run:{run.id}", title, detail, place)
        open_.clicked.connect(partial(self._on_run, row))
        gone = IconButton(
            self._shell.icons.icon("trash-2", "quiet"),
            self.tr("Delete: {title}, {detail}").format(title=title, detail=detail),
            f"delete-run:{run.id}",
            place,
        )
        gone.clicked.connect(partial(self._on_delete, run.id))
        layout = row_of(place, gap=4)
        layout.addWidget(open_, 1)
        layout.addWidget(gone, 0, Qt.AlignmentFlag.AlignTop)
        return place

    # -- what the user does

    def _on_now(self) -> None:
        if self._first is not None:
            self._on_play(self._first.id)

    def _on_play(self, roleplay: str) -> None:
        self._shell.go("roleplay", RolePlayRoute(roleplay, self._case_id))

    def _on_run(self, row: RunRow) -> None:
        """Look back at a run that is over; go on with one that is not."""
        if row.run.ended is not None:
            self._shell.go("run-debrief", row.run.id)
        else:
            self._shell.go("roleplay", RolePlayRoute(row.run.roleplay, run_id=row.run.id))

    def _on_delete(self, run_id: str) -> None:
        if self._shell.attempt(partial(self._services.runs.remove, run_id)):
            self._shell.toast(
                self.tr("It is in the trash, with what came of it."),
                partial(self._put_back, run_id),
            )
            self._shell.changed(Data.PLAN)  # what was meant to be done after it goes with it
            self._draw_again()

    def _put_back(self, run_id: str) -> None:
        if self._shell.attempt(partial(self._services.runs.put_back, run_id)):
            self._shell.changed(Data.PLAN)
            self._draw_again()

    def _draw_again(self) -> None:
        self._shell.part(self._runs, self._draw_runs)
        set_focus_order(self)
        rows: Sequence[RowButton] = self._runs.findChildren(RowButton)
        shown = [row for row in rows if row.isVisibleTo(self)]
        (shown[0] if shown else self._now).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What goes through a page goes through this one."""
        if event.modifiers() or not scroll_by(self._page, event.key()):
            super().keyPressEvent(event)
