# SPDX-License-Identifier: MIT
"""The first page of practice: go on, what is asked, the ways to practise, and what lies around."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.clock import today
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import focus_first, set_focus_order
from coach.ui.kit.basic.labels import Body, Lead, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.dates import short_day
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.page_head import HeadRow, PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of, stack
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.practice.asked_actions import AskedActions
from coach.ui.practice.asked_list import AskedList
from coach.ui.practice.doors import AROUND, WAYS
from coach.ui.shell.discreet import NameMask, names_around
from coach.ui.shell.page import Page
from coach.ui.shell.practice_routes import RolePlayRoute, RoundRoute

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from coach.services.container import Services
    from coach.services.practice.runs import RunRow
    from coach.services.practice.start import Left, Proposal
    from coach.ui.practice.doors import Door
    from coach.ui.shell.shell import Shell


_MOST_MEANT = 5  # commitments that are shown
_MOST_GIVEN = 12  # things that others were asked for: one each of a dozen people


class PracticePage(Page):
    """The door to practice."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "practice-page")
        icon = shell.icons.icon
        self._names = NameMask(services)
        self._proposed: Proposal | None = None
        self._actions = AskedActions(services, shell, self)
        two, alone = self.tr("With somebody: 10 min"), self.tr("Alone")
        self._two = PrimaryButton(two, "practise-two", icon("users", "on_accent"))
        self._alone = SecondaryButton(alone, "practise-alone", icon("speech"))
        self._now = QuietButton(self.tr("Begin it"), "practise-now", icon("arrow-right", "quiet"))
        self._head = PageHead(shell.theme, self.tr("Practice"), self._two, self._alone)
        self._told = Lead("")
        self._told.setObjectName("practise-next")
        self._next = HeadRow(shell.theme, self._told, self._now)
        self._empty = self._make_empty(two)
        self._left = Section(self.tr("Go on"))
        self._meant = Section(self.tr("What you mean to do"))
        self._ask = QuietButton(self.tr("Ask somebody …"), "ask-somebody", icon("plus", "quiet"))
        self._asked = Section(self.tr("Asked of you"), self._ask)
        self._rows = AskedList(services, shell, "asked-of-me", self)
        self._given = Section(self.tr("Asked of others"))
        self._given_rows = AskedList(services, shell, "asked-of-others", self)
        self._more_given = Quiet("")
        self._nothing_asked = Body(
            self.tr("Nothing is asked of you. Whoever coaches others can ask for something here."),
            tone="quiet",
        )
        self._ways = Section(self.tr("Ways to practise"))
        self._around = Section(self.tr("Around it"))
        self._columns = Columns(shell.theme, shares=(3, 2), narrow=760)
        self._page = ScrollPage(self)
        self._lay_out()
        self._connect()

    def _make_empty(self, two: str) -> EmptyState:
        empty = EmptyState(
            self.tr(
                "Say the first sentence here, where it costs nothing: to somebody who plays the "
                "client, or alone. Ten minutes are enough."
            ),
            two,
            "first-practice",
            example=self.tr(
                "For example: Ruth has put the kettle on. “Come in. What’s the folder for?” What "
                "do you say first?"
            ),
            primary=True,
        )
        empty.offer(self.tr("Or practise alone"), "first-alone")
        return empty

    def _lay_out(self) -> None:
        stack(self._asked.body, self._nothing_asked, self._rows)
        stack(self._given.body, self._given_rows, self._more_given)
        fill(self._ways.body, self._doors(WAYS))
        fill(self._around.body, self._doors(AROUND))
        stack(self._columns.left, self._left, self._meant, self._asked, self._given, self._ways)
        self._columns.left.addStretch(1)
        stack(self._columns.right, self._around)
        self._columns.right.addStretch(1)
        stack(self._page.body, self._head, self._next, self._empty, self._columns)
        self._page.body.addStretch(1)
        column_of(self, self._page)

    def _connect(self) -> None:
        self._now.clicked.connect(self._on_now)
        for asked in (self._two.clicked, self._empty.asked):
            asked.connect(partial(self._shell.go, "round-setup"))
        for asked in (self._alone.clicked, self._empty.asked_other):
            asked.connect(partial(self._shell.go, "roleplays"))
        self._ask.clicked.connect(partial(self._actions.ask, ""))
        for rows in (self._rows, self._given_rows):
            self._actions.listen(rows)
        self._actions.done.connect(self._refresh)

    def _doors(self, doors: Iterable[Door]) -> list[RowButton]:
        rows = []
        for door in doors:
            row = self._row(door.name, *door.words(), door.icon)
            row.clicked.connect(partial(self._shell.go, door.page, door.arg))
            rows.append(row)
        return rows

    def _row(self, name: str, title: str, detail: str, icon: str) -> RowButton:
        row = RowButton(self._shell.theme, name, title, detail, self)
        row.lead_on(self._shell.icons, icon)
        return row

    # -- what is shown

    def show_page(self, arg: object = None) -> None:  # noqa: ARG002 - every page takes one
        """Show what there is to practise, with the keys on what comes first."""
        self._refresh()
        if not self._empty.isHidden():
            self._empty.button.setFocus()
        elif self._two.isHidden():
            focus_first(self._columns)
        else:
            self._two.setFocus()
        self._page.to_top()

    def _refresh(self) -> None:
        self._shell.draw(self._draw)

    def _draw(self) -> None:
        part = self._shell.part
        part(self._next, self._draw_next)
        part(self._left, self._draw_left)
        part(self._meant, self._draw_meant)
        part(self._asked, self._draw_asked)
        part(self._given, self._draw_given)
        set_focus_order(self)

    def _draw_next(self) -> None:
        start = self._services.practice_start
        first = start.is_first()
        there = start.alone() is not None
        self._proposed = None if first else start.proposal()
        self._empty.setVisible(there and first)
        for door in (self._two, self._alone):
            door.setVisible(there and not first)
        self._next.setVisible(self._proposed is not None)
        if self._proposed is not None:
            form = self.tr("As last time, with somebody: “{title}”, {name} ({level}).")
            if self._proposed.is_alone:
                form = self.tr("Next, alone: “{title}”, with {name} ({level}).")
            self._told.setText(
                form.format(
                    title=self._services.practice.practised(self._proposed.play.verdict),
                    name=self._proposed.persona.name,
                    level=self._proposed.level.name.lower(),
                )
            )

    def _draw_left(self) -> None:
        left = self._services.practice_start.left()
        fill(self._left.body, [*self._round_rows(left), *map(self._run_row, left.runs)])
        self._left.setVisible(bool(left))

    def _round_rows(self, left: Left) -> list[RowButton]:
        of = left.round or left.debrief
        if of is None:
            return []
        name = left.client or self.tr("a client")
        form, page = self.tr("The round with {name}"), "round"
        if left.round is None:
            form, page = self.tr("The debrief of the round with {name}"), "round-debrief"
        row = self._row(f"go-on-{page}", form.format(name=name), self._when(of.started), "users")
        row.clicked.connect(partial(self._shell.go, page, of.id))
        return [row]

    def _run_row(self, row: RunRow) -> RowButton:
        said = self.tr("1 line said") if row.said == 1 else self.tr("{count} lines said")
        detail = f"{said.format(count=row.said)} · {self._when(row.run.started)}"
        title = self._services.practice.called(row.play) if row.play is not None else ""
        made = self._row(f"go-on:{row.run.id}", title, detail, "theater")
        made.clicked.connect(
            partial(self._shell.go, "roleplay", RolePlayRoute(row.run.roleplay, run_id=row.run.id))
        )
        return made

    def _when(self, moment: datetime) -> str:
        day = short_day(moment.astimezone().date(), today(self._services.clock))
        return self.tr("begun {day}").format(day=day)

    def _draw_meant(self) -> None:
        """What practice came to, on whatever day; what has come up stands on Today, too."""
        found, day = self._services.commitments.open(), today(self._services.clock)
        rows: list[QWidget] = []
        for each in found[:_MOST_MEANT]:
            private = names_around(self._services, each.owner, each.reminder)
            text, place = (self._names.text(said, private) for said in (each.text, each.place))
            when = ", ".join(filter(None, (short_day(each.due, day), place)))
            rows += [Body(text), Quiet(when)]
        if len(found) > _MOST_MEANT:
            more = self.tr("{count} more are on later days.")
            rows.append(Quiet(more.format(count=len(found) - _MOST_MEANT)))
        fill(self._meant.body, rows)
        self._meant.setVisible(bool(rows))

    def _draw_asked(self) -> None:
        assignments = self._services.assignments
        mine, known = assignments.mine(), bool(assignments.me())
        self._asked.set_title(self.tr("Asked of you") if known else self.tr("Asked"))
        self._rows.show_asked(mine, today(self._services.clock), whose=not known)
        self._nothing_asked.setVisible(not mine)

    def _draw_given(self) -> None:
        given = self._services.assignments.given()
        shown, more = given[:_MOST_GIVEN], len(given) - _MOST_GIVEN
        self._given_rows.show_asked(shown, today(self._services.clock), whose=True, by_whom=False)
        form = self.tr("{count} more: open a name in the list of people.")
        self._more_given.setText(form.format(count=more))
        self._more_given.setVisible(more > 0)
        self._given.setVisible(bool(given))

    def _on_now(self) -> None:
        if self._proposed is None:
            return
        if self._proposed.is_alone:
            self._shell.go("roleplay", RolePlayRoute(self._proposed.play.id))
        else:
            route = RoundRoute(roleplay=self._proposed.play.id, persona=self._proposed.persona.id)
            self._shell.go("round-setup", route)
