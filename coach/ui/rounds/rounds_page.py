# SPDX-License-Identifier: MIT
"""The rounds there were, and how the gap between own and others' marks has gone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.clock import as_clock, today
from coach.domain.practice.rounds import Rater
from coach.engine.practice.short_debrief import differing, seen_by_two
from coach.ui.kit.basic.buttons import IconButton, PrimaryButton, QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.dates import short_day
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.page_column import with_foot
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import row_of
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.rounds.marks_picture import GapColumn, GapPicture
from coach.ui.rounds.round_words import named
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page
from coach.ui.shell.shell import Data
from coach.ui.shell.words import first_capital, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.practice.rounds import Round
    from coach.engine.practice.gap import Comparison
    from coach.services.container import Services
    from coach.services.practice.rounds import GapPoint
    from coach.ui.shell.shell import Shell

_MOST_SHOWN = 30
_COLUMNS = 12  # rounds in the picture, the latest


class RoundsPage(Page):
    """A list of rounds; `show_page` may take the id of a person whose gap is meant."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "rounds-page")
        self._names = NameMask(services)
        self._person = ""
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Practice"), "back", icon("arrow-left", "quiet"))
        self._new = PrimaryButton(self.tr("Practise with somebody"), "new-round")
        self._head = PageHead(shell.theme, self.tr("Rounds"), self._new)
        self._empty = EmptyState(
            self.tr("After your first round it stands here, with what each of you saw."),
            self.tr("Choose what to practise"),
            "to-setup",
        )
        self._list, self._over = Section(self.tr("So far")), Section(self.tr("How far you differ"))
        self._who = ChoiceField("gap-person")
        self._whose = FormRow(self.tr("Whose marks"), self._who)
        self._picture = GapPicture(shell.theme)
        self._told = Body("", tone="quiet")
        self._told.setObjectName("gap-over-time")
        self._columns = Columns(shell.theme, shares=(3, 2), narrow=760)
        self._page = ScrollPage(self)
        self._lay_out()
        self._back.clicked.connect(self.leave)
        self._new.clicked.connect(partial(shell.go, "round-setup"))
        self._empty.asked.connect(partial(shell.go, "round-setup"))
        self._who.activated.connect(self._on_person)

    def _lay_out(self) -> None:
        for part in (self._whose, self._picture, self._told):
            self._over.body.addWidget(part)
        self._columns.left.addWidget(self._list)
        self._columns.left.addStretch(1)
        self._columns.right.addWidget(self._over)
        self._columns.right.addStretch(1)
        body = self._page.body
        body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for whole in (self._head, self._empty, self._columns):
            body.addWidget(whole)
        body.addStretch(1)
        with_foot(self, self._page)

    def leave(self) -> None:
        """Go back to practice."""
        self._shell.go("practice")

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show the rounds, with the keys on the latest."""
        self._person = str(arg) if arg else self._person
        self._draw()
        first = next(iter(self._list.findChildren(RowButton)), None)
        (first or (self._empty.button if not self._empty.isHidden() else self._new)).setFocus()
        self._page.to_top()

    def _draw(self) -> None:
        if not self._shell.part(self._columns, self._draw_rounds):
            self._empty.hide()  # it is not known whether there is nothing
            self._new.show()
        set_focus_order(self)

    def _draw_rounds(self) -> None:
        rounds = self._services.rounds.all()
        self._empty.setVisible(not rounds)
        self._new.setVisible(bool(rounds))
        self._columns.setVisible(bool(rounds))
        if rounds:
            self._shell.part(self._list, partial(self._draw_list, rounds))
            self._shell.part(self._over, partial(self._draw_over, rounds))

    def _draw_list(self, rounds: Sequence[Round]) -> None:
        self._list.set_count(str(len(rounds)) if len(rounds) > _MOST_SHOWN else "")
        fill(self._list.body, [self._row(each) for each in rounds[:_MOST_SHOWN]])

    def _row(self, each: Round) -> QWidget:
        of = self._services.rounds.round(each.id)
        day = today(self._services.clock)
        started = of.started.astimezone().date()
        client = of.cards.client.name if of.cards is not None else self.tr("a client")
        who = named(self._services, self._names, of, Rater.REP)
        title = self.tr("{day}: {who} and {client}").format(
            day=short_day(started, day), who=who, client=client
        )
        title, line = first_capital(title), QWidget(self)
        row = RowButton(self._shell.theme, f"round:{of.id}", title, self._state(of), line)
        row.clicked.connect(partial(self._on_round, of))
        away = IconButton(
            self._shell.icons.icon("trash-2", "quiet"),
            self.tr("Delete: {round}").format(round=title),
            f"remove-round:{of.id}",
            line,
        )
        away.clicked.connect(partial(self._on_remove, of.id))
        beside = row_of(line)
        beside.addWidget(row, 1)
        beside.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _state(self, of: Round) -> str:
        practised = self._services.rounds.practised_in(of)
        level = of.cards.client.level if of.cards is not None else ""
        if of.ended is None:
            state = self.tr("left in the middle")
        elif self._services.rounds.waiting_for(of):
            state = self.tr("not all have marked")
        else:
            marks = self._services.rounds.comparison(of)
            state = self._gap_words(marks)
        return " · ".join(filter(None, (practised, level, as_clock(of.seconds), state)))

    def _gap_words(self, marks: Comparison | None) -> str:
        """On how many checks they differ, and what that comes to: sums alone may hide it."""
        if marks is None or marks.gap is None:
            return self.tr("nothing to compare")
        form = self.tr("you differ on {differ} of {all}, in sum {gap}")
        count, all_ = len(differing(marks)), seen_by_two(marks)  # as the debrief counts
        return form.format(differ=count, all=all_, gap=signed(marks.gap))

    def _draw_over(self, rounds: Sequence[Round]) -> None:
        people = self._services.people.with_gone()
        ids = [person.id for person in people]
        if self._person not in ids:
            self._person = _last_person(rounds, ids)
        self._whose.setVisible(bool(people))
        self._who.clear()
        for person in people:
            self._who.addItem(self._names.name(person.name), person.id)
        self._who.setCurrentIndex(max(self._who.findData(self._person), 0))
        points = self._services.rounds.gaps(self._person)[-_COLUMNS:] if self._person else ()
        self._picture.show_columns([self._column(each) for each in points])
        self._picture.setVisible(bool(points))
        self._told.setText(self._told_words(points))

    def _column(self, point: GapPoint) -> GapColumn:
        day = today(self._services.clock)
        when = short_day(point.started.astimezone().date(), day)
        words = self.tr("{day}, {sheet}: differ on {differ} of {all}, {gap} of a hundred").format(
            day=when,
            sheet=point.title,
            differ=point.differ,
            all=point.compared,
            gap=signed(point.points),
        )
        shown = self.tr("{differ} of {all}").format(differ=point.differ, all=point.compared)
        return GapColumn(point.points, shown, when, words)

    def _told_words(self, points: Sequence[GapPoint]) -> str:
        if not points:
            return self.tr(
                "Once a round with a name is marked by both sides, the gap stands here: up where "
                "you marked yourself higher than the others did, down where lower."
            )
        last = points[-1]
        form = self.tr(
            "Last time you differed on {differ} of {all} checks, in sum by {gap} of a hundred. Up "
            "is where you marked yourself higher than the others did. The fewer checks you differ "
            "on, the better you know how you come across."
        )
        gap = signed(round(last.points))
        return form.format(differ=last.differ, all=last.compared, gap=gap)

    # -- what the user does

    def _on_round(self, of: Round) -> None:
        self._shell.go("round" if of.ended is None else "round-debrief", of.id)

    def _on_person(self) -> None:
        self._person = str(self._who.currentData())
        self._draw()

    def _on_remove(self, round_id: str) -> None:
        if self._shell.attempt(partial(self._services.rounds.remove, round_id)):
            self._shell.toast(
                self.tr("The round is in the trash, with what came of it."),
                partial(self._put_back, round_id),
            )
            self._shell.changed(Data.PLAN)  # what was meant to be done after it goes with it
            self.show_page()

    def _put_back(self, round_id: str) -> None:
        if self._shell.attempt(partial(self._services.rounds.put_back, round_id)):
            self._shell.changed(Data.PLAN)
            self.show_page()


def _last_person(rounds: Sequence[Round], ids: Sequence[str]) -> str:
    """Whoever practised last and has a name; else the first in the list."""
    sat = (dict(each.people).get(Rater.REP, "") for each in rounds)
    return next((each for each in sat if each in ids), next(iter(ids), ""))
