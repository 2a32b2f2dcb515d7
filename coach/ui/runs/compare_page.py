# SPDX-License-Identifier: MIT
"""Two runs of one role-play side by side, from the line at which they part."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from coach.domain.practice.roleplay import transcribed
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body, Heading, Lead, Quiet, Title
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.dates import long_day
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.scroll_page import ScrollPage, scroll_by
from coach.ui.kit.layout.stacked import column_of
from coach.ui.runs.run_picture import RunPicture
from coach.ui.runs.run_words import as_shown, effect_words, result_words
from coach.ui.shell.page import Page
from coach.ui.shell.practice_routes import CompareRoute

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coach.services.container import Services
    from coach.services.practice.run_view import RunView
    from coach.services.practice.runs import Comparison, RunRow
    from coach.ui.shell.shell import Shell


class ComparePage(Page):
    """Two pictures, then line beside line; the other run can be chosen from a list."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "run-compare-page")
        self._route = CompareRoute("")
        self._title, self._lead = Title("", self), Lead("", self)
        back = self.tr("Back to looking back")
        icon = shell.icons.icon("arrow-left", "quiet")
        self._back = QuietButton(back, "to-debrief", icon, self)
        self._other = ChoiceField("other-run", self, shortest=30)
        self._choose = FormRow(self.tr("Beside"), self._other)
        self._empty = EmptyState(
            self.tr(
                "There is no other run of this role-play yet. Go back to one of its lines, say "
                "something else, and see here what it changed."
            ),
            self.tr("Look back at this one"),
            "no-other-run",
            primary=True,
        )
        self._pictures = Columns(shell.theme, shares=(1, 1), narrow=620)
        self._heads = Lead("", self), Lead("", self)
        names = ("meters-first", "meters-second")
        self._shown = tuple(RunPicture(shell, name, self) for name in names)
        self._lines = Section(self.tr("From where they part"))
        self._together = QWidget(self)
        self._page = ScrollPage(self)
        self._lay_out()
        self._back.clicked.connect(self.leave)
        self._empty.asked.connect(self.leave)
        self._other.activated.connect(self._on_other_chosen)

    def _lay_out(self) -> None:
        sides = (self._pictures.left, self._pictures.right)
        for column, head, picture in zip(sides, self._heads, self._shown, strict=True):
            column.addWidget(head)
            column.addWidget(picture)
            column.addStretch(1)
        column_of(self._together, self._choose, self._pictures, self._lines, gap=12)
        for whole in (self._back, self._title, self._lead, self._empty, self._together):
            self._page.body.addWidget(whole)
        self._page.body.addStretch(1)
        column_of(self, self._page)

    def leave(self) -> None:
        """Go back to looking back at the first of them."""
        self._shell.go("run-debrief", self._route.first)

    def show_page(self, arg: object = None) -> None:
        """Show the two runs of a `CompareRoute`; without the second the nearest to the first."""
        if isinstance(arg, CompareRoute):
            self._route = arg
        self._empty.hide()
        if not self._shell.part(self._together, self._draw):
            self._back.setFocus()
        elif self._empty.isHidden():
            self._other.setFocus()
        else:
            self._empty.button.setFocus()
        self._page.to_top()

    def _draw(self) -> None:
        runs = self._services.runs
        if not self._route.first:
            self._route = CompareRoute(runs.latest())
        if not self._route.first:
            self._title.setText(self.tr("Two runs"))
            self._show_empty(empty=True)
            return
        rows = runs.related(self._route.first)
        self._title.setText(runs.view(self._route.first).play.title)
        self._offer(rows)
        second = self._route.second or (rows[0].run.id if rows else "")
        self._show_empty(empty=not second)
        if second:
            self._other.setCurrentIndex(max(self._other.findData(second), 0))
            both = runs.compare(self._route.first, second)
            first, other = (as_shown(self._services, each) for each in (both.first, both.second))
            self._draw_both(replace(both, first=first, second=other))
        set_focus_order(self)

    def _show_empty(self, *, empty: bool) -> None:
        self._empty.setVisible(empty)
        self._together.setVisible(not empty)
        self._lead.setVisible(not empty)

    def _offer(self, rows: tuple[RunRow, ...]) -> None:
        self._other.clear()
        for row in rows:
            began = row.run.started.astimezone()
            one, many = self.tr("{day}, {time}: one line"), self.tr("{day}, {time}: {count} lines")
            words = (one if row.said == 1 else many).format(
                day=long_day(began.date()), time=f"{began:%H:%M}", count=row.said
            )
            self._other.addItem(words, row.run.id)

    def _draw_both(self, both: Comparison) -> None:
        steps = min(len(both.first.steps), len(both.second.steps))
        alike = self.tr("They are the same to the end.")
        parts = self.tr("They part at line {line}.").format(line=both.same + 1)
        one_ends = self.tr("One of them ends after line {line}.").format(line=both.same)
        longest = max(len(both.first.steps), len(both.second.steps))
        if both.same < steps:
            self._lead.setText(parts)
        else:
            self._lead.setText(alike if both.same == longest else one_ends)
        titles = (self.tr("This run"), self.tr("The other run"))
        for view, head, picture, title in zip(
            (both.first, both.second), self._heads, self._shown, titles, strict=True
        ):
            head.setText(f"{title}: {_ended(view)}" if _ended(view) else title)
            picture.show_run(view, part=both.same if both.same < longest else None)
        fill(self._lines.body, [self._exchange(both, at) for at in range(both.same, longest)])
        self._lines.setVisible(both.same < longest)

    def _exchange(self, both: Comparison, at: int) -> QWidget:
        """One line of each beside the other; nothing where one of them has ended."""
        columns = Columns(self._shell.theme, self, shares=(1, 1), narrow=620)
        columns.setObjectName(f"beside:{at}")
        for column, view in ((columns.left, both.first), (columns.right, both.second)):
            for part in self._words_of(view, at):
                column.addWidget(part)
            column.addStretch(1)
        return columns

    def _words_of(self, view: RunView, at: int) -> list[QWidget]:
        if at > len(view.steps):
            return []
        if at == len(view.steps):
            ending = view.ending
            words = self.tr("Not over yet.") if ending is None else f"{ending.title}. {ending.text}"
            return [Heading(self.tr("How it ended"), self), Body(words, self, tone="quiet")]
        step, name = view.steps[at], view.called
        heard = view.heard_at(at).replace("\n", " ")
        said = self.tr("You: {words}").format(words=transcribed(step.said))
        effects = [Quiet(effect_words(each), self) for each in step.effects]
        title = Quiet(self.tr("Line {number}").format(number=at + 1), self)
        return [title, Body(f"{name}: {heard}", self, tone="quiet"), Body(said, self), *effects]

    def _on_other_chosen(self) -> None:
        second = str(self._other.currentData() or "")
        self._route = self._route._replace(second=second)
        self._shell.draw(partial(self._shell.part, self._together, self._draw))
        self._other.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What goes through a page goes through this one."""
        if event.modifiers() or not scroll_by(self._page, event.key()):
            super().keyPressEvent(event)


def _ended(view: RunView) -> str:
    """How a run ended, in a few words; empty while it goes on."""
    return "" if view.ending is None else result_words(view.ending)
